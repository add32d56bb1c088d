"""Readers report errors, which are kept for some days; editions are listed by their time."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0081_change_retention'),
    ]

    operations = [
        migrations.CreateModel(
            name='ErrorReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('text', models.CharField(max_length=3000, verbose_name='text')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='contact')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('state', models.CharField(choices=[('new', 'new'), ('asked', 'question asked'), ('dismissed', 'dismissed')], default='new', max_length=10, verbose_name='state')),
                ('reason', models.CharField(blank=True, max_length=2000, verbose_name='reason to dismiss')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        Batch([
            pgtrigger.migrations.RemoveTrigger(
                model_name='publisherprofile',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='publisherprofile',
                name='update_update',
            ),
            migrations.AddField(
                model_name='publisherprofile',
                name='report_days',
                field=models.PositiveSmallIntegerField(default=180, verbose_name='days that reports from readers are kept'),
            ),
            migrations.AddField(
                model_name='publisherprofileevent',
                name='report_days',
                field=models.PositiveSmallIntegerField(default=180, verbose_name='days that reports from readers are kept'),
            ),
            migrations.AddField(
                model_name='errorreport',
                name='decided_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='error_reports', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='errorreport',
                name='edition',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='error_reports', to='articles.edition'),
            ),
            migrations.AddField(
                model_name='errorreport',
                name='question',
                field=models.ForeignKey(blank=True, help_text='What an editor asked because of it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='error_reports', to='articles.question'),
            ),
        ]),
        Batch([
            migrations.AddIndex(
                model_name='edition',
                index=models.Index(fields=['-published_at'], name='edition_by_time'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='publisherprofile',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_publisherprofileevent" ("contact", "corrections", "funding", "id", "methods", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_days", "version") VALUES (NEW."contact", NEW."corrections", NEW."funding", NEW."id", NEW."methods", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."report_days", NEW."version"); RETURN NULL;', hash='3a60a942f2546b4bbbe862023002b971854e1d72', operation='INSERT', pgid='pgtrigger_insert_insert_fa613', table='articles_publisherprofile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='publisherprofile',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_publisherprofileevent" ("contact", "corrections", "funding", "id", "methods", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_days", "version") VALUES (NEW."contact", NEW."corrections", NEW."funding", NEW."id", NEW."methods", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."report_days", NEW."version"); RETURN NULL;', hash='3eeb51556300e775d8db0cb290ebc856a8669f41', operation='UPDATE', pgid='pgtrigger_update_update_65129', table='articles_publisherprofile', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='publisherprofile',
                constraint=models.CheckConstraint(condition=models.Q(('report_days__gte', 7), ('report_days__lte', 730)), name='publisher_profile_report_days'),
            ),
            migrations.AddIndex(
                model_name='errorreport',
                index=models.Index(condition=models.Q(('state', 'new')), fields=['-id'], name='error_report_new'),
            ),
            migrations.AddIndex(
                model_name='errorreport',
                index=models.Index(fields=['created_at'], name='error_report_age'),
            ),
            migrations.AddConstraint(
                model_name='errorreport',
                constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='error_report_has_text'),
            ),
            migrations.AddConstraint(
                model_name='errorreport',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_by', None), ('question', None), ('reason', ''), ('state', 'new')), models.Q(('decided_by__isnull', False), ('question__isnull', False), ('reason', ''), ('state', 'asked')), models.Q(('decided_by__isnull', False), ('question', None), ('state', 'dismissed'), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='error_report_state'),
            ),
        ]),
    ]
