"""What the search finds, with its words and their positions: made by the app, in any locale.

Existing texts are indexed by `manage.py index_search`, or by a worker within the hour.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.contrib.postgres.search import SearchVector
from articles.models.operations import Batch, CreateModels
from django.db import migrations, models
from django.db.models.functions import Left

# Takes documents as JSON, each with its parts, and replaces what is stored of them.
STORE = """
    CREATE FUNCTION articles_store_words(documents json) RETURNS integer
    LANGUAGE plpgsql AS $$
    DECLARE
        item json;
        stored bigint;
    BEGIN
        FOR item IN SELECT value FROM json_array_elements(documents) LOOP
            INSERT INTO articles_searchdocument
                (kind, row_id, article_id, claim_id, source_id, dated)
            VALUES (
                item ->> 'kind', (item ->> 'row')::bigint, (item ->> 'article')::bigint,
                (item ->> 'claim')::bigint, (item ->> 'source')::bigint,
                (item ->> 'dated')::timestamptz
            )
            ON CONFLICT (kind, row_id) DO UPDATE SET dated = EXCLUDED.dated
            RETURNING id INTO stored;
            DELETE FROM articles_searchpart
                WHERE document_id = stored AND (number = 0 OR item ->> 'only' IS NULL);
            INSERT INTO articles_searchpart (document_id, number, is_split, start, marks, words)
            SELECT stored, part.number, part.is_split, part.start,
                ARRAY(SELECT json_array_elements_text(part.marks)::integer), part.words::tsvector
            FROM json_to_recordset(item -> 'parts') AS part(
                number integer, is_split boolean, start integer, marks json, words text
            );
            -- The words of the title are behind those of the first part of the text, with weight A.
            IF item ->> 'title' IS NOT NULL THEN
                UPDATE articles_searchpart
                    SET words = ts_filter(words, '{d}') || (item ->> 'title')::tsvector
                    WHERE document_id = stored AND number = 1;
            END IF;
        END LOOP;
        RETURN json_array_length(documents);
    END $$
"""


def former_index(field: str, name: str) -> models.Index:
    words = SearchVector(Left(field, 100_000), config="simple")
    return django.contrib.postgres.indexes.GinIndex(words, name=name)


def cascade(to: str) -> models.ForeignKey:
    return models.ForeignKey(
        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to=to
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0050_theme")]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name="SearchDocument",
                fields=[
                    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                    ("kind", models.CharField(choices=[("article", "articles"), ("claim", "claims"), ("explanation", "explanations"), ("comment", "comments"), ("source", "sources")], max_length=15)),
                    ("row_id", models.BigIntegerField(help_text="Id of the row with the text; for an explanation, that of its claim.")),
                    ("dated", models.DateTimeField(help_text="When its text was written.")),
                    ("article", cascade("articles.article")),
                    ("claim", cascade("articles.claim")),
                    ("source", cascade("articles.source")),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("kind", "row_id"), name="search_document_once"),
                        models.CheckConstraint(
                            condition=models.Q(kind="source", source__isnull=False, article__isnull=True)
                            | models.Q(
                                kind__in=["article", "claim", "explanation", "comment"],
                                source__isnull=True,
                                article__isnull=False,
                            ),
                            name="search_document_of_article_or_source",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="SearchPart",
                fields=[
                    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                    ("number", models.PositiveIntegerField()),
                    ("is_split", models.BooleanField(help_text="Does its text have other parts?")),
                    ("start", models.PositiveIntegerField(help_text="Code point of the text where it begins.")),
                    ("marks", django.contrib.postgres.fields.ArrayField(base_field=models.PositiveIntegerField(), help_text="Code points where every 32nd word begins.", size=None)),
                    ("words", django.contrib.postgres.search.SearchVectorField()),
                    ("document", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="articles.searchdocument")),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("document", "number"), name="search_part_number_unique")
                    ],
                    "indexes": [
                        django.contrib.postgres.indexes.GinIndex(fields=["words"], gin_pending_list_limit=256, name="search_part_words"),
                        django.contrib.postgres.indexes.GinIndex(condition=models.Q(is_split=True), fields=["words"], name="search_part_split_words"),
                    ],
                },
            ),
        ]),
        migrations.RunSQL(STORE, "DROP FUNCTION articles_store_words(json)"),
        Batch([
            migrations.RemoveIndex("article", "article_words"),
            migrations.RemoveIndex("claim", "claim_words"),
        ]),
    ]
