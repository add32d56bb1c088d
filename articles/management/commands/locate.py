"""`manage.py locate --claim TEXT --source FILE`: what a source says of a claim, as JSON."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.text.evidence import examine, locate, source_of
from articles.text.sentences import normalise


class Command(BaseCommand):
    help = "Look for a claim's words, quotations and facts in a text, and print JSON."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--claim", required=True, help="the words of the claim")
        parser.add_argument("--source", required=True, help="a UTF-8 text file, or -")
        parser.add_argument("--excerpt", default="", help="what the reviewer cited from the source")
        parser.add_argument("--language", default=None, help="of the claim, such as en")

    def handle(
        self,
        *args: Any,
        claim: str,
        source: str,
        excerpt: str,
        language: str | None,
        **options: Any,
    ) -> None:
        """One JSON object; the database is not touched."""
        asked, cited = normalise(claim), normalise(excerpt)
        if not asked.strip():
            raise CommandError("The claim has no words.")
        read = source_of(normalise(_content(source)))
        found = {
            "claim": locate(asked, read, language=language).as_json(asked, read.text),
            **examine(asked, read, excerpt=cited, language=language).as_json(
                asked, read.text, cited
            ),
        }
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))


def _content(file: str) -> str:
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return content.decode("utf-8")
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{file} is not UTF-8: {error.reason} at byte {error.start}.") from error
