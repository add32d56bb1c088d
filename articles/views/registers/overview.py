"""The register of speakers, and the dashboard of the newsroom."""

import csv
from collections.abc import Iterator

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import permissions
from articles.models import Speaker
from articles.reads.registers import (
    WEEKS,
    Dashboard,
    count_likely_same,
    list_speakers,
    read_dashboard,
)
from articles.reports.data.as_csv import BYTE_ORDER_MARK, escape_formula
from articles.views.answers import Request, answer
from articles.views.pages import address_with, page_of


@require_safe
def speaker_list(request: Request) -> HttpResponse:
    """Show who is quoted in the articles that the user may read."""
    words, kind = request.GET.get("words", "").strip(), request.GET.get("kind", "")
    kinds = [("", _("All")), *Speaker.Kind.choices]
    page = page_of(request, list_speakers(request.user, words, kind))
    likely: tuple[dict[str, int], bool] = {}, True
    if permissions.may_attribute(request.user):
        likely = count_likely_same(list(page), reader=request.user)
    context = {
        "page": page,
        "likely": likely[0],
        "has_all_likely": likely[1],
        "words": words,
        "kind": kind,
        "kinds": [
            (address_with(request, kind=value or None), label, value == kind)
            for value, label in kinds
        ],
    }
    return answer(request, "speakers/list.html", context)


@require_safe
def dashboard(request: Request) -> HttpResponse:
    """Show what is in work and late, the workload, verdicts over time and the agreement of reviewers.

    `table` downloads one of the tables as CSV.
    """
    typed = request.GET.get("weeks", "")
    weeks = int(typed) if typed in map(str, WEEKS) else WEEKS[1]
    read = read_dashboard(request.user, weeks=weeks)
    table = request.GET.get("table", "")
    if table in TABLES:
        return _as_csv(table, TABLES[table](read))
    context = {"dashboard": read, "weeks": weeks, "choices": WEEKS, "shelf": "current"}
    return answer(request, "dashboard.html", context)


def _as_csv(name: str, rows: Iterator[list[object]]) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    response = HttpResponse(
        BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8", headers=disposition
    )
    writer = csv.writer(response)
    for row in rows:
        writer.writerow([escape_formula(str(cell)) for cell in row])
    return response


def _workload(read: Dashboard) -> Iterator[list[object]]:
    yield [_("Person"), _("To judge"), _("Of these late"), _("In review")]
    for each in read.workload:
        yield [each.person or _("Nobody assigned"), each.to_judge, each.late, each.in_review]


def _verdicts(read: Dashboard) -> Iterator[list[object]]:
    yield [_("Week of"), *(each.label for each in read.verdicts.series), _("All")]
    for period in read.verdicts.periods:
        yield [period.label, *period.numbers, period.total]


def _agreement(read: Dashboard) -> Iterator[list[object]]:
    yield [_("Reviewers"), _("Claims judged by both"), _("Same rating"), _("Cohen’s kappa")]
    for each in (read.agreement, *read.pairs):
        yield [each.who, each.pairs, each.agreed, "" if each.kappa is None else each.kappa]


TABLES = {"workload": _workload, "verdicts": _verdicts, "agreement": _agreement}
