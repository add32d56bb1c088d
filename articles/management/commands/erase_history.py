from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError

from articles.actions.newsroom import erase_logins, erase_person, erase_row
from articles.models import User
from articles.refusals import Refused


class Command(BaseCommand):
    help = "Erase what a person or retention asks for. Rows of the history keep their place."

    def add_arguments(self, parser: CommandParser) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True)
        row = kinds.add_parser("row", help="the texts of one row, such as articles_verdict 12")
        row.add_argument("table")
        row.add_argument("row_id", type=int)
        person = kinds.add_parser("person", help="the names, addresses and logins of an account")
        person.add_argument("username")
        logins = kinds.add_parser("logins", help="who tried to log in, before some days")
        logins.add_argument("--older-than-days", type=int, required=True)
        for each in (row, person, logins):
            each.add_argument("--reason", required=True, help="is recorded in the history")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many rows were emptied. Raises `CommandError` with the reason of a refusal."""
        try:
            number = _erase(options)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except ProgrammingError as error:
            raise CommandError(
                "The role of the app may not erase. Set MIGRATE_DATABASE_URL to the owner’s."
            ) from error
        self.stdout.write(f"{number} rows erased. Run verify_history to compare the rest.")


def _erase(options: dict[str, Any]) -> int:
    reason = options["reason"]
    if options["kind"] == "row":
        return erase_row(options["table"], options["row_id"], reason=reason)
    if options["kind"] == "logins":
        return erase_logins(older_than_days=options["older_than_days"], reason=reason)
    person = User.objects.filter(username=options["username"]).first()
    if person is None:
        raise Refused(f"Nobody has the username {options['username']}.")
    return erase_person(person, reason=reason)
