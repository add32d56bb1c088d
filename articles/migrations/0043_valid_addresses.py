"""The checks of addresses hold for former rows too, if none of them breaks one."""

import articles.models.operations
from django.db import migrations, models

# A former row with another kind of address, such as `ftp://`, may be in a table whose rows nobody
# changes. Then its check stays NOT VALID: it holds for every new row, and the upgrade goes on.
# Validating takes a lock under which others read and write.
VALIDATE = """
    DO $$
    DECLARE
        unchecked record;
    BEGIN
        FOR unchecked IN
            SELECT c.conname, c.conrelid::regclass AS source FROM pg_constraint c
            WHERE c.contype = 'c' AND NOT c.convalidated
                AND c.connamespace = current_schema()::regnamespace
                AND c.conname LIKE '%address_of_the_web'
            ORDER BY c.conname
        LOOP
            BEGIN
                EXECUTE format(
                    'ALTER TABLE %s VALIDATE CONSTRAINT %I', unchecked.source, unchecked.conname
                );
            EXCEPTION WHEN check_violation THEN
                RAISE NOTICE '% stays unchecked for former rows of %',
                    unchecked.conname, unchecked.source;
            END;
        END LOOP;
    END;
    $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0042_second_factors'),
    ]

    operations = [
        articles.models.operations.Batch(
            operations=[migrations.RemoveIndex(
                model_name='claimcarryover',
                name='carry_over_to_confirm',
            ), migrations.AddIndex(
                model_name='claimcarryover',
                index=models.Index(condition=models.Q(('needs_look', True)), fields=['revision'], name='carry_over_to_confirm'),
            )],
        ),
        migrations.RunSQL(VALIDATE, migrations.RunSQL.noop),
    ]
