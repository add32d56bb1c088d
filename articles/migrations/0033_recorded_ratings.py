"""Verdicts and sign-offs copy their rating; those of the past get the rating as it is now."""

from django.db import migrations, models

# The tables are append-only, so the triggers that refuse the update are off until the end.
COPY_RATINGS = """
    ALTER TABLE articles_{table} DISABLE TRIGGER USER;
    UPDATE articles_{table} j SET recorded_rating = (
        SELECT jsonb_build_object(
            'label', r.label, 'short_label', r.short_label, 'colour', r.colour,
            'shape', r.shape, 'value', r.value, 'definition', r.definition
        ) FROM articles_rating r WHERE r.id = j.rating_id
    ) WHERE j.rating_id IS NOT NULL;
    ALTER TABLE articles_{table} ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0032_revoked_invitations'),
    ]

    operations = [
        migrations.AddField(
            model_name='signoff',
            name='recorded_rating',
            field=models.JSONField(blank=True, default=dict, help_text='The rating as it was then; empty without one.'),
        ),
        migrations.AddField(
            model_name='verdict',
            name='recorded_rating',
            field=models.JSONField(default=dict, help_text='The rating as it was then.'),
        ),
        migrations.RunSQL(COPY_RATINGS.format(table='verdict'), migrations.RunSQL.noop),
        migrations.RunSQL(COPY_RATINGS.format(table='signoff'), migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('rating__isnull', True), ('recorded_rating', {})), models.Q(('rating__isnull', False), models.Q(('recorded_rating', {}), _negated=True)), _connector='OR'), name='sign_off_copies_rating'),
        ),
        migrations.AddConstraint(
            model_name='verdict',
            constraint=models.CheckConstraint(condition=models.Q(('recorded_rating', {}), _negated=True), name='verdict_copies_rating'),
        ),
    ]
