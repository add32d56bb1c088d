"""The progress of an article: its remaining work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy

from articles.models import Rule
from articles.reads.articles.lines import Line
from articles.reads.claims import DeskClaim


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

    `total` counts only statements with something to check, `tickable` those with facts, and `ticked`
    those whose facts are all ticked. `next_to_tick` is the first with a fact that is not ticked.
    """

    closed: int
    total: int
    next_id: int | None
    tickable: int
    ticked: int
    next_to_tick: int | None
    tallies: Sequence[Tally]

    @property
    def next_claim_id(self) -> int | None:
        """The first claim without a verdict, else the first that is not signed off."""
        first = {tally.rule: tally.claim_id for tally in self.tallies}
        return first[Rule.UNJUDGED] or first[Rule.UNSIGNED]

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
    Rule.SOURCED: _("verdict without a source"),
    Rule.OTHER_SENSE: _("another sense"),
    Rule.LOCATOR: _("source without location"),
    Rule.ONE_ORIGIN: _("single source"),
    Rule.NOT_CLOSED: _("not fully checked"),
}
COUNTED = (
    Rule.SOURCED,
    Rule.OTHER_SENSE,
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
    to_check = [line for line in lines if line.closed is not None]
    with_facts = [line for line in to_check if line.has_facts]
    waiting = (line.statement_id for line in to_check if not line.closed)
    not_ticked = (line.statement_id for line in with_facts if not line.is_ticked)
    return Coverage(
        closed=sum(1 for line in to_check if line.closed),
        total=len(to_check),
        next_id=next(waiting, None),
        tickable=len(with_facts),
        ticked=sum(1 for line in with_facts if line.ticked and line.is_ticked),
        next_to_tick=next(not_ticked, None),
        tallies=[_tally(rule, claims) for rule in COUNTED],
    )


def _tally(rule: Rule, claims: Sequence[DeskClaim]) -> Tally:
    hit = [claim for claim in claims if rule in claim.violations]
    number = sum(len(claim.violations[rule]) for claim in hit)
    return Tally(rule, number, hit[0].claim.pk if hit else None)


LABELS = {
    Rule.UNJUDGED: ngettext_lazy("%(n)s claim not judged", "%(n)s claims not judged", "n"),
    Rule.UNSIGNED: ngettext_lazy("%(n)s claim not signed off", "%(n)s claims not signed off", "n"),
    Rule.DISAGREEMENT: ngettext_lazy("%(n)s disagreement", "%(n)s disagreements", "n"),
    Rule.STALE: ngettext_lazy("%(n)s outdated verdict", "%(n)s outdated verdicts", "n"),
    Rule.OPEN_QUESTION: ngettext_lazy("%(n)s open question", "%(n)s open questions", "n"),
    Rule.TO_CONFIRM: ngettext_lazy("%(n)s claim carried over", "%(n)s claims carried over", "n"),
    Rule.SOURCED: ngettext_lazy(
        "%(n)s verdict without a source that has a location",
        "%(n)s verdicts without a source that has a location",
        "n",
    ),
    Rule.OTHER_SENSE: ngettext_lazy(
        "%(n)s verdict that rests only on words in another sense",
        "%(n)s verdicts that rest only on words in another sense",
        "n",
    ),
    Rule.LOCATOR: ngettext_lazy(
        "%(n)s source without location", "%(n)s sources without location", "n"
    ),
    Rule.ONE_ORIGIN: ngettext_lazy("%(n)s single-source claim", "%(n)s single-source claims", "n"),
    Rule.NOT_CLOSED: ngettext_lazy(
        "%(n)s statement not fully checked", "%(n)s statements not fully checked", "n"
    ),
}


def label_of(rule: Rule, number: int) -> str:
    """Return the number of violations of a rule in words."""
    return str(LABELS[rule] % {"n": number})
