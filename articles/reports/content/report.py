"""A report: everything known about one article at one moment, as plain records.

Spans count code points of the revision's text, start included, end excluded. Times have a time zone.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from articles import __version__
from articles.reports.content.article import (
    NOT_EXPORTED,
    Article,
    FormerText,
    Inconsistency,
    Revision,
    Speaker,
    Statement,
)
from articles.reports.content.claims import Claim
from articles.reports.content.publishing import (
    EditionNote,
    HistoryHead,
    PublicationApproval,
    ReportImport,
)
from articles.reports.content.sources import CommonOrigin, Source
from articles.reports.content.verdicts import Scale
from articles.text.evidence import PairState, origin_groups

GENERATOR = f"Factcheck {__version__}"

EVIDENCE_STANCES = (
    "supports",
    "refutes",
)  # a verdict depends on sources with these stances, not on context


@dataclass(frozen=True, slots=True)
class Event:
    """A recorded change. `changes` maps a field to (before, after).

    `claim` and `source` are the numbers of the claim and the source concerned, if any.
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
    """Everything known about one article at one moment. Claims in text order, events oldest first.

    `version` identifies the state of the database, `rendering` is the legal or the public version.
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
    former: tuple[FormerText, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
    received: tuple[ReportImport, ...] = ()
    clearing: PublicationApproval | None = None
    history: HistoryHead | None = field(default=None, metadata={"since": 3})
    # Oldest first. Not in the JSON: another newsroom publishes editions of its own.
    editions: tuple[EditionNote, ...] = field(default=(), metadata=NOT_EXPORTED)
    # Where the newsroom reads it as a web page.
    page: str = field(default="", metadata=NOT_EXPORTED)
    # Version of the schema of the file that it was read from.
    schema_version: int = field(default=0, metadata=NOT_EXPORTED)

    @property
    def is_public(self) -> bool:
        """Is this the public version?"""
        return self.rendering == "public"

    @property
    def address(self) -> str:
        """The address of its newest published edition, else of its page in the newsroom."""
        published = [each.address for each in self.editions if not each.withdrawn]
        return published[-1] if published else self.page

    @property
    def origin(self) -> ReportImport | None:
        """The newest import from another newsroom, None for an article of this newsroom."""
        return next((each for each in reversed(self.received) if not each.own), None)

    @property
    def withheld_sources(self) -> list[Source]:
        """The sources that are reduced to their public description."""
        return [source for source in self.sources if source.withheld]

    @property
    def numbered_claims(self) -> list[Claim]:
        """The claims in the current text, without cut claims."""
        return [claim for claim in self.claims if claim.number is not None]

    @property
    def cut_claims(self) -> list[Claim]:
        """The claims that were cut, or whose text was cut."""
        return [claim for claim in self.claims if claim.number is None]

    def single_origin(self, claim: Claim) -> tuple[int, ...]:
        """Return the sources of a claim that rests on two or more of one origin, else ()."""
        resting = {each.source for each in claim.citations if each.stance.key in EVIDENCE_STANCES}
        joined = origin_groups((*each.sources, each.pair_state) for each in self.origins)
        is_single = len(resting) > 1 and any(resting <= group for group in joined)
        return tuple(sorted(resting)) if is_single else ()

    def origin_reasons(self, claim: Claim) -> tuple[str, ...]:
        """Return what says that the sources of a claim have one origin, if it rests on such ones."""
        sources = set(self.single_origin(claim))
        return tuple(
            each.says
            for each in self.origins
            if set(each.sources) <= sources and each.pair_state != PairState.PARTED
        )
