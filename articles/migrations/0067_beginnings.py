"""Say of a capture whether only the beginning of its page was to be read."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0066_likely_speakers'),
    ]

    operations = [
        migrations.AddField(
            model_name='capture',
            name='is_beginning',
            field=models.BooleanField(db_default=False, default=False, help_text='Was only the beginning of the page to be read, as before a paywall?'),
        ),
    ]
