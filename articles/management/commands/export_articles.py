import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.reads.publishing import article_records
from articles.reports import csv_lines, ndjson_lines

FORMS = {"ndjson": ndjson_lines, "csv": csv_lines}


class Command(BaseCommand):
    help = (
        "Write all articles with their newest text, one a line: with their claims and verdicts as "
        "NDJSON, with the numbers of their claims as CSV. Restricted sources are left out."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "-o", "--output", type=Path, default=None, help="a file; without it, the terminal"
        )
        parser.add_argument(
            "--format",
            dest="form",
            choices=sorted(FORMS),
            help="default: the ending of the file, or ndjson",
        )
        parser.add_argument(
            "--since-id",
            type=int,
            default=0,
            metavar="NUMBER",
            help="only articles after this number, to continue a former export",
        )
        parser.add_argument("--most", type=int, default=None, help="at most so many articles")

    def handle(
        self,
        *args: Any,
        output: Path | None,
        form: str | None,
        since_id: int,
        most: int | None,
        **options: Any,
    ) -> None:
        """Write the file, and print on standard error how many articles and the last number."""
        if since_id < 0 or (most is not None and most < 0):
            raise CommandError("Numbers of articles are positive. Check --since-id and --most.")
        ending = output.suffix.removeprefix(".") if output else ""
        lines_of = FORMS[form or (ending if ending in FORMS else "ndjson")]
        written, last = 0, since_id

        def counted() -> Iterator[dict[str, Any]]:
            nonlocal written, last
            for record in article_records(since_id=since_id, most=most):
                yield record
                written, last = written + 1, record["id"]

        if output is None:
            for line in lines_of(counted()):
                sys.stdout.buffer.write(line)
        else:
            _write(output, lines_of(counted()))
        self.stderr.write(f"{written} articles, up to number {last}")


def _write(output: Path, lines: Iterable[bytes]) -> None:
    """Write the lines under a temporary name, then rename the file. Raises `CommandError`.

    After an error, or a full disk, the former file is still there, whole.
    """
    try:
        number, name = tempfile.mkstemp(prefix=f".{output.name}-", dir=output.parent)
        try:
            with os.fdopen(number, "wb") as file:
                file.writelines(lines)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(output)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise CommandError(f"{output} cannot be written: {error.strerror}.") from error
