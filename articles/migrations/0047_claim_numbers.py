"""The number of each claim, which it keeps."""

import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.db import migrations, models

# As the desk numbered them so far: in the order of the text, those that were cut last.
FILL = """
    ALTER TABLE articles_claim DISABLE TRIGGER USER;
    UPDATE articles_claim claim SET number = numbered.number
    FROM (
        SELECT c.id, row_number() OVER (
            PARTITION BY r.article_id ORDER BY c.state = 'cut', r.number DESC, c.start, c."end"
        ) AS number
        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id
    ) numbered
    WHERE numbered.id = claim.id;
    ALTER TABLE articles_claim ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0046_sourced_verdicts'),
    ]

    operations = [
        Batch([
            pgtrigger.migrations.RemoveTrigger(
                model_name='claim',
                name='update_update',
            ),
            migrations.AddField(
                model_name='claim',
                name='number',
                field=models.PositiveIntegerField(default=1, help_text='Counts the claims of the article as they were flagged. It never changes.'),
                preserve_default=False,
            ),
            migrations.RunSQL(FILL, migrations.RunSQL.noop),
        ]),
        Batch([
            pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."assignee_id" IS DISTINCT FROM (NEW."assignee_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."end" IS DISTINCT FROM (NEW."end") OR OLD."flagged_by_id" IS DISTINCT FROM (NEW."flagged_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."prefix" IS DISTINCT FROM (NEW."prefix") OR OLD."priority" IS DISTINCT FROM (NEW."priority") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."revision_id" IS DISTINCT FROM (NEW."revision_id") OR OLD."signed_off_by_id" IS DISTINCT FROM (NEW."signed_off_by_id") OR OLD."start" IS DISTINCT FROM (NEW."start") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."suffix" IS DISTINCT FROM (NEW."suffix") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "articles_claimevent" ("assignee_id", "created_at", "end", "flagged_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "priority", "reason", "revision_id", "signed_off_by_id", "start", "state", "suffix", "text", "version") VALUES (NEW."assignee_id", NEW."created_at", NEW."end", NEW."flagged_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prefix", NEW."priority", NEW."reason", NEW."revision_id", NEW."signed_off_by_id", NEW."start", NEW."state", NEW."suffix", NEW."text", NEW."version"); RETURN NULL;', hash='a8a7c06fee13bd063d6f4d3c8ce48a356d97dbb7', operation='UPDATE', pgid='pgtrigger_update_update_979b4', table='articles_claim', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='claim',
                constraint=models.UniqueConstraint(fields=('revision', 'number'), name='claim_number_unique_in_revision'),
            ),
            migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='claim_number_from_one'),
            ),
        ]),
    ]
