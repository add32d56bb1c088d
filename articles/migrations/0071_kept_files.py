"""Keep the file of an import whose encoding was guessed until it is confirmed."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0070_readings'),
    ]

    operations = [
        migrations.AddField(
            model_name='import',
            name='kept_file',
            field=models.CharField(blank=True, db_default='', default='', help_text='The file in the storage, kept for a day because its encoding was guessed.', max_length=255),
        ),
    ]
