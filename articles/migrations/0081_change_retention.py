"""Old changes for open desks are removed, after as many days as administrators say."""

import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0080_api_tokens'),
    ]

    operations = [
        Batch([
            pgtrigger.migrations.RemoveTrigger(
                model_name='change',
                name='append_only',
            ),
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
                name='change_days',
                field=models.PositiveSmallIntegerField(db_default=30, default=30, verbose_name='days that the changes for open desks are kept'),
            ),
            migrations.AddField(
                model_name='newsroomsettingsevent',
                name='change_days',
                field=models.PositiveSmallIntegerField(db_default=30, default=30, verbose_name='days that the changes for open desks are kept'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='change',
                trigger=pgtrigger.compiler.Trigger(name='stays_as_it_is', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b618d616cee15239563a59c6b5efe765a7397b4a', operation='UPDATE', pgid='pgtrigger_stays_as_it_is_994dc', table='articles_change', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='change',
                trigger=pgtrigger.compiler.Trigger(name='stays_for_days', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.at > now() - interval '7 days')", func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='e3c0bff2f7366fecc67d0ed8abc4f6a7b6ca340e', operation='DELETE', pgid='pgtrigger_stays_for_days_c2dfd', table='articles_change', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettings',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_newsroomsettingsevent" ("change_days", "disagreement", "export_hours", "id", "is_blind", "locator", "names_staff", "not_closed", "notification_days", "one_origin", "other_sense", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "session_days", "sign_offs", "sourced", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."change_days", NEW."disagreement", NEW."export_hours", NEW."id", NEW."is_blind", NEW."locator", NEW."names_staff", NEW."not_closed", NEW."notification_days", NEW."one_origin", NEW."other_sense", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."query", NEW."session_days", NEW."sign_offs", NEW."sourced", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;', hash='c3f0a6d5372573742b2a205c2997fe1facbc17c8', operation='INSERT', pgid='pgtrigger_insert_insert_a6b4e', table='articles_newsroomsettings', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettings',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_newsroomsettingsevent" ("change_days", "disagreement", "export_hours", "id", "is_blind", "locator", "names_staff", "not_closed", "notification_days", "one_origin", "other_sense", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "session_days", "sign_offs", "sourced", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."change_days", NEW."disagreement", NEW."export_hours", NEW."id", NEW."is_blind", NEW."locator", NEW."names_staff", NEW."not_closed", NEW."notification_days", NEW."one_origin", NEW."other_sense", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."query", NEW."session_days", NEW."sign_offs", NEW."sourced", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;', hash='5a472a7096ffc3066739d5ae7a105f530ebd2980', operation='UPDATE', pgid='pgtrigger_update_update_b2b80', table='articles_newsroomsettings', when='AFTER')),
            ),
        ]),
        Batch([
            migrations.AddConstraint(
                model_name='newsroomsettings',
                constraint=models.CheckConstraint(condition=models.Q(('change_days__gte', 7), ('change_days__lte', 365)), name='settings_change_days'),
            ),
        ]),
    ]
