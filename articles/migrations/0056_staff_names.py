"""The house rules say whether published pages name the people who checked."""

import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0055_retired_ratings'),
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
                name='names_staff',
                field=models.BooleanField(default=False, help_text='Published pages name the people who checked. Otherwise they are Person 1, Person 2.', verbose_name='staff names on published pages'),
            ),
            migrations.AddField(
                model_name='newsroomsettingsevent',
                name='names_staff',
                field=models.BooleanField(default=False, help_text='Published pages name the people who checked. Otherwise they are Person 1, Person 2.', verbose_name='staff names on published pages'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettings',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_newsroomsettingsevent" ("disagreement", "id", "is_blind", "locator", "names_staff", "not_closed", "one_origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "sign_offs", "sourced", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."disagreement", NEW."id", NEW."is_blind", NEW."locator", NEW."names_staff", NEW."not_closed", NEW."one_origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."query", NEW."sign_offs", NEW."sourced", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;', hash='66312c24213dbb1ca113f84ed0b198c040aabb47', operation='INSERT', pgid='pgtrigger_insert_insert_a6b4e', table='articles_newsroomsettings', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettings',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_newsroomsettingsevent" ("disagreement", "id", "is_blind", "locator", "names_staff", "not_closed", "one_origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "sign_offs", "sourced", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."disagreement", NEW."id", NEW."is_blind", NEW."locator", NEW."names_staff", NEW."not_closed", NEW."one_origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."query", NEW."sign_offs", NEW."sourced", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;', hash='334caf1352e3db6fc2e3b25ccb27ac0d2b12c46a', operation='UPDATE', pgid='pgtrigger_update_update_b2b80', table='articles_newsroomsettings', when='AFTER')),
            ),
        ]),
    ]
