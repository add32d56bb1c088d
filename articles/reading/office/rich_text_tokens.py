"""The tokens of Rich Text Format: groups, control words, and bytes of text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"""
      (?P<open>\{) | (?P<close>\})
    | \\(?P<word>[a-zA-Z]{1,40})(?P<number>-?\d{1,10})?\x20?
    | \\'(?P<byte>[0-9a-fA-F]{2})
    | \\(?P<line>\r\n|[\r\n])
    | \\(?P<symbol>[^a-zA-Z\r\n])
    | (?P<text>[^{}\\\r\n]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_LINE_END = re.compile(rb"[\r\n]+|\\")


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is "open", "close", "word", "symbol" or "text". `data` holds the bytes of a text.

    A control word without a number has the number None.
    """

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens_of(source: bytes) -> Iterator[Token]:
    """Yield the tokens in order. Binary data and the ends of lines are skipped."""
    position = 0
    while position < len(source):
        match = _TOKEN.match(source, position)
        if match is None:
            skipped = _LINE_END.match(source, position)
            position = skipped.end() if skipped else position + 1
            continue
        position = match.end()
        kind = match.lastgroup or ""
        if match["word"]:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == b"bin":
                position += max(0, number or 0)
                continue
            yield Token("word", match["word"].decode(), number)
        elif kind == "byte":
            yield Token("text", data=bytes([int(match["byte"], 16)]))
        elif kind == "line":
            yield Token("word", "par")
        elif kind == "symbol":
            yield Token("symbol", match["symbol"].decode("latin-1"))
        else:
            yield Token(kind, data=match["text"] or b"")
