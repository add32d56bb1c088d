"""Imports and revisions say which paragraphs are headings, list items, captions …"""

from articles.models.operations import Batch
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0067_beginnings'),
    ]

    operations = [
        Batch([
            migrations.AddField(
                model_name='import',
                name='roles',
                field=models.JSONField(blank=True, db_default=[], default=list, help_text='[[start, end, role], ...] of the paragraphs that are no plain ones.'),
            ),
            migrations.AddField(
                model_name='revision',
                name='roles',
                field=models.JSONField(blank=True, db_default=[], default=list, help_text='[[start, end, role], ...] of the paragraphs that are no plain ones, in code points.'),
            ),
        ]),
    ]
