"""Copy the articles of a database within PostgreSQL, with their statements, claims and sources.

Columns and references are read from the catalogue, so a new column is copied as well. Triggers run:
they check each row and write its history. Copy `n` of a row has its id plus `n` times `STRIDE`.
"""

import pghistory
from django.db import connection, transaction
from sample_texts import TOWN, town_of

STRIDE = 100_000
AT_ONCE = 20  # copies of everything in a transaction
TABLES = [  # each after those that its triggers look at
    "article",
    "revision",
    "speaker",
    "statement",
    "quotation",
    "attribution",
    "inconsistency",
    "source",
    "capture",
    "textfingerprint",
    "claim",
    "citation",
    "finding",
    "verdict",
    "signoff",
    "comment",
    "commonorigin",
]
COLUMNS = """
    SELECT a.attname, format_type(a.atttypid, NULL), i.indrelid IS NOT NULL, f.confrelid::regclass::text
    FROM pg_attribute a
    LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY (i.indkey)
    LEFT JOIN pg_constraint f
        ON f.conrelid = a.attrelid AND f.contype = 'f' AND f.conkey = ARRAY[a.attnum]
    WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
"""
RENAMED = f"replace(replace({{0}}::text, '{TOWN}', word), '{TOWN.lower()}', lower(word))"
SHA256 = "encode(sha256(convert_to({0}, 'UTF8')), 'hex')"
ORIGINAL_CLAIM = "(SELECT c.text FROM articles_claim c WHERE c.id = o.claim_id)"
SPECIAL = {  # what depends on text or ids in another way than by reference
    ("revision", "sha256"): SHA256.format(RENAMED.format("o.text")),
    ("verdict", "claim_sha256"): SHA256.format(RENAMED.format(ORIGINAL_CLAIM)),
    ("verdict", "captures"): """(
        SELECT coalesce(jsonb_object_agg((key::bigint + shift)::text, value), '{}')
        FROM jsonb_each(o.captures)
    )""",
}


def copy_rows(copies: int, *, by: int) -> None:
    """Copy all rows of `TABLES` this many times. The history names the person with the id `by`."""
    statements = [_statement(table) for table in TABLES]
    _vacuum()
    for first in range(1, copies + 1, AT_ONCE):
        last = min(first + AT_ONCE - 1, copies)
        numbers = list(range(first, last + 1))
        shifts = [number * STRIDE for number in numbers]
        words = [town_of(number) for number in numbers]
        with transaction.atomic(), pghistory.context(user=by), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")
            for statement in statements:
                cursor.execute(statement, [numbers, shifts, words])
        if first == 1:
            _vacuum()
    with connection.cursor() as cursor:
        for table in TABLES:
            if table != "textfingerprint":
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('articles_{table}', 'id'), max(id))"  # noqa: S608
                    f" FROM articles_{table}"
                )


def _vacuum() -> None:
    """Let PostgreSQL plan the checks of the triggers for the size that the tables have."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _statement(table: str) -> str:
    """Return the INSERT that copies a table.

    Its parameters are the numbers of the copies, what each adds to ids, and the towns of each.
    """
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS, [f"articles_{table}"])
        columns = cursor.fetchall()
    copied = {f"articles_{name}" for name in TABLES}
    values = []
    for name, kind, is_key, target in columns:
        values.append(
            SPECIAL.get((table, name)) or _value(name, kind, is_id=is_key or target in copied)
        )
    names = ", ".join(f'"{name}"' for name, *_rest in columns)
    key = next(name for name, _kind, is_key, _target in columns if is_key)
    return f"""
        INSERT INTO articles_{table} ({names})
        SELECT {", ".join(values)}
        FROM articles_{table} o CROSS JOIN unnest(%s::int[], %s::bigint[], %s::text[]) AS c(copy, shift, word)
        WHERE o.{key} < {STRIDE}
        ORDER BY copy, o.{key}
    """  # noqa: S608 (names from the catalogue)


def _value(name: str, kind: str, *, is_id: bool) -> str:
    """Return the SQL for a column of copy number `copy` of the row `o`."""
    column = f'o."{name}"'
    if is_id:
        return f"{column} + shift"
    if name == "created_at":
        return "o.created_at - copy * interval '7 minutes'"
    if kind in {"text", "character varying", "jsonb"}:
        return f"{RENAMED.format(column)}::{kind}"
    return column
