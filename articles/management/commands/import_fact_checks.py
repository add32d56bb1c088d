"""`manage.py import_fact_checks`: import published fact-checks from ClaimReview."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.actions.claims import import_fact_checks
from articles.management.named_rows import user_named
from articles.refusals import Refused


class Command(BaseCommand):
    help = "Import fact-checks that others published. Importing a file again adds nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, help="ClaimReview as JSON-LD, or a feed of them, such as a DataFeed"
        )
        parser.add_argument(
            "--by", required=True, metavar="USER", help="an administrator's user name"
        )

    def handle(self, *args: Any, file: Path, by: str, **options: Any) -> None:
        """Print how many are new, and what was left out."""
        administrator = user_named(by)
        try:
            result = import_fact_checks(file.read_bytes(), by=administrator)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{result.created} new, {result.changed} changed, {result.existing} as before."
        )
        for skipped in result.skipped:
            self.stderr.write(f"Left out {skipped}")
