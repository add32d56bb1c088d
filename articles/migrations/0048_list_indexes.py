"""Lists read their first page from an index in their order, however many rows there are."""

from articles.models.operations import Batch
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0047_claim_numbers")]

    operations = [
        Batch([
            migrations.AddIndex(
                model_name="claim",
                index=models.Index(
                    condition=models.Q(("state__in", ["open", "in_progress", "help_needed", "ready"])),
                    fields=["priority", "created_at", "id"],
                    name="claims_to_check",
                ),
            ),
            migrations.RemoveIndex(model_name="claim", name="claim_queue"),
            migrations.AddIndex(
                model_name="article",
                index=models.Index(fields=["-created_at", "-id"], name="article_newest"),
            ),
            migrations.AddIndex(
                model_name="source",
                index=models.Index(fields=["-created_at", "-id"], name="source_newest"),
            ),
        ]),
    ]
