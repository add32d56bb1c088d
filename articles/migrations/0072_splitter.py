"""Revisions name the version of the rules that split their text."""

from articles.models.articles.revision import splitter_version
from articles.models.operations import Batch
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0071_kept_files'),
    ]

    operations = [
        Batch([
            migrations.AddField(
                model_name='revision',
                name='splitter',
                field=models.PositiveSmallIntegerField(db_default=1, default=splitter_version, help_text='The version of the rules that split the text.'),
            ),
        ]),
    ]
