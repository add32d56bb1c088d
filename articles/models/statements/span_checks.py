"""The triggers that check spans at commit: statements cover their text, and what is in them fits."""

import pgtrigger

from articles.models.triggers import BY_INDEX, forbid, violation
from articles.text import BLANK


def blank_characters() -> str:
    """Return `BLANK` as a PostgreSQL string literal."""
    return "E'" + "".join(f"\\u{ord(character):04x}" for character in BLANK) + "'"


CHECK_REVISION = f"""
    {BY_INDEX}
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
        {violation("a statement cannot end after the end of its text", "statement_ends_in_text")}
    END IF;
    IF EXISTS (
        SELECT FROM unnest(string_to_array(body, NULL)) WITH ORDINALITY AS c(sign, place)
        WHERE strpos({blank_characters()}, c.sign) = 0
            AND (covered IS NULL OR NOT covered @> (c.place - 1)::int)
    ) THEN
        {violation("statements must cover the whole text of a revision", "statements_cover_text")}
    END IF;
    IF EXISTS (
        SELECT FROM articles_quotation q JOIN articles_statement s ON s.id = q.statement_id
        WHERE s.revision_id = revision AND (q.start < s.start OR q."end" > s."end")
    ) THEN
        {violation("a quotation must be inside its statement", "quotation_in_statement")}
    END IF;
    PERFORM set_config('factcheck.spans_checked', txid_current() || ':' || revision, true);
    RETURN NULL;
"""


SPAN_WRITES = (
    pgtrigger.Insert | pgtrigger.UpdateOf("start", "end", "revision_id") | pgtrigger.Delete  # type: ignore[no-untyped-call]  # published without types
)


def statements_fit() -> list[pgtrigger.Trigger]:
    """Forbid statements that do not cover their text, or leave out their quotations.

    The whole revision is checked once when a transaction commits, and only if spans changed.
    """
    return [
        pgtrigger.Trigger(
            name="spans_unchecked",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=SPAN_WRITES,
            func="PERFORM set_config('factcheck.spans_checked', '', true); RETURN NULL;",
        ),
        pgtrigger.Trigger(
            name="spans_hold",
            level=pgtrigger.Row,
            when=pgtrigger.After,
            operation=SPAN_WRITES,
            timing=pgtrigger.Deferred,
            declare=[
                ("revision", "bigint"),
                ("body", "text"),
                ("size", "integer"),
                ("covered", "int4multirange"),
            ],
            func="revision := COALESCE(NEW.revision_id, OLD.revision_id);" + CHECK_REVISION,
        ),
    ]


def quotation_fits() -> pgtrigger.Trigger:
    """Forbid a quotation outside its statement. Only the written row is checked, at commit."""
    return forbid(
        "spans_hold",
        """EXISTS (
                SELECT FROM articles_statement s WHERE s.id = (
                    SELECT q.statement_id FROM articles_quotation q WHERE q.id = NEW.id
                ) AND NOT int4range(s.start, s."end") @> (
                    SELECT int4range(q.start, q."end") FROM articles_quotation q WHERE q.id = NEW.id
                )
            )""",
        "a quotation must be inside its statement",
        constraint="quotation_in_statement",
        operation=pgtrigger.Insert | pgtrigger.Update,
        at_commit=True,
    )


def attribution_fits() -> pgtrigger.Trigger:
    """Forbid an attribution behind the end of its text. Only the written row is checked, at commit."""
    return forbid(
        "spans_hold",
        """(
                SELECT r.length FROM articles_revision r WHERE r.id = (
                    SELECT s.revision_id FROM articles_statement s WHERE s.id = (
                        SELECT a.statement_id FROM articles_attribution a WHERE a.id = NEW.id
                    )
                )
            ) < (
                SELECT greatest(
                    a.cue_end, a.mention_end, (SELECT max(part) FROM unnest(a.content) AS part)
                ) FROM articles_attribution a WHERE a.id = NEW.id
            )""",
        "an attribution cannot end after the end of its text",
        constraint="attribution_in_text",
        operation=pgtrigger.Insert | pgtrigger.Update,
        at_commit=True,
    )
