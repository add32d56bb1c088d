"""Find the people whom a comment mentions with "@name"."""

import re
from dataclasses import dataclass

MENTION = re.compile(r"(?<![\w.+-])@(?P<name>[\w.+-]*\w)")


@dataclass(frozen=True, slots=True)
class MentionSpan:
    """A mentioned name. `[start, end)` covers the sign and the name."""

    start: int
    end: int
    name: str


def find_mentions(text: str) -> tuple[MentionSpan, ...]:
    """Return the mentions in the order of the text. A full stop behind a name is not part of it."""
    return tuple(
        MentionSpan(match.start(), match.end(), match["name"]) for match in MENTION.finditer(text)
    )
