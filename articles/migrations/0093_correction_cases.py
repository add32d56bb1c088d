"""Cases of corrections: what has changed since an edition, who was informed, and a worker that looks."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from articles.models.operations import Batch
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0092_spelled_otherwise'),
    ]

    operations = [
        Batch([
            migrations.AlterField(
                model_name='job',
                name='kind',
                field=models.CharField(choices=[('fetch', 'fetch'), ('look_again', 'look again'), ('compare', 'compare'), ('examine', 'examine'), ('export', 'export'), ('import_article', 'import'), ('import_many', 'import of many'), ('publish', 'publish'), ('drift', 'report a changed source'), ('cms_save', 'save from a CMS'), ('corrections', 'compare with what was published')], max_length=20),
            ),
            migrations.CreateModel(
                name='CorrectionCase',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                    ('state', models.CharField(choices=[('open', 'open'), ('settled', 'settled'), ('over', 'nothing differs any more')], default='open', max_length=10, verbose_name='state')),
                    ('draft', models.CharField(blank=True, max_length=20000, verbose_name='draft')),
                    ('reason', models.CharField(blank=True, max_length=2000, verbose_name='reason')),
                    ('opened_at', models.DateTimeField(auto_now_add=True)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('correction', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.edition')),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='correction_cases', to='articles.edition')),
                    ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='correction_cases', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-pk'],
                },
            ),
            migrations.CreateModel(
                name='CorrectionNotice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=300, verbose_name='person or outlet')),
                    ('channel', models.CharField(choices=[('email', 'e-mail'), ('phone', 'telephone'), ('message', 'message'), ('in_person', 'in person')], max_length=10, verbose_name='channel')),
                    ('informed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='informed at')),
                    ('note', models.CharField(blank=True, max_length=2000, verbose_name='note')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='articles.correctioncase')),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='correction_notices', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['case', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='EditionWatch',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('look', models.TextField(blank=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='edition_watch_is_one')],
                },
            ),
            migrations.CreateModel(
                name='PublishedChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=200)),
                    ('kind', models.CharField(choices=[('verdict', 'verdict changed'), ('no_verdict', 'verdict withdrawn'), ('cut', 'claim cut'), ('changed', 'source changed'), ('vanished', 'passage vanished'), ('turned', 'passage has another sense'), ('figures', 'figures changed'), ('gone', 'source gone'), ('uncited', 'source withdrawn')], max_length=10)),
                    ('printed', models.JSONField()),
                    ('editions', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveIntegerField(), size=None)),
                    ('is_over', models.BooleanField(default=False)),
                    ('noticed_at', models.DateTimeField(auto_now_add=True)),
                    ('after', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.capture')),
                    ('before', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.capture')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='articles.correctioncase')),
                    ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.claim')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='published_changes', to='articles.source')),
                    ('verdict', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.verdict')),
                ],
                options={
                    'ordering': ['case', 'pk'],
                },
            ),
        ]),
        Batch([
            migrations.AddIndex(
                model_name='correctioncase',
                index=models.Index(condition=models.Q(('state', 'open')), fields=['-id'], name='correction_case_open'),
            ),
            migrations.AddConstraint(
                model_name='correctioncase',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('edition',), name='correction_case_one_open'),
            ),
            migrations.AddConstraint(
                model_name='correctioncase',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('reason', ''), ('settled_by', None), ('state', 'open')), models.Q(('closed_at__isnull', False), ('reason', ''), ('settled_by', None), ('state', 'over')), models.Q(('closed_at__isnull', False), ('settled_by__isnull', False), ('state', 'settled'), models.Q(models.Q(('reason', ''), _negated=True), ('correction__isnull', False), _connector='OR')), _connector='OR'), name='correction_case_state'),
            ),
            migrations.AddConstraint(
                model_name='correctionnotice',
                constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='correction_notice_has_name'),
            ),
            migrations.AddConstraint(
                model_name='publishedchange',
                constraint=models.UniqueConstraint(fields=('case', 'key'), name='published_change_once'),
            ),
            migrations.AddConstraint(
                model_name='publishedchange',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['verdict', 'no_verdict', 'cut']), ('source', None)), models.Q(models.Q(('kind__in', ['verdict', 'no_verdict', 'cut']), _negated=True), ('source__isnull', False)), _connector='OR'), name='published_change_of_its_kind'),
            ),
        ]),
    ]
