"""Articles can be archived and deleted."""

import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0036_readers'),
    ]

    operations = [
        Batch([
            pgtrigger.migrations.RemoveTrigger(
                model_name='readership',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='readership',
                name='update_update',
            ),
            migrations.AddField(
                model_name='readership',
                name='archived_at',
                field=models.DateTimeField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name='readership',
                name='deleted_at',
                field=models.DateTimeField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name='readershipevent',
                name='archived_at',
                field=models.DateTimeField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name='readershipevent',
                name='deleted_at',
                field=models.DateTimeField(blank=True, null=True),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='readership',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_readershipevent" ("archived_at", "article_id", "audience", "deleted_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."archived_at", NEW."article_id", NEW."audience", NEW."deleted_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;', hash='e2663748aded2e70024849c2d390bddb7a19fad3', operation='INSERT', pgid='pgtrigger_insert_insert_c4841', table='articles_readership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='readership',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_readershipevent" ("archived_at", "article_id", "audience", "deleted_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."archived_at", NEW."article_id", NEW."audience", NEW."deleted_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;', hash='61899dfb46fecc16024576acb16ae0cfa5c9a793', operation='UPDATE', pgid='pgtrigger_update_update_856a2', table='articles_readership', when='AFTER')),
            ),
        ]),
    ]
