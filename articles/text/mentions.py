"""Names that a comment calls: @rosa. An e-mail address is no name that is called."""

import re
from dataclasses import dataclass

CALLED = re.compile(r"(?<![\w.+-])@(?P<name>[\w.+-]*\w)")


@dataclass(frozen=True, slots=True)
class Called:
    """`[start, end)` covers the sign and the name."""

    start: int
    end: int
    name: str


def called(text: str) -> tuple[Called, ...]:
    """The names that `text` calls, in its order. A full stop behind a name is none of its letters."""
    return tuple(
        Called(found.start(), found.end(), found["name"]) for found in CALLED.finditer(text)
    )
