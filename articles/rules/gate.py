"""What stands between an article and publication: each house rule, what hits it, who overrode it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from articles.models import Article, NewsroomSettings, Override, Revision, Rule, Severity, User
from articles.rules.hits import Violation, rule_violations

STATE = Path(__file__).with_name("state.sql").read_text()


@dataclass(frozen=True, slots=True)
class Check:
    """A house rule on one article. `override` is the newest one of the rule, standing or not."""

    rule: Rule
    severity: Severity
    hits: Sequence[Violation]
    override: Override | None

    @property
    def count(self) -> int:
        return len(self.hits)

    @property
    def new(self) -> list[Violation]:
        """The hits on which nobody has decided."""
        decided = set(self.override.hits) if self.override else set()
        return [hit for hit in self.hits if hit.key not in decided]

    @property
    def is_overridden(self) -> bool:
        """Has somebody decided on all that hits it?"""
        return bool(self.hits) and not self.new

    @property
    def holds_back(self) -> bool:
        """Does it keep the article from being approved?"""
        return self.severity == Severity.MUST and bool(self.new)

    @property
    def digest(self) -> str:
        """Fingerprint of what hits it: whoever saw it, saw this."""
        return hashlib.sha256("\n".join(hit.key for hit in self.hits).encode()).hexdigest()


def checks_of(revision: Revision, *, reader: User) -> list[Check]:
    """All house rules, in their order: eight queries."""
    house = NewsroomSettings.current()
    standing = Override.objects.standing().filter(article=revision.article_id)
    overrides = standing.select_related("overridden_by")
    newest = {each.rule: each for each in overrides.order_by("pk")}
    hits = rule_violations(revision, reader=reader)
    return [Check(rule, house.severity(rule), hits[rule], newest.get(rule)) for rule in Rule]


def state_of(article: Article) -> str:
    """The fingerprint of the article as it stands: what it says differs, and it has changed."""
    with connection.cursor() as cursor:
        cursor.execute(STATE.format(article="%s"), [article.pk] * STATE.count("{article}"))
        return str(cursor.fetchone()[0])
