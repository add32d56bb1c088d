import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.reports.content.claims import (
    Claim,
)
from articles.reports.content.report import (
    Report,
)
from articles.reports.content.sentences import describe_sum
from articles.reports.content.sources import (
    Source,
)

BYTE_ORDER_MARK = "\ufeff"
# Characters that start a formula in a spreadsheet, full-width forms included.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render_csv(report: Report) -> str:
    """Return one row for each claim, in text order, with line ends after RFC 4180."""
    sources = {source.number: source for source in report.sources}
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_header())
    for claim in report.claims:
        writer.writerow([escape_formula(cell) for cell in _row(claim, report, sources)])
    return out.getvalue()


def render_csv_with_mark(report: Report) -> str:
    """Return the same with a byte order mark, without which some spreadsheets misread UTF-8."""
    return BYTE_ORDER_MARK + render_csv(report)


def escape_formula(cell: str) -> str:
    """Return the cell with an apostrophe before a formula, so that nothing calculates it.

    This is OWASP's rule against CSV injection. Whitespace before the sign makes no difference.
    """
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) or cell[:1] in {"\t", "\r"} else cell


def _header() -> list[str]:
    return [
        _("number"),
        _("claim"),
        _("speakers"),
        _("reason"),
        _("priority"),
        _("state"),
        _("rating"),
        _("value"),
        _("explanation"),
        _("judged by"),
        _("judged at"),
        _("signed off by"),
        _("sources"),
        _("open queries"),
        _("start"),
        _("end"),
        _("calculations"),
    ]


def _row(claim: Claim, report: Report, sources: dict[int, Source]) -> Iterator[str]:
    """Yield the cells. Times are ISO 8601, start and end count code points of the text."""
    verdict = claim.verdict
    yield "" if claim.number is None else str(claim.number)
    yield claim.text
    yield "; ".join(claim.speakers)
    yield claim.reason.label
    yield claim.priority.label
    yield claim.state.label
    yield verdict.rating.label if verdict else ""
    yield "" if verdict is None or verdict.rating.value is None else str(verdict.rating.value)
    yield verdict.explanation if verdict else ""
    yield verdict.author if verdict else ""
    yield verdict.at.isoformat() if verdict else ""
    yield claim.signed_off_by
    yield "\n".join(
        f"{citation.stance}: {_named(sources[citation.source])}" for citation in claim.citations
    )
    yield str(sum(1 for query in claim.queries if query.state.key == "open"))
    yield str(claim.span[0])
    yield str(claim.span[1])
    yield "\n".join(
        f"{calculation.words}: {describe_sum(calculation)}" for calculation in claim.calculations
    )


def _named(source: Source) -> str:
    if source.withheld:
        return source.public_description
    return source.url or source.title
