"""The possible inconsistencies of a text are listed and counted by their state."""

import django.db.models.deletion
from articles.models.operations import Batch
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0064_spans_checked_together'),
    ]

    operations = [
        Batch([
            migrations.AlterField(
                model_name='inconsistency',
                name='revision',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='inconsistencies', to='articles.revision'),
            ),
            migrations.AddIndex(
                model_name='inconsistency',
                index=models.Index(fields=['revision', 'state', 'first_start', 'second_start', 'id'], name='inconsistency_by_state'),
            ),
        ]),
    ]
