"""Claims have a due day, and people save filters of the claims to check."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from articles.models.operations import Batch
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0052_plans'),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedFilter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, verbose_name='name')),
                ('query', models.CharField(max_length=2000)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        Batch([
            pgtrigger.migrations.RemoveTrigger(
                model_name='claim',
                name='delete_delete',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='claim',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='claim',
                name='update_update',
            ),
            migrations.AddField(
                model_name='claim',
                name='due_on',
                field=models.DateField(blank=True, null=True, verbose_name='due'),
            ),
            migrations.AddField(
                model_name='claimevent',
                name='due_on',
                field=models.DateField(blank=True, null=True, verbose_name='due'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_claimevent" ("assignee_id", "created_at", "due_on", "end", "flagged_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "priority", "reason", "revision_id", "signed_off_by_id", "start", "state", "suffix", "text", "version") VALUES (NEW."assignee_id", NEW."created_at", NEW."due_on", NEW."end", NEW."flagged_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prefix", NEW."priority", NEW."reason", NEW."revision_id", NEW."signed_off_by_id", NEW."start", NEW."state", NEW."suffix", NEW."text", NEW."version"); RETURN NULL;', hash='ca7088a35e761194078cb0757ca37cc1f3924eda', operation='INSERT', pgid='pgtrigger_insert_insert_58f66', table='articles_claim', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."assignee_id" IS DISTINCT FROM (NEW."assignee_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."end" IS DISTINCT FROM (NEW."end") OR OLD."flagged_by_id" IS DISTINCT FROM (NEW."flagged_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."prefix" IS DISTINCT FROM (NEW."prefix") OR OLD."priority" IS DISTINCT FROM (NEW."priority") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."revision_id" IS DISTINCT FROM (NEW."revision_id") OR OLD."signed_off_by_id" IS DISTINCT FROM (NEW."signed_off_by_id") OR OLD."start" IS DISTINCT FROM (NEW."start") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."suffix" IS DISTINCT FROM (NEW."suffix") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "articles_claimevent" ("assignee_id", "created_at", "due_on", "end", "flagged_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "priority", "reason", "revision_id", "signed_off_by_id", "start", "state", "suffix", "text", "version") VALUES (NEW."assignee_id", NEW."created_at", NEW."due_on", NEW."end", NEW."flagged_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prefix", NEW."priority", NEW."reason", NEW."revision_id", NEW."signed_off_by_id", NEW."start", NEW."state", NEW."suffix", NEW."text", NEW."version"); RETURN NULL;', hash='ed2ff5a23a8fc2065c321e2ee2dcb63de8346b9a', operation='UPDATE', pgid='pgtrigger_update_update_979b4', table='articles_claim', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_claimevent" ("assignee_id", "created_at", "due_on", "end", "flagged_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "priority", "reason", "revision_id", "signed_off_by_id", "start", "state", "suffix", "text", "version") VALUES (OLD."assignee_id", OLD."created_at", OLD."due_on", OLD."end", OLD."flagged_by_id", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prefix", OLD."priority", OLD."reason", OLD."revision_id", OLD."signed_off_by_id", OLD."start", OLD."state", OLD."suffix", OLD."text", OLD."version"); RETURN NULL;', hash='683438e20cf05121e7e59e66f887792ad05107a5', operation='DELETE', pgid='pgtrigger_delete_delete_b6380', table='articles_claim', when='AFTER')),
            ),
            migrations.AddField(
                model_name='savedfilter',
                name='person',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_filters', to=settings.AUTH_USER_MODEL),
            ),
        ]),
        Batch([
            migrations.AddConstraint(
                model_name='savedfilter',
                constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='saved_filter_has_name'),
            ),
            migrations.AddConstraint(
                model_name='savedfilter',
                constraint=models.UniqueConstraint(fields=('person', 'name'), name='saved_filter_name_once'),
            ),
        ]),
    ]
