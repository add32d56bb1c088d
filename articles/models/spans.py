"""Spans in the database: code points, start included, end excluded; and the checks on them.

What one row can say of itself is a CHECK. What needs the revision's text or the neighbours is
checked by triggers when the transaction commits, once per revision however many rows it wrote.
"""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.text import BLANK

VIOLATION = "USING ERRCODE = 'check_violation', CONSTRAINT ="


class Spanned(models.Model):
    """A span [start, end) of a revision's text, in code points."""

    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))

    class Meta:
        abstract = True


def span_is_a_span(name: str) -> models.CheckConstraint:
    """The CHECK `0 <= start < end`, for a model's constraints."""
    return models.CheckConstraint(condition=Q(start__gte=0, end__gt=F("start")), name=name)


def blank_characters() -> str:
    """`BLANK` as a PostgreSQL string literal."""
    return "E'" + "".join(f"\\u{ord(character):04x}" for character in BLANK) + "'"


CHECK_REVISION = f"""
    IF current_setting('factcheck.spans_checked', true) = txid_current() || ':' || revision THEN
        RETURN NULL;
    END IF;
    SELECT r.text, r.length INTO body, size FROM articles_revision r WHERE r.id = revision;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT range_agg(int4range(s.start, s."end")) INTO covered
        FROM articles_statement s WHERE s.revision_id = revision;
    IF upper(covered) > size THEN
        RAISE EXCEPTION 'a statement ends behind the end of its text'
            {VIOLATION} 'statement_ends_in_text';
    END IF;
    IF EXISTS (
        SELECT FROM unnest(string_to_array(body, NULL)) WITH ORDINALITY AS c(sign, place)
        WHERE strpos({blank_characters()}, c.sign) = 0
            AND (covered IS NULL OR NOT covered @> (c.place - 1)::int)
    ) THEN
        RAISE EXCEPTION 'text of revision % lies outside all statements', revision
            {VIOLATION} 'statements_cover_text';
    END IF;
    IF EXISTS (
        SELECT FROM articles_quotation q JOIN articles_statement s ON s.id = q.statement_id
        WHERE s.revision_id = revision AND (q.start < s.start OR q."end" > s."end")
    ) THEN
        RAISE EXCEPTION 'a quotation lies outside its statement'
            {VIOLATION} 'quotation_in_statement';
    END IF;
    IF EXISTS (
        SELECT FROM articles_attribution a JOIN articles_statement s ON s.id = a.statement_id
        WHERE s.revision_id = revision AND size < greatest(
            a.cue_end, a.mention_end, (SELECT max(part) FROM unnest(a.content) AS part)
        )
    ) THEN
        RAISE EXCEPTION 'an attribution ends behind the end of its text'
            {VIOLATION} 'attribution_in_text';
    END IF;
    PERFORM set_config('factcheck.spans_checked', txid_current() || ':' || revision, true);
    RETURN NULL;
"""
DECLARE = [
    ("revision", "bigint"),
    ("body", "text"),
    ("size", "integer"),
    ("covered", "int4multirange"),
]
WRITES = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


def span_triggers(revision: str) -> list[pgtrigger.Trigger]:
    """Triggers that check the whole revision when a transaction that wrote such a row commits.

    `revision` is the SQL expression that finds the revision's id from `row`, the row written.
    """
    find = revision.replace("row.", "{row}.")
    lookup = (
        "IF TG_OP = 'DELETE' THEN revision := "
        f"{find.format(row='OLD')}; ELSE revision := {find.format(row='NEW')}; END IF;"
    )
    return [
        pgtrigger.Trigger(
            name="spans_unchecked",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=WRITES,
            func="PERFORM set_config('factcheck.spans_checked', '', true); RETURN NULL;",
        ),
        pgtrigger.Trigger(
            name="spans_hold",
            level=pgtrigger.Row,
            when=pgtrigger.After,
            operation=WRITES,
            timing=pgtrigger.Deferred,
            declare=DECLARE,
            func=lookup + CHECK_REVISION,
        ),
    ]
