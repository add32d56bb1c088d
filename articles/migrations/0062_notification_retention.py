"""Administrators say how long notifications are kept."""

import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0061_claim_substance'),
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
                name='notification_days',
                field=models.PositiveSmallIntegerField(default=90, verbose_name='days that notifications are kept'),
            ),
            migrations.AddField(
                model_name='newsroomsettingsevent',
                name='notification_days',
                field=models.PositiveSmallIntegerField(default=90, verbose_name='days that notifications are kept'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettings',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_newsroomsettingsevent" ("disagreement", "export_hours", "id", "is_blind", "locator", "names_staff", "not_closed", "notification_days", "one_origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "session_days", "sign_offs", "sourced", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."disagreement", NEW."export_hours", NEW."id", NEW."is_blind", NEW."locator", NEW."names_staff", NEW."not_closed", NEW."notification_days", NEW."one_origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."query", NEW."session_days", NEW."sign_offs", NEW."sourced", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;', hash='1f85fdcc325cf24603d267a4d46a23ab9a7c467b', operation='INSERT', pgid='pgtrigger_insert_insert_a6b4e', table='articles_newsroomsettings', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettings',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_newsroomsettingsevent" ("disagreement", "export_hours", "id", "is_blind", "locator", "names_staff", "not_closed", "notification_days", "one_origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "session_days", "sign_offs", "sourced", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."disagreement", NEW."export_hours", NEW."id", NEW."is_blind", NEW."locator", NEW."names_staff", NEW."not_closed", NEW."notification_days", NEW."one_origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."query", NEW."session_days", NEW."sign_offs", NEW."sourced", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;', hash='f68f89cf90c5a3d8d1965cb1d9dcdd7efaa3ab16', operation='UPDATE', pgid='pgtrigger_update_update_b2b80', table='articles_newsroomsettings', when='AFTER')),
            ),
        ]),
        Batch([
            migrations.AddConstraint(
                model_name='newsroomsettings',
                constraint=models.CheckConstraint(condition=models.Q(('notification_days__gte', 7), ('notification_days__lte', 365)), name='settings_notification_days'),
            ),
        ]),
    ]
