"""Findings of another sense, what people judge of them, and the house rule about them."""

import articles.models.sources.finding
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.conf import settings
from django.db import migrations, models

# Everything that was found is searched for again, in the background, by the rules that see the sense.
EXAMINE_AGAIN = migrations.RunSQL(
    """
    INSERT INTO articles_job (kind, subject_id, state, attempt, not_before, outcome, message, created_at)
    SELECT DISTINCT 'examine', cited.source_id, 'queued', 0, now(), '', 'The rules are newer.', now()
    FROM articles_finding seen JOIN articles_citation cited ON cited.id = seen.citation_id
    WHERE seen.sought IN ('quotation', 'claim')
        AND seen.outcome IN ('exact', 'punctuation only', 'altered', 'stitched')
        AND NOT cited.is_withdrawn
    ORDER BY cited.source_id
    ON CONFLICT DO NOTHING
    """,
    """
    DELETE FROM articles_job
    WHERE kind = 'examine' AND state = 'queued' AND message = 'The rules are newer.'
    """,
)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0072_splitter'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        Batch([
            migrations.CreateModel(
                name='SenseJudgement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('words', models.TextField(help_text='The exact text that was searched for.')),
                    ('passage_sha256', models.CharField(help_text='SHA-256 of the words of the passage.', max_length=64)),
                    ('turn', models.CharField(choices=[('negated', 'negation'), ('denied', 'denial'), ('doubted', 'doubt'), ('conditional', 'condition'), ('question', 'question'), ('hypothetical', 'hypothesis'), ('joke', 'joke'), ('rumour', 'rumour'), ('fiction', 'fiction'), ('other speaker', 'another speaker'), ('withdrawn', 'withdrawal'), ('headline against text', 'text against its headline')], max_length=30)),
                    ('is_turned', models.BooleanField(verbose_name='turned')),
                    ('reason', models.TextField(verbose_name='reason')),
                    ('judged_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ('citation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judged_senses', to='articles.citation')),
                    ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judged_senses', to='articles.claim')),
                    ('judged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judged_senses', to=settings.AUTH_USER_MODEL)),
                    ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judged_senses', to='articles.source')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='SenseJudgementEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('words', models.TextField(help_text='The exact text that was searched for.')),
                    ('passage_sha256', models.CharField(help_text='SHA-256 of the words of the passage.', max_length=64)),
                    ('turn', models.CharField(choices=[('negated', 'negation'), ('denied', 'denial'), ('doubted', 'doubt'), ('conditional', 'condition'), ('question', 'question'), ('hypothetical', 'hypothesis'), ('joke', 'joke'), ('rumour', 'rumour'), ('fiction', 'fiction'), ('other speaker', 'another speaker'), ('withdrawn', 'withdrawal'), ('headline against text', 'text against its headline')], max_length=30)),
                    ('is_turned', models.BooleanField(verbose_name='turned')),
                    ('reason', models.TextField(verbose_name='reason')),
                    ('judged_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ('citation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.citation')),
                    ('claim', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.claim')),
                    ('judged_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.sensejudgement')),
                    ('source', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.source')),
                ],
                options={
                    'abstract': False,
                },
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='newsroomsettings',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='newsroomsettings',
                name='update_update',
            ),
            migrations.RemoveConstraint(
                model_name='finding',
                name='finding_once',
            ),
            migrations.RemoveConstraint(
                model_name='finding',
                name='finding_outcome',
            ),
            migrations.RemoveConstraint(
                model_name='override',
                name='override_of_a_rule',
            ),
            migrations.AddField(
                model_name='finding',
                name='examiner',
                field=models.PositiveSmallIntegerField(db_default=1, default=articles.models.sources.finding.examiner_version, help_text='The version of the rules that searched.'),
            ),
            migrations.AddField(
                model_name='newsroomsettings',
                name='other_sense',
                field=models.CharField(choices=[('must', 'must: blocks approval'), ('should', 'should: shown, does not block approval')], default='must', max_length=10, verbose_name='No verdict rests only on words in another sense'),
            ),
            migrations.AddField(
                model_name='newsroomsettingsevent',
                name='other_sense',
                field=models.CharField(choices=[('must', 'must: blocks approval'), ('should', 'should: shown, does not block approval')], default='must', max_length=10, verbose_name='No verdict rests only on words in another sense'),
            ),
            migrations.AlterField(
                model_name='finding',
                name='outcome',
                field=models.CharField(choices=[('exact', 'exact'), ('punctuation only', 'punctuation only'), ('altered', 'altered'), ('stitched', 'stitched'), ('other sense', 'other sense'), ('found', 'found'), ('differs', 'differs'), ('not found', 'not found'), ('not checkable', 'not checkable'), ('elsewhere', 'elsewhere on the page')], max_length=20),
            ),
            migrations.AlterField(
                model_name='override',
                name='rule',
                field=models.CharField(choices=[('unjudged', 'Every claim has a verdict'), ('unsigned', 'Every claim is signed off'), ('disagreement', 'No two people disagree on a claim'), ('stale', 'No outdated verdicts'), ('query', 'No question waits for an answer'), ('to_confirm', 'Carried-over claims are confirmed'), ('sourced', 'Every verdict rests on a source with a location'), ('locator', 'Every citation has a location'), ('other_sense', 'No verdict rests only on words in another sense'), ('one_origin', 'No single-source claims'), ('not_closed', 'Every statement with something to check is closed')], max_length=15, verbose_name='house rule'),
            ),
            migrations.AlterField(
                model_name='overrideevent',
                name='rule',
                field=models.CharField(choices=[('unjudged', 'Every claim has a verdict'), ('unsigned', 'Every claim is signed off'), ('disagreement', 'No two people disagree on a claim'), ('stale', 'No outdated verdicts'), ('query', 'No question waits for an answer'), ('to_confirm', 'Carried-over claims are confirmed'), ('sourced', 'Every verdict rests on a source with a location'), ('locator', 'Every citation has a location'), ('other_sense', 'No verdict rests only on words in another sense'), ('one_origin', 'No single-source claims'), ('not_closed', 'Every statement with something to check is closed')], max_length=15, verbose_name='house rule'),
            ),
        ]),
        Batch([
            migrations.AddIndex(
                model_name='finding',
                index=models.Index(condition=models.Q(('outcome', 'other sense')), fields=['citation', 'capture'], name='finding_of_other_sense'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettings',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_newsroomsettingsevent" ("disagreement", "export_hours", "id", "is_blind", "locator", "names_staff", "not_closed", "notification_days", "one_origin", "other_sense", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "session_days", "sign_offs", "sourced", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."disagreement", NEW."export_hours", NEW."id", NEW."is_blind", NEW."locator", NEW."names_staff", NEW."not_closed", NEW."notification_days", NEW."one_origin", NEW."other_sense", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."query", NEW."session_days", NEW."sign_offs", NEW."sourced", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;', hash='f2a2cd39b638d59ea4173de3d6c08968c15c76d2', operation='INSERT', pgid='pgtrigger_insert_insert_a6b4e', table='articles_newsroomsettings', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettings',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_newsroomsettingsevent" ("disagreement", "export_hours", "id", "is_blind", "locator", "names_staff", "not_closed", "notification_days", "one_origin", "other_sense", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "session_days", "sign_offs", "sourced", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."disagreement", NEW."export_hours", NEW."id", NEW."is_blind", NEW."locator", NEW."names_staff", NEW."not_closed", NEW."notification_days", NEW."one_origin", NEW."other_sense", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."query", NEW."session_days", NEW."sign_offs", NEW."sourced", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;', hash='0db8d2e6367f84d75f1e7bfb78790948a58ab63e', operation='UPDATE', pgid='pgtrigger_update_update_b2b80', table='articles_newsroomsettings', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='finding',
                constraint=models.UniqueConstraint(models.F('citation'), models.F('capture'), models.F('sought'), models.F('start'), models.F('end'), django.db.models.functions.text.MD5('words'), models.F('examiner'), name='finding_once', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='finding',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ['found', 'differs', 'not found']), ('sought', 'fact')), models.Q(('outcome__in', ['exact', 'punctuation only', 'altered', 'stitched', 'other sense', 'not found', 'not checkable', 'elsewhere']), ('sought__in', ['quotation', 'claim', 'excerpt'])), _connector='OR'), name='finding_outcome'),
            ),
            migrations.AddConstraint(
                model_name='newsroomsettings',
                constraint=models.CheckConstraint(condition=models.Q(('other_sense__in', ['must', 'should'])), name='settings_other_sense'),
            ),
            migrations.AddConstraint(
                model_name='override',
                constraint=models.CheckConstraint(condition=models.Q(('rule__in', ['unjudged', 'unsigned', 'disagreement', 'stale', 'query', 'to_confirm', 'sourced', 'locator', 'other_sense', 'one_origin', 'not_closed'])), name='override_of_a_rule'),
            ),
            migrations.AddConstraint(
                model_name='sensejudgement',
                constraint=models.UniqueConstraint(models.F('citation'), django.db.models.functions.text.MD5('words'), models.F('passage_sha256'), models.F('turn'), name='sense_judged_once'),
            ),
            migrations.AddConstraint(
                model_name='sensejudgement',
                constraint=models.CheckConstraint(condition=models.Q(('passage_sha256__regex', '^[0-9a-f]{64}$')), name='judged_sense_has_sha256'),
            ),
            migrations.AddConstraint(
                model_name='sensejudgement',
                constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='judged_sense_has_reason'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sensejudgement',
                trigger=pgtrigger.compiler.Trigger(name='of_its_citation', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            \n            IF NEW.claim_id IS DISTINCT FROM (SELECT o.claim_id FROM articles_citation o WHERE o.id = NEW.citation_id) OR NEW.source_id IS DISTINCT FROM (SELECT o.source_id FROM articles_citation o WHERE o.id = NEW.citation_id) THEN\n                RAISE EXCEPTION 'the judgement of a sense must be of the claim and source of its citation' USING ERRCODE = 'check_violation', CONSTRAINT = 'judged_sense_of_its_citation';\n            END IF;\n            RETURN NEW;\n        ", hash='9eba285c23480db4f60d3327375ddc28339d69bb', operation='INSERT', pgid='pgtrigger_of_its_citation_e070a', table='articles_sensejudgement', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sensejudgement',
                trigger=pgtrigger.compiler.Trigger(name='seen_as_finding', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF current_setting(\'factcheck.new_text\', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = \'DELETE\' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, "end", user_id, transaction)\n        SELECT \'finding\', r.article_id, c.id, c.start, c."end",\n            (NULLIF(current_setting(\'pghistory.context_metadata\', true), \'\')::jsonb\n                ->> \'user\')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = OLD.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, "end", user_id, transaction)\n        SELECT \'finding\', r.article_id, c.id, c.start, c."end",\n            (NULLIF(current_setting(\'pghistory.context_metadata\', true), \'\')::jsonb\n                ->> \'user\')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = NEW.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ', hash='5578fd47ffc28499ac584eccd9c936336388898e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_seen_as_finding_909bb', table='articles_sensejudgement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sensejudgement',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_sensejudgementevent" ("citation_id", "claim_id", "id", "is_turned", "judged_at", "judged_by_id", "passage_sha256", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source_id", "turn", "version", "words") VALUES (NEW."citation_id", NEW."claim_id", NEW."id", NEW."is_turned", NEW."judged_at", NEW."judged_by_id", NEW."passage_sha256", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."source_id", NEW."turn", NEW."version", NEW."words"); RETURN NULL;', hash='007a8d86768b9b48c99c754d635f798856e06304', operation='INSERT', pgid='pgtrigger_insert_insert_f3144', table='articles_sensejudgement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sensejudgement',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_sensejudgementevent" ("citation_id", "claim_id", "id", "is_turned", "judged_at", "judged_by_id", "passage_sha256", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source_id", "turn", "version", "words") VALUES (NEW."citation_id", NEW."claim_id", NEW."id", NEW."is_turned", NEW."judged_at", NEW."judged_by_id", NEW."passage_sha256", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."source_id", NEW."turn", NEW."version", NEW."words"); RETURN NULL;', hash='afb542449ceac533bd290af842d99f27534d70fc', operation='UPDATE', pgid='pgtrigger_update_update_c2e07', table='articles_sensejudgement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sensejudgement',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_sensejudgementevent" ("citation_id", "claim_id", "id", "is_turned", "judged_at", "judged_by_id", "passage_sha256", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source_id", "turn", "version", "words") VALUES (OLD."citation_id", OLD."claim_id", OLD."id", OLD."is_turned", OLD."judged_at", OLD."judged_by_id", OLD."passage_sha256", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."source_id", OLD."turn", OLD."version", OLD."words"); RETURN NULL;', hash='6d4489729b5f3a6f0b9b85352b13f10c89d7b53a', operation='DELETE', pgid='pgtrigger_delete_delete_b7a83', table='articles_sensejudgement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sensejudgementevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6f5614eddb410e3f83eb7a953516fff93dd28f53', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5f66c', table='articles_sensejudgementevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sensejudgementevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='7165d9bfdcf3f49f7e56800cb0435966b28a9bfe', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_f7cdb', table='articles_sensejudgementevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sensejudgementevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='ebdd3a9f202b936d8e88c0d257efd88a083cf313', operation='INSERT', pgid='pgtrigger_joins_chain_7e022', table='articles_sensejudgementevent', when='AFTER')),
            ),
        ]),
        EXAMINE_AGAIN,
    ]
