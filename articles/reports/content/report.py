"""What a report says: the words of the field as plain records, whatever they were read from.

Spans are code points of the revision's text, start included, end excluded. Times know their zone.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from articles import __version__
from articles.reports.content.article import (
    UNTOLD,
    Article,
    Attribution,
    Former,
    Inconsistency,
    Revision,
    Span,
    Speaker,
    Statement,
    Term,
    Tick,
)
from articles.reports.content.decisions import (
    EditionNote,
    PublicationApproval,
    Rating,
    RuleCheck,
    SignOff,
    TieBreak,
)
from articles.reports.content.provenance import ClaimCarryOver, File, Look, ReportImport, Resolution
from articles.text.evidence import connected_groups

__all__ = [
    "GENERATOR",
    "Article",
    "Attribution",
    "Capture",
    "Citation",
    "Claim",
    "ClaimCarryOver",
    "ClaimReview",
    "Comment",
    "CommonOrigin",
    "Event",
    "File",
    "Finding",
    "Former",
    "Freshness",
    "Inconsistency",
    "Look",
    "PublicationApproval",
    "Question",
    "Rating",
    "Report",
    "ReportImport",
    "Resolution",
    "Revision",
    "RuleCheck",
    "Scale",
    "SignOff",
    "Source",
    "Span",
    "Speaker",
    "Statement",
    "Term",
    "Tick",
    "TieBreak",
    "Verdict",
    "VerdictReconfirmation",
]

GENERATOR = f"Factcheck {__version__}"

SOMEBODY_ELSE = Term("other", "somebody else")

WEIGHTY = ("supports", "refutes")  # stances that a claim rests on


@dataclass(frozen=True, slots=True)
class Scale:
    key: str
    name: str
    description: str
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, slots=True)
class VerdictReconfirmation:
    """Somebody looked at what has changed since the verdict, and it still stands.

    It rests on the claim's text and the captures of its own day, as a verdict does.
    """

    by: str
    at: datetime
    reason: str
    claim_sha256: str = ""
    captures: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Freshness:
    """What has changed since a verdict. `sources`: each by its number, with what became of it."""

    text_changed: bool
    source_changed: bool
    sources: tuple[tuple[int, Term], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`captures` is what it rests on: (number of the source, SHA-256 of its capture)."""

    number: int
    rating: Rating
    explanation: str
    author: str
    at: datetime
    claim_sha256: str
    captures: tuple[tuple[int, str], ...]
    sign_offs: tuple[SignOff, ...]
    confirmations: tuple[VerdictReconfirmation, ...] = ()
    tie_breaks: tuple[TieBreak, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What the newest capture says of something that was looked for. A help, not a judgement.

    `span` is in the claim's text, None of an excerpt; `places` are in the capture's text.
    `detail` holds the differences, as the search gave them.
    """

    sought: Term
    words: str
    span: Span | None
    outcome: Term
    reason: str
    places: tuple[Span, ...]
    capture_sha256: str
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Citation:
    """`source` is the number of the source in the report."""

    source: int
    stance: Term
    locator: str
    excerpt: str
    note: str
    by: str
    at: datetime
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """`source` is the number of the source that it asks or names, if it does. `override_reason`:
    why nobody waited for the answer."""

    addressee: str
    channel: Term
    question: str
    deadline: datetime | None
    state: Term
    answer: str
    asked_by: str
    at: datetime
    source: int | None = None
    closed_at: datetime | None = None
    overridden_by: str = ""
    override_reason: str = ""
    whom: Term = SOMEBODY_ELSE
    speaker: str = ""
    closed_by: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """`reply_to` is the place, from 1, of the comment that it answers among those of the claim.
    Resolutions: oldest first."""

    text: str
    author: str
    at: datetime
    reply_to: int | None = None
    resolutions: tuple[Resolution, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """What search engines are told: which page carries the check, the claim in short, by whom."""

    page: str
    words: str
    publisher: str
    speaker: str
    speaker_kind: Term
    written_by: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """`number` counts down the page; None for a claim that was cut. Verdicts: newest first.

    `revision` is the number of the text in which its span stands.
    """

    number: int | None
    span: Span
    text: str
    prefix: str
    suffix: str
    reason: Term
    note: str
    priority: Term
    state: Term
    speakers: tuple[str, ...]
    assignee: str
    flagged_by: str
    flagged_at: datetime
    signed_off_by: str
    citations: tuple[Citation, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    queries: tuple[Question, ...] = ()
    comments: tuple[Comment, ...] = ()
    freshness: Freshness | None = None
    review: ClaimReview | None = None
    revision: int = 1
    carryings: tuple[ClaimCarryOver, ...] = ()
    files: tuple[File, ...] = ()

    @property
    def verdict(self) -> Verdict | None:
        """The one that counts."""
        return self.verdicts[0] if self.verdicts else None


@dataclass(frozen=True, slots=True)
class Capture:
    """What was seen of a source once. `fields`: name -> {"value", "origin"}; `size` in bytes.

    `pages`: where in the text each page begins.
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
    # the names under which the house keeps the bytes and the WARC file
    stored: tuple[str, str] = field(default=("", ""), metadata=UNTOLD)

    def field(self, name: str) -> str:
        """The value read for `name` (title, author, site, published), or an empty string."""
        return str(self.fields.get(name, {}).get("value", ""))


@dataclass(frozen=True, slots=True)
class Source:
    """Captures and looks: newest first. `failure` says why the newest fetch brought nothing.

    `person` and `channel` are who was interviewed and how, `issuer` who issued a document or aired
    a broadcast, `dated_on` when. Of a source that is `withheld` all that is told is its public
    description: see `withhold`.
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
    looks: tuple[Look, ...] = ()

    @property
    def capture(self) -> Capture | None:
        return self.captures[0] if self.captures else None


@dataclass(frozen=True, slots=True)
class CommonOrigin:
    """Two sources, by their numbers, that seem to be one: copies of one story or release.

    `of_shorter` is the share of the shorter text that stands in the other; `agency` is credited by
    both. A program suggests it; `judged_by` says whether it is so, and why. `captures` (SHA-256) and
    `credits` (the words that credit the agency) are of the two, in the same order.
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


@dataclass(frozen=True, slots=True)
class Event:
    """What the database wrote down: `changes` maps a field to (before, after).

    `source` is the number of the source that it is about, if it is about one.
    """

    at: datetime
    who: str
    what: str
    why: str
    claim: int | None
    subject: str
    label: str
    changes: dict[str, Any]
    data: dict[str, Any]
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All that is known of one article at one moment. Claims in text order, events oldest first.

    `version` says which state of the database that was, and `rendering` how much of it is told.
    """

    generated_at: datetime
    generator: str
    article: Article
    revision: Revision
    scale: Scale
    speakers: tuple[Speaker, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    version: str = ""
    rendering: str = "legal"
    origins: tuple[CommonOrigin, ...] = ()
    former: tuple[Former, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
    received: tuple[ReportImport, ...] = ()
    clearing: PublicationApproval | None = None
    # Those that this house has published, oldest first: for people, not for another house's programs.
    editions: tuple[EditionNote, ...] = field(default=(), metadata={"told": False})

    @property
    def is_public(self) -> bool:
        """Is this what anybody may read?"""
        return self.rendering == "public"

    @property
    def withheld(self) -> list[Source]:
        """The sources that were kept from whoever reads this."""
        return [source for source in self.sources if source.withheld]

    @property
    def shown(self) -> list[Claim]:
        """The claims that stand in the text: all but those that were cut."""
        return [claim for claim in self.claims if claim.number is not None]

    @property
    def cut(self) -> list[Claim]:
        return [claim for claim in self.claims if claim.number is None]

    def one_origin(self, claim: Claim) -> tuple[int, ...]:
        """The sources that the claim rests on, if they are two or more and of one origin."""
        resting = {each.source for each in claim.citations if each.stance.key in WEIGHTY}
        joined = connected_groups(
            each.sources for each in self.origins if each.state.key != "denied"
        )
        is_one = len(resting) > 1 and any(resting <= group for group in joined)
        return tuple(sorted(resting)) if is_one else ()
