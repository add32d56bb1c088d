"""The article and its text as a report tells them.

Spans are code points of a revision's text, start included, end excluded. Times know their zone.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

Span = tuple[int, int]
UNTOLD = {"told": False}  # metadata of a field that is no part of what a report says


@dataclass(frozen=True, slots=True)
class Term:
    """One of a fixed set of words: its key for programs, its label for people."""

    key: str
    label: str

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class Article:
    id: int
    title: str
    byline: str
    publisher: str
    published_on: date | None
    language: str
    status: Term
    owner: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Tick:
    """A fact of the text that somebody has checked: a figure, a name, a day."""

    span: Span
    kind: Term
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Revision:
    number: int
    text: str
    length: int
    sha256: str
    created_by: str
    created_at: datetime
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    name: str
    kind: Term
    role: str
    aliases: tuple[str, ...]


SAYS = Term("neutral", "says")


@dataclass(frozen=True, slots=True)
class Attribution:
    """`speaker` is a name, empty when nobody is named; `content` is what was said.

    `stance` is what the reporting verb says of the words, `rule` which rule of the program found it.
    """

    speaker: str
    state: Term
    confirmed_by: str
    confidence: float
    mention: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    stance: Term = SAYS
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    span: Span
    kind: Term
    quotations: tuple[Span, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Former:
    """A text that the article had before, and how it was split."""

    revision: Revision
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Two places of the text that do not fit together, and what became of the question about it.

    `query` is where the question stands: the place, from 1, of the claim among all claims told, and
    of the query among its queries.
    """

    kind: str
    first: Span
    second: Span
    question: str
    state: Term
    query: tuple[int, int] | None
    dismissed_by: str
    reason: str


TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def tag_of(language: str) -> str:
    """The language as files name it (BCP 47), or nothing if what people wrote is no such name."""
    return language if TAG.fullmatch(language) else ""
