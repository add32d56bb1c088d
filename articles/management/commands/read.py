"""`manage.py read FILE_OR_URL`: print what an import would show, as JSON."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles import importing
from articles.actions.articles import draft_of_file, draft_of_page
from articles.reading.document import READER_VERSION
from articles.refusals import Refused


class Command(BaseCommand):
    """Read one file or web page as an article."""

    help = (
        "Read a file or a web page as an import does, and print what it would show as JSON. "
        "Nothing is stored."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", metavar="FILE_OR_URL", help="a file, or an address")
        parser.add_argument(
            "--choice", type=int, default=0, help="the number of one of several articles in a file"
        )

    def handle(self, *, source: str, choice: int, **options: object) -> None:
        try:
            draft, address = _draft(source, choice)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        read = importing.draft_as_json(draft) | {"reader": READER_VERSION}
        if address:
            read["url"] = address
        self.stdout.write(json.dumps(read, ensure_ascii=False, indent=2))


def _draft(source: str, choice: int) -> tuple[importing.Draft, str]:
    """Return the draft of a file or a page, and the address of a page."""
    if source.lower().startswith(("http://", "https://")):
        return draft_of_page(source)[:2]
    file = Path(source)
    try:
        return draft_of_file(file.name, file.read_bytes(), choice=choice), ""
    except OSError as error:
        raise CommandError(f"{source}: {error.strerror}") from error
