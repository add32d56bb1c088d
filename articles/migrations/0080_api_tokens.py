"""Tokens of the API, and the accounts of integrations."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0079_heartbeats'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('read', 'read'), ('write', 'write'), ('publish', 'publish')], max_length=10), size=None)),
                ('token_sha256', models.CharField(editable=False, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('expires_at', models.DateTimeField(verbose_name='expires')),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('last_used_at', models.DateTimeField(blank=True, null=True)),
                ('quota_at', models.DateTimeField(blank=True, null=True)),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='api_tokens', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ApiTokenEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('read', 'read'), ('write', 'write'), ('publish', 'publish')], max_length=10), size=None)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('expires_at', models.DateTimeField(verbose_name='expires')),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('created_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.apitoken')),
                ('revoked_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Integration',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='integration', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='IntegrationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('created_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.integration')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        Batch([
            migrations.AddConstraint(
                model_name='apitoken',
                constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='api_token_has_name'),
            ),
            migrations.AddConstraint(
                model_name='apitoken',
                constraint=models.CheckConstraint(condition=models.Q(('scopes__contained_by', ['read', 'write', 'publish']), ('scopes__contains', ['read'])), name='api_token_scopes_are_known'),
            ),
            migrations.AddConstraint(
                model_name='apitoken',
                constraint=models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('created_at'))), name='api_token_expires'),
            ),
            migrations.AddConstraint(
                model_name='apitoken',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('revoked_at__isnull', True), ('revoked_by__isnull', True)), models.Q(('revoked_at__isnull', False), ('revoked_by__isnull', False)), _connector='OR'), name='api_token_revoked_by_somebody'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='apitoken',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_apitokenevent" ("created_at", "created_by_id", "expires_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id", "scopes", "user_id") VALUES (NEW."created_at", NEW."created_by_id", NEW."expires_at", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."revoked_by_id", NEW."scopes", NEW."user_id"); RETURN NULL;', hash='4edb112abe23631e2a8f4dde77305e05f64abe24', operation='INSERT', pgid='pgtrigger_insert_insert_95ce6', table='articles_apitoken', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='apitoken',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."revoked_by_id" IS DISTINCT FROM (NEW."revoked_by_id") OR OLD."scopes" IS DISTINCT FROM (NEW."scopes") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "articles_apitokenevent" ("created_at", "created_by_id", "expires_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id", "scopes", "user_id") VALUES (NEW."created_at", NEW."created_by_id", NEW."expires_at", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."revoked_by_id", NEW."scopes", NEW."user_id"); RETURN NULL;', hash='ae54a3923c1ed58aeb257bd6bff7739b953c9100', operation='UPDATE', pgid='pgtrigger_update_update_b1ffd', table='articles_apitoken', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='apitoken',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_apitokenevent" ("created_at", "created_by_id", "expires_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id", "scopes", "user_id") VALUES (OLD."created_at", OLD."created_by_id", OLD."expires_at", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."revoked_by_id", OLD."scopes", OLD."user_id"); RETURN NULL;', hash='2723fe8bc4a0d73e05093c3697d6e408060a5ff6', operation='DELETE', pgid='pgtrigger_delete_delete_69910', table='articles_apitoken', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='apitokenevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6553aa03eb5500c9e82d654425affa6b0742413a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4e781', table='articles_apitokenevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='apitokenevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='cfe892a929c6d3397c8fd9a510e5dfdfff074ea9', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_08736', table='articles_apitokenevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='apitokenevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='c1adc6273aa5be3eff51976e127a41eeb22cc1a4', operation='INSERT', pgid='pgtrigger_joins_chain_94807', table='articles_apitokenevent', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='integration',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_integrationevent" ("created_at", "created_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."created_at", NEW."created_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."user_id", NEW."user_id"); RETURN NULL;', hash='0e71a1a1af614b9412de41e512c52894ae4d253b', operation='INSERT', pgid='pgtrigger_insert_insert_2d2d3', table='articles_integration', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='integration',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_integrationevent" ("created_at", "created_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."created_at", OLD."created_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."user_id", OLD."user_id"); RETURN NULL;', hash='15b3a9886c958e083beb4086ed64a315c44a1520', operation='DELETE', pgid='pgtrigger_delete_delete_fdf24', table='articles_integration', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='integrationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='92039d2c342134ed82205e4e99cbfed970570b14', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fe386', table='articles_integrationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='integrationevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='598c8332dcf4ab7c72d68fd157d9818fad8898ec', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_4199d', table='articles_integrationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='integrationevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='94eecfbab3419e0768394ffda3b89398be031696', operation='INSERT', pgid='pgtrigger_joins_chain_c83ef', table='articles_integrationevent', when='AFTER')),
            ),
        ]),
    ]
