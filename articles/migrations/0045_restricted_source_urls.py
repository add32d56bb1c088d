"""Find a restricted source by its address without reading all sources: each citation asks for it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0044_background_publications'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='source',
            index=models.Index(condition=models.Q(('visibility', 'restricted')), fields=['url'], name='source_restricted_url'),
        ),
    ]
