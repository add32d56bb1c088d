"""What blocks the publication of an article: each house rule with its violations and its override.

And what blocks its deletion.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

from articles.models import (
    Article,
    Claim,
    NewsroomSettings,
    Override,
    Publication,
    Revision,
    Rule,
    Severity,
    User,
)
from articles.models.conditions import stands
from articles.rules.violations import Violation, rule_violations

STATE = (
    Path(__file__)
    .with_name("state.sql")
    .read_text()
    .format(
        article="{article}",
        tie_break_stands=stands("tie_break", "b"),
        reconfirmation_stands=stands("reconfirmation", "f"),
    )
)


@dataclass(frozen=True, slots=True)
class Check:
    """A house rule applied to one article. `override` is the newest that is not withdrawn."""

    rule: Rule
    severity: Severity
    violations: Sequence[Violation]
    override: Override | None

    @property
    def count(self) -> int:
        return len(self.violations)

    @property
    def new(self) -> list[Violation]:
        """The violations that the override does not cover."""
        overridden = set(self.override.hits) if self.override else set()
        return [each for each in self.violations if each.key not in overridden]

    @property
    def is_overridden(self) -> bool:
        """Whether the override covers all violations."""
        return bool(self.violations) and not self.new

    @property
    def holds_back(self) -> bool:
        """Whether it blocks the approval of the article."""
        return self.severity == Severity.MUST and bool(self.new)

    @property
    def digest(self) -> str:
        """A fingerprint of the violations, to detect changes since a page displayed them."""
        return hashlib.sha256("\n".join(each.key for each in self.violations).encode()).hexdigest()


def checks_of(revision: Revision, *, reader: User) -> list[Check]:
    """Return all house rules, in their order: eight queries."""
    newsroom = NewsroomSettings.current()
    standing = Override.objects.standing().filter(article=revision.article_id)
    overrides = standing.select_related("overridden_by")
    newest = {each.rule: each for each in overrides.order_by("pk")}
    violations = rule_violations(revision, reader=reader)
    return [
        Check(rule, newsroom.severity(rule), violations[rule], newest.get(rule)) for rule in Rule
    ]


def state_of(article: Article) -> str:
    """Return a fingerprint of everything that an approval covers, to detect later changes."""
    with connection.cursor() as cursor:
        cursor.execute(STATE.format(article="%s"), [article.pk] * STATE.count("{article}"))
        return str(cursor.fetchone()[0])


def draft_refusal(article: Article) -> str:
    """Return why the article cannot be deleted; empty for a draft without claims, even cut ones."""
    if Claim.objects.filter(revision__article=article).exists():
        return _("The article has claims, so it cannot be deleted. Archive it instead.")
    if Publication.objects.filter(article=article).exists():
        return _("The article was published, so it cannot be deleted. Archive it instead.")
    return ""
