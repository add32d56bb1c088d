"""Quantifiers ("all", "most") are facts that can be ticked. Only the choices change, not the tables."""

from articles.models.operations import Batch
from django.db import migrations, models

KINDS = [
    "number", "percentage", "money", "date", "period", "name", "superlative", "comparison", "negation",
    "quantifier",
]  # fmt: skip


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0073_other_sense'),
    ]

    operations = [
        Batch([
            migrations.AlterField(
                model_name=name,
                name='kind',
                field=models.CharField(choices=[(kind, kind) for kind in KINDS], max_length=15, verbose_name='kind'),
            )
            for name in ('tick', 'tickevent')
        ]),
    ]
