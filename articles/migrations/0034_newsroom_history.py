"""Accounts, rights, invitations, scales and logins are in the history."""

import articles.models.operations
import django.contrib.auth.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from articles.models.operations import Batch, CreateModels
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0033_recorded_ratings'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        articles.models.operations.CreateModels(
            models=[migrations.CreateModel(
                name='GrantedPermissionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('permission', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.permission')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('user', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='83bcc02c493bb05bfabeb92d9c990e9548f711df', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a50dd', table='articles_grantedpermissionevent', when='BEFORE')), pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='db6da6b5a69fdf025b6c4a273db3e3f8b5409e09', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_0faea', table='articles_grantedpermissionevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='GroupMembershipEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('group', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.group')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('user', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='66c7b73872867b20b0fc62616159439e74949164', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5b36d', table='articles_groupmembershipevent', when='BEFORE')), pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='b17b4aafbee2a1933d1eb93e33c19246ef41541c', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_09fad', table='articles_groupmembershipevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='InvitationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                    ('is_editor', models.BooleanField(default=False, verbose_name='editor')),
                    ('is_reviewer', models.BooleanField(default=False, verbose_name='reviewer')),
                    ('is_administrator', models.BooleanField(default=False, verbose_name='administrator')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('expires_at', models.DateTimeField()),
                    ('revoked_at', models.DateTimeField(blank=True, null=True)),
                    ('accepted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('invited_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.invitation')),
                    ('revoked_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c837bb34ee5fabb456821f4e72721681c1682041', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a02fc', table='articles_invitationevent', when='BEFORE')), pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='28e075cbcbcecd71dd8d2df90c8a1cf09df469be', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_53451', table='articles_invitationevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='LoginAttempt',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('succeeded', models.BooleanField()),
                    ('at', models.DateTimeField(auto_now_add=True)),
                    ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='login_attempts', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                    'indexes': [models.Index(fields=['-at', '-id'], name='login_attempt_newest')],
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7c9a24d37b87c3fc34065654c15b01b240e69ac5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_03be6', table='articles_loginattempt', when='BEFORE')), pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='1b81db6ee8d0ae60a9296882ddddb98028aecda1', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_63dad', table='articles_loginattempt', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='RatingEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                    ('label', models.CharField(max_length=60, verbose_name='label')),
                    ('short_label', models.CharField(max_length=20, verbose_name='short label')),
                    ('colour', models.CharField(choices=[('true', 'green'), ('mixed', 'amber'), ('false', 'red'), ('open', 'grey')], max_length=10, verbose_name='colour')),
                    ('shape', models.CharField(help_text='One character, such as ✓.', max_length=2, verbose_name='sign')),
                    ('value', models.SmallIntegerField(blank=True, help_text='Empty when the step has no order.', null=True, verbose_name='ordinal value')),
                    ('definition', models.TextField(verbose_name='definition')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.rating')),
                    ('scale', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.scale')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fdc60e5efde7ec3502f1d920ae2c740a4126481a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6b6a0', table='articles_ratingevent', when='BEFORE')), pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='c8175ee34a302dca8223a95ef41d2b5e64052ad9', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_c71a1', table='articles_ratingevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='ScaleEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('key', models.SlugField(db_index=False)),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                    ('description', models.TextField(blank=True, verbose_name='description')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.scale')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='467380159996ac25ca0046f26f8406d3e63515f5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bcd5c', table='articles_scaleevent', when='BEFORE')), pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='464435d56a25e24e6830733c747b8a732729e990', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_d4370', table='articles_scaleevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='UserEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                    ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                    ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                    ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                    ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                    ('is_editor', models.BooleanField(default=False, help_text='Imports articles, flags claims, approves and exports reports.', verbose_name='editor')),
                    ('is_reviewer', models.BooleanField(default=False, help_text='Attaches sources, records and signs verdicts.', verbose_name='reviewer')),
                    ('is_administrator', models.BooleanField(default=False, help_text='Invites people and sets their rights.', verbose_name='administrator')),
                    ('is_external', models.BooleanField(default=False, editable=False, help_text='A name from the report of another newsroom; it cannot log in.')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4c37b1fe9c0531da5db618c50dd152f9b90eeafe', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_35217', table='articles_userevent', when='BEFORE')), pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='e50355b2edb257625f7b1663923bfdb3211f5fd2', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_39eaf', table='articles_userevent', when='BEFORE'))],
                },
            )],
        ),
        CreateModels([
            migrations.CreateModel(
                name='GrantedPermission',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('articles.user_user_permissions',),
            ),
            migrations.CreateModel(
                name='GroupMembership',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('articles.user_groups',),
            ),
        ]),
        Batch([
            pgtrigger.migrations.AddTrigger(
                model_name='grantedpermission',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_grantedpermissionevent" ("id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "user_id") VALUES (NEW."id", NEW."permission_id", _pgh_attach_context(), NOW(), \'insert\', NEW."user_id"); RETURN NULL;', hash='5797c6e069dabdb959171a1793a5f581ae3d7206', operation='INSERT', pgid='pgtrigger_insert_insert_35f05', table='articles_user_user_permissions', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='grantedpermission',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_grantedpermissionevent" ("id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "user_id") VALUES (OLD."id", OLD."permission_id", _pgh_attach_context(), NOW(), \'delete\', OLD."user_id"); RETURN NULL;', hash='496774722a44053801fc617994e238adab1079cd', operation='DELETE', pgid='pgtrigger_delete_delete_aaa38', table='articles_user_user_permissions', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='groupmembership',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_groupmembershipevent" ("group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "user_id") VALUES (NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."user_id"); RETURN NULL;', hash='93e8c41feb2667afa550073f97bc5fdd21c2ca62', operation='INSERT', pgid='pgtrigger_insert_insert_1e8a8', table='articles_user_groups', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='groupmembership',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_groupmembershipevent" ("group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "user_id") VALUES (OLD."group_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."user_id"); RETURN NULL;', hash='05053bdaf4b8561c8440f79e8d1871e79af44100', operation='DELETE', pgid='pgtrigger_delete_delete_e46d8', table='articles_user_groups', when='AFTER')),
            ),
        ]),
        articles.models.operations.Batch(
            operations=[pgtrigger.migrations.AddTrigger(
                model_name='invitation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_invitationevent" ("accepted_by_id", "created_at", "email", "expires_at", "id", "invited_by_id", "is_administrator", "is_editor", "is_reviewer", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id") VALUES (NEW."accepted_by_id", NEW."created_at", NEW."email", NEW."expires_at", NEW."id", NEW."invited_by_id", NEW."is_administrator", NEW."is_editor", NEW."is_reviewer", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."revoked_by_id"); RETURN NULL;', hash='e54f0791b1512e5dba5d84762961dcb5c101d857', operation='INSERT', pgid='pgtrigger_insert_insert_0a5e1', table='articles_invitation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='invitation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accepted_by_id" IS DISTINCT FROM (NEW."accepted_by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_by_id" IS DISTINCT FROM (NEW."invited_by_id") OR OLD."is_administrator" IS DISTINCT FROM (NEW."is_administrator") OR OLD."is_editor" IS DISTINCT FROM (NEW."is_editor") OR OLD."is_reviewer" IS DISTINCT FROM (NEW."is_reviewer") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."revoked_by_id" IS DISTINCT FROM (NEW."revoked_by_id"))', func='INSERT INTO "articles_invitationevent" ("accepted_by_id", "created_at", "email", "expires_at", "id", "invited_by_id", "is_administrator", "is_editor", "is_reviewer", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id") VALUES (NEW."accepted_by_id", NEW."created_at", NEW."email", NEW."expires_at", NEW."id", NEW."invited_by_id", NEW."is_administrator", NEW."is_editor", NEW."is_reviewer", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."revoked_by_id"); RETURN NULL;', hash='72ce2acfa2ec69695416459a84720b58985819b2', operation='UPDATE', pgid='pgtrigger_update_update_bfaff', table='articles_invitation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='invitation',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_invitationevent" ("accepted_by_id", "created_at", "email", "expires_at", "id", "invited_by_id", "is_administrator", "is_editor", "is_reviewer", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id") VALUES (OLD."accepted_by_id", OLD."created_at", OLD."email", OLD."expires_at", OLD."id", OLD."invited_by_id", OLD."is_administrator", OLD."is_editor", OLD."is_reviewer", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."revoked_by_id"); RETURN NULL;', hash='ecf98ed83097ae45f537f44d0da4898ea395bbd4', operation='DELETE', pgid='pgtrigger_delete_delete_3010f', table='articles_invitation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='rating',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_ratingevent" ("colour", "definition", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scale_id", "shape", "short_label", "value") VALUES (NEW."colour", NEW."definition", NEW."id", NEW."label", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."scale_id", NEW."shape", NEW."short_label", NEW."value"); RETURN NULL;', hash='e6e5507cbca6d69f4cd958f2e551161f731f05a8', operation='INSERT', pgid='pgtrigger_insert_insert_3bea8', table='articles_rating', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='rating',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_ratingevent" ("colour", "definition", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scale_id", "shape", "short_label", "value") VALUES (NEW."colour", NEW."definition", NEW."id", NEW."label", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."scale_id", NEW."shape", NEW."short_label", NEW."value"); RETURN NULL;', hash='e5d039ce97f3d2846d914da24346e038c280bfb5', operation='UPDATE', pgid='pgtrigger_update_update_56a6c', table='articles_rating', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='scale',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_scaleevent" ("description", "id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."description", NEW."id", NEW."key", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='64b2399463b56b99a2c925ed39d8e7822caa697b', operation='INSERT', pgid='pgtrigger_insert_insert_f7a90', table='articles_scale', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='scale',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_scaleevent" ("description", "id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."description", NEW."id", NEW."key", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='6c30e398210f56c55c8063cc2e2293f572850537', operation='UPDATE', pgid='pgtrigger_update_update_08653', table='articles_scale', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_userevent" ("email", "first_name", "id", "is_active", "is_administrator", "is_editor", "is_external", "is_reviewer", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_administrator", NEW."is_editor", NEW."is_external", NEW."is_reviewer", NEW."is_staff", NEW."is_superuser", NEW."last_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."username"); RETURN NULL;', hash='e0667647958bf64b4345257a7f1337f86bf0d573', operation='INSERT', pgid='pgtrigger_insert_insert_c0d8d', table='articles_user', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_administrator" IS DISTINCT FROM (NEW."is_administrator") OR OLD."is_editor" IS DISTINCT FROM (NEW."is_editor") OR OLD."is_external" IS DISTINCT FROM (NEW."is_external") OR OLD."is_reviewer" IS DISTINCT FROM (NEW."is_reviewer") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."username" IS DISTINCT FROM (NEW."username"))', func='INSERT INTO "articles_userevent" ("email", "first_name", "id", "is_active", "is_administrator", "is_editor", "is_external", "is_reviewer", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_administrator", NEW."is_editor", NEW."is_external", NEW."is_reviewer", NEW."is_staff", NEW."is_superuser", NEW."last_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."username"); RETURN NULL;', hash='6bf7a9c3702fc2edf800695b137abbe82744a2f1', operation='UPDATE', pgid='pgtrigger_update_update_72360', table='articles_user', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_userevent" ("email", "first_name", "id", "is_active", "is_administrator", "is_editor", "is_external", "is_reviewer", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (OLD."email", OLD."first_name", OLD."id", OLD."is_active", OLD."is_administrator", OLD."is_editor", OLD."is_external", OLD."is_reviewer", OLD."is_staff", OLD."is_superuser", OLD."last_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."username"); RETURN NULL;', hash='22606ef758dc1ac7d54ac5089e585478fa9f6b80', operation='DELETE', pgid='pgtrigger_delete_delete_dfff8', table='articles_user', when='AFTER')),
            )],
        ),
    ]
