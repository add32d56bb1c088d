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
from articles.reports.content.sources import (
    Source,
)

BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet takes for the beginning of a formula, full-width forms included.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render_csv(report: Report) -> str:
    """One row a claim, in the order of the text. Lines end as RFC 4180 has them."""
    sources = {source.number: source for source in report.sources}
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_head())
    for claim in report.claims:
        writer.writerow([harmless(cell) for cell in _row(claim, report, sources)])
    return out.getvalue()


def render_csv_with_mark(report: Report) -> str:
    """The same for spreadsheets that take UTF-8 for something else without a byte order mark."""
    return BYTE_ORDER_MARK + render_csv(report)


def harmless(cell: str) -> str:
    """The cell as text: an apostrophe before what a spreadsheet would calculate.

    The rule is OWASP's for CSV injection; a blank before the sign does not hide it.
    """
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) or cell[:1] in {"\t", "\r"} else cell


def _head() -> list[str]:
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
    ]


def _row(claim: Claim, report: Report, sources: dict[int, Source]) -> Iterator[str]:
    """Times are ISO 8601, start and end code points of the text."""
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


def _named(source: Source) -> str:
    if source.withheld:
        return source.public_description
    return source.url or source.title
