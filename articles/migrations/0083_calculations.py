"""Calculations as evidence, and what their cells say in later captures."""

import django.db.models.deletion
import django.db.models.manager
import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0082_error_reports'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        Batch([
            migrations.CreateModel(
                name='Calculation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('kind', models.CharField(choices=[('sum', 'sum'), ('difference', 'difference'), ('share', 'share in per cent'), ('change', 'change in per cent'), ('points', 'change in percentage points'), ('ratio', 'times as many'), ('average', 'average'), ('per head', 'per head'), ('conversion', 'conversion by a rate')], max_length=12, verbose_name='kind')),
                    ('fact_start', models.PositiveIntegerField(help_text="Start of the fact in the claim's text, in code points.")),
                    ('fact_end', models.PositiveIntegerField()),
                    ('fact_kind', models.CharField(choices=[('number', 'number'), ('percentage', 'percentage'), ('money', 'money'), ('date', 'date'), ('period', 'period'), ('name', 'name'), ('superlative', 'superlative'), ('comparison', 'comparison'), ('negation', 'negation'), ('quantifier', 'quantifier')], max_length=15)),
                    ('words', models.TextField(help_text='The exact text of the fact.')),
                    ('operands', models.JSONField(help_text='The figures in order, as `Operand` names their parts.')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(blank=True, help_text='When it was last changed or removed.', null=True)),
                    ('is_withdrawn', models.BooleanField(default=False, editable=False)),
                    ('calculated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calculations', to=settings.AUTH_USER_MODEL)),
                    ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calculations', to='articles.claim')),
                ],
                options={
                    'ordering': ['pk'],
                },
                managers=[
                    ('every', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='CalculationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('kind', models.CharField(choices=[('sum', 'sum'), ('difference', 'difference'), ('share', 'share in per cent'), ('change', 'change in per cent'), ('points', 'change in percentage points'), ('ratio', 'times as many'), ('average', 'average'), ('per head', 'per head'), ('conversion', 'conversion by a rate')], max_length=12, verbose_name='kind')),
                    ('fact_start', models.PositiveIntegerField(help_text="Start of the fact in the claim's text, in code points.")),
                    ('fact_end', models.PositiveIntegerField()),
                    ('fact_kind', models.CharField(choices=[('number', 'number'), ('percentage', 'percentage'), ('money', 'money'), ('date', 'date'), ('period', 'period'), ('name', 'name'), ('superlative', 'superlative'), ('comparison', 'comparison'), ('negation', 'negation'), ('quantifier', 'quantifier')], max_length=15)),
                    ('words', models.TextField(help_text='The exact text of the fact.')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(blank=True, help_text='When it was last changed or removed.', null=True)),
                    ('is_withdrawn', models.BooleanField(default=False, editable=False)),
                    ('calculated_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('claim', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.claim')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.calculation')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CellReading',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('table', models.PositiveIntegerField()),
                    ('row', models.PositiveIntegerField()),
                    ('column', models.PositiveIntegerField()),
                    ('is_there', models.BooleanField()),
                    ('text', models.TextField(blank=True, help_text='Its characters.', verbose_name='text')),
                    ('start', models.PositiveIntegerField(default=0, help_text="In the capture's text, in code points.")),
                    ('value', models.TextField(blank=True, help_text='The figure that was read; the characters if they are none.')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('capture', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='read_cells', to='articles.capture')),
                    ('picked_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='picked_cells', to='articles.capture')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
        ]),
        Batch([
            migrations.AddConstraint(
                model_name='calculation',
                constraint=models.CheckConstraint(condition=models.Q(('fact_end__gt', models.F('fact_start'))), name='calculation_fact_is_a_span'),
            ),
            migrations.AddConstraint(
                model_name='calculation',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='calculation_has_words'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='calculation',
                trigger=pgtrigger.compiler.Trigger(name='of_figures_of_its_claim', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            \n            IF (\n    jsonb_array_length(NEW.operands) BETWEEN 2 AND 20\n    AND (NEW.kind IN ('sum', 'average') OR jsonb_array_length(NEW.operands) = 2)\n    AND NOT EXISTS (\n        SELECT FROM jsonb_array_elements(NEW.operands) figure\n        LEFT JOIN articles_citation t ON t.id = (figure ->> 'citation')::bigint\n        LEFT JOIN articles_capture seen ON seen.id = (figure ->> 'capture')::bigint\n        WHERE figure ->> 'text' = ''\n            OR (figure ->> 'scale')::bigint NOT IN (1, 1000, 1000000, 1000000000)\n            OR figure ->> 'citation' IS NOT NULL AND t.claim_id IS DISTINCT FROM NEW.claim_id\n            OR figure ->> 'capture' IS NOT NULL AND seen.source_id IS DISTINCT FROM t.source_id\n    )) IS NOT TRUE THEN\n                RAISE EXCEPTION 'the figures of a calculation must be as many as its kind needs, each with characters, and from sources that its claim cites' USING ERRCODE = 'check_violation', CONSTRAINT = 'calculation_figures';\n            END IF;\n            RETURN NEW;\n        ", hash='d699d92b02b6851f09ff7e9509c844e5d25ec7a5', operation='INSERT OR UPDATE OF "operands", "kind", "claim_id"', pgid='pgtrigger_of_figures_of_its_claim_5f187', table='articles_calculation', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='calculation',
                trigger=pgtrigger.compiler.Trigger(name='seen_as_citation', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF current_setting(\'factcheck.new_text\', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = \'DELETE\' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, "end", user_id, transaction)\n        SELECT \'citation\', r.article_id, c.id, c.start, c."end",\n            (NULLIF(current_setting(\'pghistory.context_metadata\', true), \'\')::jsonb\n                ->> \'user\')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = OLD.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, "end", user_id, transaction)\n        SELECT \'citation\', r.article_id, c.id, c.start, c."end",\n            (NULLIF(current_setting(\'pghistory.context_metadata\', true), \'\')::jsonb\n                ->> \'user\')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = NEW.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ', hash='f72e4d8af041d57813622b69405c91fc5bbe3373', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_seen_as_citation_4e4c0', table='articles_calculation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='calculation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_calculationevent" ("calculated_by_id", "changed_at", "claim_id", "created_at", "fact_end", "fact_kind", "fact_start", "id", "is_withdrawn", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") VALUES (NEW."calculated_by_id", NEW."changed_at", NEW."claim_id", NEW."created_at", NEW."fact_end", NEW."fact_kind", NEW."fact_start", NEW."id", NEW."is_withdrawn", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version", NEW."words"); RETURN NULL;', hash='88bc97ba64da4b8ce70c6acc078132aa758808ba', operation='INSERT', pgid='pgtrigger_insert_insert_27feb', table='articles_calculation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='calculation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."calculated_by_id" IS DISTINCT FROM (NEW."calculated_by_id") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."fact_end" IS DISTINCT FROM (NEW."fact_end") OR OLD."fact_kind" IS DISTINCT FROM (NEW."fact_kind") OR OLD."fact_start" IS DISTINCT FROM (NEW."fact_start") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_withdrawn" IS DISTINCT FROM (NEW."is_withdrawn") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."words" IS DISTINCT FROM (NEW."words"))', func='INSERT INTO "articles_calculationevent" ("calculated_by_id", "changed_at", "claim_id", "created_at", "fact_end", "fact_kind", "fact_start", "id", "is_withdrawn", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") VALUES (NEW."calculated_by_id", NEW."changed_at", NEW."claim_id", NEW."created_at", NEW."fact_end", NEW."fact_kind", NEW."fact_start", NEW."id", NEW."is_withdrawn", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version", NEW."words"); RETURN NULL;', hash='d9856c3f7bd578878a3f29d9a384c581b2e5adc7', operation='UPDATE', pgid='pgtrigger_update_update_fcead', table='articles_calculation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='calculation',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_calculationevent" ("calculated_by_id", "changed_at", "claim_id", "created_at", "fact_end", "fact_kind", "fact_start", "id", "is_withdrawn", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") VALUES (OLD."calculated_by_id", OLD."changed_at", OLD."claim_id", OLD."created_at", OLD."fact_end", OLD."fact_kind", OLD."fact_start", OLD."id", OLD."is_withdrawn", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version", OLD."words"); RETURN NULL;', hash='f8a8816118e4ed8f157d62537e67de7d1701913a', operation='DELETE', pgid='pgtrigger_delete_delete_bcc39', table='articles_calculation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='calculationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d1eef96eca8553ac4fe6986ca8f01d11c62e481e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d62eb', table='articles_calculationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='calculationevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='397be7d6aa2d4d48fedc61328be9ad2ce484b9e3', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_cf7c7', table='articles_calculationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='calculationevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='27a54d96dddfb35907c41e2ded7abf4d2b00472b', operation='INSERT', pgid='pgtrigger_joins_chain_19305', table='articles_calculationevent', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='cellreading',
                constraint=models.UniqueConstraint(fields=('picked_in', 'table', 'row', 'column', 'capture'), name='cell_read_once'),
            ),
            migrations.AddConstraint(
                model_name='cellreading',
                constraint=models.CheckConstraint(condition=models.Q(('is_there', True), models.Q(('text', ''), ('value', '')), _connector='OR'), name='cell_not_there_has_no_text'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cellreading',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e0c63fc82d7c88c82c8b9c3577cf7356c6736f26', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f4b01', table='articles_cellreading', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cellreading',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='3452d90af4de570cbfe014e9dcb7544f1b5b76aa', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_62b9c', table='articles_cellreading', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cellreading',
                trigger=pgtrigger.compiler.Trigger(name='in_the_same_source', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            \n            IF (SELECT o.source_id FROM articles_capture o WHERE o.id = NEW.picked_in_id) IS DISTINCT FROM (SELECT o.source_id FROM articles_capture o WHERE o.id = NEW.capture_id) THEN\n                RAISE EXCEPTION 'a cell must be read in a capture of the same source' USING ERRCODE = 'check_violation', CONSTRAINT = 'cell_read_in_its_source';\n            END IF;\n            RETURN NEW;\n        ", hash='0e3d8f5a135585621e7e50d804b29622627f414b', operation='INSERT', pgid='pgtrigger_in_the_same_source_66c1f', table='articles_cellreading', when='BEFORE')),
            ),
        ]),
    ]
