"""What leaves the newsroom of a report: of a source that stays in it, the public description."""

from collections.abc import Collection
from dataclasses import replace

from django.utils.translation import gettext as _

from articles.reports.content.article import (
    Term,
)
from articles.reports.content.claims import (
    Citation,
    Claim,
    Question,
)
from articles.reports.content.report import (
    Event,
    Report,
)
from articles.reports.content.sources import (
    Source,
)
from articles.reports.content.verdicts import (
    Verdict,
)

PUBLIC = "public"
KEPT = ("id", "claim_id", "stance", "state")  # of what the database wrote down
TELLING = frozenset({"verdict", "signoff", "confirmation", "withdrawal", "tiebreak"})


def public(report: Report) -> Report:
    """The report as anybody may read it: what is not public is told by its public description."""
    kept_in = {source.number for source in report.sources if source.visibility.key != PUBLIC}
    return withhold(report, kept_in)


def withhold(report: Report, numbers: Collection[int]) -> Report:
    """The report without what the sources of these numbers are and say. Once is as good as twice.

    That a claim rests on such a source stays, with its stance and the public description; what
    people wrote elsewhere (an explanation, a comment) is theirs to keep clean.
    """
    numbers = frozenset(numbers)
    if not numbers:
        return report
    return replace(
        report,
        claims=tuple(_claim(each, numbers) for each in report.claims),
        sources=tuple(_source(each) if each.number in numbers else each for each in report.sources),
        events=tuple(_event(each, numbers) for each in report.events),
        origins=tuple(each for each in report.origins if not numbers & set(each.sources)),
    )


def without_verdicts(report: Report, claims: Collection[int]) -> Report:
    """The report without what it tells of the verdicts on the claims of these numbers.

    It is for whoever is to judge them without knowing what others think: that there is a verdict
    stays among the events, but nobody's name, reason or rating. What was published tells them too.
    """
    if not claims:
        return report
    return replace(
        report,
        claims=tuple(
            replace(each, verdicts=(), freshness=None) if each.number in claims else each
            for each in report.claims
        ),
        events=tuple(
            _unnamed(each) if each.claim in claims else each
            for each in report.events
            if each.claim not in claims or each.subject not in TELLING or _judges(each)
        ),
        editions=(),
    )


def _judges(event: Event) -> bool:
    return (event.subject, event.label) == ("verdict", "insert")


def _unnamed(event: Event) -> Event:
    """What tells of a verdict, or came with it: a change of state, or of nothing that is told."""
    came_with_it = event.subject == "claim" and event.label == "update" and not event.changes
    if not _judges(event) and "state" not in event.changes and not came_with_it:
        return event
    return replace(event, who="", why="", data={k: v for k, v in event.data.items() if k in KEPT})


def _source(source: Source) -> Source:
    described = source.public_description or _("A source known to the newsroom")
    return Source(
        number=source.number,
        kind=Term("withheld", _("source")),
        url="",
        title="",
        is_primary=False,
        visibility=source.visibility,
        public_description=described,
        added_by="",
        at=source.at,
        captures=(),
        failure="",
        withheld=True,
    )


def _claim(claim: Claim, numbers: Collection[int]) -> Claim:
    return replace(
        claim,
        citations=tuple(_citation(each, numbers) for each in claim.citations),
        verdicts=tuple(_verdict(each, numbers) for each in claim.verdicts),
        queries=tuple(_query(each, numbers) for each in claim.queries),
    )


def _citation(citation: Citation, numbers: Collection[int]) -> Citation:
    if citation.source not in numbers:
        return citation
    return replace(citation, locator="", excerpt="", note="", findings=())


def _verdict(verdict: Verdict, numbers: Collection[int]) -> Verdict:
    stood = tuple(
        replace(each, captures=_kept(each.captures, numbers)) for each in verdict.confirmations
    )
    return replace(verdict, captures=_kept(verdict.captures, numbers), confirmations=stood)


def _kept(
    captures: tuple[tuple[int, str], ...], numbers: Collection[int]
) -> tuple[tuple[int, str], ...]:
    return tuple(each for each in captures if each[0] not in numbers)


def _query(query: Question, numbers: Collection[int]) -> Question:
    return without_source(query) if query.source in numbers else query


def without_source(query: Question) -> Question:
    """A question without what it tells of the source that it asks or names."""
    return replace(
        query,
        addressee=_("a confidential source"),
        question=_("(withheld)"),
        answer=_("(withheld)") if query.answer else "",
        override_reason=_("(withheld)") if query.override_reason else "",
    )


def _event(event: Event, numbers: Collection[int]) -> Event:
    """What happened stays; what it says of the source goes, as do fingerprints of its captures."""
    if "captures" in event.data:
        return replace(event, data={k: v for k, v in event.data.items() if k != "captures"})
    if event.source not in numbers:
        return event
    what = _("Question to a source") if event.subject == "query" else event.what
    return replace(
        event,
        what=what,
        why="",
        changes={name: event.changes[name] for name in KEPT if name in event.changes},
        data={name: event.data[name] for name in KEPT if name in event.data},
    )
