"""The gate: the house rules of an article with their violations, overrides and approvals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from articles import permissions, rules
from articles.models import Article, Override, PublicationApproval, Revision, Rule, User
from articles.reads.articles import label_of, newest_revision
from articles.rules import Check, Violation

MOST = 50  # hits of a rule that are listed


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A rule with the violations that the page lists. `kept` others are withheld from the reader."""

    check: Check
    listed: Sequence[Violation]
    kept: int

    @property
    def label(self) -> str:
        return label_of(self.check.rule, self.check.count)

    @property
    def unlisted(self) -> int:
        return self.check.count - self.kept - len(self.listed)


@dataclass(frozen=True, slots=True)
class Decision:
    """An override of a rule, or an approval of the article."""

    at: datetime
    who: User
    what: str
    why: str
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate of one article. `state` is the fingerprint of the article that the page shows."""

    article: Article
    revision: Revision
    state: str
    rows: Sequence[CheckRow]
    approval: PublicationApproval | None
    decisions: Sequence[Decision]

    @property
    def holding(self) -> list[Check]:
        """The rules that block the approval."""
        return [row.check for row in self.rows if row.check.holds_back]

    @property
    def is_approved(self) -> bool:
        """Whether the newest approval covers the current state, and no rule blocks it."""
        as_it_stands = self.approval is not None and self.approval.state == self.state
        return as_it_stands and not self.holding


def read_gate(article: Article, *, reader: User) -> Gate:
    """Return the gate of an article as `reader` may see it: a constant number of queries."""
    state = rules.state_of(article)  # first: what comes later is not yet on the page
    revision = newest_revision(article)
    blind = permissions.blind_claims(reader).filter(revision=revision)
    kept = set(blind.values_list("pk", flat=True))
    checks = rules.checks_of(revision, reader=reader)
    approvals = article.approvals.select_related("approved_by", "revision", "withdrawal")
    approved = list(approvals.order_by("-pk"))
    overridden = article.overrides.select_related("overridden_by", "withdrawal")
    decisions = [_approved(each) for each in approved] + [_overridden(each) for each in overridden]
    return Gate(
        article=revision.article,
        revision=revision,
        state=state,
        rows=[_row(check, kept) for check in checks],
        approval=next((each for each in approved if not hasattr(each, "withdrawal")), None),
        decisions=sorted(decisions, key=lambda each: each.at, reverse=True),
    )


def _row(check: Check, kept: set[int]) -> CheckRow:
    """Withhold outdated verdicts that the reader must judge blind."""
    hits = list(check.violations)
    if check.rule == Rule.STALE:
        hits = [hit for hit in hits if hit.claim_id not in kept]
    return CheckRow(check, hits[:MOST], len(check.violations) - len(hits))


def _approved(approval: PublicationApproval) -> Decision:
    what = _("Approved for publication, revision %(n)s") % {"n": approval.revision.number}
    return Decision(
        approval.created_at, approval.approved_by, what, "", hasattr(approval, "withdrawal")
    )


def _overridden(override: Override) -> Decision:
    what = _("Overridden: %(rule)s (%(violations)s)") % {
        "rule": override.get_rule_display(),
        "violations": label_of(Rule(override.rule), override.count),
    }
    return Decision(
        at=override.created_at,
        who=override.overridden_by,
        what=what,
        why=override.reason,
        is_withdrawn=hasattr(override, "withdrawal"),
    )
