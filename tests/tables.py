"""Empty the tables of the database of the tests."""

from collections.abc import Iterable

# Rows that migrations make from the code, and that no test changes.
KEPT_TABLES = frozenset({"auth_permission", "django_content_type"})
DELETE_ROWS = """
DO $$
DECLARE name text; has_rows boolean;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOREACH name IN ARRAY ARRAY['{tables}'] LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO has_rows;
        IF has_rows THEN
            EXECUTE format('DELETE FROM %I', name);
        END IF;
    END LOOP;
    SET LOCAL session_replication_role = DEFAULT;
END $$
"""


def delete_rows(tables: Iterable[str]) -> str:
    """Return SQL that empties the tables that have rows.

    TRUNCATE of all of them takes a second, and the history refuses it. Only a superuser, as the
    tests are, can switch the triggers off.
    """
    return DELETE_ROWS.format(tables="', '".join(sorted(set(tables) - KEPT_TABLES)))
