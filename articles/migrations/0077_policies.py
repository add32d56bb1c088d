"""The newsroom has a name and policies that readers see."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch, CreateModels
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0076_language'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='PublisherProfileEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('name', models.CharField(blank=True, default='', max_length=200, verbose_name='name of the newsroom')),
                    ('methods', models.CharField(blank=True, default='', max_length=20000, verbose_name='Methods')),
                    ('corrections', models.CharField(blank=True, default='', max_length=20000, verbose_name='Corrections')),
                    ('funding', models.CharField(blank=True, default='', max_length=20000, verbose_name='Funding and organisation')),
                    ('contact', models.CharField(blank=True, default='', max_length=20000, verbose_name='Contact')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PublisherProfile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('name', models.CharField(blank=True, default='', max_length=200, verbose_name='name of the newsroom')),
                    ('methods', models.CharField(blank=True, default='', max_length=20000, verbose_name='Methods')),
                    ('corrections', models.CharField(blank=True, default='', max_length=20000, verbose_name='Corrections')),
                    ('funding', models.CharField(blank=True, default='', max_length=20000, verbose_name='Funding and organisation')),
                    ('contact', models.CharField(blank=True, default='', max_length=20000, verbose_name='Contact')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='publisher_profile_is_one')],
                },
            ),
        ]),
        Batch([
            pgtrigger.migrations.AddTrigger(
                model_name='publisherprofile',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_publisherprofileevent" ("contact", "corrections", "funding", "id", "methods", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."contact", NEW."corrections", NEW."funding", NEW."id", NEW."methods", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;', hash='0271bbda5df873ce37ac0dc8c14dc2308b5374d3', operation='INSERT', pgid='pgtrigger_insert_insert_fa613', table='articles_publisherprofile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='publisherprofile',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_publisherprofileevent" ("contact", "corrections", "funding", "id", "methods", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."contact", NEW."corrections", NEW."funding", NEW."id", NEW."methods", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;', hash='d3c8db3389d809d2c8df552b92d52af668fe066c', operation='UPDATE', pgid='pgtrigger_update_update_65129', table='articles_publisherprofile', when='AFTER')),
            ),
            migrations.AddField(
                model_name='publisherprofileevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='publisherprofileevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.publisherprofile'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='publisherprofileevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a4653c94edd0bb252dfbb71449b6e1dea3ce7b3f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7e1b8', table='articles_publisherprofileevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='publisherprofileevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='77ce7a4193b6fa7fd6ee35d69df85f4b41d9ba14', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_7bc43', table='articles_publisherprofileevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='publisherprofileevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='60353566926f6ca4b8880fc48271a613eb7225d6', operation='INSERT', pgid='pgtrigger_joins_chain_9f8ad', table='articles_publisherprofileevent', when='AFTER')),
            ),
        ]),
    ]
