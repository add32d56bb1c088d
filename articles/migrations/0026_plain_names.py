"""Tables and columns get the words of the field; every row stays."""

import articles.models.newsroom.undo_entry
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from articles.migrations._undo_entries import add_rows_to_undo_entries
from articles.models.operations import Batch, RenameModels
from django.db import migrations, models


KINDS = {
    "ask_query": "ask_question",
    "close_query": "close_question",
    "override_query": "override_question",
    "clear_article": "approve_article",
    "confirm_verdict": "reconfirm_verdict",
}
KEYS = {"query": "question", "clearing": "approval", "confirmation": "reconfirmation"}


def rename_undo_entries(apps, schema_editor):
    """What was done before the upgrade can be undone after it."""
    _rename(schema_editor, KINDS, KEYS)


def restore_undo_entries(apps, schema_editor):
    _rename(
        schema_editor,
        {new: old for old, new in KINDS.items()},
        {new: old for old, new in KEYS.items()},
    )


def _rename(schema_editor, kinds, keys):
    with schema_editor.connection.cursor() as cursor:
        for old, new in kinds.items():
            cursor.execute("UPDATE articles_undoentry SET kind = %s WHERE kind = %s", [new, old])
        for old, new in keys.items():
            cursor.execute(
                "UPDATE articles_undoentry SET values_before = values_before - %s::text"
                " || jsonb_build_object(%s::text, values_before -> %s::text)"
                " WHERE values_before ? %s::text",
                [old, new, old, old],
            )
            for column in ("versions_before", "versions_after", "versions_after_undo"):
                cursor.execute(
                    f'UPDATE articles_undoentry SET "{column}" = replace("{column}"::text, %s, %s)::jsonb',
                    [f'"{old} ', f'"{new} '],
                )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0025_downloads"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        Batch(
            [
                pgtrigger.migrations.RemoveTrigger(model_name="carrying", name="kept"),
                pgtrigger.migrations.RemoveTrigger(model_name="carrying", name="goes_forward"),
                pgtrigger.migrations.RemoveTrigger(model_name="carrying", name="update_update"),
                pgtrigger.migrations.RemoveTrigger(model_name="carrying", name="seen_as_carrying"),
                pgtrigger.migrations.RemoveTrigger(model_name="carryingevent", name="append_only"),
                pgtrigger.migrations.RemoveTrigger(model_name="citation", name="insert_insert"),
                pgtrigger.migrations.RemoveTrigger(model_name="citation", name="update_update"),
                pgtrigger.migrations.RemoveTrigger(model_name="claim", name="moves_are_told"),
                pgtrigger.migrations.RemoveTrigger(model_name="claim", name="signed_off_by_enough"),
                pgtrigger.migrations.RemoveTrigger(model_name="clearing", name="append_only"),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="clearing", name="of_the_newest_text"
                ),
                pgtrigger.migrations.RemoveTrigger(model_name="clearing", name="seen_as_clearing"),
                pgtrigger.migrations.RemoveTrigger(model_name="clearing", name="insert_insert"),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="clearing", name="each_must_is_overridden"
                ),
                pgtrigger.migrations.RemoveTrigger(model_name="clearingevent", name="append_only"),
                pgtrigger.migrations.RemoveTrigger(model_name="confidant", name="insert_insert"),
                pgtrigger.migrations.RemoveTrigger(model_name="confidant", name="delete_delete"),
                pgtrigger.migrations.RemoveTrigger(model_name="confidantevent", name="append_only"),
                pgtrigger.migrations.RemoveTrigger(model_name="confirmation", name="append_only"),
                pgtrigger.migrations.RemoveTrigger(model_name="confirmation", name="insert_insert"),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="confirmation", name="of_the_newest_verdict"
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="confirmation", name="seen_as_confirmation"
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="confirmationevent", name="append_only"
                ),
                pgtrigger.migrations.RemoveTrigger(model_name="deed", name="kept"),
                pgtrigger.migrations.RemoveTrigger(model_name="deed", name="undone_once"),
                pgtrigger.migrations.RemoveTrigger(model_name="house", name="insert_insert"),
                pgtrigger.migrations.RemoveTrigger(model_name="house", name="update_update"),
                pgtrigger.migrations.RemoveTrigger(model_name="houseevent", name="append_only"),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="inconsistency", name="update_update"
                ),
                pgtrigger.migrations.RemoveTrigger(model_name="query", name="insert_insert"),
                pgtrigger.migrations.RemoveTrigger(model_name="query", name="update_update"),
                pgtrigger.migrations.RemoveTrigger(model_name="query", name="seen_as_query"),
                pgtrigger.migrations.RemoveTrigger(model_name="queryevent", name="append_only"),
                pgtrigger.migrations.RemoveTrigger(model_name="receipt", name="append_only"),
                pgtrigger.migrations.RemoveTrigger(model_name="sketch", name="immutable"),
                pgtrigger.migrations.RemoveTrigger(model_name="toldevent", name="append_only"),
                pgtrigger.migrations.RemoveTrigger(model_name="withdrawal", name="of_ones_own"),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="withdrawal", name="seen_as_withdrawal"
                ),
                pgtrigger.migrations.RemoveTrigger(model_name="withdrawal", name="insert_insert"),
            ]
        ),
        RenameModels(
            {
                "Carrying": "ClaimCarryOver",
                "CarryingEvent": "ClaimCarryOverEvent",
                "Clearing": "PublicationApproval",
                "ClearingEvent": "PublicationApprovalEvent",
                "Confidant": "SourceGrant",
                "ConfidantEvent": "SourceGrantEvent",
                "Confirmation": "VerdictReconfirmation",
                "ConfirmationEvent": "VerdictReconfirmationEvent",
                "Deed": "UndoEntry",
                "Host": "HostRateLimit",
                "House": "NewsroomSettings",
                "HouseEvent": "NewsroomSettingsEvent",
                "Query": "Question",
                "QueryEvent": "QuestionEvent",
                "Receipt": "ReportImport",
                "Sketch": "TextFingerprint",
                "ToldEvent": "ImportedEvent",
            }
        ),
        Batch(
            [
                migrations.RemoveConstraint(
                    model_name="article",
                    name="article_status",
                ),
                migrations.RemoveConstraint(
                    model_name="capture",
                    name="capture_fetched_by_job_or_uploaded_by_person",
                ),
                migrations.RemoveConstraint(
                    model_name="citation",
                    name="citation_unique_in_claim",
                ),
                migrations.RemoveConstraint(
                    model_name="claimcarryover",
                    name="carrying_once_a_revision",
                ),
                migrations.RemoveConstraint(
                    model_name="claimcarryover",
                    name="carrying_has_place_unless_cut",
                ),
                migrations.RemoveConstraint(
                    model_name="claimcarryover",
                    name="carrying_former_span",
                ),
                migrations.RemoveConstraint(
                    model_name="importedevent",
                    name="told_event_number_unique",
                ),
                migrations.RemoveConstraint(
                    model_name="inconsistency",
                    name="inconsistency_settled_says_how",
                ),
                migrations.RemoveConstraint(
                    model_name="newsroomsettings",
                    name="house_is_one",
                ),
                migrations.RemoveConstraint(
                    model_name="newsroomsettings",
                    name="house_wants_sign_offs",
                ),
                migrations.RemoveConstraint(
                    model_name="newsroomsettings",
                    name="house_unjudged",
                ),
                migrations.RemoveConstraint(
                    model_name="newsroomsettings",
                    name="house_unsigned",
                ),
                migrations.RemoveConstraint(
                    model_name="newsroomsettings",
                    name="house_disagreement",
                ),
                migrations.RemoveConstraint(
                    model_name="newsroomsettings",
                    name="house_stale",
                ),
                migrations.RemoveConstraint(
                    model_name="newsroomsettings",
                    name="house_query",
                ),
                migrations.RemoveConstraint(
                    model_name="newsroomsettings",
                    name="house_to_confirm",
                ),
                migrations.RemoveConstraint(
                    model_name="newsroomsettings",
                    name="house_locator",
                ),
                migrations.RemoveConstraint(
                    model_name="newsroomsettings",
                    name="house_one_origin",
                ),
                migrations.RemoveConstraint(
                    model_name="newsroomsettings",
                    name="house_not_closed",
                ),
                migrations.RemoveConstraint(
                    model_name="publicationapproval",
                    name="clearing_has_state",
                ),
                migrations.RemoveConstraint(
                    model_name="question",
                    name="query_asks_somebody_something",
                ),
                migrations.RemoveConstraint(
                    model_name="question",
                    name="query_answered_iff_answer",
                ),
                migrations.RemoveConstraint(
                    model_name="question",
                    name="query_closed_says_when",
                ),
                migrations.RemoveConstraint(
                    model_name="question",
                    name="query_override_has_reason",
                ),
                migrations.RemoveConstraint(
                    model_name="question",
                    name="query_whom",
                ),
                migrations.RemoveConstraint(
                    model_name="reportimport",
                    name="receipt_has_sha256",
                ),
                migrations.RemoveConstraint(
                    model_name="sourcegrant",
                    name="confidant_once",
                ),
                migrations.RemoveConstraint(
                    model_name="user",
                    name="user_elsewhere_has_no_rights",
                ),
                migrations.RemoveConstraint(
                    model_name="verdictreconfirmation",
                    name="confirmation_has_sha256",
                ),
                migrations.RemoveConstraint(
                    model_name="withdrawal",
                    name="withdrawal_of_one_thing",
                ),
            ]
        ),
        Batch(
            [
                migrations.RenameField("citation", "is_taken_back", "is_withdrawn"),
                migrations.RenameField("citationevent", "is_taken_back", "is_withdrawn"),
                migrations.RenameField("capture", "told_in", "imported_with"),
                migrations.RenameField("publicationapproval", "cleared_by", "approved_by"),
                migrations.RenameField("publicationapprovalevent", "cleared_by", "approved_by"),
                migrations.RenameField("inconsistency", "query", "asked_question"),
                migrations.RenameField("inconsistencyevent", "query", "asked_question"),
                migrations.RenameField("question", "question", "text"),
                migrations.RenameField("questionevent", "question", "text"),
                migrations.RenameField("importedevent", "receipt", "report_import"),
                migrations.RenameField("user", "is_elsewhere", "is_external"),
                migrations.RenameField("withdrawal", "clearing", "approval"),
                migrations.RenameField("withdrawalevent", "clearing", "approval"),
                migrations.RenameField("withdrawal", "confirmation", "reconfirmation"),
                migrations.RenameField("withdrawalevent", "confirmation", "reconfirmation"),
                migrations.RenameField("undoentry", "before", "values_before"),
                migrations.RenameField("undoentry", "found", "versions_before"),
                migrations.RenameField("undoentry", "left", "versions_after"),
                migrations.RenameField("undoentry", "back", "versions_after_undo"),
            ]
        ),
        Batch(
            [
                migrations.RunPython(rename_undo_entries, restore_undo_entries),
                migrations.RunPython(add_rows_to_undo_entries, migrations.RunPython.noop),
                migrations.AlterModelOptions(
                    name="importedevent",
                    options={"ordering": ["report_import", "number"]},
                ),
                migrations.AlterModelOptions(
                    name="question",
                    options={"ordering": ["pk"], "verbose_name_plural": "questions"},
                ),
                migrations.RenameIndex(
                    model_name="claimcarryover",
                    new_name="carry_over_to_confirm",
                    old_name="carrying_to_confirm",
                ),
                migrations.RenameIndex(
                    model_name="question",
                    new_name="question_open_deadline",
                    old_name="query_open_deadline",
                ),
                migrations.RenameIndex(
                    model_name="undoentry",
                    new_name="undo_entry_last",
                    old_name="deed_last",
                ),
                migrations.AlterField(
                    model_name="article",
                    name="status",
                    field=models.CharField(
                        choices=[("checking", "being checked")], default="checking", max_length=10
                    ),
                ),
                migrations.AlterField(
                    model_name="articleevent",
                    name="status",
                    field=models.CharField(
                        choices=[("checking", "being checked")], default="checking", max_length=10
                    ),
                ),
                migrations.AlterField(
                    model_name="claimcarryover",
                    name="claim",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carry_overs",
                        to="articles.claim",
                    ),
                ),
                migrations.AlterField(
                    model_name="claimcarryover",
                    name="confirmed_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carry_overs_confirmed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="claimcarryover",
                    name="revision",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carry_overs",
                        to="articles.revision",
                    ),
                ),
                migrations.AlterField(
                    model_name="importedevent",
                    name="claim",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imported_events",
                        to="articles.claim",
                    ),
                ),
                migrations.AlterField(
                    model_name="importedevent",
                    name="source",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imported_events",
                        to="articles.source",
                    ),
                ),
                migrations.AlterField(
                    model_name="job",
                    name="turn_at",
                    field=models.DateTimeField(
                        blank=True,
                        help_text="When it may ask its server: see HostRateLimit.",
                        null=True,
                    ),
                ),
                migrations.AlterField(
                    model_name="publicationapproval",
                    name="approved_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="publicationapproval",
                    name="article",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="articles.article",
                    ),
                ),
                migrations.AlterField(
                    model_name="publicationapproval",
                    name="revision",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="articles.revision",
                    ),
                ),
                migrations.AlterField(
                    model_name="question",
                    name="asked_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="question",
                    name="claim",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="articles.claim",
                    ),
                ),
                migrations.AlterField(
                    model_name="question",
                    name="closed_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions_closed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="question",
                    name="overridden_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions_overridden",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="overridden by",
                    ),
                ),
                migrations.AlterField(
                    model_name="question",
                    name="source",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="Which it asks or names. If that is restricted, so is the query.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="articles.source",
                        verbose_name="source",
                    ),
                ),
                migrations.AlterField(
                    model_name="question",
                    name="speaker",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="articles.speaker",
                    ),
                ),
                migrations.AlterField(
                    model_name="reportimport",
                    name="article",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_import",
                        to="articles.article",
                    ),
                ),
                migrations.AlterField(
                    model_name="reportimport",
                    name="received_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_imports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="sourcegrant",
                    name="person",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="source_grants",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="sourcegrant",
                    name="source",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="articles.source",
                    ),
                ),
                migrations.AlterField(
                    model_name="textfingerprint",
                    name="capture",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="fingerprint",
                        serialize=False,
                        to="articles.capture",
                    ),
                ),
                migrations.AlterField(
                    model_name="undoentry",
                    name="article",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undo_entries",
                        to="articles.article",
                    ),
                ),
                migrations.AlterField(
                    model_name="undoentry",
                    name="by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undo_entries",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="undoentry",
                    name="kind",
                    field=models.CharField(
                        choices=articles.models.newsroom.undo_entry.kinds_of_actions, max_length=30
                    ),
                ),
                migrations.AlterField(
                    model_name="undoentry",
                    name="values_before",
                    field=models.JSONField(default=dict, help_text="Values that undo restores."),
                ),
                migrations.AlterField(
                    model_name="verdictreconfirmation",
                    name="confirmed_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reconfirmations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="verdictreconfirmation",
                    name="verdict",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reconfirmations",
                        to="articles.verdict",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "articles_citationevent" ("cited_by_id", "claim_id", "created_at", "excerpt", "id", "is_withdrawn", "locator", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "stance", "version") VALUES (NEW."cited_by_id", NEW."claim_id", NEW."created_at", NEW."excerpt", NEW."id", NEW."is_withdrawn", NEW."locator", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."stance", NEW."version"); RETURN NULL;',
                            hash="11f9911fb0c20424f6ac68d3215554946ac41268",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bdf2d",
                            table="articles_citation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "articles_citationevent" ("cited_by_id", "claim_id", "created_at", "excerpt", "id", "is_withdrawn", "locator", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "stance", "version") VALUES (NEW."cited_by_id", NEW."claim_id", NEW."created_at", NEW."excerpt", NEW."id", NEW."is_withdrawn", NEW."locator", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."stance", NEW."version"); RETURN NULL;',
                            hash="d6cc20020a7f70298b958c89016ea20c30d5cfa4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a9338",
                            table="articles_citation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="signed_off_by_enough",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"state\" = 'signed_off' AND NOT (OLD.\"state\" = 'signed_off'))",
                            constraint="CONSTRAINT",
                            func="\n    IF EXISTS (SELECT FROM articles_claim c WHERE c.id = NEW.id AND c.state = 'signed_off')\n        AND NOT EXISTS (\n            SELECT FROM (\n                SELECT v.id FROM articles_verdict v\n                LEFT JOIN articles_withdrawal w ON w.verdict_id = v.id\n                WHERE v.claim_id = NEW.id AND w.id IS NULL ORDER BY v.number DESC LIMIT 1\n            ) counts\n            WHERE EXISTS (\n                SELECT FROM articles_tiebreak t\n                LEFT JOIN articles_withdrawal w ON w.tie_break_id = t.id\n                WHERE w.id IS NULL AND t.verdict_id = counts.id AND t.outcome <> 'new'\n            ) OR (\n                SELECT count(*) FILTER (WHERE s.agrees)\n                        >= coalesce((SELECT h.sign_offs FROM articles_newsroomsettings h), 1)\n                    AND count(*) FILTER (WHERE NOT s.agrees) = 0\n                FROM articles_signoff s\n                LEFT JOIN articles_withdrawal w ON w.sign_off_id = s.id\n                WHERE s.verdict_id = counts.id AND w.id IS NULL\n            )\n        )\n    THEN\n        RAISE EXCEPTION 'too few people have signed this claim off'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_signed_off_by_enough';\n    END IF;\n    RETURN NULL;\n",
                            hash="3db79a57b9045effc5e80c911cb3962197cb1a72",
                            operation='UPDATE OF "state"',
                            pgid="pgtrigger_signed_off_by_enough_15b8a",
                            table="articles_claim",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="moves_are_recorded",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            func='\n                    IF EXISTS (\n                        SELECT FROM articles_claim c WHERE c.id = NEW.id\n                            AND (c.revision_id, c.start, c."end")\n                                IS DISTINCT FROM (OLD.revision_id, OLD.start, OLD."end")\n                            AND NOT EXISTS (\n                                SELECT FROM articles_claimcarryover told\n                                WHERE told.claim_id = c.id AND told.revision_id = c.revision_id\n                                    AND told.start = c.start AND told."end" = c."end"\n                            )\n                    ) THEN\n                        RAISE EXCEPTION \'a claim moved and nothing tells how\'\n                            USING ERRCODE = \'check_violation\', CONSTRAINT = \'claim_moves_are_told\';\n                    END IF;\n                    RETURN NULL;\n                ',
                            hash="0d0ae0790f28c0531794277887579f929e7dd87b",
                            operation='UPDATE OF "revision_id", "start", "end"',
                            pgid="pgtrigger_moves_are_recorded_58b22",
                            table="articles_claim",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claimcarryover",
                    trigger=pgtrigger.compiler.Trigger(
                        name="kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="e0b91ab1146bc7fbd066dccbc3d2d9c0ca0ce36d",
                            operation="DELETE",
                            pgid="pgtrigger_kept_e23f0",
                            table="articles_claimcarryover",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claimcarryover",
                    trigger=pgtrigger.compiler.Trigger(
                        name="seen_as_carry_over",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'carry_over', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = OLD.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'carry_over', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = NEW.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                            hash="3ca055df33ca7d6054706e7519566d5eac3fa08d",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_seen_as_carry_over_73ffe",
                            table="articles_claimcarryover",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claimcarryover",
                    trigger=pgtrigger.compiler.Trigger(
                        name="goes_forward",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                    IF NOT EXISTS (\n                        SELECT FROM articles_revision former\n                        JOIN articles_revision later ON later.article_id = former.article_id\n                            AND later.number > former.number\n                        WHERE former.id = NEW.former_id AND later.id = NEW.revision_id\n                            AND NEW.former_end <= former.length\n                            AND coalesce(NEW.\"end\", 0) <= later.length\n                    ) THEN\n                        RAISE EXCEPTION 'a claim is carried to a later revision of its article'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'carrying_goes_forward';\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="385eb93eb8903914c2dbc4d064e31918f777fedb",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_goes_forward_63809",
                            table="articles_claimcarryover",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claimcarryover",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "articles_claimcarryoverevent" ("claim_id", "confirmed_by_id", "doubt", "end", "former_end", "former_id", "former_start", "former_state", "id", "kind", "needs_look", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "start", "version") VALUES (NEW."claim_id", NEW."confirmed_by_id", NEW."doubt", NEW."end", NEW."former_end", NEW."former_id", NEW."former_start", NEW."former_state", NEW."id", NEW."kind", NEW."needs_look", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revision_id", NEW."start", NEW."version"); RETURN NULL;',
                            hash="c2be380a8137fe11efc9ceb8f177ace35d42ef1c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0668d",
                            table="articles_claimcarryover",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claimcarryoverevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6dab2afac0c7471f102c85e3e7612cd88e3aed53",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f1f6c",
                            table="articles_claimcarryoverevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1ca45ca1f8ee52b0fcf8d8de1935f38e6d814602",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5df66",
                            table="articles_importedevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="inconsistency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "articles_inconsistencyevent" ("asked_question_id", "dismissed_by_id", "first_end", "first_start", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "reason", "revision_id", "second_end", "second_start", "state", "version") VALUES (NEW."asked_question_id", NEW."dismissed_by_id", NEW."first_end", NEW."first_start", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question", NEW."reason", NEW."revision_id", NEW."second_end", NEW."second_start", NEW."state", NEW."version"); RETURN NULL;',
                            hash="858624c208857b977f7cd543d9e53a32a4f2c228",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_75da8",
                            table="articles_inconsistency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newsroomsettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "articles_newsroomsettingsevent" ("disagreement", "id", "is_blind", "locator", "not_closed", "one_origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "sign_offs", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."disagreement", NEW."id", NEW."is_blind", NEW."locator", NEW."not_closed", NEW."one_origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."query", NEW."sign_offs", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;',
                            hash="99cf7003ad22fd30b38538019174f22db804a145",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a6b4e",
                            table="articles_newsroomsettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newsroomsettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "articles_newsroomsettingsevent" ("disagreement", "id", "is_blind", "locator", "not_closed", "one_origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "sign_offs", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."disagreement", NEW."id", NEW."is_blind", NEW."locator", NEW."not_closed", NEW."one_origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."query", NEW."sign_offs", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;',
                            hash="352393baee375c88c57ba6ce4ad54d03290b2fa6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b2b80",
                            table="articles_newsroomsettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newsroomsettingsevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="55f15a991032f026e753bd8d895d551bd544bc32",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_513e2",
                            table="articles_newsroomsettingsevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicationapproval",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bb488fa16e5e087e01403d2c902fa47df6c2e4fa",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5d80c",
                            table="articles_publicationapproval",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicationapproval",
                    trigger=pgtrigger.compiler.Trigger(
                        name="of_the_newest_text",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                    IF NEW.revision_id IS DISTINCT FROM (\n                        SELECT r.id FROM articles_revision r\n                        WHERE r.article_id = NEW.article_id ORDER BY r.number DESC LIMIT 1\n                    ) THEN\n                        RAISE EXCEPTION 'the newest text of an article is approved, no other'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'clearing_of_the_newest_text';\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="597673654495c5af87d1e290aa095b69f7788465",
                            operation="INSERT",
                            pgid="pgtrigger_of_the_newest_text_ae9a9",
                            table="articles_publicationapproval",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicationapproval",
                    trigger=pgtrigger.compiler.Trigger(
                        name="each_must_is_overridden",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                    IF EXISTS (\n                        SELECT FROM jsonb_array_elements(NEW.checks) told\n                        WHERE told->>'severity' = 'must' AND (told->>'count')::int > 0\n                            AND NOT EXISTS (\n                                SELECT FROM articles_override o\n                                LEFT JOIN articles_withdrawal w ON w.override_id = o.id\n                                WHERE w.id IS NULL AND o.id = (told->>'override')::bigint\n                                    AND o.article_id = NEW.article_id AND o.rule = told->>'rule'\n                            )\n                    ) THEN\n                        RAISE EXCEPTION 'a rule that must hold is hit, and nobody overrode it'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'clearing_passes_over_no_must';\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="8fcedf711df0c47bbf8beea87147e9e0499905e2",
                            operation="INSERT",
                            pgid="pgtrigger_each_must_is_overridden_3a1ad",
                            table="articles_publicationapproval",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicationapproval",
                    trigger=pgtrigger.compiler.Trigger(
                        name="seen_as_approval",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'approval', OLD.article_id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        \n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'approval', NEW.article_id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        \n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                            hash="3f28a4d566eb72727861bca52e9ec0c1ad4d8926",
                            operation="INSERT",
                            pgid="pgtrigger_seen_as_approval_564f9",
                            table="articles_publicationapproval",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicationapproval",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "articles_publicationapprovalevent" ("approved_by_id", "article_id", "checks", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "state") VALUES (NEW."approved_by_id", NEW."article_id", NEW."checks", NEW."created_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revision_id", NEW."state"); RETURN NULL;',
                            hash="51579cd5b6e911a49c4d5f08f3935efc0ba61dbc",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_eecda",
                            table="articles_publicationapproval",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicationapprovalevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5bcc5f9eb44d8304bcf2471c878e213036d4fa64",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b020a",
                            table="articles_publicationapprovalevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="seen_as_question",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'question', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = OLD.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'question', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = NEW.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                            hash="23e459e4e8a5bc1ef2f0fdfe1cedebcb8dd1f111",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_seen_as_question_a85e4",
                            table="articles_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "articles_questionevent" ("addressee", "answer", "asked_by_id", "channel", "claim_id", "closed_at", "closed_by_id", "created_at", "deadline", "id", "overridden_by_id", "override_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "speaker_id", "state", "text", "version", "whom") VALUES (NEW."addressee", NEW."answer", NEW."asked_by_id", NEW."channel", NEW."claim_id", NEW."closed_at", NEW."closed_by_id", NEW."created_at", NEW."deadline", NEW."id", NEW."overridden_by_id", NEW."override_reason", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."speaker_id", NEW."state", NEW."text", NEW."version", NEW."whom"); RETURN NULL;',
                            hash="0cbbda08e2651a5a010a48e2b7ecfa73e809e119",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_00643",
                            table="articles_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "articles_questionevent" ("addressee", "answer", "asked_by_id", "channel", "claim_id", "closed_at", "closed_by_id", "created_at", "deadline", "id", "overridden_by_id", "override_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "speaker_id", "state", "text", "version", "whom") VALUES (NEW."addressee", NEW."answer", NEW."asked_by_id", NEW."channel", NEW."claim_id", NEW."closed_at", NEW."closed_by_id", NEW."created_at", NEW."deadline", NEW."id", NEW."overridden_by_id", NEW."override_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."speaker_id", NEW."state", NEW."text", NEW."version", NEW."whom"); RETURN NULL;',
                            hash="241caebd153c4e348f3c61384d1ab4c8e7b257f9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fad8e",
                            table="articles_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c877a7f41ec85b62f1c702fa0691ffb8838f84fa",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f494d",
                            table="articles_questionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reportimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="537d6340ffd391c8070bade90a38cf821710823e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f684e",
                            table="articles_reportimport",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sourcegrant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "articles_sourcegrantevent" ("created_at", "id", "named_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") VALUES (NEW."created_at", NEW."id", NEW."named_by_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id"); RETURN NULL;',
                            hash="150c1024eba86515cd7379a8859dc3e2f7fa9359",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_27f19",
                            table="articles_sourcegrant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sourcegrant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "articles_sourcegrantevent" ("created_at", "id", "named_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") VALUES (OLD."created_at", OLD."id", OLD."named_by_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_id"); RETURN NULL;',
                            hash="661969d3bc3f5d3ab1f53ed506373cd9792e442c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e0032",
                            table="articles_sourcegrant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sourcegrantevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ecd6da91fb2b45fd8413c182e62fb86d366555eb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c7fce",
                            table="articles_sourcegrantevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="textfingerprint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="immutable",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="967b3f42c1f24258a68b5a98c7f1873ee6294cf5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_immutable_fb896",
                            table="articles_textfingerprint",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="undoentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="5eca014cb99fad1c367826bbc6d9a8e03b41adb7",
                            operation="DELETE",
                            pgid="pgtrigger_kept_7b15b",
                            table="articles_undoentry",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="undoentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="undone_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."undone_at" IS NOT NULL OR NEW."undone_at" IS NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="f2e4392e989abca29777a5058588451ae08abe4a",
                            operation="UPDATE",
                            pgid="pgtrigger_undone_once_fac32",
                            table="articles_undoentry",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="verdictreconfirmation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="032aab5d421faca76f365306ad6761820494e117",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0b734",
                            table="articles_verdictreconfirmation",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="verdictreconfirmation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="seen_as_reconfirmation",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'reconfirmation', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_verdict v ON v.claim_id = c.id WHERE v.id = OLD.verdict_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'reconfirmation', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_verdict v ON v.claim_id = c.id WHERE v.id = NEW.verdict_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                            hash="7e1dbc301356cbafa9c2e8eae9129cce19135413",
                            operation="INSERT",
                            pgid="pgtrigger_seen_as_reconfirmation_93965",
                            table="articles_verdictreconfirmation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="verdictreconfirmation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="of_the_newest_verdict",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                    IF EXISTS (\n                        SELECT FROM articles_verdict later\n                        JOIN articles_verdict confirmed ON confirmed.claim_id = later.claim_id\n                        LEFT JOIN articles_withdrawal w ON w.verdict_id = later.id\n                        WHERE confirmed.id = NEW.verdict_id AND later.number > confirmed.number\n                            AND w.id IS NULL\n                    ) THEN\n                        RAISE EXCEPTION 'only the newest verdict on a claim is confirmed'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'confirmation_of_the_newest_verdict';\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="cdcc0927bf88e9bac3f31f87ff3aeae454e5091c",
                            operation="INSERT",
                            pgid="pgtrigger_of_the_newest_verdict_51ed7",
                            table="articles_verdictreconfirmation",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="verdictreconfirmation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "articles_verdictreconfirmationevent" ("captures", "claim_sha256", "confirmed_by_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "verdict_id") VALUES (NEW."captures", NEW."claim_sha256", NEW."confirmed_by_id", NEW."created_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."verdict_id"); RETURN NULL;',
                            hash="b469cc26930299018081e1ffc5acf9aea2709f17",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_da889",
                            table="articles_verdictreconfirmation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="verdictreconfirmationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a9b49b025262008df3f6345670f92eb9444e5f65",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bc39b",
                            table="articles_verdictreconfirmationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="withdrawal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="of_ones_own",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                    -- a verdict that came of a decision goes with the decision\n                    IF NEW.author_id IS DISTINCT FROM coalesce(\n                        (SELECT t.decided_by_id FROM articles_tiebreak t\n                            WHERE t.verdict_id = NEW.verdict_id AND t.outcome <> 'first'),\n                        (SELECT v.author_id FROM articles_verdict v WHERE v.id = NEW.verdict_id),\n                        (SELECT s.signer_id FROM articles_signoff s WHERE s.id = NEW.sign_off_id),\n                        (SELECT c.author_id FROM articles_comment c WHERE c.id = NEW.comment_id),\n                        (SELECT f.author_id FROM articles_file f WHERE f.id = NEW.file_id),\n                        (SELECT n.confirmed_by_id FROM articles_verdictreconfirmation n\n                            WHERE n.id = NEW.reconfirmation_id),\n                        (SELECT t.decided_by_id FROM articles_tiebreak t\n                            WHERE t.id = NEW.tie_break_id),\n                        (SELECT o.overridden_by_id FROM articles_override o\n                            WHERE o.id = NEW.override_id),\n                        (SELECT k.approved_by_id FROM articles_publicationapproval k\n                            WHERE k.id = NEW.approval_id)\n                    ) THEN\n                        RAISE EXCEPTION 'nobody takes back what another person said'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawal_of_ones_own';\n                    END IF;\n                    IF EXISTS (\n                        SELECT FROM articles_signoff s\n                        LEFT JOIN articles_withdrawal w ON w.sign_off_id = s.id\n                        WHERE s.verdict_id = NEW.verdict_id AND w.id IS NULL\n                    ) THEN\n                        RAISE EXCEPTION 'a verdict on which somebody has signed is not taken back'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawal_before_sign_off';\n                    END IF;\n                    IF EXISTS (\n                        SELECT FROM articles_tiebreak t\n                        LEFT JOIN articles_withdrawal w ON w.tie_break_id = t.id\n                        WHERE w.id IS NULL\n                            AND (t.sign_off_id = NEW.sign_off_id OR t.verdict_id = NEW.verdict_id)\n                    ) THEN\n                        RAISE EXCEPTION 'what an editor has decided on is not taken back'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawal_before_tie_break';\n                    END IF;\n                    IF EXISTS (\n                        SELECT FROM articles_override o\n                        JOIN articles_publicationapproval k ON k.article_id = o.article_id\n                        LEFT JOIN articles_withdrawal w ON w.approval_id = k.id\n                        WHERE o.id = NEW.override_id AND w.id IS NULL AND EXISTS (\n                            SELECT FROM jsonb_array_elements(k.checks) told\n                            WHERE (told->>'override')::bigint = o.id\n                        )\n                    ) THEN\n                        RAISE EXCEPTION 'what an article was approved with is not taken back'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawal_before_clearing';\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="8d5c605a009c583077066bfabf2c8efb82020b77",
                            operation="INSERT",
                            pgid="pgtrigger_of_ones_own_e8090",
                            table="articles_withdrawal",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="withdrawal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="seen_as_withdrawal",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'withdrawal', coalesce(r.article_id, o.article_id, k.article_id), c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM (SELECT) one\n        LEFT JOIN articles_claim c ON c.id = coalesce(\n            (SELECT m.claim_id FROM articles_comment m WHERE m.id = OLD.comment_id),\n            (SELECT f.claim_id FROM articles_file f WHERE f.id = OLD.file_id),\n            (SELECT v.claim_id FROM articles_verdict v WHERE v.id = coalesce(\n                OLD.verdict_id,\n                (SELECT s.verdict_id FROM articles_signoff s WHERE s.id = OLD.sign_off_id),\n                (SELECT n.verdict_id FROM articles_verdictreconfirmation n WHERE n.id = OLD.reconfirmation_id),\n                (SELECT t.verdict_id FROM articles_tiebreak t WHERE t.id = OLD.tie_break_id)\n            ))\n        )\n        LEFT JOIN articles_revision r ON r.id = c.revision_id\n        LEFT JOIN articles_override o ON o.id = OLD.override_id\n        LEFT JOIN articles_publicationapproval k ON k.id = OLD.approval_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'withdrawal', coalesce(r.article_id, o.article_id, k.article_id), c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM (SELECT) one\n        LEFT JOIN articles_claim c ON c.id = coalesce(\n            (SELECT m.claim_id FROM articles_comment m WHERE m.id = NEW.comment_id),\n            (SELECT f.claim_id FROM articles_file f WHERE f.id = NEW.file_id),\n            (SELECT v.claim_id FROM articles_verdict v WHERE v.id = coalesce(\n                NEW.verdict_id,\n                (SELECT s.verdict_id FROM articles_signoff s WHERE s.id = NEW.sign_off_id),\n                (SELECT n.verdict_id FROM articles_verdictreconfirmation n WHERE n.id = NEW.reconfirmation_id),\n                (SELECT t.verdict_id FROM articles_tiebreak t WHERE t.id = NEW.tie_break_id)\n            ))\n        )\n        LEFT JOIN articles_revision r ON r.id = c.revision_id\n        LEFT JOIN articles_override o ON o.id = NEW.override_id\n        LEFT JOIN articles_publicationapproval k ON k.id = NEW.approval_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                            hash="a58f2af55929e4eb7b7bcdcb6fb15e6b982aa78f",
                            operation="INSERT",
                            pgid="pgtrigger_seen_as_withdrawal_f6029",
                            table="articles_withdrawal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="withdrawal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "articles_withdrawalevent" ("approval_id", "author_id", "comment_id", "created_at", "file_id", "id", "override_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reconfirmation_id", "sign_off_id", "tie_break_id", "verdict_id") VALUES (NEW."approval_id", NEW."author_id", NEW."comment_id", NEW."created_at", NEW."file_id", NEW."id", NEW."override_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reconfirmation_id", NEW."sign_off_id", NEW."tie_break_id", NEW."verdict_id"); RETURN NULL;',
                            hash="cf403e2105d1ab324964f785da92187d2d65db21",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_16b45",
                            table="articles_withdrawal",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="article",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("status__in", ["checking"])), name="article_status"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="capture",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("job__isnull", False),
                                ("origin", "fetched"),
                                ("status__isnull", False),
                            ),
                            models.Q(
                                ("captured_by__isnull", False),
                                ("job__isnull", True),
                                ("origin__in", ["uploaded", "typed"]),
                            ),
                            models.Q(
                                ("imported_with__isnull", False),
                                ("job__isnull", True),
                                ("origin", "fetched"),
                            ),
                            _connector="OR",
                        ),
                        name="capture_fetched_by_job_or_uploaded_by_person",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("is_withdrawn", False)),
                        fields=("claim", "source", "locator"),
                        name="citation_unique_in_claim",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="claimcarryover",
                    constraint=models.UniqueConstraint(
                        fields=("claim", "revision"), name="carry_over_once_a_revision"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="claimcarryover",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("end__isnull", True), ("kind", "cut"), ("start__isnull", True)
                            ),
                            models.Q(
                                ("end__gt", models.F("start")),
                                ("kind__in", ["unchanged", "moved", "edited"]),
                            ),
                            _connector="OR",
                        ),
                        name="carry_over_has_place_unless_cut",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="claimcarryover",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("former_end__gt", models.F("former_start"))),
                        name="carry_over_former_span",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="importedevent",
                    constraint=models.UniqueConstraint(
                        fields=("report_import", "number"), name="imported_event_number_unique"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="inconsistency",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("asked_question__isnull", True),
                                ("dismissed_by__isnull", True),
                                ("reason", ""),
                                ("state", "open"),
                            ),
                            models.Q(
                                ("asked_question__isnull", False),
                                ("dismissed_by__isnull", True),
                                ("reason", ""),
                                ("state", "asked"),
                            ),
                            models.Q(
                                ("asked_question__isnull", True),
                                ("dismissed_by__isnull", False),
                                ("state", "dismissed"),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="inconsistency_settled_says_how",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newsroomsettings",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("pk", 1)), name="settings_is_one"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newsroomsettings",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("sign_offs__gte", 1), ("sign_offs__lte", 5)),
                        name="settings_wants_sign_offs",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newsroomsettings",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("unjudged__in", ["must", "should"])),
                        name="settings_unjudged",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newsroomsettings",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("unsigned__in", ["must", "should"])),
                        name="settings_unsigned",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newsroomsettings",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("disagreement__in", ["must", "should"])),
                        name="settings_disagreement",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newsroomsettings",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("stale__in", ["must", "should"])), name="settings_stale"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newsroomsettings",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("query__in", ["must", "should"])), name="settings_query"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newsroomsettings",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("to_confirm__in", ["must", "should"])),
                        name="settings_to_confirm",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newsroomsettings",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("locator__in", ["must", "should"])),
                        name="settings_locator",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newsroomsettings",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("one_origin__in", ["must", "should"])),
                        name="settings_one_origin",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newsroomsettings",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("not_closed__in", ["must", "should"])),
                        name="settings_not_closed",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publicationapproval",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("state__regex", "^[0-9a-f]{64}$")),
                        name="approval_has_state",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="question",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            models.Q(("addressee", ""), _negated=True),
                        ),
                        name="question_asks_somebody_something",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="question",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "answered"), models.Q(("answer", ""), _negated=True)
                            ),
                            models.Q(
                                ("answer", ""), ("state__in", ["open", "no_reply", "taken_back"])
                            ),
                            _connector="OR",
                        ),
                        name="question_answered_iff_answer",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="question",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True),
                                ("closed_by__isnull", True),
                                ("state", "open"),
                            ),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("closed_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="question_closed_says_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="question",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("overridden_by__isnull", True), ("override_reason", "")),
                            models.Q(
                                ("overridden_by__isnull", False),
                                models.Q(("override_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="question_override_has_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="question",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("source__isnull", True),
                                ("speaker__isnull", True),
                                ("whom", "reporter"),
                            ),
                            models.Q(("source__isnull", True), ("whom", "speaker")),
                            models.Q(("speaker__isnull", True), ("whom", "source")),
                            models.Q(
                                ("source__isnull", True),
                                ("speaker__isnull", True),
                                ("whom", "other"),
                            ),
                            _connector="OR",
                        ),
                        name="question_whom",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportimport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="report_import_has_sha256",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sourcegrant",
                    constraint=models.UniqueConstraint(
                        fields=("source", "person"), name="source_grant_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="user",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("is_external", False),
                            models.Q(
                                ("email", ""),
                                ("is_active", False),
                                ("is_administrator", False),
                                ("is_editor", False),
                                ("is_reviewer", False),
                                ("is_staff", False),
                                ("is_superuser", False),
                            ),
                            _connector="OR",
                        ),
                        name="user_external_has_no_rights",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="verdictreconfirmation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("claim_sha256__regex", "^[0-9a-f]{64}$")),
                        name="reconfirmation_has_sha256",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="withdrawal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approval__isnull", True),
                                ("comment__isnull", True),
                                ("file__isnull", True),
                                ("override__isnull", True),
                                ("reconfirmation__isnull", True),
                                ("sign_off__isnull", True),
                                ("tie_break__isnull", True),
                                ("verdict__isnull", False),
                            ),
                            models.Q(
                                ("approval__isnull", True),
                                ("comment__isnull", True),
                                ("file__isnull", True),
                                ("override__isnull", True),
                                ("reconfirmation__isnull", True),
                                ("sign_off__isnull", False),
                                ("tie_break__isnull", True),
                                ("verdict__isnull", True),
                            ),
                            models.Q(
                                ("approval__isnull", True),
                                ("comment__isnull", False),
                                ("file__isnull", True),
                                ("override__isnull", True),
                                ("reconfirmation__isnull", True),
                                ("sign_off__isnull", True),
                                ("tie_break__isnull", True),
                                ("verdict__isnull", True),
                            ),
                            models.Q(
                                ("approval__isnull", True),
                                ("comment__isnull", True),
                                ("file__isnull", False),
                                ("override__isnull", True),
                                ("reconfirmation__isnull", True),
                                ("sign_off__isnull", True),
                                ("tie_break__isnull", True),
                                ("verdict__isnull", True),
                            ),
                            models.Q(
                                ("approval__isnull", True),
                                ("comment__isnull", True),
                                ("file__isnull", True),
                                ("override__isnull", True),
                                ("reconfirmation__isnull", False),
                                ("sign_off__isnull", True),
                                ("tie_break__isnull", True),
                                ("verdict__isnull", True),
                            ),
                            models.Q(
                                ("approval__isnull", True),
                                ("comment__isnull", True),
                                ("file__isnull", True),
                                ("override__isnull", True),
                                ("reconfirmation__isnull", True),
                                ("sign_off__isnull", True),
                                ("tie_break__isnull", False),
                                ("verdict__isnull", True),
                            ),
                            models.Q(
                                ("approval__isnull", True),
                                ("comment__isnull", True),
                                ("file__isnull", True),
                                ("override__isnull", False),
                                ("reconfirmation__isnull", True),
                                ("sign_off__isnull", True),
                                ("tie_break__isnull", True),
                                ("verdict__isnull", True),
                            ),
                            models.Q(
                                ("approval__isnull", False),
                                ("comment__isnull", True),
                                ("file__isnull", True),
                                ("override__isnull", True),
                                ("reconfirmation__isnull", True),
                                ("sign_off__isnull", True),
                                ("tie_break__isnull", True),
                                ("verdict__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawal_of_one_thing",
                    ),
                ),
            ]
        ),
    ]
