"""Pairs of sources by hand, and suggestions by credits, translations and versions of a page."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.db import migrations, models

# Backwards, only copies stay, and a decision without a reason gets a dash.
ONLY_COPIES = """
    ALTER TABLE articles_commonorigin DISABLE TRIGGER USER;
    ALTER TABLE articles_commonoriginevent DISABLE TRIGGER USER;
    DELETE FROM articles_commonoriginevent WHERE basis <> 'copy';
    DELETE FROM articles_commonorigin WHERE basis <> 'copy';
    UPDATE articles_commonorigin SET reason = '-' WHERE state <> 'suggested' AND reason = '';
    ALTER TABLE articles_commonorigin ENABLE TRIGGER USER;
    ALTER TABLE articles_commonoriginevent ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0085_webhooks'),
    ]

    operations = [
        Batch([
            pgtrigger.migrations.RemoveTrigger(
                model_name='commonorigin',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='commonorigin',
                name='update_update',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='commonorigin',
                name='captures_of_its_sources',
            ),
            migrations.RemoveConstraint(
                model_name='commonorigin',
                name='common_origin_shares',
            ),
            migrations.RemoveConstraint(
                model_name='commonorigin',
                name='common_origin_judged_has_who_and_why',
            ),
            migrations.AddField(
                model_name='commonorigin',
                name='basis',
                field=models.CharField(choices=[('copy', 'the same text'), ('credit', 'both credit one news agency'), ('translation', 'a translation'), ('version', 'one page names the other as its version'), ('by hand', 'joined or parted by a person')], db_default='copy', default='copy', max_length=15),
            ),
            migrations.AddField(
                model_name='commonorigin',
                name='shared',
                field=models.JSONField(blank=True, db_default=[], default=list, help_text='What both have, each as the first and the second source write it: [[words, words], ...].'),
            ),
            migrations.AddField(
                model_name='commonoriginevent',
                name='basis',
                field=models.CharField(choices=[('copy', 'the same text'), ('credit', 'both credit one news agency'), ('translation', 'a translation'), ('version', 'one page names the other as its version'), ('by hand', 'joined or parted by a person')], db_default='copy', default='copy', max_length=15),
            ),
            migrations.AddField(
                model_name='commonoriginevent',
                name='shared',
                field=models.JSONField(blank=True, db_default=[], default=list, help_text='What both have, each as the first and the second source write it: [[words, words], ...].'),
            ),
            migrations.AlterField(
                model_name='commonorigin',
                name='first_capture',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.capture'),
            ),
            migrations.AlterField(
                model_name='commonorigin',
                name='of_both',
                field=models.FloatField(blank=True, help_text='Share of the word sequences of both texts that is in both.', null=True),
            ),
            migrations.AlterField(
                model_name='commonorigin',
                name='of_shorter',
                field=models.FloatField(blank=True, help_text='Share of the word sequences of the shorter text that is in both.', null=True),
            ),
            migrations.AlterField(
                model_name='commonorigin',
                name='second_capture',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.capture'),
            ),
            migrations.AlterField(
                model_name='commonoriginevent',
                name='first_capture',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.capture'),
            ),
            migrations.AlterField(
                model_name='commonoriginevent',
                name='of_both',
                field=models.FloatField(blank=True, help_text='Share of the word sequences of both texts that is in both.', null=True),
            ),
            migrations.AlterField(
                model_name='commonoriginevent',
                name='of_shorter',
                field=models.FloatField(blank=True, help_text='Share of the word sequences of the shorter text that is in both.', null=True),
            ),
            migrations.AlterField(
                model_name='commonoriginevent',
                name='second_capture',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.capture'),
            ),
            migrations.RunSQL(migrations.RunSQL.noop, ONLY_COPIES),
        ]),
        Batch([
            pgtrigger.migrations.AddTrigger(
                model_name='commonorigin',
                trigger=pgtrigger.compiler.Trigger(name='captures_of_its_sources', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            \n            IF NEW.first_id IS DISTINCT FROM coalesce((SELECT o.source_id FROM articles_capture o WHERE o.id = NEW.first_capture_id), NEW.first_id) OR NEW.second_id IS DISTINCT FROM coalesce((SELECT o.source_id FROM articles_capture o WHERE o.id = NEW.second_capture_id), NEW.second_id) THEN\n                RAISE EXCEPTION 'the captures of a common origin must be of its two sources' USING ERRCODE = 'check_violation', CONSTRAINT = 'common_origin_captures_of_its_sources';\n            END IF;\n            RETURN NEW;\n        ", hash='4aa006008598c72ced0f5b2a4845ee92124fb0e5', operation='INSERT', pgid='pgtrigger_captures_of_its_sources_7a1d7', table='articles_commonorigin', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commonorigin',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_commonoriginevent" ("agency", "basis", "created_at", "first_capture_id", "first_credit", "first_id", "id", "judged_by_id", "of_both", "of_shorter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_capture_id", "second_credit", "second_id", "shared", "state", "version") VALUES (NEW."agency", NEW."basis", NEW."created_at", NEW."first_capture_id", NEW."first_credit", NEW."first_id", NEW."id", NEW."judged_by_id", NEW."of_both", NEW."of_shorter", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."second_capture_id", NEW."second_credit", NEW."second_id", NEW."shared", NEW."state", NEW."version"); RETURN NULL;', hash='3a6ec6934beebfec7beb681f01b7867663aa46d6', operation='INSERT', pgid='pgtrigger_insert_insert_01d91', table='articles_commonorigin', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commonorigin',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_commonoriginevent" ("agency", "basis", "created_at", "first_capture_id", "first_credit", "first_id", "id", "judged_by_id", "of_both", "of_shorter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_capture_id", "second_credit", "second_id", "shared", "state", "version") VALUES (NEW."agency", NEW."basis", NEW."created_at", NEW."first_capture_id", NEW."first_credit", NEW."first_id", NEW."id", NEW."judged_by_id", NEW."of_both", NEW."of_shorter", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."second_capture_id", NEW."second_credit", NEW."second_id", NEW."shared", NEW."state", NEW."version"); RETURN NULL;', hash='65f9b1a4665356538fbaf771a7e38ebb800ff540', operation='UPDATE', pgid='pgtrigger_update_update_a380b', table='articles_commonorigin', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commonorigin',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_commonoriginevent" ("agency", "basis", "created_at", "first_capture_id", "first_credit", "first_id", "id", "judged_by_id", "of_both", "of_shorter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_capture_id", "second_credit", "second_id", "shared", "state", "version") VALUES (OLD."agency", OLD."basis", OLD."created_at", OLD."first_capture_id", OLD."first_credit", OLD."first_id", OLD."id", OLD."judged_by_id", OLD."of_both", OLD."of_shorter", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."second_capture_id", OLD."second_credit", OLD."second_id", OLD."shared", OLD."state", OLD."version"); RETURN NULL;', hash='24a9b90aaab04fa8b6ea5e9e4bf87e9733242ca9', operation='DELETE', pgid='pgtrigger_delete_delete_b88ed', table='articles_commonorigin', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='commonorigin',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('basis', 'copy'), ('first_capture__isnull', False), ('of_both__gt', 0), ('of_both__lte', 1), ('of_shorter__gt', 0), ('of_shorter__lte', 1), ('second_capture__isnull', False)), models.Q(('basis__in', ['credit', 'translation', 'version']), ('of_both__isnull', True), ('first_capture__isnull', False), ('of_shorter', None), ('second_capture__isnull', False), models.Q(('shared', []), _negated=True)), models.Q(('basis', 'by hand'), ('first_capture', None), ('of_both', None), ('of_shorter', None), ('second_capture', None), ('shared', []), ('state__in', ['confirmed', 'denied'])), _connector='OR'), name='common_origin_says_why'),
            ),
            migrations.AddConstraint(
                model_name='commonorigin',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('judged_by__isnull', True), ('reason', ''), ('state', 'suggested')), models.Q(('judged_by__isnull', False), ('state__in', ['confirmed', 'denied'])), _connector='OR'), name='common_origin_judged_has_who'),
            ),
        ]),
    ]
