"""A row for each worker says when it was last heard from."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0078_compared_speakers'),
    ]

    operations = [
        migrations.CreateModel(
            name='WorkerHeartbeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('fetch', 'fetch'), ('parse', 'parse'), ('periodic', 'periodic'), ('sweep', 'sweep')], max_length=20)),
                ('worker', models.CharField(help_text="Celery's name of the worker.", max_length=200)),
                ('heard_at', models.DateTimeField(help_text='The time of the database.')),
            ],
            options={
                'ordering': ['kind', 'worker'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'worker'), name='heartbeat_once_a_worker')],
            },
        ),
    ]
