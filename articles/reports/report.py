"""What a report says, as plain data: built once from the database, read by every renderer.

Spans are (start, end) in code points of `text`, end excluded. Times carry their zone.
"""

from dataclasses import dataclass
from datetime import date, datetime

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ReportRating:
    label: str
    short_label: str
    colour: str
    shape: str
    value: int | None
    definition: str


@dataclass(frozen=True, slots=True)
class ReportedSpeaker:
    name: str
    kind: str
    role: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportedStatement:
    span: Span
    kind: str
    quotations: tuple[Span, ...]
    speakers: tuple[str, ...]
    cues: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ReportedSignOff:
    signer: str
    agrees: bool
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportedVerdict:
    rating: ReportRating
    explanation: str
    author: str
    at: datetime
    claim_sha256: str
    capture_sha256s: tuple[str, ...]
    sign_offs: tuple[ReportedSignOff, ...]


@dataclass(frozen=True, slots=True)
class ReportedCitation:
    source: int  # its number in the report's list of sources
    stance: str
    stance_label: str
    locator: str
    excerpt: str
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class ReportedQuery:
    addressee: str
    channel: str
    question: str
    deadline: datetime | None
    state: str
    state_label: str
    answer: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportedComment:
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportedEvent:
    what: str
    by: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class ReportedClaim:
    number: int
    span: Span
    text: str
    prefix: str
    suffix: str
    reason: str
    note: str
    priority: str
    state: str
    state_label: str
    speakers: tuple[str, ...]
    flagged_by: str
    flagged_at: datetime
    assignee: str
    signed_off_by: str
    verdicts: tuple[ReportedVerdict, ...]  # the newest first
    stale: bool
    citations: tuple[ReportedCitation, ...]
    queries: tuple[ReportedQuery, ...]
    comments: tuple[ReportedComment, ...]
    events: tuple[ReportedEvent, ...]

    @property
    def verdict(self) -> ReportedVerdict | None:
        return self.verdicts[0] if self.verdicts else None

    @property
    def colour(self) -> str:
        return self.verdict.rating.colour if self.verdict else "flagged"

    @property
    def shape(self) -> str:
        return self.verdict.rating.shape if self.verdict else "⚑"


@dataclass(frozen=True, slots=True)
class ReportedCapture:
    origin: str
    final_url: str
    status: int | None
    at: datetime
    sha256: str
    size: int
    content_type: str
    text: str
    fields: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class ReportedSource:
    number: int
    kind: str
    url: str
    title: str
    author: str
    site: str
    published: str
    captures: tuple[ReportedCapture, ...]  # the newest first
    failure: str  # why the newest fetch saw nothing; empty when it did

    @property
    def capture(self) -> ReportedCapture | None:
        return self.captures[0] if self.captures else None


@dataclass(frozen=True, slots=True)
class Report:
    title: str
    byline: str
    publisher: str
    published_on: date | None
    language: str
    revision: int
    sha256: str
    text: str
    statements: tuple[ReportedStatement, ...]
    speakers: tuple[ReportedSpeaker, ...]
    claims: tuple[ReportedClaim, ...]
    sources: tuple[ReportedSource, ...]
    scale: str
    ratings: tuple[ReportRating, ...]
    generated_at: datetime

    @property
    def judged(self) -> tuple[ReportedClaim, ...]:
        return tuple(claim for claim in self.claims if claim.verdict)

    @property
    def summary(self) -> list[tuple[ReportRating, int]]:
        """How many claims got which rating, in the order of the scale."""
        labels = [claim.verdict.rating.label for claim in self.claims if claim.verdict]
        counted = [(rating, labels.count(rating.label)) for rating in self.ratings]
        return [(rating, count) for rating, count in counted if count]
