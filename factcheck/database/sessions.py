"""Sessions in the database, which every request reads: by a statement that is planned once."""

from django.contrib.sessions.backends import db

from articles.prepared import prepared_sql, read_together

_unexpired = prepared_sql(
    "SELECT session_data FROM django_session"
    " WHERE session_key = %(a0)s AND expire_date > statement_timestamp()",
    width=1,
)


class SessionStore(db.SessionStore):
    """Django's own sessions."""

    def load(self) -> dict[str, object]:
        """Return the values of the session, none if it has ended."""
        (rows,) = read_together(_unexpired(self.session_key))
        if not rows:
            self._session_key = None
            return {}
        decoded: dict[str, object] = self.decode(rows[0][0])
        return decoded
