import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.actions.articles import BatchOutcome, import_file
from articles.management.named_rows import (
    add_readers_option,
    readers_named,
    scale_named,
    user_named,
)
from articles.refusals import Refused

PROGRESS_EVERY = 20  # batches, where the progress is written to a file


class Command(BaseCommand):
    help = (
        "Import the articles of a file of JSON lines, on behalf of an editor, without confirmation. "
        "Each line is an object with title and text, and if they are known byline, publisher, "
        "published_on (such as 2026-05-31), language (such as en) and key. Articles that were "
        "imported before are not imported again, so that an interrupted import can be repeated."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a file with one JSON object a line, in UTF-8")
        parser.add_argument("--by", required=True, metavar="USER", help="an editor's user name")
        parser.add_argument("--scale", default="public", help="the key of a rating scale")
        parser.add_argument(
            "--collection",
            default="",
            metavar="NAME",
            help="where the articles come from: keys of lines count within it",
        )
        parser.add_argument(
            "--processes",
            type=int,
            default=os.cpu_count() or 1,
            help="how many processes split texts and store articles (default: one a processor)",
        )
        add_readers_option(parser)

    def handle(
        self,
        *args: Any,
        file: Path,
        by: str,
        scale: str,
        collection: str,
        processes: int,
        readers: list[str],
        **options: Any,
    ) -> None:
        """Print progress and refused lines on standard error, and the numbers at the end."""
        editor, chosen = user_named(by), scale_named(scale)
        chosen_readers = readers_named(readers)
        if processes < 1:
            raise CommandError("At least one process is needed. Check --processes.")
        try:
            with _opened(file) as lines:
                outcomes = import_file(
                    lines,
                    by=editor,
                    scale=chosen,
                    file_name=file.name,
                    collection=collection,
                    processes=processes,
                    readers=chosen_readers,
                )
                self._report(outcomes)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal

    def _report(self, outcomes: Iterable[BatchOutcome]) -> None:
        """Import batch by batch, and print what became of each. Raises `CommandError` at the end."""
        created = existing = refused = 0
        summary = ""
        for number, batch in enumerate(outcomes, start=1):
            created, existing = created + batch.created, existing + batch.existing
            refused += len(batch.refused)
            for line in batch.refused:
                self.stderr.write(f"Line {line.number}: {line.sentence}")
            summary = f"{created} imported, {existing} already there, {refused} refused"
            if self.stderr.isatty() or number % PROGRESS_EVERY == 0:
                self.stderr.write(summary, ending="\r" if self.stderr.isatty() else "\n")
        self.stdout.write(summary or "The file is empty.")
        if refused:
            raise CommandError(f"Lines that were not imported: {refused}. See above.")


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    """Open the file. Raises `CommandError` if it cannot be read, also later."""
    try:
        with file.open("rb") as lines:
            yield lines
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
