"""The events of an article and of one claim, with those of their verdicts, sign-offs and comments."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from articles import reports
from articles.models import (
    Article,
    Claim,
    Comment,
    Event,
    ImportedEvent,
    ReportImport,
    Revision,
    SignOff,
    Statement,
    TieBreak,
    Verdict,
    VerdictReconfirmation,
)
from articles.prepared import Bound, Fixed, prepared
from articles.reads.history.changes import subject_of
from articles.reads.history.describe_event import describe_event
from articles.reads.visibility import withhold_events

# The columns of a citation or question that reveal nothing about its source.
COLUMNS_WITHOUT_SOURCE = ("id", "claim_id", "stance", "state", "is_withdrawn")


@dataclass(frozen=True, slots=True)
class ReportNumbers:
    """The numbers of claims and sources in the report, by id; and the claim of each dependent row.

    `claim_of` maps a foreign key (`verdict_id`) and its value to the id of the claim.
    """

    claims: Mapping[int, int | None]
    sources: Mapping[int, int]
    claim_of: Mapping[str, Mapping[int, int]]

    def claim_number(self, subject: str, row: Mapping[str, Any]) -> int | None:
        """Return the number of the claim that a row belongs to, None without one."""
        claim_id = row.get("id") if subject == "claim" else row.get("claim_id")
        parents = (claims.get(row.get(column) or 0) for column, claims in self.claim_of.items())
        return self.claims.get(claim_id or next(filter(None, parents), None) or 0)


def history_of(
    revision: Revision,
    *,
    claims: Sequence[Claim],
    numbers: Mapping[int, int | None],
    order: Mapping[int, int],
) -> tuple[reports.Event, ...]:
    """Return the events of the article, its statements and its claims, oldest first, once each.

    `numbers`: a claim's id -> its number in the report; `order`: a source's id -> its number there.
    """
    article = revision.article
    verdicts = list(Verdict.objects.filter(claim__in=claims))
    claim_of_verdict = {verdict.pk: verdict.claim_id for verdict in verdicts}
    rows_of_verdicts = _rows_of(verdicts)
    claim_of = {"verdict_id": claim_of_verdict} | {
        column: {row.pk: claim_of_verdict[row.verdict_id] for row in rows}
        for column, rows in rows_of_verdicts.items()
    }
    subjects: list[Sequence[Model]] = [
        [revision],
        _statements_with_events(revision),
        claims,
        verdicts,
        *rows_of_verdicts.values(),
        list(Comment.objects.filter(claim__in=claims)),
        list(article.approvals.all()),
        list(article.overrides.all()),
    ]
    report_numbers = ReportNumbers(numbers, order, claim_of)
    report_import = ReportImport.objects.filter(article=article).first()
    return (
        *(_imported_event(event, report_numbers) for event in _imported_events(report_import)),
        *(
            _report_event(event, report_numbers)
            for event in _own_events(article, subjects, report_import)
        ),
    )


def _statements_with_events(revision: Revision) -> list[Statement]:
    """Return the statements that people have corrected, without their columns: few of a long text."""
    of_revision = Statement.objects.filter(revision=revision).values("pk")
    ids: set[int] = set()
    for table, column in (("StatementEvent", "pgh_obj_id"), ("AttributionEvent", "statement_id")):
        events: Any = apps.get_model("articles", table)
        corrected = events.objects.filter(**{f"{column}__in": of_revision})
        ids.update(corrected.values_list(column, flat=True))
    return [Statement(pk=pk) for pk in sorted(ids)]


def _rows_of(
    verdicts: Sequence[Verdict],
) -> dict[str, list[SignOff | VerdictReconfirmation | TieBreak]]:
    """Return the rows that refer to the verdicts, by the foreign key that refers to them."""
    return {
        "sign_off_id": list(SignOff.objects.filter(verdict__in=verdicts)),
        "reconfirmation_id": list(VerdictReconfirmation.objects.filter(verdict__in=verdicts)),
        "tie_break_id": list(TieBreak.objects.filter(verdict__in=verdicts)),
    }


def _own_events(
    article: Article, subjects: Sequence[Sequence[Model]], report_import: ReportImport | None
) -> list[Event]:
    """Return what happened here, oldest first: not what the import of a report wrote."""
    events: dict[str, Event] = {event.pgh_slug: event for event in _article_events(article)}
    for rows in subjects:
        events |= {event.pgh_slug: event for event in events_of_rows(rows)}
    own = [
        event
        for event in events.values()
        if not report_import or event.pgh_context_id != report_import.context
    ]
    own.sort(key=lambda event: (event.pgh_created_at, event.pgh_slug))
    _remove_citation_notes(own)
    return own


def _imported_events(report_import: ReportImport | None) -> Iterable[ImportedEvent]:
    """Return what happened before the report was imported, usually in another newsroom."""
    return report_import.events.all() if report_import else ()


def _imported_event(event: ImportedEvent, numbers: ReportNumbers) -> reports.Event:
    return reports.Event(
        at=event.at,
        who=event.person,
        what=event.what,
        why=event.why,
        claim=numbers.claims.get(event.claim_id or 0),
        subject=event.subject,
        label=event.label,
        changes=event.changes,
        data=event.data,
        source=numbers.sources.get(event.source_id or 0),
    )


def bind_claim_events(claim_id: int, verdicts: Sequence[Verdict], limit: int) -> list[Bound[Event]]:
    """Return the reads of the newest events of a claim and of its verdicts, at most `limit` each.

    Left out are comments and files, which the feed shows themselves, and what the import of a
    report wrote. `verdicts` are the claim's, with their sign-offs, reconfirmations and tie-breaks.
    """
    sign_offs = [each for verdict in verdicts for each in verdict.sign_offs.all()]
    reconfirmations = [each for verdict in verdicts for each in verdict.reconfirmations.all()]
    tie_breaks = [each for verdict in verdicts for each in verdict.tie_breaks.all()]
    dependent = (verdicts, sign_offs, reconfirmations, tie_breaks)
    rows: list[Sequence[Model]] = [[Claim(pk=claim_id)], *filter(None, dependent)]
    return [
        _claim_events.bind(claim_id, [row.pk for row in same], type(same[0]), Fixed(limit))
        for same in rows
    ]


@prepared
def _claim_events(claim_id: int, row_ids: Any, model: type[Model], limit: Fixed) -> QuerySet[Event]:
    imports = ReportImport.objects.filter(
        article__revisions__claims=claim_id, context__isnull=False
    )
    is_own = Q(pgh_context_id__isnull=True) | ~Q(pgh_context_id__in=imports.values("context"))
    shown_themselves = ["articles.CommentEvent", "articles.FileEvent"]
    own = events_of_rows([model(pk=row_ids)]).filter(is_own)
    own = own.exclude(pgh_model__in=shown_themselves)
    return own.order_by("-pgh_created_at", "-pgh_id")[:limit]


def claim_events_from(
    rows: Iterable[Iterable[Event]], *, hidden: Collection[int], limit: int
) -> list[Event]:
    """Return the newest of what `bind_claim_events` reads, newest first; at most `limit`: no query.

    Of the sources with ids in `hidden` only the fact that something happened is left.
    """
    by_slug = {event.pgh_slug: event for event in chain.from_iterable(rows)}
    events = sorted(by_slug.values(), key=lambda e: (e.pgh_created_at, e.pgh_id), reverse=True)
    events = events[:limit]
    _remove_citation_notes(events)
    withhold_events(events, hidden)
    return events


def _remove_citation_notes(events: Iterable[Event]) -> None:
    """Remove the reason from events that attached a source: early versions stored the note there.

    The citation has the note too, where it is withheld from those who may not see the source.
    """
    events = list(events)
    attached = {
        event.pgh_context_id
        for event in events
        if event.pgh_model == "articles.CitationEvent" and event.pgh_label == "insert"
    }
    for event in events:
        if event.pgh_context_id in attached:
            event.why = ""


def _article_events(article: Article) -> Iterable[Event]:
    events: QuerySet[Event] = Event.objects.tracks([article])  # type: ignore[no-untyped-call]  # published without types
    return events.select_related("user")


def events_of_rows(rows: Sequence[Model]) -> QuerySet[Event]:
    """Return the events of these rows and of the rows that refer to them."""
    if not rows:
        return Event.objects.none()  # `references([])` would return all events
    events: QuerySet[Event] = Event.objects.references(list(rows))  # type: ignore[no-untyped-call]  # published without types
    return events.select_related("user")


def _report_event(event: Event, numbers: ReportNumbers) -> reports.Event:
    subject = subject_of(event)
    row, changes = event.pgh_data or {}, event.pgh_diff or {}
    what, why = describe_event(subject, event.pgh_label, row, changes), event.why or ""
    claim_number = numbers.claim_number(subject, row)
    source_id = row.get("source_id")
    if (
        source_id
        and source_id not in numbers.sources
        and subject in {"citation", "query", "sensejudgement"}
    ):
        # the report does not contain the source, so its events must not describe it
        what = _("Question to a source") if subject == "query" else what
        why, row = "", _without_source(row)
        changes = _without_source(changes)
    return reports.Event(
        at=event.pgh_created_at,
        who=str(event.user) if event.user else "",
        what=what,
        why=why,
        claim=claim_number,
        subject=subject,
        label=event.pgh_label,
        changes={column: value for column, value in changes.items() if column != "version"},
        data=_with_reported_captures(row, numbers),
        source=numbers.sources.get(source_id or 0),
    )


def _without_source(columns: Mapping[str, Any]) -> dict[str, Any]:
    return {name: columns[name] for name in COLUMNS_WITHOUT_SOURCE if name in columns}


def _with_reported_captures(row: dict[str, Any], numbers: ReportNumbers) -> dict[str, Any]:
    """Return the row without fingerprints of sources that the report does not contain."""
    if "captures" not in row:
        return row
    captures = {pk: sha256 for pk, sha256 in row["captures"].items() if int(pk) in numbers.sources}
    return {**row, "captures": captures}
