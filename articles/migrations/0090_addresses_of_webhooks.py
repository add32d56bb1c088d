"""The address of a webhook is one of the web."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0089_process_metrics'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='webhookendpoint',
            constraint=models.CheckConstraint(condition=models.Q(('url', ''), ('url__iregex', '^https?://[^/\\s]'), _connector='OR'), name='webhook_endpoint_address_of_the_web'),
        ),
    ]
