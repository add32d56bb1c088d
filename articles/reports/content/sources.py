"""Sources, their captures and fetches."""

from dataclasses import dataclass, field
from datetime import date, datetime

from articles.reports.content.article import NOT_EXPORTED, Term
from articles.reports.content.people import external_mark


@dataclass(frozen=True, slots=True)
class FetchAttempt:
    """The result of one fetch of a source."""

    outcome: Term
    message: str
    failed: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Capture:
    """A stored copy of a source. `fields`: name -> {"value", "origin"}; `size` in bytes.

    `pages`: offset in the text at which each page begins.
    """

    origin: Term
    at: datetime
    by: str
    final_url: str
    redirects: tuple[tuple[str, int], ...]
    status: int | None
    content_type: str
    file_name: str
    sha256: str
    size: int
    text: str
    missing_text: str
    fields: dict[str, dict[str, str]]
    headers: tuple[tuple[str, str], ...] = ()
    pages: tuple[int, ...] = ()
    external: bool = external_mark()
    beginning: bool = field(default=False, metadata={"since": 4})  # the rest is behind a paywall
    # Storage names of the bytes and of the WARC file.
    stored: tuple[str, str] = field(default=("", ""), metadata=NOT_EXPORTED)

    def field(self, name: str) -> str:
        """Return the value of `name` (title, author, site, published), or an empty string."""
        return str(self.fields.get(name, {}).get("value", ""))


@dataclass(frozen=True, slots=True)
class Source:
    """A source with its captures and fetches (`looks`), newest first.

    `failure` is the message of the newest fetch, if it failed. `person` and `channel` belong to an
    interview, `issuer` to a document or broadcast, `dated_on` to all three. A `withheld` source has
    only its number, visibility and public description.
    """

    number: int
    kind: Term
    url: str
    title: str
    is_primary: bool
    visibility: Term
    public_description: str
    added_by: str
    at: datetime
    captures: tuple[Capture, ...]
    failure: str
    person: str = ""
    channel: Term | None = None
    issuer: str = ""
    dated_on: date | None = None
    withheld: bool = False
    looks: tuple[FetchAttempt, ...] = ()
    external: bool = external_mark()

    @property
    def capture(self) -> Capture | None:
        """The newest capture."""
        return self.captures[0] if self.captures else None


@dataclass(frozen=True, slots=True)
class CommonOrigin:
    """Two sources, by their numbers, that appear to be copies of one story or press release.

    A program suggests it; a person (`judged_by`) confirms or denies it. `of_both` and `of_shorter`
    are the shares of common text, 0 to 1. Both texts credit `agency`. `captures` (SHA-256) and
    `credits` (the words that credit the agency) are in the order of `sources`.
    """

    sources: tuple[int, int]
    state: Term
    of_both: float
    of_shorter: float
    agency: str
    judged_by: str
    reason: str
    captures: tuple[str, str] = ("", "")
    credits: tuple[str, str] = ("", "")
    external: bool = external_mark()
