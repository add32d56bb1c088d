"""The triggers of all models: what the database itself refuses, and what it logs.

Each function returns a trigger for a model's `Meta.triggers`. SQL in arguments may name `NEW`, the
row that is written, and `OLD`, the row before.
"""

import pgtrigger

from articles.models.conditions import stands

WRITES = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


def violation(message: str, constraint: str) -> str:
    """Return the SQL that refuses the write with `message`, as a violated CHECK `constraint` would."""
    return (
        f"RAISE EXCEPTION '{message}' "
        f"USING ERRCODE = 'check_violation', CONSTRAINT = '{constraint}';"
    )


# A session keeps the plan of a check. One that it made while the tables were almost empty would read
# whole tables for each row of a long text. The setting ends with the transaction, as do these checks.
# A join could still be planned to read a whole index: look up one table by its key within another.
BY_INDEX = "PERFORM set_config('enable_seqscan', 'off', true);"


def forbid(
    name: str,
    condition: str,
    message: str,
    *,
    constraint: str,
    operation: pgtrigger.Operation = pgtrigger.Insert,
    when: pgtrigger.Q | None = None,
    at_commit: bool = False,
    lock: str = "",
) -> pgtrigger.Trigger:
    """Forbid to write a row for which the SQL `condition` holds.

    It is checked before `operation`, or `at_commit`, and only for rows that match `when`. `lock` is
    a statement that runs first, so that the rows asked about stay as they are until commit.
    """
    return pgtrigger.Trigger(
        name=name,
        operation=operation,
        condition=when,
        when=pgtrigger.After if at_commit else pgtrigger.Before,
        timing=pgtrigger.Deferred if at_commit else None,
        func=f"""
            {BY_INDEX + lock if at_commit else lock}
            IF {condition} THEN
                {violation(message, constraint)}
            END IF;
            RETURN {"NULL" if at_commit else "NEW"};
        """,
    )


def value_of(table: str, column: str, key: str = "") -> str:
    """Return the SQL for `column` of the row of `table` whose id is `key`, or `NEW.<table>_id`."""
    return f"(SELECT o.{column} FROM articles_{table} o WHERE o.id = {key or f'NEW.{table}_id'})"


def equal_values(
    name: str, *pairs: tuple[str, str], message: str, constraint: str
) -> pgtrigger.Trigger:
    """Forbid a new row in which the two SQL values of one of `pairs` differ.

    With `value_of` it keeps two references of a row within the same article, claim or source.
    """
    differ = " OR ".join(f"{first} IS DISTINCT FROM {second}" for first, second in pairs)
    return forbid(name, differ, message, constraint=constraint)


def points_to_newest(
    table: str,
    within: str,
    *,
    message: str,
    constraint: str,
    only_standing: bool = False,
    lock: str = "",
) -> pgtrigger.Trigger:
    """Forbid a new row that refers to another than the newest row of `table`.

    The newest has the highest `number` of the rows with the same `within`, such as `article_id`;
    with `only_standing`, of those that are not withdrawn.
    """
    standing = f"AND {stands(table, 'newer')}" if only_standing else ""
    return forbid(
        f"of_newest_{table}",
        f"""EXISTS (
                SELECT FROM articles_{table} mine
                JOIN articles_{table} newer ON newer.{within} = mine.{within}
                    AND newer.number > mine.number {standing}
                WHERE mine.id = NEW.{table}_id
            )""",
        message,
        constraint=constraint,
        lock=lock,
    )


def text_is_its_span(message: str, *, constraint: str) -> list[pgtrigger.Trigger]:
    """Forbid a row whose `text` is not that of its span of the revision.

    All rows of one INSERT or UPDATE are checked together in text order: PostgreSQL finds a code point
    by walking through the text, which would be done for each row again.
    """
    changed = """written JOIN former USING (id)
        WHERE (written.text, written.start, written."end", written.revision_id)
            IS DISTINCT FROM (former.text, former.start, former."end", former.revision_id)"""
    refusal = violation(message, constraint)
    return [
        _texts_are_spans("inserted", pgtrigger.Insert, "written", refusal, new="written"),
        _texts_are_spans(
            "updated", pgtrigger.Update, changed, refusal, old="former", new="written"
        ),
    ]


# Walks once through the text of each revision: `rest` is what follows `place`.
WALK_THROUGH_TEXTS = """
    FOR span IN
        SELECT written.revision_id, written.start, written."end", written.text
        FROM {rows} ORDER BY written.revision_id, written.start
    LOOP
        IF revision IS DISTINCT FROM span.revision_id THEN
            revision := span.revision_id;
            place := 0;
            rest := (SELECT r.text || '' FROM articles_revision r WHERE r.id = revision);
        END IF;
        IF span.start > place THEN
            rest := right(rest, place - span.start);
            place := span.start;
        END IF;
        IF (starts_with(rest, span.text) AND length(span.text) = span."end" - span.start)
            IS NOT TRUE
        THEN
            {refusal}
        END IF;
    END LOOP;
    RETURN NULL;
"""


def _texts_are_spans(
    name: str,
    operation: pgtrigger.Operation,
    rows: str,
    refusal: str,
    **referencing: str,
) -> pgtrigger.Trigger:
    """Return the trigger that compares the texts of `rows`, which are written by one statement."""
    return pgtrigger.Trigger(
        name=f"{name}_text_is_its_span",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**referencing),  # type: ignore[no-untyped-call]  # published without types
        declare=[
            ("span", "record"),
            ("revision", "bigint"),
            ("place", "integer"),
            ("rest", "text"),
        ],
        func=WALK_THROUGH_TEXTS.format(rows=rows, refusal=refusal),
    )


# For each column that leads from a written row to the desk: SQL for the article, the claim and the
# span of text that the row affects, and the tables from which they come. `row` is the row.
OF_NO_CLAIM = "NULL::bigint, NULL::integer, NULL::integer"
REVISION = "FROM articles_revision r WHERE r.id = row.revision_id"
CLAIM = 'r.article_id, c.id, c.start, c."end"'
CLAIMS = "FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id"
CITED = f"{CLAIMS} JOIN articles_citation t ON t.claim_id = c.id"
AFFECTED = {
    "article_id": (f"row.article_id, {OF_NO_CLAIM}", ""),
    "revision_id": (f"r.article_id, {OF_NO_CLAIM}", REVISION),
    "own_span": ('r.article_id, NULL::bigint, row.start, row."end"', REVISION),
    "own_claim": ('r.article_id, row.id, row.start, row."end"', REVISION),
    "statement_id": (
        'r.article_id, NULL::bigint, s.start, s."end"',
        """FROM articles_statement s JOIN articles_revision r ON r.id = s.revision_id
            WHERE s.id = row.statement_id""",
    ),
    "claim_id": (CLAIM, f"{CLAIMS} WHERE c.id = row.claim_id"),
    "verdict_id": (
        CLAIM,
        f"{CLAIMS} JOIN articles_verdict v ON v.claim_id = c.id WHERE v.id = row.verdict_id",
    ),
    "comment_id": (
        CLAIM,
        f"{CLAIMS} JOIN articles_comment m ON m.claim_id = c.id WHERE m.id = row.comment_id",
    ),
    "citation_id": (CLAIM, f"{CITED} WHERE t.id = row.citation_id"),
    "source_id": (CLAIM, f"{CITED} WHERE t.source_id = row.source_id"),
}


def logs_desk_change(
    kind: str,
    through: str | tuple[str, str],
    *,
    key: str = "",
    operation: pgtrigger.Operation = WRITES,
    only: pgtrigger.Q | None = None,
    for_transaction: bool = False,
) -> pgtrigger.Trigger:
    """Log a `Change` of `kind` for each written row, for the live updates of open desks.

    `through` is a key of `AFFECTED`, or a pair like its values; `key` is the column of the row, if
    it has another name there. With `for_transaction`, one change stands for all that the
    transaction writes from then on: a new revision comes with hundreds of rows.
    """
    affected, tables = AFFECTED[through] if isinstance(through, str) else through
    if key:
        affected = affected.replace(f"row.{through}", f"row.{key}")
        tables = tables.replace(f"row.{through}", f"row.{key}")
    if for_transaction:
        tables = "FROM set_config('factcheck.new_text', txid_current()::text, true)"
    insert_change = _insert_change(kind, affected, tables)
    return pgtrigger.Trigger(
        name=f"seen_as_{kind}",
        when=pgtrigger.After,
        operation=operation,
        condition=only,
        func=f"""
            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN
                RETURN NULL;
            END IF;
            IF TG_OP = 'DELETE' THEN {insert_change.replace("row.", "OLD.")}
            ELSE {insert_change.replace("row.", "NEW.")}
            END IF;
            RETURN NULL;
        """,
    )


def _insert_change(kind: str, affected: str, tables: str) -> str:
    return f"""
        INSERT INTO articles_change
            (kind, article_id, claim_id, start, "end", user_id, transaction)
        SELECT '{kind}', {affected},
            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb
                ->> 'user')::bigint,
            txid_current()
        {tables}
        ON CONFLICT DO NOTHING;
    """
