"""Claims, with everything recorded about them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from articles.reports.content.article import NOT_EXPORTED, Span, Term
from articles.reports.content.people import external_mark
from articles.reports.content.verdicts import Verdict

SOMEBODY_ELSE = Term("other", "somebody else")
SIGNED_OFF = "signed_off"


@dataclass(frozen=True, slots=True)
class JudgedSense:
    """What a person judged of a passage that seemed to have another sense."""

    is_turned: bool
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of a search in the newest capture of a source. A help, not a judgement.

    `words` is what was searched for, `span` its position in the claim (None for an excerpt), and
    `places` are the matches in the capture's text. `detail` holds the differences. Of another sense,
    `turn` is how the source turns the words, `turning_words` are its words that do so, and `judged`
    is what a person judged of it.
    """

    sought: Term
    words: str
    span: Span | None
    outcome: Term
    reason: str
    places: tuple[Span, ...]
    capture_sha256: str
    detail: dict[str, Any]
    turn: Term | None = field(default=None, metadata={"since": 5})
    turning_words: str = field(default="", metadata={"since": 5})
    judged: JudgedSense | None = field(default=None, metadata={"since": 5})


@dataclass(frozen=True, slots=True)
class Citation:
    """A source cited for a claim. `source` is the number of the source in the report."""

    source: int
    stance: Term
    locator: str
    excerpt: str
    note: str
    by: str
    at: datetime
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class CalculationFigure:
    """A figure of a calculation: its own characters, and where they are from.

    `citation` counts the citations of the claim from 1, None without a source. A cell of a table has
    the SHA-256 of its capture, the numbers of its table, row and column, and its span in the text.
    """

    text: str
    language: str
    scale: int
    unit: str
    note: str
    citation: int | None
    capture_sha256: str
    table: int
    row: int
    column: int
    span: Span | None


@dataclass(frozen=True, slots=True)
class Calculation:
    """A sum that shows a figure of the claim. The result is exact; `exact` says whether `result` is.

    `span` is the fact in the text of the claim. `written` is the sum and `result` its result as people
    read them, `value` the number. `agreement` is None if there is nothing to compare. A withheld one
    has no figures and no result.
    """

    span: Span
    words: str
    fact: Term
    kind: Term
    figures: tuple[CalculationFigure, ...]
    written: str
    result: str
    value: str
    exact: bool
    agreement: Term | None
    by: str
    at: datetime
    changed_at: datetime | None = None
    withheld: bool = False
    # Whether it agrees, as a sentence.
    sentence: str = field(default="", metadata=NOT_EXPORTED)


@dataclass(frozen=True, slots=True)
class Question:
    """A question to a reporter, speaker or source.

    `source` is the number of the source that the question is about, if any. `override_reason` is
    why the newsroom did not wait for the answer.
    """

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
class Resolution:
    """A thread of comments was marked as resolved, or reopened."""

    resolved: bool
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment. `reply_to` counts the comments of the claim from 1. Resolutions: oldest first."""

    text: str
    author: str
    at: datetime
    reply_to: int | None = None
    resolutions: tuple[Resolution, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A file attached to a claim. Its bytes are in the archive, not in the JSON."""

    name: str
    sha256: str
    size: int
    author: str
    at: datetime
    # Storage name of the bytes.
    stored: str = field(default="", metadata=NOT_EXPORTED)


@dataclass(frozen=True, slots=True)
class Freshness:
    """What has changed since the verdict. `sources`: (number of the source, its change).

    `figures_changed`: a figure of a calculation has, in its source or by hand.
    """

    text_changed: bool
    source_changed: bool
    sources: tuple[tuple[int, Term], ...]
    figures_changed: bool = field(default=False, metadata={"since": 6})


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """The schema.org ClaimReview of the claim: the page, a short claim, its speaker."""

    page: str
    words: str
    publisher: str
    speaker: str
    speaker_kind: Term
    written_by: str = ""


@dataclass(frozen=True, slots=True)
class ClaimCarryOver:
    """The move of a claim from one revision to a later one. `span` is None if its text was cut."""

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
class Claim:
    """A part of the text that is checked. Verdicts: newest first.

    `number` is the one on the desk, which never changes; None for a cut claim. `revision` is the number of the
    revision that `span` refers to. `external`: only another newsroom signed it off.
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
    external: bool = external_mark()
    calculations: tuple[Calculation, ...] = field(default=(), metadata={"since": 6})

    @property
    def verdict(self) -> Verdict | None:
        """The newest verdict, which counts."""
        return self.verdicts[0] if self.verdicts else None

    @property
    def is_external(self) -> bool:
        """Whether the newest verdict is from another newsroom and nobody here has confirmed it."""
        return self.external or (self.verdict is not None and self.verdict.external)

    @property
    def is_signed_off(self) -> bool:
        """Whether people of this newsroom have judged it and signed it off."""
        has_verdict = self.verdict is not None and not self.is_external
        return has_verdict and self.state.key == SIGNED_OFF
