"""Claims of one substance share a number, by which contradicting verdicts are listed.

Claims that are there get it when a worker indexes them again.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

KEYS = import_module("articles.migrations.0054_substance_keys")
FORMER = KEYS.STORE.replace(KEYS.CREATE, KEYS.REPLACE)
STORE_DIGEST = """
            DELETE FROM articles_claimsubstance
                WHERE item ->> 'kind' = 'claim' AND claim_id = (item ->> 'claim')::bigint;
            IF item ->> 'digest' IS NOT NULL THEN
                INSERT INTO articles_claimsubstance (claim_id, digest)
                    VALUES ((item ->> 'claim')::bigint, (item ->> 'digest')::bigint);
            END IF;
        END LOOP;
"""
STORE = FORMER.replace("        END LOOP;\n", STORE_DIGEST.lstrip("\n"))


class Migration(migrations.Migration):
    dependencies = [("articles", "0060_notifications")]

    operations = [
        migrations.CreateModel(
            name="ClaimSubstance",
            fields=[
                ("claim", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="substance", serialize=False, to="articles.claim")),
                ("digest", models.BigIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["digest"], name="claim_substance_digest")],
            },
        ),
        migrations.RunSQL(STORE, FORMER),
        migrations.RunSQL(KEYS.INDEX_CLAIMS_AGAIN, migrations.RunSQL.noop),
    ]
