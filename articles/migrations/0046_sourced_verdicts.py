"""A house rule: every verdict rests on a source with a location."""

import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0045_restricted_source_urls'),
    ]

    operations = [
        Batch([
            pgtrigger.migrations.RemoveTrigger(
                model_name='newsroomsettings',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='newsroomsettings',
                name='update_update',
            ),
            migrations.RemoveConstraint(
                model_name='override',
                name='override_of_a_rule',
            ),
            migrations.AddField(
                model_name='newsroomsettings',
                name='sourced',
                field=models.CharField(choices=[('must', 'must: blocks approval'), ('should', 'should: shown, does not block approval')], default='must', max_length=10, verbose_name='Every verdict rests on a source with a location'),
            ),
            migrations.AddField(
                model_name='newsroomsettingsevent',
                name='sourced',
                field=models.CharField(choices=[('must', 'must: blocks approval'), ('should', 'should: shown, does not block approval')], default='must', max_length=10, verbose_name='Every verdict rests on a source with a location'),
            ),
            migrations.AlterField(
                model_name='override',
                name='rule',
                field=models.CharField(choices=[('unjudged', 'Every claim has a verdict'), ('unsigned', 'Every claim is signed off'), ('disagreement', 'No two people disagree on a claim'), ('stale', 'No outdated verdicts'), ('query', 'No question waits for an answer'), ('to_confirm', 'Carried-over claims are confirmed'), ('sourced', 'Every verdict rests on a source with a location'), ('locator', 'Every citation has a location'), ('one_origin', 'No single-source claims'), ('not_closed', 'Every statement with something to check is closed')], max_length=15, verbose_name='house rule'),
            ),
            migrations.AlterField(
                model_name='overrideevent',
                name='rule',
                field=models.CharField(choices=[('unjudged', 'Every claim has a verdict'), ('unsigned', 'Every claim is signed off'), ('disagreement', 'No two people disagree on a claim'), ('stale', 'No outdated verdicts'), ('query', 'No question waits for an answer'), ('to_confirm', 'Carried-over claims are confirmed'), ('sourced', 'Every verdict rests on a source with a location'), ('locator', 'Every citation has a location'), ('one_origin', 'No single-source claims'), ('not_closed', 'Every statement with something to check is closed')], max_length=15, verbose_name='house rule'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettings',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_newsroomsettingsevent" ("disagreement", "id", "is_blind", "locator", "not_closed", "one_origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "sign_offs", "sourced", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."disagreement", NEW."id", NEW."is_blind", NEW."locator", NEW."not_closed", NEW."one_origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."query", NEW."sign_offs", NEW."sourced", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;', hash='16987a6e34722b920adbb42c25ef346fb602eb54', operation='INSERT', pgid='pgtrigger_insert_insert_a6b4e', table='articles_newsroomsettings', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettings',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_newsroomsettingsevent" ("disagreement", "id", "is_blind", "locator", "not_closed", "one_origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "sign_offs", "sourced", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."disagreement", NEW."id", NEW."is_blind", NEW."locator", NEW."not_closed", NEW."one_origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."query", NEW."sign_offs", NEW."sourced", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;', hash='cf7fa187fae601d4931c895679613222cfcc25d9', operation='UPDATE', pgid='pgtrigger_update_update_b2b80', table='articles_newsroomsettings', when='AFTER')),
            ),
        ]),
        Batch([
            migrations.AddConstraint(
                model_name='newsroomsettings',
                constraint=models.CheckConstraint(condition=models.Q(('sourced__in', ['must', 'should'])), name='settings_sourced'),
            ),
            migrations.AddConstraint(
                model_name='override',
                constraint=models.CheckConstraint(condition=models.Q(('rule__in', ['unjudged', 'unsigned', 'disagreement', 'stale', 'query', 'to_confirm', 'sourced', 'locator', 'one_origin', 'not_closed'])), name='override_of_a_rule'),
            ),
        ]),
    ]
