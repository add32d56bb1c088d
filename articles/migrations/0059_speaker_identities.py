"""Names in the register of speakers can mean one speaker, with an id in Wikidata."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch, CreateModels
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0057_retention'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='SpeakerIdentityEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('key', models.CharField(help_text='The name in lower case.', max_length=600)),
                    ('name', models.CharField(max_length=300, verbose_name='name')),
                    ('wikidata_id', models.CharField(blank=True, max_length=12, verbose_name='Wikidata id')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='SpeakerMerge',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('through', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None)),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='SpeakerMergeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('through', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='SpeakerIdentity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('key', models.CharField(help_text='The name in lower case.', max_length=600, unique=True)),
                    ('name', models.CharField(max_length=300, verbose_name='name')),
                    ('wikidata_id', models.CharField(blank=True, max_length=12, verbose_name='Wikidata id')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('wikidata_id', ''), ('wikidata_id__regex', '^Q[1-9][0-9]{0,10}$'), _connector='OR'), name='speaker_identity_wikidata_id'), models.UniqueConstraint(condition=models.Q(('wikidata_id', ''), _negated=True), fields=('wikidata_id',), name='speaker_identity_wikidata_once')],
                },
            ),
        ]),
        Batch([
            pgtrigger.migrations.AddTrigger(
                model_name='speakeridentity',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_speakeridentityevent" ("id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "wikidata_id") VALUES (NEW."id", NEW."key", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version", NEW."wikidata_id"); RETURN NULL;', hash='8cdb9d14f297851c6f5f31c85e088e8261fe4d0a', operation='INSERT', pgid='pgtrigger_insert_insert_e5d87', table='articles_speakeridentity', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='speakeridentity',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_speakeridentityevent" ("id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "wikidata_id") VALUES (NEW."id", NEW."key", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version", NEW."wikidata_id"); RETURN NULL;', hash='fed879beba56497f42df260ea3bf1200db481f02', operation='UPDATE', pgid='pgtrigger_update_update_69b6f', table='articles_speakeridentity', when='AFTER')),
            ),
            migrations.AddField(
                model_name='speakeridentityevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='speakeridentityevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.speakeridentity'),
            ),
            migrations.AddField(
                model_name='speakermerge',
                name='into',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='articles.speakeridentity'),
            ),
            migrations.AddField(
                model_name='speakermerge',
                name='merged',
                field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='merge', to='articles.speakeridentity'),
            ),
            migrations.AddField(
                model_name='speakermergeevent',
                name='into',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.speakeridentity'),
            ),
            migrations.AddField(
                model_name='speakermergeevent',
                name='merged',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.speakeridentity'),
            ),
            migrations.AddField(
                model_name='speakermergeevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='speakermergeevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.speakermerge'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='speakeridentityevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2bc484fc1c25c01011c9523bdfed6621a6d27d7f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_523cd', table='articles_speakeridentityevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='speakeridentityevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='0af1c0912c47ee05253739635e1f4545235c9f1a', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_80928', table='articles_speakeridentityevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='speakeridentityevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='b304fabb20de7dc0d756b7fed16b588e3857a910', operation='INSERT', pgid='pgtrigger_joins_chain_f0bb6', table='articles_speakeridentityevent', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='speakermerge',
                trigger=pgtrigger.compiler.Trigger(name='into_a_root', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            PERFORM FROM articles_speakeridentity\n                    WHERE id IN (NEW.merged_id, NEW.into_id) ORDER BY id FOR UPDATE;\n            IF EXISTS (\n                    SELECT FROM articles_speakermerge m\n                    WHERE m.merged_id = NEW.into_id OR m.into_id = NEW.merged_id\n                ) THEN\n                RAISE EXCEPTION 'a name that is merged cannot stand for another' USING ERRCODE = 'check_violation', CONSTRAINT = 'speaker_merge_into_a_root';\n            END IF;\n            RETURN NEW;\n        ", hash='24a582a312a65a20ea2ab815af18ad8eef1f30e1', operation='INSERT', pgid='pgtrigger_into_a_root_fa971', table='articles_speakermerge', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='speakermerge',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_speakermergeevent" ("id", "into_id", "merged_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "through") VALUES (NEW."id", NEW."into_id", NEW."merged_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."through"); RETURN NULL;', hash='a79dbcf86837ebcf9c799580202b0c253aa6e5a2', operation='INSERT', pgid='pgtrigger_insert_insert_f539b', table='articles_speakermerge', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='speakermerge',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_speakermergeevent" ("id", "into_id", "merged_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "through") VALUES (NEW."id", NEW."into_id", NEW."merged_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."through"); RETURN NULL;', hash='cb25d03c81f5d3d87e9c42a9dc57b28bb6e07bf4', operation='UPDATE', pgid='pgtrigger_update_update_5785e', table='articles_speakermerge', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='speakermerge',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_speakermergeevent" ("id", "into_id", "merged_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "through") VALUES (OLD."id", OLD."into_id", OLD."merged_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."through"); RETURN NULL;', hash='a6198112fe52c14852b3864929df3272a8cd001a', operation='DELETE', pgid='pgtrigger_delete_delete_9bfac', table='articles_speakermerge', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='speakermergeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6b6a29257d055d7386374c722aa28df561026a4f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bf509', table='articles_speakermergeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='speakermergeevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='239c2c21a5a8fd983b4bb781c0baea14c4cfd047', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_073ea', table='articles_speakermergeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='speakermergeevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='8fa59ce31e1a0f6ceee45c5f15d3e86c53002ccb', operation='INSERT', pgid='pgtrigger_joins_chain_72b24', table='articles_speakermergeevent', when='AFTER')),
            ),
        ]),
        Batch([
            migrations.AddConstraint(
                model_name='speakermerge',
                constraint=models.CheckConstraint(condition=models.Q(('merged', models.F('into')), _negated=True), name='speaker_merge_of_two'),
            ),
        ]),
    ]
