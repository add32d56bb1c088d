"""Second factors that are added and removed are in the history of the newsroom."""

import articles.models.operations
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0041_quick_span_checks'),
        ('mfa', '0003_authenticator_type_uniq'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        articles.models.operations.CreateModels(
            models=[migrations.CreateModel(
            name='SecondFactor',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('mfa.authenticator',),
        ),
        migrations.CreateModel(
            name='SecondFactorEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('type', models.CharField(choices=[('recovery_codes', 'Recovery codes'), ('totp', 'TOTP Authenticator'), ('webauthn', 'WebAuthn')], max_length=20)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),],
        ),
        articles.models.operations.Batch(
            operations=[pgtrigger.migrations.AddTrigger(
            model_name='secondfactor',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_secondfactorevent" ("created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "type", "user_id") VALUES (NEW."created_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."type", NEW."user_id"); RETURN NULL;', hash='6b57def32bdb30b13955f232535e2e6dd1c49b31', operation='INSERT', pgid='pgtrigger_insert_insert_74ac4', table='mfa_authenticator', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='secondfactor',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_secondfactorevent" ("created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "type", "user_id") VALUES (OLD."created_at", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."type", OLD."user_id"); RETURN NULL;', hash='ae0a7a866467e70a37b73df1cc56f4a526a484df', operation='DELETE', pgid='pgtrigger_delete_delete_4d94d', table='mfa_authenticator', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='secondfactorevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8f821957cdbd90c10950d1e0cd355541060e3004', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2a353', table='articles_secondfactorevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='secondfactorevent',
            trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='e4600c9175398c9ff888949be1e43af770eb2195', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_028dc', table='articles_secondfactorevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='secondfactorevent',
            trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='90069f6d7f1f4abf6a3827e7a575fb19aaf8a161', operation='INSERT', pgid='pgtrigger_joins_chain_ddf03', table='articles_secondfactorevent', when='AFTER')),
        ),],
        ),
    ]
