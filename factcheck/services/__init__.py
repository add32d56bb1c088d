"""PostgreSQL and Redis for `manage.py dev` and the tests, from installed programs or wheels."""

from factcheck.services.postgres import Postgres
from factcheck.services.processes import ServiceFailed
from factcheck.services.redis import Redis

__all__ = ["Postgres", "Redis", "ServiceFailed"]
