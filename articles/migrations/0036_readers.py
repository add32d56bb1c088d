"""The readers of articles, and teams."""

import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from articles.models.operations import Batch
from django.db import migrations, models


# Every article so far is read by the whole newsroom.
ADD_READERSHIPS = """
    INSERT INTO articles_readership (article_id, audience, version)
        SELECT id, 'newsroom', 1 FROM articles_article ON CONFLICT DO NOTHING;
    SET CONSTRAINTS ALL IMMEDIATE;  -- a table with pending checks cannot be altered
    SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0035_submission_keys'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        Batch([
            migrations.CreateModel(
                name='ArticleReader',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='ArticleReaderEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Readership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('audience', models.CharField(choices=[('newsroom', 'the whole newsroom'), ('named', 'only named people and teams')], default='newsroom', max_length=10, verbose_name='readers')),
                ],
            ),
            migrations.CreateModel(
                name='ReadershipEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('audience', models.CharField(choices=[('newsroom', 'the whole newsroom'), ('named', 'only named people and teams')], default='newsroom', max_length=10, verbose_name='readers')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Team',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='TeamEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TeamMember',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='TeamMemberEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        Batch([
            migrations.AddField(
                model_name='articlereader',
                name='article',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readers', to='articles.article'),
            ),
            migrations.AddField(
                model_name='articlereader',
                name='named_by',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='articlereader',
                name='person',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='articlereaderevent',
                name='article',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.article'),
            ),
            migrations.AddField(
                model_name='articlereaderevent',
                name='named_by',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='articlereaderevent',
                name='person',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='articlereaderevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='articlereaderevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.articlereader'),
            ),
            migrations.AddField(
                model_name='readership',
                name='article',
                field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='readership', to='articles.article'),
            ),
            migrations.AddField(
                model_name='readershipevent',
                name='article',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.article'),
            ),
            migrations.AddField(
                model_name='readershipevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='readershipevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.readership'),
            ),
            migrations.AddField(
                model_name='articlereaderevent',
                name='team',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.team'),
            ),
            migrations.AddField(
                model_name='articlereader',
                name='team',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reads', to='articles.team'),
            ),
            migrations.AddField(
                model_name='teamevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='teamevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.team'),
            ),
            migrations.AddField(
                model_name='teammember',
                name='person',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='teammember',
                name='team',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='articles.team'),
            ),
            migrations.AddField(
                model_name='team',
                name='members',
                field=models.ManyToManyField(related_name='teams', through='articles.TeamMember', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='teammemberevent',
                name='person',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='teammemberevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='teammemberevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.teammember'),
            ),
            migrations.AddField(
                model_name='teammemberevent',
                name='team',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.team'),
            ),
        ]),
        Batch([
            pgtrigger.migrations.AddTrigger(
                model_name='article',
                trigger=pgtrigger.compiler.Trigger(name='has_readership', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    INSERT INTO articles_readership (article_id, audience, version)\n                    VALUES (NEW.id, 'newsroom', 1) ON CONFLICT DO NOTHING;\n                    RETURN NULL;\n                ", hash='bf5edc0214e262bb5596cd07c0cbddb6ff173a56', operation='INSERT', pgid='pgtrigger_has_readership_1c7b7', table='articles_article', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='readership',
                constraint=models.CheckConstraint(condition=models.Q(('audience__in', ['newsroom', 'named'])), name='readership_audience'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='readership',
                trigger=pgtrigger.compiler.Trigger(name='seen_as_readers', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF current_setting(\'factcheck.new_text\', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = \'DELETE\' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, "end", user_id, transaction)\n        SELECT \'readers\', OLD.article_id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting(\'pghistory.context_metadata\', true), \'\')::jsonb\n                ->> \'user\')::bigint,\n            txid_current()\n        \n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, "end", user_id, transaction)\n        SELECT \'readers\', NEW.article_id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting(\'pghistory.context_metadata\', true), \'\')::jsonb\n                ->> \'user\')::bigint,\n            txid_current()\n        \n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ', hash='f19f8f8e67a1c87c07df4abc7c95158f8628ee0c', operation='UPDATE', pgid='pgtrigger_seen_as_readers_b4dec', table='articles_readership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='readership',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_readershipevent" ("article_id", "audience", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."article_id", NEW."audience", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;', hash='24af3adbef0a53cd5bdd2095ed14a60feb43dfc8', operation='INSERT', pgid='pgtrigger_insert_insert_c4841', table='articles_readership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='readership',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_readershipevent" ("article_id", "audience", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."article_id", NEW."audience", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;', hash='82de163b4cd7020049efc801d477685e599ab6a3', operation='UPDATE', pgid='pgtrigger_update_update_856a2', table='articles_readership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='readershipevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4061c93750191acf1a1d541f9c048be8c1a2cf49', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9a2ba', table='articles_readershipevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='readershipevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='347f82ad58e23a48b463134b1a08a69f12d98e57', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_8e34f', table='articles_readershipevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='articlereaderevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='988e4a57da77eed2df491b70549248c2364edb34', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1da8e', table='articles_articlereaderevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='articlereaderevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='7162350d25354563c5c1bfc54adf36ff0e3f53c6', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_4abb2', table='articles_articlereaderevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='articlereader',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('person__isnull', False), ('team__isnull', True)), models.Q(('person__isnull', True), ('team__isnull', False)), _connector='OR'), name='article_reader_is_person_or_team'),
            ),
            migrations.AddConstraint(
                model_name='articlereader',
                constraint=models.UniqueConstraint(fields=('article', 'person'), name='article_reader_person_once'),
            ),
            migrations.AddConstraint(
                model_name='articlereader',
                constraint=models.UniqueConstraint(fields=('article', 'team'), name='article_reader_team_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='articlereader',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_articlereaderevent" ("article_id", "created_at", "id", "named_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id") VALUES (NEW."article_id", NEW."created_at", NEW."id", NEW."named_by_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."team_id"); RETURN NULL;', hash='a741684e36c498cdaf34665442118c6cf51fb717', operation='INSERT', pgid='pgtrigger_insert_insert_2444a', table='articles_articlereader', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='articlereader',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_articlereaderevent" ("article_id", "created_at", "id", "named_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id") VALUES (OLD."article_id", OLD."created_at", OLD."id", OLD."named_by_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."team_id"); RETURN NULL;', hash='8346f7434181242de802c19604c0e42e66c4866b', operation='DELETE', pgid='pgtrigger_delete_delete_4f782', table='articles_articlereader', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='teamevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ea9d4bf93f796bd2c47d68e136a208b9fcb5dca9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1ff4e', table='articles_teamevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='teamevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='e967ff571d44c8dd567f9ec046adf1a62876b3cb', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_4e19e', table='articles_teamevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='teammember',
                constraint=models.UniqueConstraint(fields=('team', 'person'), name='team_member_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='teammember',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_teammemberevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."team_id"); RETURN NULL;', hash='0cbe4adc920b49b9aede5723015260664df7548d', operation='INSERT', pgid='pgtrigger_insert_insert_14057', table='articles_teammember', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='teammember',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_teammemberevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id") VALUES (OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."team_id"); RETURN NULL;', hash='4d01d437f0576cc39ad1783e6ca4c3d9719379fc', operation='DELETE', pgid='pgtrigger_delete_delete_05bc8', table='articles_teammember', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='team',
                constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='team_has_name'),
            ),
            migrations.AddConstraint(
                model_name='team',
                constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='team_name_unique_in_any_case'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='team',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_teamevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='130bbed74b1421b37b34c76adab87853b41f3849', operation='INSERT', pgid='pgtrigger_insert_insert_dae8c', table='articles_team', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='team',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_teamevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='4d8c916f3c3bedc213d1788b314348cf378d1456', operation='UPDATE', pgid='pgtrigger_update_update_0930c', table='articles_team', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='team',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_teamevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='9a8cba4089f56cb2f6875511ab42c0dee46ba154', operation='DELETE', pgid='pgtrigger_delete_delete_b189c', table='articles_team', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='teammemberevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d526314695b26fb0703d1059616ce55ac31e823f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3c7b7', table='articles_teammemberevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='teammemberevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='b8403c8e5b078c31ac6ac072a7d40746b28f3c4b', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_b8959', table='articles_teammemberevent', when='BEFORE')),
            ),
            migrations.RunSQL(ADD_READERSHIPS, migrations.RunSQL.noop),
        ]),
    ]
