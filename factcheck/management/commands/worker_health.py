"""`manage.py worker_health --kind fetch`: the health check of a worker's container."""

from typing import Any

from celery.utils.nodenames import default_nodename
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error as DatabaseError

from articles import workers
from factcheck.database.own_connection import limited_connection

DATABASE_SECONDS = 5.0


class Command(BaseCommand):
    help = "Fail unless the worker of this machine was heard from in the last minute."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--kind",
            action="append",
            required=True,
            choices=workers.Kind.values,
            help="what the worker does; once for each kind",
        )
        parser.add_argument(
            "--worker", default=default_nodename(""), help="its name; Celery's default otherwise"
        )

    def handle(self, *args: Any, kind: list[str], worker: str, **options: Any) -> None:
        """Read the rows of the worker. Raises `CommandError` with what it was not heard doing."""
        try:
            with limited_connection(DATABASE_SECONDS):
                heard = workers.heartbeats(worker=worker)
        except DatabaseError as error:
            raise CommandError("The database does not answer.") from error
        silent = [each for each in kind if each not in heard or heard[each].is_silent]
        if silent:
            raise CommandError(
                f"{worker} was not heard from in the last minute: {', '.join(silent)}."
            )
        self.stdout.write("ok")
