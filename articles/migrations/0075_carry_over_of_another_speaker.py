"""A claim whose words another speaker says is carried over with a doubt. Only the choices change."""

from articles.models.operations import Batch
from django.db import migrations, models

DOUBTS = [
    ("", "none"),
    ("repeated", "the same sentence appears several times in the text"),
    ("elsewhere", "the statement was removed, but its text appears in another one"),
    ("beside", "the claim’s text is unchanged, but the text beside it is not"),
    ("taken", "another claim covers the remaining text"),
    ("speaker", "the claim’s text is unchanged, but who says it is not"),
]


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0074_quantifiers'),
    ]

    operations = [
        Batch([
            migrations.AlterField(
                model_name=name,
                name='doubt',
                field=models.CharField(blank=True, choices=DOUBTS, default='', max_length=10),
            )
            for name in ('claimcarryover', 'claimcarryoverevent')
        ]),
    ]
