"""Sources, their captures and fetches."""

from dataclasses import dataclass, field
from datetime import date, datetime

from articles.reports.content.article import NOT_EXPORTED, Term
from articles.reports.content.people import external_mark
from articles.text.evidence import PairState

SHOWN = 6  # shared figures and names
COPY = Term("copy", "the same text")  # the only basis that older reports know


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
    """Two sources, by their numbers, that appear to have one origin.

    A program suggests it by its `basis`, and a person (`judged_by`) confirms or denies it; or a person
    says it by hand, and there is nothing to compare. `of_both` and `of_shorter` are the shares of
    common text of copies, 0 to 1. Both texts credit `agency`. `captures` (SHA-256), `credits` (the
    words that credit the agency) and the two of each of `shared` are in the order of `sources`.
    """

    sources: tuple[int, int]
    state: Term
    of_both: float | None
    of_shorter: float | None
    agency: str
    judged_by: str
    reason: str
    captures: tuple[str, str] = ("", "")
    credits: tuple[str, str] = ("", "")
    external: bool = external_mark()
    basis: Term = field(default=COPY, metadata={"since": 6})
    shared: tuple[tuple[str, str], ...] = field(default=(), metadata={"since": 6})

    @property
    def says(self) -> str:
        """What says that both have one origin: "[1] = [2]: a translation (11,040 · Petric)"."""
        words = [self.agency] if self.agency else []
        words += [first for first, _second in self.shared[:SHOWN]]
        why = f" ({' · '.join(words)})" if words else ""
        return f"[{self.sources[0]}] = [{self.sources[1]}]: {self.basis}{why}"

    @property
    def pair_state(self) -> PairState:
        """What counts of it: what other newsrooms judge is a suggestion."""
        if self.external or self.state.key == "suggested":
            return PairState.SUGGESTED
        return PairState.PARTED if self.state.key == "denied" else PairState.JOINED
