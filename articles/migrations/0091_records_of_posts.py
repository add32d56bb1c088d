"""The record of a post stands beside the capture of its page."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0090_addresses_of_webhooks'),
    ]

    operations = [
        migrations.AddField(
            model_name='capture',
            name='post',
            field=models.JSONField(blank=True, db_default={}, default=dict, help_text='The record of a post as its server sent it, or why there is none; else empty.'),
        ),
        migrations.AddField(
            model_name='download',
            name='post',
            field=models.JSONField(blank=True, db_default={}, default=dict, help_text='The record of a post; empty for a page.'),
        ),
    ]
