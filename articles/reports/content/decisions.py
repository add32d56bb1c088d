"""How a verdict came to stand: its rating, who looked at it second, who decided between two."""

from dataclasses import dataclass
from datetime import datetime

from articles.reports.content.article import Term


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


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """A house rule as it was when the article was cleared. `hits`: how much did not keep to it;
    if it had to, an editor overrode it with a reason."""

    rule: Term
    severity: Term
    hits: int
    overridden_by: str
    overridden_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class PublicationApproval:
    """An editor cleared the article for publication. `is_current`: it has not changed since."""

    by: str
    at: datetime
    revision: int
    is_current: bool
    checks: tuple[RuleCheck, ...]

    @property
    def overridden(self) -> list[RuleCheck]:
        """The rules that were passed over."""
        return [check for check in self.checks if check.overridden_by]


@dataclass(frozen=True, slots=True)
class Correction:
    """What changed from one edition to the next. `claim`: its number in the newer one, if it has
    one. `before` and `after` are what was said, empty where nothing was."""

    what: str
    before: str
    after: str
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class EditionNote:
    """A published edition, and what it says otherwise than the one before it.

    `note` is the editor's, on why there is a new one; `withdrawn` is why it was taken back, if it was.
    """

    number: int
    at: datetime
    note: str
    corrections: tuple[Correction, ...]
    withdrawn: str = ""
