"""Sources, captures and citations as records."""

from django.db.models import QuerySet

from articles import reports
from articles.models import Capture, Citation, Source, User
from articles.reads.captures import with_corrections
from articles.reads.publishing import build_capture, build_citation, build_source, with_fetches
from articles.reads.sources import findings_of
from articles.reads.visibility import hidden_from, readable_rows


def citations_readable_by(reader: User) -> QuerySet[Citation]:
    """Return the citations in the articles that `reader` may read, of restricted sources too."""
    return readable_rows(Citation.objects.all(), "claim__revision__article", reader)


def source_records(rows: QuerySet[Source]) -> list[tuple[Source, reports.Source]]:
    """Return sources with their fetches, without their captures: two queries."""
    sources = with_fetches(list(rows.select_related("added_by")), {})
    return [(each.source, build_source(each.pk, each)) for each in sources]


def capture_records(
    rows: QuerySet[Capture], *, with_text: bool
) -> list[tuple[Capture, reports.Capture]]:
    """Return captures: two queries. Without `with_text` their text is empty, and is not read."""
    captures = rows.select_related("captured_by").defer("elsewhere", "post")
    if not with_text:
        captures = captures.defer("text", "elsewhere")
    loaded = list(captures)
    if not with_text:
        for each in loaded:
            each.text = ""
    return [(each.capture, build_capture(each)) for each in with_corrections(loaded)]


def citation_records(
    rows: QuerySet[Citation], *, reader: User
) -> list[tuple[Citation, reports.Citation, bool]]:
    """Return citations with their findings, and whether the source is withheld: a few queries.

    Of a source that `reader` may not see, only the stance is left.
    """
    citations = list(rows.select_related("cited_by", "source", "claim"))
    sources = {citation.source_id for citation in citations}
    newest = {
        capture.source_id: capture
        for capture in Capture.objects.filter(source__in=sources, readings=None)
        .order_by("source_id", *Capture.NEWEST_FIRST)
        .distinct("source_id")
        .defer("text", "headers", "elsewhere", "post")
    }
    findings = findings_of([(each, newest.get(each.source_id)) for each in citations])
    hidden = hidden_from(reader, sources)
    order = {pk: pk for pk in sources}
    return [
        (
            each,
            reports.withhold_citation(build_citation(each, order, findings[each.pk]), hidden),
            each.source_id in hidden,
        )
        for each in citations
    ]
