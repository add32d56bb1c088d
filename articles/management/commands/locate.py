"""`manage.py locate`: search a source for a claim, or many pairs, and print JSON."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.text.evidence import examine, locate_claim, read_source
from articles.text.sentences import normalise

SURROGATE = re.compile("[\ud800-\udfff]")
LINE = '{"id", "claim", "source", "language", "speaker"}'


class BadLine(Exception):
    """Raised for an input line that cannot be searched, with the reason."""


class Command(BaseCommand):
    help = "Search a text for the words, quotations and facts of a claim, and print JSON."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="with --jsonl: a file, or -")
        parser.add_argument("--jsonl", action="store_true", help=f"read {LINE} lines")
        parser.add_argument("--claim", help="the text of the claim")
        parser.add_argument("--source", help="a UTF-8 text file, or -")
        parser.add_argument("--excerpt", default="", help="what the reviewer cited from the source")
        parser.add_argument("--language", default=None, help="of the claims, such as en")

    def handle(
        self,
        *args: Any,
        file: str,
        jsonl: bool,
        claim: str | None,
        source: str | None,
        excerpt: str,
        language: str | None,
        **options: Any,
    ) -> None:
        """Print one JSON object, or one line for each line; the database is not touched.

        Raises `CommandError` after the last line if any line was broken.
        """
        if jsonl:
            if claim is not None or source is not None or excerpt:
                raise CommandError(
                    "With --jsonl, give the claim and its source in the lines, "
                    "not as --claim, --source or --excerpt."
                )
            self._answer_lines(file, language)
            return
        if claim is None or source is None:
            raise CommandError("Give --claim and --source, or --jsonl.")
        if file != "-":
            raise CommandError(f"{file} is read only with --jsonl. Name the source with --source.")
        asked = normalise(claim)
        if not asked.strip():
            raise CommandError("The claim has no words.")
        evidence = _found(asked, normalise(_content(source)), language, normalise(excerpt))
        self.stdout.write(json.dumps(evidence, ensure_ascii=False, indent=1))

    def _answer_lines(self, file: str, language: str | None) -> None:
        broken = answered = 0
        for number, line in enumerate(_lines(file), start=1):
            if not line.strip():
                continue
            identity: dict[str, Any] = {"line": number}
            try:
                asked = _asked(line)
                if "id" in asked:
                    identity = {"id": asked["id"]}
                result = _found_of(asked, language)
                answered += 1
            except BadLine as error:
                result = {"error": str(error)}
                broken += 1
            self.stdout.write(_line_of({**identity, **result}))
            self.stdout.flush()
        if broken:
            raise CommandError(f"{broken} of {answered + broken} lines could not be answered.")


def _asked(line: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise BadLine(f"The line is not UTF-8: {error.reason} at byte {error.start}.") from error
    except (ValueError, RecursionError) as error:
        raise BadLine(f"The line is not {LINE} in JSON: {error}.") from error
    if not isinstance(asked, dict):
        raise BadLine(f"The line is not an object such as {LINE}.")
    return asked


def _refuse(constant: str) -> None:
    """Refuse NaN and Infinity, which Python reads although JSON does not have them."""
    raise ValueError(f"{constant} is no JSON value")


def _line_of(result: dict[str, Any]) -> str:
    line = json.dumps(result, ensure_ascii=False)
    # half of a surrogate pair cannot be written as UTF-8, only as an escape
    return json.dumps(result) if SURROGATE.search(line) else line


def _found_of(asked: dict[str, Any], language: str | None) -> dict[str, Any]:
    """Return what the source of a line says of its claim. Offsets fit both texts as given.

    Raises `BadLine`.
    """
    missing = [name for name in ("id", "claim", "source") if name not in asked]
    if missing:
        raise BadLine(f"The line has no {', no '.join(missing)}.")
    for name in ("claim", "source"):
        if not isinstance(asked[name], str):
            raise BadLine(f'"{name}" is not a text.')
    spoken = asked.get("language") or language
    if not isinstance(spoken, str | None):
        raise BadLine('"language" is not a code such as "en".')
    speaker = asked.get("speaker")
    if not isinstance(speaker, str | None):
        raise BadLine('"speaker" is not a name.')
    if not asked["claim"].strip():
        raise BadLine("The claim has no words.")
    return _found(asked["claim"], asked["source"], spoken, speaker=speaker)


def _found(
    claim: str,
    source: str,
    language: str | None,
    excerpt: str = "",
    speaker: str | None = None,
) -> dict[str, Any]:
    read = read_source(source)
    whole = locate_claim(claim, read, language=language, speaker=speaker)
    examined = examine(claim, read, excerpt=excerpt, language=language, speaker=speaker)
    return {
        "claim": whole.as_json(claim, read.text),
        **examined.as_json(claim, read.text, excerpt),
    }


def _lines(file: str) -> Iterator[bytes]:
    """Yield lines as they arrive, so that a program can write one and read its result."""
    if file == "-":
        yield from iter(sys.stdin.buffer.readline, b"")
        return
    try:
        with Path(file).open("rb") as lines:
            yield from lines
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error


def _content(file: str) -> str:
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return content.decode("utf-8")
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{file} is not UTF-8: {error.reason} at byte {error.start}.") from error
