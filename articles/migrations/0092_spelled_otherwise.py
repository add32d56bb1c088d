"""Find words that a source spells otherwise, and search again for what is stored."""

from articles.models.operations import Batch
from django.db import migrations, models

AS_PUNCTUATION = """
    ALTER TABLE articles_finding DISABLE TRIGGER USER;
    UPDATE articles_finding SET outcome = 'punctuation only' WHERE outcome = 'spelled otherwise';
    ALTER TABLE articles_finding ENABLE TRIGGER USER;
"""

# Everything is searched for again, in the background: also words that were not found in another spelling.
EXAMINE_AGAIN = migrations.RunSQL(
    """
    INSERT INTO articles_job (kind, subject_id, state, attempt, not_before, outcome, message, created_at)
    SELECT DISTINCT 'examine', cited.source_id, 'queued', 0, now(), '', 'The rules are newer.', now()
    FROM articles_finding seen JOIN articles_citation cited ON cited.id = seen.citation_id
    WHERE seen.sought IN ('quotation', 'claim', 'excerpt')
        AND seen.outcome NOT IN ('not checkable', 'elsewhere')
        AND NOT cited.is_withdrawn
    ORDER BY cited.source_id
    ON CONFLICT DO NOTHING
    """,
    """
    DELETE FROM articles_job
    WHERE kind = 'examine' AND state = 'queued' AND message = 'The rules are newer.'
    """,
)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0091_records_of_posts'),
    ]

    operations = [
        Batch([
            migrations.RemoveConstraint(
                model_name='finding',
                name='finding_outcome',
            ),
            migrations.AlterField(
                model_name='finding',
                name='outcome',
                field=models.CharField(choices=[('exact', 'exact'), ('punctuation only', 'punctuation only'), ('spelled otherwise', 'spelled otherwise'), ('altered', 'altered'), ('stitched', 'stitched'), ('other sense', 'other sense'), ('found', 'found'), ('differs', 'differs'), ('not found', 'not found'), ('not checkable', 'not checkable'), ('elsewhere', 'elsewhere on the page')], max_length=20),
            ),
            migrations.AddConstraint(
                model_name='finding',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ['found', 'differs', 'not found']), ('sought', 'fact')), models.Q(('outcome__in', ['exact', 'punctuation only', 'spelled otherwise', 'altered', 'stitched', 'other sense', 'not found', 'not checkable', 'elsewhere']), ('sought__in', ['quotation', 'claim', 'excerpt'])), _connector='OR'), name='finding_outcome'),
            ),
        ]),
        migrations.RunSQL(migrations.RunSQL.noop, AS_PUNCTUATION),
        EXAMINE_AGAIN,
    ]
