import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import text


class Command(BaseCommand):
    help = "Split a text into statements with their speakers, and print them as JSON."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="a UTF-8 text file, or -")
        parser.add_argument(
            "--jsonl",
            action="store_true",
            help='read {"id", "text"} lines, with "published" if known',
        )
        parser.add_argument("--language", default=None, help="instead of the one that is detected")
        parser.add_argument(
            "--explain", action="store_true", help="print each statement with the rule that decided"
        )

    def handle(
        self,
        *args: Any,
        file: str,
        jsonl: bool,
        language: str | None,
        explain: bool,
        **options: Any,
    ) -> None:
        """Print one JSON object, or one for each input line, without using the database."""
        try:
            content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
            given = content.decode("utf-8")
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise CommandError(
                f"{file} is not UTF-8: {error.reason} at byte {error.start}."
            ) from error
        if not jsonl:
            split = text.split(text.normalise(given), language)
            if explain:
                self.stdout.write("\n\n".join(text.explain(split)))
                return
            analysed = text.analyse(split, None).as_json()
            self.stdout.write(json.dumps(analysed, ensure_ascii=False, indent=1))
            return
        for number, line in enumerate(given.splitlines(), start=1):
            if line.strip():
                self.stdout.write(_line(number, line, language))


def _line(number: int, line: str, language: str | None) -> str:
    try:
        asked = json.loads(line)
        # the text is not normalised, so that offsets fit the input
        split = text.split(asked["text"], language)
        published = date.fromisoformat(asked["published"]) if asked.get("published") else None
        analysed = text.analyse(split, published).as_json()
        return json.dumps({"id": asked["id"], **analysed}, ensure_ascii=False)
    except (ValueError, KeyError, TypeError) as error:
        raise CommandError(f'Line {number} is not {{"id", "text"}} in JSON.') from error
