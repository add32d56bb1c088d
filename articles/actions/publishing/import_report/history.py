"""What a report tells of what happened elsewhere, kept as it was told."""

from dataclasses import asdict
from uuid import UUID

from articles.actions.publishing.import_report.import_context import Taking
from articles.models import Article, Event, ImportedEvent, ReportImport, User
from articles.reports import Report, plain


def new_report_import(article: Article, report: Report, *, by: User, sha256: str) -> ReportImport:
    """The row that says where the article came from. Called after the article was written."""
    return ReportImport.objects.create(
        article=article,
        received_by=by,
        generator=report.generator[:100],
        version=report.version[:100],
        sha256=sha256,
        context=_context(article),
        former=[plain(each) for each in report.received],
    )


def _context(article: Article) -> UUID | None:
    """What the events of this very transaction have in common."""
    written = Event.objects.tracks([article])  # type: ignore[no-untyped-call]  # published without types
    found: UUID | None = written.values_list("pgh_context_id", flat=True).first()
    return found


def take_history(taking: Taking) -> None:
    """Every event, in the order in which it was told."""
    claims = {
        told.number: taking.claims[place]
        for place, told in enumerate(taking.report.claims)
        if told.number is not None
    }
    ImportedEvent.objects.bulk_create(
        ImportedEvent(
            report_import=taking.receipt,
            number=number,
            claim=claims.get(event.claim or 0),
            source=taking.sources.get(event.source or 0),
            **{
                name: value
                for name, value in asdict(event).items()
                if name not in {"claim", "source"}
            },
        )
        for number, event in enumerate(taking.report.events, start=1)
    )
