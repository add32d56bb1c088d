"""Approval, editions and corrections, and imports of a report."""

from dataclasses import dataclass, field
from datetime import datetime

from articles.reports.content.article import Term
from articles.reports.content.people import external_mark


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """A house rule at the time of approval. `hits` is the number of violations."""

    rule: Term
    severity: Term
    hits: int
    overridden_by: str
    overridden_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class PublicationApproval:
    """The approval of an editor. `is_current`: the article has not changed since."""

    by: str
    at: datetime
    revision: int
    is_current: bool
    checks: tuple[RuleCheck, ...]
    external: bool = external_mark()

    @property
    def overridden(self) -> list[RuleCheck]:
        """The rules that an editor overrode."""
        return [check for check in self.checks if check.overridden_by]


@dataclass(frozen=True, slots=True)
class Correction:
    """A change from one edition to the next. `claim` is its number in the newer edition.

    `before` and `after` are empty where there was no text.
    """

    what: str
    before: str
    after: str
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class EditionNote:
    """A published edition, with its corrections of the previous edition.

    `note` is the editor's reason for the edition, `withdrawn` the reason for its withdrawal, if any.
    `address` is where everybody reads it.
    """

    number: int
    at: datetime
    note: str
    corrections: tuple[Correction, ...]
    withdrawn: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class ReportImport:
    """The import of a report. `own`: it was signed with the key of the newsroom that imported it."""

    by: str
    at: datetime
    generator: str
    version: str
    sha256: str
    own: bool = field(default=False, metadata={"since": 3})


@dataclass(frozen=True, slots=True)
class HistoryHead:
    """The last place of the article's history, and the hash over all that was recorded until then."""

    position: int
    sha256: str
