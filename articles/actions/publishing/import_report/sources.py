"""Create the sources, with their captures, corrections, fetches and common origins."""

import re

from django.utils.translation import gettext as _

from articles import reports
from articles.actions.publishing.import_report import tables
from articles.actions.publishing.import_report.columns import oldest_first, with_paths
from articles.actions.publishing.import_report.import_context import ImportContext
from articles.models import Capture, Correction, Job, Source, SourceGrant, User
from articles.reports.data.from_json import refuse_at

WEB_ADDRESS = re.compile(r"https?://[^/\s]", re.IGNORECASE)


def create_sources(context: ImportContext) -> None:
    """Create every source of the report, beside those that this newsroom has of the same address.

    Nothing that is here changes: no source, capture, correction or common origin.
    """
    for number, (source, where) in enumerate(
        with_paths(context.report.sources, "report.sources"), start=1
    ):
        if source.number != number:
            refuse_at(f"{where}.number", _("sources must be numbered from 1, in order."))
        row = _create_source(context, source, where)
        context.rows[Source][number] = row
        for capture, path in oldest_first(source.captures, f"{where}.captures"):
            _create_capture(context, source, capture, path)
        _create_corrections(context, source, where)
        for attempt, path in oldest_first(source.looks, f"{where}.looks"):
            fetch = {"kind": Job.Kind.FETCH, "subject_id": row.pk, "attempt": 1}
            tables.FETCH_ATTEMPT.insert(context, attempt, path, **fetch)


def _create_source(context: ImportContext, source: reports.Source, where: str) -> Source:
    """Create the source. The importer gets access to a restricted one: its readers have no account."""
    require_web_address(source.url, f"{where}.url")
    is_interview = source.kind.key == Source.Kind.INTERVIEW  # the report composes its title
    row = tables.SOURCE.insert(
        context,
        source,
        where,
        imported_with=context.report_import,
        is_external=source.external or not context.is_own,
        **({"title": ""} if is_interview else {}),
    )
    if row.is_restricted:
        SourceGrant.objects.create(source=row, person=context.by, named_by=context.by)
    return row


def _create_capture(
    context: ImportContext, source: reports.Source, capture: reports.Capture, where: str
) -> None:
    """Create the capture with the files of the archive."""
    require_web_address(capture.final_url, f"{where}.final_url")
    for (url, _status), path in with_paths(capture.redirects, f"{where}.redirects"):
        require_web_address(url, path)
    name = reports.capture_name(source, capture)
    file = context.find_file(name, capture.sha256, capture.size, where)
    context.rows[Capture][source.number, capture.sha256] = tables.CAPTURE.insert(
        context,
        capture,
        where,
        source=context.rows[Source][source.number],
        imported_with=context.report_import,
        is_external=capture.external or not context.is_own,
        file=file,
        warc=context.stored.get(reports.warc_name(source, capture), ""),
    )


def require_web_address(url: str, where: str) -> None:
    """Refuse an address with another scheme than http and https, such as javascript:."""
    if url and not WEB_ADDRESS.match(url):
        refuse_at(where, _("an address must begin with http:// or https://."))


def _create_corrections(context: ImportContext, source: reports.Source, where: str) -> None:
    """Create each correction once: captures with the same value read share it."""
    created: set[tuple[str, str]] = set()
    for capture in reversed(source.captures):
        for name, value in capture.fields.items():
            key = (name, value.get("read", ""))
            if value.get("origin") != tables.BY_HAND or key in created:
                continue
            created.add(key)
            path = f"{where}.captures.fields.{name}"
            Correction(
                source=context.rows[Source][source.number],
                capture=context.rows[Capture][source.number, capture.sha256],
                name=name,
                read=value.get("read", ""),
                value=value.get("value", ""),
                corrected_by=context.find(User, value.get("by", ""), f"{path}.by"),
                created_at=context.not_later(
                    reports.read_moment(value.get("at", ""), f"{path}.at")
                ),
            ).save_base(raw=True, force_insert=True)


def create_common_origins(context: ImportContext) -> None:
    """Create the pairs of copies among the sources of the report."""
    for pair, where in with_paths(context.report.origins, "report.origins"):
        ends = []
        for number, sha256, credit in zip(pair.sources, pair.captures, pair.credits, strict=True):
            source = context.find(Source, number, where)
            capture = context.find(Capture, (number, sha256), where) if sha256 else None
            ends.append((source, capture, credit))
        is_in_order = ends[0][0].pk < ends[1][0].pk
        ends.sort(key=lambda end: end[0].pk)
        shared = [[a, b] if is_in_order else [b, a] for a, b in pair.shared]
        columns: dict[str, object] = {"shared": shared}
        for name, (source, capture, credit) in zip(("first", "second"), ends, strict=True):
            columns |= {name: source, f"{name}_capture": capture, f"{name}_credit": credit}
        tables.COMMON_ORIGIN.insert(context, pair, where, **columns)
