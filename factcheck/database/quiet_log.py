"""What PostgreSQL writes into its log of an error: neither the statement nor the row.

Both hold what people typed and what restricted sources say. Only a superuser may set these, so
`docker-compose.yml` gives them to the server, and `grant_app_role` to the role of the app where it may.
"""

from django.db import DatabaseError, connection, transaction
from psycopg import sql

QUIET_LOG = {
    "log_error_verbosity": "terse",  # no DETAIL, HINT, QUERY and CONTEXT
    "log_min_error_statement": "panic",  # no STATEMENT
    "log_parameter_max_length_on_error": "0",  # no parameters
}
LOUD = """
    SELECT name FROM pg_settings
    WHERE (name, setting) NOT IN (
        ('log_error_verbosity', 'terse'), ('log_min_error_statement', 'panic'),
        ('log_parameter_max_length_on_error', '0')
    ) AND name IN ('log_error_verbosity', 'log_min_error_statement', 'log_parameter_max_length_on_error')
    ORDER BY name
"""


def quiet_log_of(role: str) -> bool:
    """Make errors of the role's statements leave no text in the server's log.

    Returns whether the current role, such as a superuser, may do so.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for name, value in QUIET_LOG.items():
                statement = sql.SQL("ALTER ROLE {} SET {} = {}")
                parts = (sql.Identifier(role), sql.Identifier(name), sql.Literal(value))
                cursor.execute(statement.format(*parts))
    except DatabaseError:
        return False
    return True


def loud_settings() -> list[str]:
    """Return the settings by which errors of this connection leave text in the server's log."""
    with connection.cursor() as cursor:
        cursor.execute(LOUD)
        return [name for (name,) in cursor.fetchall()]
