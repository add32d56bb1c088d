"""Articles have a deadline and tags. Their history has both."""

import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from articles.models.operations import Batch, CreateModels
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0051_search_index'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='TagEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=40, verbose_name='name')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ArticlePlan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('deadline', models.DateTimeField(blank=True, null=True, verbose_name='deadline')),
                    ('article', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='plan', to='articles.article')),
                ],
            ),
            migrations.CreateModel(
                name='ArticlePlanEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('deadline', models.DateTimeField(blank=True, null=True, verbose_name='deadline')),
                    ('article', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.article')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.articleplan')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ArticleTag',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tagged', to='articles.article')),
                    ('tagged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='Tag',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=40, verbose_name='name')),
                ],
                options={
                    'ordering': ['name'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('name__regex', '^[^\\s,]([^,]*[^\\s,])?$')), name='tag_has_name'), models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='tag_name_unique_in_any_case')],
                },
            ),
            migrations.CreateModel(
                name='ArticleTagEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('article', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.article')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.articletag')),
                    ('tagged_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('tag', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.tag')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        Batch([
            migrations.AddField(
                model_name='articletag',
                name='tag',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tagged', to='articles.tag'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tag',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_tagevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='5ba430c440fe7eecf5b822e0360644d797eefa51', operation='INSERT', pgid='pgtrigger_insert_insert_3fa83', table='articles_tag', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tag',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_tagevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='fe245e0e881609d13f9ba371eaa45e84d258591d', operation='UPDATE', pgid='pgtrigger_update_update_e76da', table='articles_tag', when='AFTER')),
            ),
            migrations.AddField(
                model_name='tagevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='tagevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.tag'),
            ),
            migrations.AddIndex(
                model_name='articleplan',
                index=models.Index(models.OrderBy(models.F('deadline'), nulls_last=True), name='article_plan_deadline'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='articleplan',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_articleplanevent" ("article_id", "deadline", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."article_id", NEW."deadline", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;', hash='25c3932a1868fbf03a5adee13702f4e58d220bdb', operation='INSERT', pgid='pgtrigger_insert_insert_53597', table='articles_articleplan', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='articleplan',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_articleplanevent" ("article_id", "deadline", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."article_id", NEW."deadline", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;', hash='7163f0d9d874c3b9ba8e8b0fb1558d7a0ce1a819', operation='UPDATE', pgid='pgtrigger_update_update_fd019', table='articles_articleplan', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='articleplanevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1b6c179d0d5c270bdd2b0669c4bee314a05d4f79', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b573b', table='articles_articleplanevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='articleplanevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='3da9378a849746cf797ea9df04c8dc0bf4e96053', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_8c7ce', table='articles_articleplanevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='articleplanevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='b2ba919aac6ef17351430bcbeca7775f0778f7f2', operation='INSERT', pgid='pgtrigger_joins_chain_f80e7', table='articles_articleplanevent', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='articletagevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ac9f507114945f9c48f8e85e0edb38b3b5679c8c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0988f', table='articles_articletagevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='articletagevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='8a50210e9436969826b6408e27f740add0861bef', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_bcf49', table='articles_articletagevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='articletagevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='f3b50371f05432b014b0068a2e4f8f72ef2ef8b9', operation='INSERT', pgid='pgtrigger_joins_chain_bb4af', table='articles_articletagevent', when='AFTER')),
            ),
        ]),
        Batch([
            migrations.AddConstraint(
                model_name='articletag',
                constraint=models.UniqueConstraint(fields=('article', 'tag'), name='article_tag_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='articletag',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_articletagevent" ("article_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tag_id", "tagged_by_id") VALUES (NEW."article_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."tag_id", NEW."tagged_by_id"); RETURN NULL;', hash='0336ef99728b2fbc08aa6b1cade07459ae97e210', operation='INSERT', pgid='pgtrigger_insert_insert_40b01', table='articles_articletag', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='articletag',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_articletagevent" ("article_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tag_id", "tagged_by_id") VALUES (OLD."article_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."tag_id", OLD."tagged_by_id"); RETURN NULL;', hash='e1bfe33467d2339a439bb733a3e67de5f103ac2c', operation='DELETE', pgid='pgtrigger_delete_delete_89560', table='articles_articletag', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tagevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b160ef5256dbc4c5a7c7a2322b0c44ff86109bbc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4a7f5', table='articles_tagevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tagevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='964d3ad92673bee9896c0f613a08bef14b51c557', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_6e546', table='articles_tagevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tagevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='ec4404ea418c583affa9d799664310d81d5342f2', operation='INSERT', pgid='pgtrigger_joins_chain_26833', table='articles_tagevent', when='AFTER')),
            ),
        ]),
    ]
