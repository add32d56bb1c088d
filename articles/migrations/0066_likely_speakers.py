"""Find names that may mean one speaker by index."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.functions.text
from articles.models.operations import Batch
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0065_inconsistencies_by_state'),
    ]

    operations = [
        Batch([
            migrations.AddIndex(
                model_name='speaker',
                index=models.Index(django.db.models.functions.text.Lower('name'), name='speaker_lower_name'),
            ),
            migrations.AddIndex(
                model_name='speaker',
                index=django.contrib.postgres.indexes.GinIndex(models.Func(django.db.models.functions.text.Lower('name'), models.Value(' '), function='string_to_array', output_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)), fastupdate=False, name='speaker_name_words'),
            ),
            migrations.AddIndex(
                model_name='speaker',
                index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['aliases'], name='speaker_aliases'),
            ),
        ]),
    ]
