"""A finding says with which speakers its words were compared, and other speakers add findings."""

import django.contrib.postgres.fields
import django.db.models.functions.text
from articles.models.operations import Batch
from django.db import migrations, models

# Backwards, of several findings for the same words in a capture the last one stays.
LAST_ROUND = """
    ALTER TABLE articles_finding DISABLE TRIGGER USER;
    DELETE FROM articles_finding f USING articles_finding n
    WHERE n.citation_id = f.citation_id AND n.capture_id = f.capture_id AND n.sought = f.sought
        AND n.start = f.start AND n."end" = f."end" AND n.words = f.words
        AND n.examiner = f.examiner AND n.search_round > f.search_round;
    ALTER TABLE articles_finding ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0077_policies'),
    ]

    operations = [
        Batch([
            migrations.RemoveConstraint(
                model_name='finding',
                name='finding_once',
            ),
            migrations.AddField(
                model_name='finding',
                name='search_round',
                field=models.PositiveSmallIntegerField(db_default=0, default=0, help_text='How often the same rules searched before, with other speakers.'),
            ),
            migrations.AddField(
                model_name='finding',
                name='speakers',
                field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, help_text="The names of the claim's speaker with which the source was compared; none if the words have no single speaker, null if they were not compared.", null=True, size=None),
            ),
            migrations.RunSQL(migrations.RunSQL.noop, LAST_ROUND),
        ]),
        Batch([
            migrations.AddConstraint(
                model_name='finding',
                constraint=models.UniqueConstraint(models.F('citation'), models.F('capture'), models.F('sought'), models.F('start'), models.F('end'), django.db.models.functions.text.MD5('words'), models.F('examiner'), models.F('search_round'), name='finding_once', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='finding',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('search_round', 0), ('speakers__isnull', True)), models.Q(('sought__in', ['quotation', 'claim']), ('speakers__isnull', False)), _connector='OR'), name='finding_of_words_compares_speakers'),
            ),
        ]),
    ]
