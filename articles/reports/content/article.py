"""The article, its revisions, statements and speakers.

Spans count code points of a revision's text, start included, end excluded. Times have a time zone.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from articles.reports.content.people import external_mark

Span = tuple[int, int]
NOT_EXPORTED = {"exported": False}  # metadata of a field that stays out of the JSON


@dataclass(frozen=True, slots=True)
class Term:
    """One of a fixed set of choices: a key for programs, a label for people."""

    key: str
    label: str

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class Article:
    """The article that was checked."""

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
    """A fact in the text that a person has checked: a number, a name, a date."""

    span: Span
    kind: Term
    by: str
    at: datetime
    external: bool = external_mark()


@dataclass(frozen=True, slots=True)
class TextRole:
    """What a paragraph of the text is, if it is no plain one: a heading, a caption …"""

    span: Span
    role: Term


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of the text. It never changes."""

    number: int
    text: str
    length: int
    sha256: str
    created_by: str
    created_at: datetime
    ticks: tuple[Tick, ...] = ()
    roles: tuple[TextRole, ...] = field(default=(), metadata={"since": 4})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person, organisation or document that the article quotes."""

    name: str
    kind: Term
    role: str
    aliases: tuple[str, ...]
    same_as: str = field(default="", metadata={"since": 3})


SAYS = Term("neutral", "says")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker of a statement, empty if unnamed.

    `mention` and `cue` are the spans of the name and of the reporting verb, `content` those of the
    words said. `stance` is that of the reporting verb, `rule` the name of the rule that matched.
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
    """A part of the text with one speaker, or with none."""

    span: Span
    kind: Term
    quotations: tuple[Span, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class FormerText:
    """An earlier revision with its statements."""

    revision: Revision
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Two spans of the text that contradict each other.

    `query` is the question asked about it: (number of the claim in `claims`, number of the question
    in its `queries`), both from 1.
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


def language_tag(language: str) -> str:
    """Return `language` if it is a language tag (BCP 47), else an empty string."""
    return language if TAG.fullmatch(language) else ""
