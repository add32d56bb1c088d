"""Compare editions of a published report, to list corrections."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from articles.reports.content.claims import (
    Claim,
)
from articles.reports.content.people import with_english_marks
from articles.reports.content.publishing import (
    Correction,
)
from articles.reports.content.report import (
    Report,
)
from articles.reports.content.sources import (
    Source,
)

Outline = dict[str, Any]


def outline(report: Report) -> Outline:
    """Return the content whose changes are corrections, to compare it with the next edition."""
    names = {source.number: _describe_source(source) for source in report.sources}
    return {
        "title": report.article.title,
        "byline": report.article.byline,
        "text": report.revision.sha256,
        "claims": [_outline_claim(claim, names) for claim in report.numbered_claims],
    }


def _describe_source(source: Source) -> str:
    """Return a name that is the same in every language, because editions are compared by it."""
    if source.person and not source.withheld:
        with override("en"):
            return _("Interview with %(person)s") % {"person": source.person}
    return source.public_description if source.withheld else source.title or source.url


def _outline_claim(claim: Claim, names: Mapping[int, str]) -> Outline:
    verdict = claim.verdict
    return {
        "key": f"{claim.flagged_at.isoformat()} {with_english_marks(claim.flagged_by)}",
        "number": claim.number,
        "text": claim.text,
        "rating": verdict.rating.label if verdict else "",
        "colour": verdict.rating.colour if verdict else "",
        "shape": verdict.rating.shape if verdict else "",
        "is_external": claim.is_external,
        "explanation": verdict.explanation if verdict else "",
        "sources": sorted({names[each.source] for each in claim.citations}),
    }


def own_verdicts(outlined: Outline) -> list[Outline]:
    """Return the claims of an outline that this newsroom judged, in text order.

    Outlines of older editions do not name the verdicts of other newsrooms, nor colours.
    """
    return [
        each for each in outlined["claims"] if each["rating"] and not each.get("is_external", False)
    ]


def describe_checks(outlined: Outline) -> str:
    """Return how many claims were checked, with the number of each verdict."""
    ratings = Counter(each["rating"] for each in own_verdicts(outlined))
    total = ratings.total()
    if not total:
        return ""
    counted = ", ".join(f"{rating} ({number})" for rating, number in ratings.most_common())
    sentence = ngettext(
        "%(total)d claim checked: %(verdicts)s", "%(total)d claims checked: %(verdicts)s", total
    )
    return sentence % {"total": total, "verdicts": counted}


def corrections(before: Outline, after: Outline) -> tuple[Correction, ...]:
    """Return the changes between two outlines: first of the article, then of each claim."""
    return tuple(_corrections(before, after))


def _corrections(before: Outline, after: Outline) -> Iterator[Correction]:
    if before["title"] != after["title"]:
        yield Correction(_("The title was changed."), before["title"], after["title"])
    if before["byline"] != after["byline"]:
        yield Correction(_("The byline was changed."), before["byline"], after["byline"])
    if before["text"] != after["text"]:
        yield Correction(_("The text of the article was changed."), "", "")
    former = {claim["key"]: claim for claim in before["claims"]}
    for claim in after["claims"]:
        was = former.pop(claim["key"], None)
        if was is None:
            yield Correction(_("A claim was added."), "", claim["text"], claim["number"])
        else:
            yield from _claim_corrections(was, claim)
    for removed in former.values():
        yield Correction(_("A claim was removed."), removed["text"], "")


def _claim_corrections(was: Outline, now: Outline) -> Iterator[Correction]:
    number = now["number"]
    if was["text"] != now["text"]:
        yield Correction(_("The text of the claim was changed."), was["text"], now["text"], number)
    if was["rating"] != now["rating"]:
        unjudged = _("not judged")
        before, after = was["rating"] or unjudged, now["rating"] or unjudged
        yield Correction(_("The verdict was changed."), before, after, number)
    if was["explanation"] != now["explanation"]:
        yield Correction(
            _("The explanation was changed."), was["explanation"], now["explanation"], number
        )
    if was["sources"] != now["sources"]:
        before, after = "; ".join(was["sources"]), "; ".join(now["sources"])
        yield Correction(_("The sources were changed."), before, after, number)
