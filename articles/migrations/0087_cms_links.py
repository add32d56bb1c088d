"""A CMS saves the text of its articles here."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0086_origins_by_hand'),
    ]

    operations = [
        migrations.AlterField(
            model_name='job',
            name='kind',
            field=models.CharField(choices=[('fetch', 'fetch'), ('look_again', 'look again'), ('compare', 'compare'), ('examine', 'examine'), ('export', 'export'), ('import_article', 'import'), ('import_many', 'import of many'), ('publish', 'publish'), ('drift', 'report a changed source'), ('cms_save', 'save from a CMS')], max_length=20),
        ),
        migrations.CreateModel(
            name='CmsLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('system', models.SlugField(help_text='The name of the CMS.')),
                ('key', models.CharField(help_text='The id of the article in the CMS.', max_length=200)),
                ('sha256', models.CharField(help_text='Of the text that the CMS saved last, as `Revision.sha256`.', max_length=64)),
                ('details', models.JSONField(default=dict, help_text='{title, byline, publisher, published_on} as the CMS saved them last.')),
                ('saved_at', models.DateTimeField(verbose_name='saved at')),
                ('draft', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cms_link_of_draft', to='articles.import')),
                ('origin', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='cms_link', to='articles.import')),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cms_links', to=settings.AUTH_USER_MODEL)),
                ('saved_with', models.ForeignKey(help_text='The token that saved it last: the history names it.', on_delete=django.db.models.deletion.PROTECT, related_name='cms_links', to='articles.apitoken')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('system', 'key'), name='cms_link_one_of_a_key'), models.CheckConstraint(condition=models.Q(models.Q(('system', ''), _negated=True), models.Q(('key', ''), _negated=True)), name='cms_link_has_key'), models.CheckConstraint(condition=models.Q(('draft__isnull', True), models.Q(('draft', models.F('origin')), _negated=True), _connector='OR'), name='cms_link_draft_is_a_later_text')],
            },
        ),
    ]
