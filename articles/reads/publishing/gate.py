"""The publication gate: the house rules of one article, and the decisions about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import permissions, rules
from articles.models import (
    Article,
    Claim,
    Edition,
    Override,
    PublicationApproval,
    Revision,
    Rule,
    Severity,
    User,
)
from articles.models.conditions import is_withdrawn
from articles.reads.articles import label_of, newest_revision
from articles.rules import Check, Violation

MOST_LISTED = 50  # violations of one rule


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A rule with the violations that the page lists.

    `withheld` counts those that the reader sees only after their blind sign-off.
    """

    check: Check
    listed: Sequence[Violation]
    withheld: int

    @property
    def label(self) -> str:
        return label_of(self.check.rule, self.check.count)

    @property
    def unlisted(self) -> int:
        return self.check.count - self.withheld - len(self.listed)


@dataclass(frozen=True, slots=True)
class Decision:
    """An override of a rule or an approval of the article, possibly withdrawn."""

    at: datetime
    who: User
    what: str
    why: str
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Gate:
    """The house rules of an article. `state`: its fingerprint. Decisions: newest first.

    `claims` counts the claims that are not cut, `newest_edition` is what readers find now.
    """

    article: Article
    revision: Revision
    state: str
    rows: Sequence[CheckRow]
    approval: PublicationApproval | None
    decisions: Sequence[Decision]
    claims: int
    newest_edition: Edition | None

    @property
    def judged(self) -> int:
        """The number of claims with a verdict."""
        return self.claims - next(r.check.count for r in self.rows if r.check.rule == Rule.UNJUDGED)

    @property
    def groups(self) -> list[tuple[str, list[CheckRow]]]:
        """The rules with a heading: those that block, other required ones, recommended ones."""
        required = [row for row in self.rows if row.check.severity == Severity.MUST]
        failing = [row for row in required if row.check.holds_back]
        met = [row for row in required if not row.check.holds_back]
        recommended = [row for row in self.rows if row.check.severity == Severity.SHOULD]
        not_met = ngettext(
            "%(n)s required rule is not met", "%(n)s required rules are not met", len(failing)
        )
        are_met = ngettext(
            "%(n)s required rule is met or overridden",
            "%(n)s required rules are met or overridden",
            len(met),
        )
        groups = [
            (not_met % {"n": len(failing)}, failing),
            (are_met % {"n": len(met)}, met),
            (_("Recommended"), recommended),
        ]
        return [(heading, rows) for heading, rows in groups if rows]

    @property
    def blocking(self) -> list[Check]:
        """The checks that block approval."""
        return [row.check for row in self.rows if row.check.holds_back]

    @property
    def is_published(self) -> bool:
        """Is the approved state the one that readers find?"""
        edition, approval = self.newest_edition, self.approval
        return bool(
            self.is_approved and edition and approval and edition.published_at > approval.created_at
        )

    @property
    def is_approved(self) -> bool:
        """Is the current state approved, and are all required rules met?"""
        is_current = self.approval is not None and self.approval.state == self.state
        return is_current and not self.blocking


def read_gate(article: Article, *, reader: User) -> Gate:
    """Return the house rules of the article as `reader` may see them: a constant number of queries."""
    state = rules.state_of(article)  # read first: a later change is not on the page
    revision = newest_revision(article)
    blind = permissions.blind_claims(reader).filter(revision=revision)
    withheld = set(blind.values_list("pk", flat=True))
    checks = rules.checks_of(revision, reader=reader)
    approvals = article.approvals.select_related("approved_by", "revision", "withdrawal")
    approved = list(approvals.order_by("-pk"))
    overridden = article.overrides.select_related("overridden_by", "withdrawal")
    decisions = [_approved(each) for each in approved] + [_overridden(each) for each in overridden]
    return Gate(
        article=revision.article,
        revision=revision,
        state=state,
        rows=[_row(check, withheld) for check in checks],
        approval=next((each for each in approved if not is_withdrawn(each)), None),
        decisions=sorted(decisions, key=lambda each: each.at, reverse=True),
        newest_edition=_newest_edition(article),
        claims=revision.claims.exclude(state=Claim.State.CUT).count(),
    )


def _newest_edition(article: Article) -> Edition | None:
    """Return the edition that readers find now; None before the first or after a withdrawal."""
    editions = Edition.objects.filter(publication__article=article)
    related = editions.select_related("publication", "retraction").defer("page", "record")
    edition = related.order_by("-number").first()
    return None if edition is None or hasattr(edition, "retraction") else edition


def _row(check: Check, withheld: set[int]) -> CheckRow:
    """Return the check as a row, without violations that reveal a verdict to a blind reviewer."""
    violations = list(check.violations)
    if check.rule == Rule.STALE:
        violations = [each for each in violations if each.claim_id not in withheld]
    return CheckRow(check, violations[:MOST_LISTED], len(check.violations) - len(violations))


def _approved(approval: PublicationApproval) -> Decision:
    what = _("Approved for publication, revision %(n)s") % {"n": approval.revision.number}
    return Decision(approval.created_at, approval.approved_by, what, "", is_withdrawn(approval))


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
        is_withdrawn=is_withdrawn(override),
    )
