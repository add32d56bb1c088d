"""How a verdict came to stand: its rating, who looked at it second, who decided between two."""

from dataclasses import dataclass
from datetime import datetime

from articles.reports.article import Term


@dataclass(frozen=True, slots=True)
class Rating:
    label: str
    short_label: str
    colour: str
    shape: str
    value: int | None
    definition: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """`rating` is that of whoever checked `blind`, or would judge otherwise."""

    signer: str
    agrees: bool
    reason: str
    at: datetime
    rating: Rating | None = None
    blind: bool = False


@dataclass(frozen=True, slots=True)
class TieBreak:
    """An editor decided which of two verdicts stands: `outcome` says which, `reason` why."""

    by: str
    at: datetime
    outcome: Term
    reason: str
