"""Jobs keep the id of the request that led to them, so that logs can be joined."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0087_cms_links'),
    ]

    operations = [
        migrations.AddField(
            model_name='job',
            name='request',
            field=models.CharField(blank=True, db_default='', default='', help_text='The id of the request that led to it, as the logs have it.', max_length=64),
        ),
    ]
