"""A row for each process holds what it has counted, so that one address answers for all."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0088_requests_of_jobs'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProcessMetrics',
            fields=[
                ('process', models.CharField(max_length=200, primary_key=True, serialize=False)),
                ('samples', models.JSONField(help_text='The value of each sample by its name and labels.')),
                ('stored_at', models.DateTimeField(help_text='The time of the database.')),
            ],
        ),
    ]
