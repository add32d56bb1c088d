"""Claims of the same substance are found by keys; fact-checks of others come in as ClaimReview.

Claims that are there get their keys when a worker indexes them again.
"""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from articles.models.operations import CreateModels
from django.db import migrations, models

FORMER = import_module("articles.migrations.0051_search_index").STORE
STORE_KEYS = """
            IF item -> 'keys' IS NOT NULL THEN
                DELETE FROM articles_claimkey WHERE claim_id = (item ->> 'claim')::bigint;
                INSERT INTO articles_claimkey (key, claim_id)
                    SELECT value::bigint, (item ->> 'claim')::bigint
                    FROM json_array_elements_text(item -> 'keys');
            END IF;
        END LOOP;
"""
CREATE, REPLACE = "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
STORE = FORMER.replace("        END LOOP;\n", STORE_KEYS.lstrip("\n"))
INDEX_CLAIMS_AGAIN = """
    DELETE FROM articles_searchpart p USING articles_searchdocument d
        WHERE p.document_id = d.id AND d.kind = 'claim';
    DELETE FROM articles_searchdocument WHERE kind = 'claim';
"""


def owner(to: str) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=to
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0053_claim_lists")]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name="FactCheck",
                fields=[
                    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                    ("claim", models.TextField(verbose_name="claim")),
                    ("claimant", models.CharField(blank=True, max_length=300, verbose_name="claimant")),
                    ("rating", models.CharField(help_text="In the publisher's words.", max_length=300, verbose_name="rating")),
                    ("publisher", models.CharField(max_length=300, verbose_name="publisher")),
                    ("url", models.TextField(verbose_name="address")),
                    ("reviewed_on", models.DateField(blank=True, null=True, verbose_name="date")),
                    ("digest", models.CharField(help_text="SHA-256 of its address and its claim.", max_length=64, unique=True)),
                    ("created_at", models.DateTimeField(auto_now_add=True)),
                    ("added_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="fact_checks", to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    "ordering": ["-reviewed_on", "-pk"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=~models.Q(claim="") & ~models.Q(rating="") & ~models.Q(publisher="") & ~models.Q(url=""),
                            name="fact_check_is_complete",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(url="") | models.Q(url__iregex=r"^https?://[^/\s]"),
                            name="fact_check_address_of_the_web",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ClaimKey",
                fields=[
                    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                    ("key", models.BigIntegerField()),
                    ("claim", owner("articles.claim")),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("key", "claim"), name="claim_key_once")],
                },
            ),
            migrations.CreateModel(
                name="FactCheckKey",
                fields=[
                    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                    ("key", models.BigIntegerField()),
                    ("fact_check", owner("articles.factcheck")),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("key", "fact_check"), name="fact_check_key_once")],
                },
            ),
        ]),
        migrations.RunSQL(
            STORE.replace(CREATE, REPLACE), FORMER.replace(CREATE, REPLACE)
        ),
        migrations.RunSQL(INDEX_CLAIMS_AGAIN, migrations.RunSQL.noop),
    ]
