"""Withhold confidential content from a report."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from articles.reports.content.article import (
    Term,
)
from articles.reports.content.claims import (
    Calculation,
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
PUBLIC_FIELDS = ("id", "claim_id", "stance", "state")  # of the row in an event
VERDICT_SUBJECTS = frozenset({"verdict", "signoff", "confirmation", "withdrawal", "tiebreak"})


def without_internal_sources(report: Report) -> Report:
    """Return the report without sources that are not public."""
    internal = {source.number for source in report.sources if source.visibility.key != PUBLIC}
    return withhold(report, internal)


def withhold(report: Report, numbers: Collection[int]) -> Report:
    """Return the report without the identity and content of the sources with these numbers.

    Citations stay with their stance, and the sources with their public description. What people
    wrote in explanations and comments stays too: they must not name the source there.
    """
    numbers = frozenset(numbers)
    if not numbers:
        return report
    return replace(
        report,
        claims=tuple(withhold_claim(each, numbers) for each in report.claims),
        sources=tuple(
            _withhold_source(each) if each.number in numbers else each for each in report.sources
        ),
        events=tuple(_withhold_event(each, numbers) for each in report.events),
        origins=tuple(each for each in report.origins if not numbers & set(each.sources)),
    )


def without_verdicts(report: Report, claims: Collection[int]) -> Report:
    """Return the report for a reviewer who has yet to judge the claims with these numbers blind.

    The event that a verdict was recorded stays, without name, reason and rating. Editions are left
    out, because they contain the verdicts.
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
            _anonymize(each) if each.claim in claims else each
            for each in report.events
            if each.claim not in claims
            or each.subject not in VERDICT_SUBJECTS
            or _records_verdict(each)
        ),
        editions=(),
    )


def _records_verdict(event: Event) -> bool:
    return (event.subject, event.label) == ("verdict", "insert")


def _anonymize(event: Event) -> Event:
    """Remove the details of an event that records a verdict or the change of state with it."""
    accompanies_verdict = event.subject == "claim" and event.label == "update" and not event.changes
    if not _records_verdict(event) and "state" not in event.changes and not accompanies_verdict:
        return event
    return replace(event, who="", why="", data=_public_fields(event.data))


def _withhold_source(source: Source) -> Source:
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


def withhold_claim(claim: Claim, numbers: Collection[int]) -> Claim:
    """Return the claim without what identifies the sources with these numbers."""
    return replace(
        claim,
        citations=tuple(withhold_citation(each, numbers) for each in claim.citations),
        calculations=tuple(
            _withhold_calculation(each, claim, numbers) for each in claim.calculations
        ),
        verdicts=tuple(withhold_verdict(each, numbers) for each in claim.verdicts),
        queries=tuple(
            withhold_question(each) if each.source in numbers else each for each in claim.queries
        ),
    )


def withhold_citation(citation: Citation, numbers: Collection[int]) -> Citation:
    """Return only the stance, if the citation is of a source with one of these numbers."""
    if citation.source not in numbers:
        return citation
    return replace(citation, locator="", excerpt="", note="", findings=())


def _withhold_calculation(
    calculation: Calculation, claim: Claim, numbers: Collection[int]
) -> Calculation:
    """Return it without figures and result if one figure is of these sources: the rest would show it."""
    cited = (each.citation for each in calculation.figures if each.citation is not None)
    if not any(claim.citations[number - 1].source in numbers for number in cited):
        return calculation
    return replace(
        calculation,
        figures=(),
        written="",
        result="",
        value="",
        exact=True,
        agreement=None,
        by="",
        withheld=True,
        sentence="",
    )


def withhold_verdict(verdict: Verdict, numbers: Collection[int]) -> Verdict:
    """Return the verdict without the fingerprints of captures of these sources."""
    confirmations = tuple(
        replace(each, captures=_other_captures(each.captures, numbers))
        for each in verdict.confirmations
    )
    captures = _other_captures(verdict.captures, numbers)
    return replace(verdict, captures=captures, confirmations=confirmations)


def _other_captures(
    captures: tuple[tuple[int, str], ...], numbers: Collection[int]
) -> tuple[tuple[int, str], ...]:
    return tuple(each for each in captures if each[0] not in numbers)


def withhold_question(question: Question) -> Question:
    """Return the question without its text, answer and addressee, which may identify the source."""
    return replace(
        question,
        addressee=_("a confidential source"),
        question=_("(withheld)"),
        answer=_("(withheld)") if question.answer else "",
        override_reason=_("(withheld)") if question.override_reason else "",
    )


def _withhold_event(event: Event, numbers: Collection[int]) -> Event:
    """Return the event without details of the sources, and without fingerprints of captures."""
    if "captures" in event.data:
        return replace(event, data={k: v for k, v in event.data.items() if k != "captures"})
    if event.source not in numbers:
        return event
    what = _("Question to a source") if event.subject == "query" else event.what
    return replace(
        event,
        what=what,
        why="",
        changes=_public_fields(event.changes),
        data=_public_fields(event.data),
    )


def _public_fields(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in PUBLIC_FIELDS if name in row}
