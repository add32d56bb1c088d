"""Parts of the names of speakers and sources are found by an index of their three-letter pieces."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models
from django.db.models.functions import Concat, Upper

import articles.models.articles.search

LINE = models.Value("\n")
# PostgreSQL's own function depends on how a type is written, so that an index may not use it.
JOINED = r"""
    CREATE FUNCTION articles_joined(parts text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT array_to_string(parts, E'\n') $$
"""


def names_index(name: str, *fields: models.Expression) -> models.Index:
    lines = [part for field in fields for part in (field, LINE)]
    names = Upper(Concat(*lines, output_field=models.TextField()))
    operators = django.contrib.postgres.indexes.OpClass(names, name="gin_trgm_ops")
    return django.contrib.postgres.indexes.GinIndex(operators, name=name)


class Migration(migrations.Migration):
    dependencies = [("articles", "0048_list_indexes")]

    operations = [
        TrigramExtension(),
        migrations.RunSQL(JOINED, "DROP FUNCTION articles_joined(text[])"),
        migrations.AddIndex(
            model_name="source",
            index=names_index(
                "source_names",
                *(models.F(name) for name in ("title", "person", "issuer", "url")),
            ),
        ),
        migrations.AddIndex(
            model_name="speaker",
            index=names_index(
                "speaker_names",
                models.F("name"),
                models.F("role"),
                articles.models.articles.search.Joined("aliases"),
            ),
        ),
    ]
