"""Workers publish long articles, and change the language of long texts."""

import articles.models.operations
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

# Undone, no row may be left that the former check refuses.
NO_EDITS = "DELETE FROM articles_backgroundimport WHERE edits_id IS NOT NULL"


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0043_valid_addresses'),
    ]

    operations = [
        migrations.CreateModel(
            name='BackgroundPublication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('expected_state', models.CharField(help_text="Fingerprint of the article on the editor's page.", max_length=64)),
                ('note', models.TextField(blank=True, verbose_name='note to readers')),
                ('language', models.CharField(help_text='Language of the person who asked for it.', max_length=20)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('step', models.PositiveSmallIntegerField(choices=[(0, 'waiting for a worker'), (1, 'reading the article'), (2, 'writing the edition'), (3, 'published')], default=0)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='background_publications', to='articles.article')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='background_publications', to=settings.AUTH_USER_MODEL)),
                ('edition', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.edition')),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [
                    models.UniqueConstraint(condition=Q(('edition__isnull', True)), fields=('article',), name='background_publication_one_unfinished'),
                    models.CheckConstraint(condition=Q(Q(('edition__isnull', True), ('step__lt', 3)), Q(('edition__isnull', False), ('step', 3)), _connector='OR'), name='background_publication_published_iff_it_has_an_edition'),
                ],
            },
        ),
        articles.models.operations.Batch(
            operations=[
                migrations.AlterField(
                    model_name='job',
                    name='kind',
                    field=models.CharField(choices=[('fetch', 'fetch'), ('look_again', 'look again'), ('compare', 'compare'), ('examine', 'examine'), ('export', 'export'), ('import_article', 'import'), ('publish', 'publish')], max_length=20),
                ),
                migrations.AlterField(
                    model_name='job',
                    name='subject_id',
                    field=models.BigIntegerField(help_text='Id of the source, export, import or publication that the job is about.'),
                ),
                migrations.RemoveConstraint(
                    model_name='backgroundimport',
                    name='background_import_is_a_text_or_a_file',
                ),
                migrations.AddField(
                    model_name='backgroundimport',
                    name='edits',
                    field=models.ForeignKey(blank=True, help_text='The article that gets new details.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='background_edits', to='articles.article'),
                ),
            ],
        ),
        migrations.RunSQL(migrations.RunSQL.noop, NO_EDITS),
        articles.models.operations.Batch(
            operations=[
                migrations.AddConstraint(
                    model_name='backgroundimport',
                    constraint=models.CheckConstraint(condition=Q(Q(('confirmed__isnull', False), ('edits__isnull', True), ('file', ''), ('sha256', '')), Q(('confirmed__isnull', True), ('edits__isnull', False), ('file', ''), ('sha256', '')), Q(('confirmed__isnull', True), ('edits__isnull', True), Q(('sha256', ''), _negated=True)), _connector='OR'), name='background_import_is_a_text_a_file_or_an_edit'),
                ),
                migrations.AddConstraint(
                    model_name='backgroundimport',
                    constraint=models.UniqueConstraint(condition=Q(('article__isnull', True)), fields=('edits',), name='background_import_one_edit_at_a_time'),
                ),
            ],
        ),
    ]
