"""Whether an article was cleared for publication, and what was passed over on the way."""

from dataclasses import dataclass
from datetime import datetime

from articles.reports.article import Term


@dataclass(frozen=True, slots=True)
class HouseCheck:
    """A house rule as it was when the article was cleared. `hits`: how much did not keep to it;
    if it had to, an editor overrode it with a reason."""

    rule: Term
    severity: Term
    hits: int
    overridden_by: str
    overridden_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Clearing:
    """An editor cleared the article for publication. `is_current`: it has not changed since."""

    by: str
    at: datetime
    revision: int
    is_current: bool
    checks: tuple[HouseCheck, ...]

    @property
    def overridden(self) -> list[HouseCheck]:
        """The rules that were passed over."""
        return [check for check in self.checks if check.overridden_by]
