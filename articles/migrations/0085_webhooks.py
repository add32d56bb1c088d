"""Webhooks: endpoints, messages, deliveries, and what was last sent of each gate."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from articles.models.operations import Batch
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0084_bulk_imports'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        Batch([
            migrations.CreateModel(
                name='WebhookEndpoint',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                    ('url', models.CharField(max_length=500, verbose_name='address')),
                    ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('article.imported', 'An article is imported'), ('verdict.recorded', 'A verdict is recorded'), ('sign_off.recorded', 'A verdict is signed off, or a reviewer dissents'), ('gate.opened', 'All required house rules of an article are met'), ('gate.closed', 'A required house rule of an article is no longer met'), ('edition.published', 'A report is published'), ('edition.corrected', 'A correction is published'), ('publication.withdrawn', 'A publication is withdrawn'), ('source.drifted', 'A source changed under a verdict')], max_length=30), size=None, verbose_name='messages')),
                    ('sees_all', models.BooleanField(default=False, verbose_name='sees all articles')),
                    ('is_active', models.BooleanField(default=True, verbose_name='switched on')),
                    ('problem', models.CharField(blank=True, help_text='Why it was switched off by the worker.', max_length=300, verbose_name='reason')),
                    ('salt', models.CharField(max_length=64)),
                    ('secret_sha256', models.CharField(max_length=64)),
                    ('former_salt', models.CharField(blank=True, max_length=64)),
                    ('former_sha256', models.CharField(blank=True, max_length=64)),
                    ('secret_made_at', models.DateTimeField(verbose_name='secret made')),
                    ('failing_since', models.DateTimeField(blank=True, help_text='When the first message was written that did not arrive.', null=True)),
                    ('secret_made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['name', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='WebhookEndpointEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                    ('url', models.CharField(max_length=500, verbose_name='address')),
                    ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('article.imported', 'An article is imported'), ('verdict.recorded', 'A verdict is recorded'), ('sign_off.recorded', 'A verdict is signed off, or a reviewer dissents'), ('gate.opened', 'All required house rules of an article are met'), ('gate.closed', 'A required house rule of an article is no longer met'), ('edition.published', 'A report is published'), ('edition.corrected', 'A correction is published'), ('publication.withdrawn', 'A publication is withdrawn'), ('source.drifted', 'A source changed under a verdict')], max_length=30), size=None, verbose_name='messages')),
                    ('sees_all', models.BooleanField(default=False, verbose_name='sees all articles')),
                    ('is_active', models.BooleanField(default=True, verbose_name='switched on')),
                    ('problem', models.CharField(blank=True, help_text='Why it was switched off by the worker.', max_length=300, verbose_name='reason')),
                    ('secret_made_at', models.DateTimeField(verbose_name='secret made')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.webhookendpoint')),
                    ('secret_made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='WebhookMessage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.UUIDField(default=uuid.uuid4, unique=True)),
                    ('kind', models.CharField(blank=True, choices=[('article.imported', 'An article is imported'), ('verdict.recorded', 'A verdict is recorded'), ('sign_off.recorded', 'A verdict is signed off, or a reviewer dissents'), ('gate.opened', 'All required house rules of an article are met'), ('gate.closed', 'A required house rule of an article is no longer met'), ('edition.published', 'A report is published'), ('edition.corrected', 'A correction is published'), ('publication.withdrawn', 'A publication is withdrawn'), ('source.drifted', 'A source changed under a verdict')], max_length=30)),
                    ('claim_id', models.BigIntegerField(blank=True, null=True)),
                    ('verdict_id', models.BigIntegerField(blank=True, null=True)),
                    ('sign_off_id', models.BigIntegerField(blank=True, null=True)),
                    ('edition_id', models.BigIntegerField(blank=True, null=True)),
                    ('source_id', models.BigIntegerField(blank=True, null=True)),
                    ('facts', models.JSONField(default=dict, help_text='The state of the gate, without any text.')),
                    ('created_at', models.DateTimeField()),
                    ('article', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article')),
                ],
                options={
                    'ordering': ['-pk'],
                },
            ),
            migrations.CreateModel(
                name='WebhookDelivery',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(choices=[('queued', 'waiting'), ('sending', 'being sent'), ('delivered', 'delivered'), ('not_needed', 'not needed any more'), ('given_up', 'given up')], default='queued', max_length=10)),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('next_attempt_at', models.DateTimeField(help_text='No worker takes it earlier. While it is being sent: until when the attempt has it.')),
                    ('give_up_at', models.DateTimeField(help_text='When the last attempt is made.')),
                    ('status', models.PositiveSmallIntegerField(blank=True, help_text='The HTTP status of the last answer.', null=True)),
                    ('problem', models.CharField(blank=True, help_text='A sentence for people.', max_length=300)),
                    ('attempted_at', models.DateTimeField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('endpoint', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='articles.webhookendpoint')),
                    ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='articles.webhookmessage')),
                ],
                options={
                    'ordering': ['-pk'],
                },
            ),
            migrations.CreateModel(
                name='GateState',
                fields=[
                    ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='articles.article')),
                    ('is_open', models.BooleanField(null=True)),
                    ('is_due', models.BooleanField(default=True)),
                ],
            ),
            migrations.CreateModel(
                name='GateWatch',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('look', models.TextField()),
                    ('rules_version', models.PositiveIntegerField()),
                ],
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
                model_name='notification',
                name='notification_has_its_subject',
            ),
            migrations.AddField(
                model_name='newsroomsettings',
                name='webhook_days',
                field=models.PositiveSmallIntegerField(db_default=30, default=30, verbose_name='days that the log of webhooks is kept'),
            ),
            migrations.AddField(
                model_name='newsroomsettingsevent',
                name='webhook_days',
                field=models.PositiveSmallIntegerField(db_default=30, default=30, verbose_name='days that the log of webhooks is kept'),
            ),
            migrations.AlterField(
                model_name='notification',
                name='article',
                field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notifications', to='articles.article'),
            ),
            migrations.AlterField(
                model_name='notification',
                name='kind',
                field=models.CharField(choices=[('assigned', 'A claim is assigned to you'), ('mentioned', 'A comment mentions you'), ('sign_off', 'A verdict waits for a sign-off'), ('overdue', 'A question is overdue'), ('drifted', 'A source changed under your verdict'), ('published', 'An article you worked on is published'), ('corrected', 'An article you worked on is corrected'), ('webhook', 'A webhook is switched off')], max_length=10),
            ),
            migrations.AlterField(
                model_name='notificationpreference',
                name='kind',
                field=models.CharField(choices=[('assigned', 'A claim is assigned to you'), ('mentioned', 'A comment mentions you'), ('sign_off', 'A verdict waits for a sign-off'), ('overdue', 'A question is overdue'), ('drifted', 'A source changed under your verdict'), ('published', 'An article you worked on is published'), ('corrected', 'An article you worked on is corrected'), ('webhook', 'A webhook is switched off')], max_length=10),
            ),
            migrations.AddField(
                model_name='notification',
                name='endpoint',
                field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.webhookendpoint'),
            ),
        ]),
        Batch([
            migrations.AddIndex(
                model_name='change',
                index=django.contrib.postgres.indexes.BrinIndex(fields=['transaction'], name='change_transaction', pages_per_range=16),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettings',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_newsroomsettingsevent" ("change_days", "disagreement", "export_hours", "id", "is_blind", "locator", "names_staff", "not_closed", "notification_days", "one_origin", "other_sense", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "session_days", "sign_offs", "sourced", "stale", "to_confirm", "unjudged", "unsigned", "version", "webhook_days") VALUES (NEW."change_days", NEW."disagreement", NEW."export_hours", NEW."id", NEW."is_blind", NEW."locator", NEW."names_staff", NEW."not_closed", NEW."notification_days", NEW."one_origin", NEW."other_sense", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."query", NEW."session_days", NEW."sign_offs", NEW."sourced", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version", NEW."webhook_days"); RETURN NULL;', hash='033cb6db135d37bdee4d7d0e91c246d917df291e', operation='INSERT', pgid='pgtrigger_insert_insert_a6b4e', table='articles_newsroomsettings', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettings',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_newsroomsettingsevent" ("change_days", "disagreement", "export_hours", "id", "is_blind", "locator", "names_staff", "not_closed", "notification_days", "one_origin", "other_sense", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "session_days", "sign_offs", "sourced", "stale", "to_confirm", "unjudged", "unsigned", "version", "webhook_days") VALUES (NEW."change_days", NEW."disagreement", NEW."export_hours", NEW."id", NEW."is_blind", NEW."locator", NEW."names_staff", NEW."not_closed", NEW."notification_days", NEW."one_origin", NEW."other_sense", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."query", NEW."session_days", NEW."sign_offs", NEW."sourced", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version", NEW."webhook_days"); RETURN NULL;', hash='e9d01975948b71bbd905599c1e7b5b5ec8fe33dd', operation='UPDATE', pgid='pgtrigger_update_update_b2b80', table='articles_newsroomsettings', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='newsroomsettings',
                constraint=models.CheckConstraint(condition=models.Q(('webhook_days__gte', 7), ('webhook_days__lte', 365)), name='settings_webhook_days'),
            ),
            migrations.AddIndex(
                model_name='gatestate',
                index=models.Index(condition=models.Q(('is_due', True)), fields=['article'], name='gate_state_due'),
            ),
            migrations.AddConstraint(
                model_name='gatewatch',
                constraint=models.CheckConstraint(condition=models.Q(('pk', 1)), name='gate_watch_is_one'),
            ),
            migrations.AddConstraint(
                model_name='notification',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('claim__isnull', False), ('kind', 'assigned')), models.Q(('claim__isnull', False), ('comment__isnull', False), ('kind', 'mentioned')), models.Q(('claim__isnull', False), ('kind__in', ['sign_off', 'drifted']), ('verdict__isnull', False)), models.Q(('claim__isnull', False), ('kind', 'overdue'), ('question__isnull', False)), models.Q(('edition__isnull', False), ('kind__in', ['published', 'corrected'])), models.Q(('endpoint__isnull', False), ('kind', 'webhook')), _connector='OR'), name='notification_has_its_subject'),
            ),
            migrations.AddConstraint(
                model_name='notification',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('article__isnull', True), ('kind', 'webhook')), models.Q(models.Q(('kind', 'webhook'), _negated=True), ('article__isnull', False)), _connector='OR'), name='notification_of_an_article'),
            ),
            migrations.AddConstraint(
                model_name='webhookendpoint',
                constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='webhook_endpoint_has_name'),
            ),
            migrations.AddConstraint(
                model_name='webhookendpoint',
                constraint=models.CheckConstraint(condition=models.Q(('kinds', []), _negated=True), name='webhook_endpoint_wants_messages'),
            ),
            migrations.AddConstraint(
                model_name='webhookendpoint',
                constraint=models.UniqueConstraint(fields=('url',), name='webhook_endpoint_address_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='webhookendpoint',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_webhookendpointevent" ("id", "is_active", "kinds", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "secret_made_at", "secret_made_by_id", "sees_all", "url", "version") VALUES (NEW."id", NEW."is_active", NEW."kinds", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem", NEW."secret_made_at", NEW."secret_made_by_id", NEW."sees_all", NEW."url", NEW."version"); RETURN NULL;', hash='da882a75dd4cc79f6a27ab02b925236bf7d39fdc', operation='INSERT', pgid='pgtrigger_insert_insert_c1e50', table='articles_webhookendpoint', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='webhookendpoint',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."kinds" IS DISTINCT FROM (NEW."kinds") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."problem" IS DISTINCT FROM (NEW."problem") OR OLD."secret_made_at" IS DISTINCT FROM (NEW."secret_made_at") OR OLD."secret_made_by_id" IS DISTINCT FROM (NEW."secret_made_by_id") OR OLD."sees_all" IS DISTINCT FROM (NEW."sees_all") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "articles_webhookendpointevent" ("id", "is_active", "kinds", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "secret_made_at", "secret_made_by_id", "sees_all", "url", "version") VALUES (NEW."id", NEW."is_active", NEW."kinds", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem", NEW."secret_made_at", NEW."secret_made_by_id", NEW."sees_all", NEW."url", NEW."version"); RETURN NULL;', hash='2cbd6181ed1e84d7cc5dc7dc3018824040078d04', operation='UPDATE', pgid='pgtrigger_update_update_f8f98', table='articles_webhookendpoint', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='webhookendpoint',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_webhookendpointevent" ("id", "is_active", "kinds", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "secret_made_at", "secret_made_by_id", "sees_all", "url", "version") VALUES (OLD."id", OLD."is_active", OLD."kinds", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."problem", OLD."secret_made_at", OLD."secret_made_by_id", OLD."sees_all", OLD."url", OLD."version"); RETURN NULL;', hash='4b9f4e62e3733172b9d3f2601f87f1345dfcefee', operation='DELETE', pgid='pgtrigger_delete_delete_2a212', table='articles_webhookendpoint', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='webhookendpointevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cb290d3eaa2913781e070ce60d008122543e7213', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_850d7', table='articles_webhookendpointevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='webhookendpointevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='e20f782f82d9b4bef039c80a9dbe9ae18356e9cf', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_eef4b', table='articles_webhookendpointevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='webhookendpointevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='7f4ad35c16cabd9f4fd23d39adf016a383168a57', operation='INSERT', pgid='pgtrigger_joins_chain_9fcd9', table='articles_webhookendpointevent', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='webhookmessage',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('article__isnull', True), ('kind', '')), models.Q(models.Q(('kind', ''), _negated=True), ('article__isnull', False)), _connector='OR'), name='webhook_message_of_an_article'),
            ),
            migrations.AddIndex(
                model_name='webhookdelivery',
                index=models.Index(condition=models.Q(('state__in', ['queued', 'sending'])), fields=['endpoint', 'next_attempt_at'], name='webhook_delivery_due'),
            ),
            migrations.AddIndex(
                model_name='webhookdelivery',
                index=models.Index(fields=['endpoint', '-id'], name='webhook_delivery_newest'),
            ),
            migrations.AddConstraint(
                model_name='webhookdelivery',
                constraint=models.UniqueConstraint(fields=('message', 'endpoint'), name='webhook_delivery_once'),
            ),
            migrations.AddConstraint(
                model_name='webhookdelivery',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('finished_at__isnull', True), ('state__in', ['queued', 'sending'])), models.Q(models.Q(('state__in', ['queued', 'sending']), _negated=True), ('finished_at__isnull', False)), _connector='OR'), name='webhook_delivery_ended_iff_finished'),
            ),
        ]),
        # The only rows without an article, which could not have one before.
        migrations.RunSQL(migrations.RunSQL.noop, "DELETE FROM articles_notification WHERE kind = 'webhook'"),
    ]
