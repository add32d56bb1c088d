import sys
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.actions.newsroom import create_administrator
from articles.refusals import Refused


class Command(BaseCommand):
    help = (
        "Create an administrator, who invites everyone else, or make an existing person one. Asks for the "
        "password, or reads it from standard input if that is no terminal."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--email", required=True)

    def handle(self, *args: Any, username: str, email: str, **options: Any) -> None:
        """Print who is an administrator now. Raises `CommandError` with the reason of a refusal."""
        try:
            person = create_administrator(username, email=email, password=read_password())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{person.username} is an administrator. Log in, and open People.")


def read_password() -> str:
    """Return the password. Raises `CommandError` if the two that were typed differ."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass("Password: ")
    if password != getpass("Password again: "):
        raise CommandError("The passwords differ. Nothing was done.")
    return password
