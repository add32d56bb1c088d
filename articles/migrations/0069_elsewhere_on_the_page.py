"""Keep what stands on a page beside its article, and find quoted words there."""

from articles.models.operations import Batch
from django.db import migrations, models


NOT_FOUND = """
    ALTER TABLE articles_finding DISABLE TRIGGER USER;
    UPDATE articles_finding SET outcome = 'not found' WHERE outcome = 'elsewhere';
    ALTER TABLE articles_finding ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0068_roles_of_paragraphs'),
    ]

    operations = [
        Batch([
            migrations.RemoveConstraint(
                model_name='finding',
                name='finding_outcome',
            ),
            migrations.RemoveConstraint(
                model_name='finding',
                name='finding_has_places_iff_found',
            ),
            migrations.AddField(
                model_name='capture',
                name='elsewhere',
                field=models.JSONField(blank=True, db_default=[], default=list, help_text='Texts on the page beside its article: [[kind, text], ...].'),
            ),
            migrations.AlterField(
                model_name='finding',
                name='outcome',
                field=models.CharField(choices=[('exact', 'exact'), ('punctuation only', 'punctuation only'), ('altered', 'altered'), ('stitched', 'stitched'), ('found', 'found'), ('differs', 'differs'), ('not found', 'not found'), ('not checkable', 'not checkable'), ('elsewhere', 'elsewhere on the page')], max_length=20),
            ),
            migrations.AddConstraint(
                model_name='finding',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ['found', 'differs', 'not found']), ('sought', 'fact')), models.Q(('outcome__in', ['exact', 'punctuation only', 'altered', 'stitched', 'not found', 'not checkable', 'elsewhere']), ('sought__in', ['quotation', 'claim', 'excerpt'])), _connector='OR'), name='finding_outcome'),
            ),
            migrations.AddConstraint(
                model_name='finding',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ['not found', 'not checkable', 'elsewhere']), ('places__len', 0)), models.Q(models.Q(('outcome__in', ['not found', 'not checkable', 'elsewhere']), _negated=True), ('places__len__gt', 0)), _connector='OR'), name='finding_has_places_iff_found'),
            ),
        ]),
        migrations.RunSQL(migrations.RunSQL.noop, NOT_FOUND),
    ]
