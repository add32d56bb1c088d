from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.actions.publishing import import_report
from articles.management.named_rows import add_readers_option, readers_named, user_named
from articles.refusals import Refused


class Command(BaseCommand):
    help = "Import a report of another newsroom, completely or not at all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, help="the legal version of a report, as JSON or as an archive"
        )
        parser.add_argument("--by", required=True, metavar="USER", help="an editor's user name")
        add_readers_option(parser)

    def handle(self, *args: Any, file: Path, by: str, readers: list[str], **options: Any) -> None:
        """Print the number of the new article."""
        editor, chosen = user_named(by), readers_named(readers)
        try:
            article = import_report(file.read_bytes(), by=editor, readers=chosen)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(str(article.pk))
