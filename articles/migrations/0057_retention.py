"""Administrators say how long exports and ended sessions are kept."""

import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0056_staff_names'),
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
            migrations.AddField(
                model_name='newsroomsettings',
                name='export_hours',
                field=models.PositiveSmallIntegerField(blank=True, help_text='Empty: as the installation is set.', null=True, verbose_name='hours that exported files are kept'),
            ),
            migrations.AddField(
                model_name='newsroomsettings',
                name='session_days',
                field=models.PositiveSmallIntegerField(default=30, verbose_name='days that ended sessions are kept'),
            ),
            migrations.AddField(
                model_name='newsroomsettingsevent',
                name='export_hours',
                field=models.PositiveSmallIntegerField(blank=True, help_text='Empty: as the installation is set.', null=True, verbose_name='hours that exported files are kept'),
            ),
            migrations.AddField(
                model_name='newsroomsettingsevent',
                name='session_days',
                field=models.PositiveSmallIntegerField(default=30, verbose_name='days that ended sessions are kept'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettings',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_newsroomsettingsevent" ("disagreement", "export_hours", "id", "is_blind", "locator", "names_staff", "not_closed", "one_origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "session_days", "sign_offs", "sourced", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."disagreement", NEW."export_hours", NEW."id", NEW."is_blind", NEW."locator", NEW."names_staff", NEW."not_closed", NEW."one_origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."query", NEW."session_days", NEW."sign_offs", NEW."sourced", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;', hash='a0257ba036197b33699d3b51a3ee23272568e1b3', operation='INSERT', pgid='pgtrigger_insert_insert_a6b4e', table='articles_newsroomsettings', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettings',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_newsroomsettingsevent" ("disagreement", "export_hours", "id", "is_blind", "locator", "names_staff", "not_closed", "one_origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "session_days", "sign_offs", "sourced", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."disagreement", NEW."export_hours", NEW."id", NEW."is_blind", NEW."locator", NEW."names_staff", NEW."not_closed", NEW."one_origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."query", NEW."session_days", NEW."sign_offs", NEW."sourced", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;', hash='b919e386ee9d9aa4a69fe403183e1fa2558919ae', operation='UPDATE', pgid='pgtrigger_update_update_b2b80', table='articles_newsroomsettings', when='AFTER')),
            ),
        ]),
        Batch([
            migrations.AddConstraint(
                model_name='newsroomsettings',
                constraint=models.CheckConstraint(condition=models.Q(('export_hours', None), models.Q(('export_hours__gte', 1), ('export_hours__lte', 720)), _connector='OR'), name='settings_export_hours'),
            ),
            migrations.AddConstraint(
                model_name='newsroomsettings',
                constraint=models.CheckConstraint(condition=models.Q(('session_days__gte', 1), ('session_days__lte', 365)), name='settings_session_days'),
            ),
        ]),
    ]
