"""What a report tells of how things came to be as they are, for whoever works on with them."""

from dataclasses import dataclass, field
from datetime import datetime

from articles.reports.content.article import UNTOLD, Span, Term


@dataclass(frozen=True, slots=True)
class ClaimCarryOver:
    """How a claim came along from one text of the article to a later one, by their numbers.

    `span` is None when its words were cut.
    """

    former: int
    former_span: Span
    former_state: Term
    revision: int
    span: Span | None
    kind: Term
    doubt: Term
    needs_look: bool
    confirmed_by: str


@dataclass(frozen=True, slots=True)
class File:
    """A file that somebody put beside a claim. Its bytes are in an archive, not in the JSON."""

    name: str
    sha256: str
    size: int
    author: str
    at: datetime
    # the name under which the house keeps them
    stored: str = field(default="", metadata=UNTOLD)


@dataclass(frozen=True, slots=True)
class Look:
    """How a fetch of a source ended. Told are the newest, and each that ended otherwise than the
    one before it."""

    outcome: Term
    message: str
    failed: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportImport:
    """The article came as a report from another newsroom: which one, who took it in, when."""

    by: str
    at: datetime
    generator: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Somebody said that a thread of comments is done, or that it is not done after all."""

    resolved: bool
    by: str
    at: datetime
