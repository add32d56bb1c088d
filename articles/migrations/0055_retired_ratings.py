"""A rating can be retired; one that was used is never reworded."""

import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.db import migrations, models


# Before, no two ratings of a scale may have one label, retired ones included.
TELL_RATINGS_APART = """
    UPDATE articles_rating r SET label = left(label, 40) || ' (' || id || ')'
        WHERE EXISTS (
            SELECT FROM articles_rating o
            WHERE o.scale_id = r.scale_id AND o.label = r.label AND o.id > r.id
        );
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0054_substance_keys'),
    ]

    operations = [
        Batch([
            pgtrigger.migrations.RemoveTrigger(
                model_name='rating',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='rating',
                name='update_update',
            ),
            migrations.RemoveConstraint(
                model_name='rating',
                name='rating_label_unique_in_scale',
            ),
            migrations.RemoveConstraint(
                model_name='rating',
                name='rating_position_unique_in_scale',
            ),
            migrations.RunSQL(migrations.RunSQL.noop, TELL_RATINGS_APART),
            migrations.AddField(
                model_name='rating',
                name='is_retired',
                field=models.BooleanField(default=False, help_text='No longer offered for new verdicts.', verbose_name='retired'),
            ),
            migrations.AddField(
                model_name='ratingevent',
                name='is_retired',
                field=models.BooleanField(default=False, help_text='No longer offered for new verdicts.', verbose_name='retired'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='rating',
                trigger=pgtrigger.compiler.Trigger(name='used_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (OLD.label, OLD.short_label, OLD.colour, OLD.shape, OLD.value, OLD.definition, OLD.scale_id) IS DISTINCT FROM (NEW.label, NEW.short_label, NEW.colour, NEW.shape, NEW.value, NEW.definition, NEW.scale_id) THEN\n                PERFORM FROM articles_rating WHERE id = OLD.id FOR UPDATE;\n                IF EXISTS (SELECT FROM articles_verdict u WHERE u.rating_id = OLD.id) OR EXISTS (SELECT FROM articles_signoff u WHERE u.rating_id = OLD.id) THEN\n                    RAISE EXCEPTION 'a rating that was used cannot be reworded' USING ERRCODE = 'check_violation', CONSTRAINT = 'rating_used_stays';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ", hash='3a7850ea2b1d70496afeb0f5c3db8aaacf3aa1f7', operation='UPDATE', pgid='pgtrigger_used_stays_a009d', table='articles_rating', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='rating',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_ratingevent" ("colour", "definition", "id", "is_retired", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scale_id", "shape", "short_label", "value") VALUES (NEW."colour", NEW."definition", NEW."id", NEW."is_retired", NEW."label", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."scale_id", NEW."shape", NEW."short_label", NEW."value"); RETURN NULL;', hash='c3d8650fac9ead7b83c039821e09294dcc8dd8a3', operation='INSERT', pgid='pgtrigger_insert_insert_3bea8', table='articles_rating', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='rating',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_ratingevent" ("colour", "definition", "id", "is_retired", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scale_id", "shape", "short_label", "value") VALUES (NEW."colour", NEW."definition", NEW."id", NEW."is_retired", NEW."label", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."scale_id", NEW."shape", NEW."short_label", NEW."value"); RETURN NULL;', hash='8e63cd4d1e3b6bef3ad0d781c92ff64ab36a40a4', operation='UPDATE', pgid='pgtrigger_update_update_56a6c', table='articles_rating', when='AFTER')),
            ),
        ]),
        Batch([
            migrations.AddConstraint(
                model_name='rating',
                constraint=models.UniqueConstraint(deferrable=models.Deferrable.DEFERRED, fields=('scale', 'position'), name='rating_position_unique_in_scale'),
            ),
            migrations.AddConstraint(
                model_name='rating',
                constraint=models.UniqueConstraint(condition=models.Q(('is_retired', False)), fields=('scale', 'label'), name='rating_label_unique_in_scale'),
            ),
        ]),
    ]
