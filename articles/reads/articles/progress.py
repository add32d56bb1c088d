"""The progress of articles: the remaining work on one, and the list of all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles import permissions
from articles.models import Article, Claim, Rule, User, Verdict
from articles.reads.articles.lines import Line
from articles.reads.claims import DeskClaim
from articles.reads.rows import Rows, count_of


@dataclass(frozen=True, slots=True)
class Tally:
    """The number of violations of a house rule. `claim_id` is the first claim that has one."""

    rule: Rule
    number: int
    claim_id: int | None

    @property
    def label(self) -> str:
        """Such as "3 open questions"."""
        return label_of(self.rule, self.number)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The number of statements that are fully checked. `next_id` is the first that is not.

    `total` counts only statements with something to check.
    """

    closed: int
    total: int
    next_id: int | None
    tallies: Sequence[Tally]

    @property
    def label(self) -> str:
        return ngettext(
            "%(closed)s of %(total)s statement fully checked",
            "%(closed)s of %(total)s statements fully checked",
            self.total,
        ) % {"closed": self.closed, "total": self.total}


NARROWED = {  # what the desk is narrowed down to
    Rule.UNJUDGED: _("not judged"),
    Rule.UNSIGNED: _("not signed off"),
    Rule.DISAGREEMENT: _("disagreement"),
    Rule.STALE: _("outdated verdict"),
    Rule.OPEN_QUESTION: _("open question"),
    Rule.TO_CONFIRM: _("carried over"),
    Rule.LOCATOR: _("source without location"),
    Rule.ONE_ORIGIN: _("single source"),
    Rule.NOT_CLOSED: _("not fully checked"),
}
COUNTED = (
    Rule.LOCATOR,
    Rule.ONE_ORIGIN,
    Rule.OPEN_QUESTION,
    Rule.STALE,
    Rule.DISAGREEMENT,
    Rule.TO_CONFIRM,
    Rule.UNJUDGED,
    Rule.UNSIGNED,
)


def coverage_of(lines: Iterable[Line], claims: Sequence[DeskClaim]) -> Coverage:
    """Return the remaining work from what the desk has read: no query."""
    lines = list(lines)
    waiting = [line.statement_id for line in lines if line.closed is False]
    return Coverage(
        closed=sum(1 for line in lines if line.closed),
        total=sum(1 for line in lines if line.closed is not None),
        next_id=next(iter(waiting), None),
        tallies=[_tally(rule, claims) for rule in COUNTED],
    )


def _tally(rule: Rule, claims: Sequence[DeskClaim]) -> Tally:
    hit = [claim for claim in claims if rule in claim.violations]
    number = sum(len(claim.violations[rule]) for claim in hit)
    return Tally(rule, number, hit[0].claim.pk if hit else None)


def label_of(rule: Rule, number: int) -> str:
    """Return the number of violations of a rule in words."""
    counted = {"n": number}
    match rule:
        case Rule.UNJUDGED:
            label = ngettext("%(n)s claim not judged", "%(n)s claims not judged", number)
        case Rule.UNSIGNED:
            label = ngettext("%(n)s claim not signed off", "%(n)s claims not signed off", number)
        case Rule.DISAGREEMENT:
            label = ngettext("%(n)s disagreement", "%(n)s disagreements", number)
        case Rule.STALE:
            label = ngettext("%(n)s outdated verdict", "%(n)s outdated verdicts", number)
        case Rule.OPEN_QUESTION:
            label = ngettext("%(n)s open question", "%(n)s open questions", number)
        case Rule.TO_CONFIRM:
            label = ngettext(
                "%(n)s claim carried over",
                "%(n)s claims carried over",
                number,
            )
        case Rule.LOCATOR:
            label = ngettext(
                "%(n)s source without location", "%(n)s sources without location", number
            )
        case Rule.ONE_ORIGIN:
            label = ngettext("%(n)s single-source claim", "%(n)s single-source claims", number)
        case Rule.NOT_CLOSED:
            label = ngettext(
                "%(n)s statement not fully checked", "%(n)s statements not fully checked", number
            )
    return label % counted


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with its numbers of claims, judged claims and signed-off claims."""

    article: Article
    claims: int
    judged: int
    signed_off: int


class Shelf(TextChoices):
    """Which articles a list shows."""

    CURRENT = "current", _("current")
    ARCHIVED = "archived", _("archived")
    DELETED = "deleted", _("deleted")


def list_articles(reader: User, shelf: Shelf = Shelf.CURRENT) -> Rows[ArticleRow]:
    """Return the articles on a shelf that `reader` may read, newest first.

    Of the deleted ones, those that `reader` may restore.
    """
    claims = Claim.objects.filter(revision__article=OuterRef("pk"))
    uncut = claims.exclude(state=Claim.State.CUT)
    by_us = Verdict.objects.filter(author__is_external=False, claim=OuterRef("pk"))
    articles = (
        _on_shelf(reader, shelf)
        .select_related("owner", "scale", "readership")
        .annotate(  # computed only for the rows of a page
            claims_count=count_of(uncut),
            judged_count=count_of(uncut.filter(Exists(by_us))),
            signed_count=count_of(claims.filter(state=Claim.State.SIGNED_OFF)),
        )
        .order_by("-created_at", "-pk")
    )
    return Rows(
        articles,
        lambda results: [
            ArticleRow(each, each.claims_count, each.judged_count, each.signed_count)
            for each in results
        ],
    )


def _on_shelf(reader: User, shelf: Shelf) -> QuerySet[Article]:
    if shelf == Shelf.DELETED:
        return permissions.restorable_by(reader)
    is_current = shelf == Shelf.CURRENT
    return permissions.readable_by(reader).filter(readership__archived_at__isnull=is_current)
