"""The database role of the app: what it may do, and what another role should not be able to do.

With `MIGRATE_DATABASE_URL`, one role owns the tables and migrates, and the app connects as another
that can read and write rows but can neither empty, alter nor drop a table nor switch triggers off.
"""

from collections.abc import Iterator

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import sql

# A table that a trigger protects needs no right to change rows. UPDATE of its key alone lets the
# app lock a row against others; the trigger refuses the update itself.
TABLES = """
    SELECT c.relname, a.attname,
        bool_or(t.tgname LIKE 'pgtrigger_append_only_%'),
        bool_or(t.tgname LIKE 'pgtrigger_not_deletable_%')
    FROM pg_class c
    LEFT JOIN pg_trigger t ON t.tgrelid = c.oid
    LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
    GROUP BY c.relname, a.attname
"""
ONLY_READ = {
    "django_migrations",
    "articles_historyhead",
    "articles_historylink",
    "articles_historyshape",
}
ANALYZED = ("statement", "attribution", "quotation", "claim", "claimcarryover")
MAINTAIN_SINCE = 170000  # the version of PostgreSQL that has this right
LACKS = {
    "is_superuser": "It is a superuser, who can switch every protection of the history off.",
    "is_owner": "It owns the tables, so it can alter them and drop their triggers.",
    "may_truncate": "It may empty tables.",
}
RIGHTS = """
    SELECT
        (SELECT rolsuper FROM pg_roles WHERE rolname = current_user),
        pg_has_role(current_user, c.relowner, 'MEMBER'),
        has_table_privilege(c.oid, 'TRUNCATE')
    FROM pg_class c WHERE c.oid = 'articles_verdict'::regclass
"""


def grant_rights(role: str, password: str = "") -> None:
    """Give `role` what the app needs and nothing else. Creates the role if there is none."""
    name = sql.Identifier(role)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if not cursor.fetchone():
            _execute(
                cursor, "CREATE ROLE {} LOGIN PASSWORD {}", name, sql.Literal(password or None)
            )
        _execute(cursor, "REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        _execute(cursor, "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}", name)
        _execute(cursor, "REVOKE ALL ON SCHEMA public FROM {}", name)
        _execute(cursor, "GRANT USAGE ON SCHEMA public TO {}", name)
        _execute(cursor, "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}", name)
        cursor.execute(TABLES)
        for table, key, is_append_only, is_kept in cursor.fetchall():
            for right in _rights_on(table, key, is_append_only=is_append_only, is_kept=is_kept):
                _execute(cursor, "GRANT {} ON {} TO {}", right, sql.Identifier(table), name)
        cursor.execute("SELECT current_setting('server_version_num')::int")
        if (cursor.fetchone() or [0])[0] >= MAINTAIN_SINCE:
            for word in ANALYZED:
                table = sql.Identifier(f"articles_{word}")
                _execute(cursor, "GRANT MAINTAIN ON {} TO {}", table, name)


def _rights_on(
    table: str, key: str, *, is_append_only: bool | None, is_kept: bool | None
) -> Iterator[sql.Composable]:
    yield sql.SQL("SELECT")
    if table in ONLY_READ:
        return
    yield sql.SQL("INSERT")
    if is_append_only:
        yield sql.SQL("UPDATE ({})").format(sql.Identifier(key))
        return
    yield sql.SQL("UPDATE")
    if not is_kept:
        yield sql.SQL("DELETE")


def _execute(cursor: CursorWrapper, statement: str, *parts: sql.Composable) -> None:
    cursor.execute(sql.SQL(statement).format(*parts))


def excessive_rights() -> list[str]:
    """Return as sentences what the role of the app should not be able to do."""
    with connection.cursor() as cursor:
        cursor.execute(RIGHTS)
        row = cursor.fetchone() or ()
    return [sentence for has, sentence in zip(row, LACKS.values(), strict=False) if has]
