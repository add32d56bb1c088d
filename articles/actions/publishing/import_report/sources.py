"""Create the sources, with their captures, corrections, fetches and common origins."""

from django.utils.translation import gettext as _

from articles import reports
from articles.actions.publishing.import_report import tables
from articles.actions.publishing.import_report.columns import oldest_first, with_paths
from articles.actions.publishing.import_report.import_context import ImportContext
from articles.file_store import store_file, store_warc
from articles.models import Capture, CommonOrigin, Correction, Job, Source, SourceGrant, User
from articles.refusals import Refused
from articles.reports.data.from_json import refuse_at


def create_sources(context: ImportContext) -> None:
    """Create every source that this newsroom does not have yet, and add the captures to it."""
    for number, (source, where) in enumerate(
        with_paths(context.report.sources, "report.sources"), start=1
    ):
        if source.number != number:
            refuse_at(f"{where}.number", _("sources must be numbered from 1, in order."))
        existing = _existing_source(source, where)
        row = existing or _create_source(context, source, where)
        context.rows[Source][number] = row
        for capture, path in oldest_first(source.captures, f"{where}.captures"):
            _create_capture(context, source, capture, path)
        _create_corrections(context, source, where)
        if not existing:
            for attempt, path in oldest_first(source.looks, f"{where}.looks"):
                fetch = {"kind": Job.Kind.FETCH, "subject_id": row.pk, "attempt": 1}
                tables.FETCH_ATTEMPT.insert(context, attempt, path, **fetch)


def _existing_source(source: reports.Source, where: str) -> Source | None:
    """Return the source with the same address, None without one.

    Raises `Refused` if its visibility differs: nothing may become public by an import.
    """
    if not source.url or source.visibility.key == Source.Visibility.RESTRICTED:
        return None
    unrestricted = Source.objects.exclude(visibility=Source.Visibility.RESTRICTED)
    existing = unrestricted.filter(url=source.url).first()
    if existing and existing.visibility != source.visibility.key:
        raise Refused(
            _(
                "At %(where)s: the visibility of %(url)s differs between the report and this "
                "newsroom. Make it the same, then import the report."
            )
            % {"where": where, "url": source.url}
        )
    return existing


def _create_source(context: ImportContext, source: reports.Source, where: str) -> Source:
    """Create the source. The importer gets access to a restricted one: its readers have no account."""
    is_interview = source.kind.key == Source.Kind.INTERVIEW  # the report composes its title
    row = tables.SOURCE.insert(context, source, where, **({"title": ""} if is_interview else {}))
    if row.is_restricted:
        SourceGrant.objects.create(source=row, person=context.by, named_by=context.by)
    return row


def _create_capture(
    context: ImportContext, source: reports.Source, capture: reports.Capture, where: str
) -> None:
    """Create the capture with the files of the archive, unless this newsroom has the same one."""
    row = context.rows[Source][source.number]
    same = Capture.objects.filter(source=row, sha256=capture.sha256, captured_at=capture.at).first()
    if same is None:
        name = reports.capture_name(source, capture)
        data = context.find_file(name, capture.sha256, capture.size, where)
        warc = context.files.get(reports.warc_name(source, capture))
        same = tables.CAPTURE.insert(
            context,
            capture,
            where,
            source=row,
            imported_with=context.report_import,
            file="" if data is None else store_file(data).name,
            warc="" if warc is None else store_warc(warc).name,
        )
    context.rows[Capture][source.number, capture.sha256] = same


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
                created_at=reports.read_moment(value.get("at", ""), f"{path}.at"),
            ).save_base(raw=True, force_insert=True)


def create_common_origins(context: ImportContext) -> None:
    """Create the pairs of copies, except those that this newsroom has already."""
    for pair, where in with_paths(context.report.origins, "report.origins"):
        ends = []
        for number, sha256, credit in zip(pair.sources, pair.captures, pair.credits, strict=True):
            source = context.find(Source, number, where)
            ends.append((source, context.find(Capture, (number, sha256), where), credit))
        ends.sort(key=lambda end: end[0].pk)
        columns: dict[str, object] = {}
        for name, (source, capture, credit) in zip(("first", "second"), ends, strict=True):
            columns |= {name: source, f"{name}_capture": capture, f"{name}_credit": credit}
        if not CommonOrigin.objects.filter(first=ends[0][0], second=ends[1][0]).exists():
            tables.COMMON_ORIGIN.insert(context, pair, where, **columns)
