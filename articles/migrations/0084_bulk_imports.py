"""Imports of many articles that programs send."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0083_calculations'),
    ]

    operations = [
        migrations.AlterField(
            model_name='job',
            name='kind',
            field=models.CharField(choices=[('fetch', 'fetch'), ('look_again', 'look again'), ('compare', 'compare'), ('examine', 'examine'), ('export', 'export'), ('import_article', 'import'), ('import_many', 'import of many'), ('publish', 'publish'), ('drift', 'report a changed source')], max_length=20),
        ),
        migrations.CreateModel(
            name='BulkImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('collection', models.CharField(blank=True, max_length=200)),
                ('token', models.CharField(help_text='Name of the token of the program.', max_length=60)),
                ('language', models.CharField(help_text='Language in which lines are refused.', max_length=20)),
                ('file', models.FileField(blank=True, max_length=255, upload_to='')),
                ('lines', models.PositiveIntegerField(verbose_name='lines')),
                ('done', models.PositiveIntegerField(default=0)),
                ('created', models.PositiveIntegerField(default=0)),
                ('existing', models.PositiveIntegerField(default=0)),
                ('refused', models.JSONField(default=list)),
                ('articles', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, help_text='Ids, in no order.', size=None)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bulk_imports', to=settings.AUTH_USER_MODEL)),
                ('scale', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.scale')),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('done__lte', models.F('lines'))), name='bulk_import_done_of_its_lines')],
            },
        ),
    ]
