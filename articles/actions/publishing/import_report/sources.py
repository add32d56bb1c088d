"""The sources of a report, with what was seen of them elsewhere."""

from django.utils.translation import gettext as _

from articles import reports
from articles.actions.file_store import stored, stored_warc
from articles.actions.publishing.import_report.import_context import Taking
from articles.actions.publishing.import_report.rows import insert_with_timestamps
from articles.models import Capture, CommonOrigin, Correction, Job, Source, SourceGrant
from articles.refusals import Refused
from articles.reports import capture_name, read_moment, warc_name
from articles.reports.data.from_json import wrong

BY_HAND = "by hand"


def take_sources(taking: Taking) -> None:
    """Every source, once: a page that is a source here already is that source."""
    for place, told in enumerate(taking.report.sources):
        where = f"report.sources[{place}]"
        if told.number != place + 1:
            wrong(f"{where}.number", _("sources must be numbered from 1, in order."))
        known = _known(told, where)
        source = known or _new_source(taking, told, where)
        taking.sources[told.number] = source
        for capture in reversed(told.captures):
            _take_capture(taking, told, capture, where)
        _take_corrections(taking, told, where)
        if not known:
            _take_looks(told, source)


def _known(told: reports.Source, where: str) -> Source | None:
    """The same page, where it is a source here. Raises `Refused` where others may see it here."""
    if not told.url or told.visibility.key == Source.Visibility.RESTRICTED:
        return None
    unrestricted = Source.objects.exclude(visibility=Source.Visibility.RESTRICTED)
    known = unrestricted.filter(url=told.url).first()
    if known and known.visibility != told.visibility.key:
        raise Refused(
            _(
                "At %(where)s: who may see %(url)s is said otherwise in the report than here. Say "
                "the same here or there, then import it."
            )
            % {"where": where, "url": told.url}
        )
    return known


def _new_source(taking: Taking, told: reports.Source, where: str) -> Source:
    """A source that is not here yet. Of a restricted one, whoever imports it is a grant: the
    people who may see it elsewhere have no account here."""
    source = Source(
        kind=told.kind.key,
        url=told.url,
        title="" if told.kind.key == Source.Kind.INTERVIEW else told.title,
        person=told.person,
        channel=told.channel.key if told.channel else "",
        issuer=told.issuer,
        dated_on=told.dated_on,
        is_primary=told.is_primary,
        visibility=told.visibility.key,
        public_description=told.public_description,
        added_by=taking.person(told.added_by, f"{where}.added_by"),
        created_at=told.at,
    )
    insert_with_timestamps(source)
    if source.is_restricted:
        SourceGrant.objects.create(source=source, person=taking.by, named_by=taking.by)
    return source


def _take_capture(
    taking: Taking, source: reports.Source, told: reports.Capture, where: str
) -> None:
    row = taking.sources[source.number]
    known = Capture.objects.filter(source=row, sha256=told.sha256, captured_at=told.at).first()
    taking.captures[source.number, told.sha256] = known or insert_with_timestamps(
        Capture(
            source=row,
            origin=told.origin.key,
            imported_with=taking.receipt,
            final_url=told.final_url,
            redirects=[[url, status] for url, status in told.redirects],
            status=told.status,
            headers=[list(header) for header in told.headers],
            content_type=told.content_type,
            file=_bytes(taking, source, told, where),
            warc=_warc(taking, source, told),
            file_name=told.file_name,
            sha256=told.sha256,
            size=told.size,
            text=told.text,
            missing_text=told.missing_text,
            pages=list(told.pages),
            fields=_fields_read(told),
            captured_by=taking.user_or_none(told.by),
            captured_at=told.at,
        )
    )


def _bytes(taking: Taking, source: reports.Source, told: reports.Capture, where: str) -> str:
    """The name under which the bytes are stored; empty where the report came without them."""
    data = taking.bytes_at(capture_name(source, told), told.sha256, told.size, where)
    return stored(data, told.sha256) if data is not None else ""


def _warc(taking: Taking, source: reports.Source, told: reports.Capture) -> str:
    data = taking.bytes_of.get(warc_name(source, told))
    return stored_warc(data) if data is not None else ""


def _fields_read(told: reports.Capture) -> dict[str, dict[str, str]]:
    """What the program had read, before anybody corrected it."""
    read = {}
    for name, said in told.fields.items():
        if said.get("origin") != BY_HAND:
            read[name] = said
        elif said.get("read") or said.get("read_from"):
            read[name] = {"value": said.get("read", ""), "origin": said.get("read_from", "")}
    return read


def _take_corrections(taking: Taking, told: reports.Source, where: str) -> None:
    """What people corrected, once for all captures in which the same was read."""
    made: set[tuple[str, str]] = set()
    for capture in reversed(told.captures):
        for name, said in capture.fields.items():
            key = (name, said.get("read", ""))
            if said.get("origin") != BY_HAND or key in made:
                continue
            made.add(key)
            moment = read_moment(said.get("at", ""), f"{where}.captures.fields.{name}.at")
            insert_with_timestamps(
                Correction(
                    source=taking.sources[told.number],
                    capture=taking.captures[told.number, capture.sha256],
                    name=name,
                    read=said.get("read", ""),
                    value=said.get("value", ""),
                    corrected_by=taking.person(said.get("by", ""), f"{where}.captures.fields"),
                    created_at=moment,
                )
            )


def _take_looks(told: reports.Source, source: Source) -> None:
    """How the page was asked for elsewhere: what it is compared with when it is asked for here."""
    for look in reversed(told.looks):
        insert_with_timestamps(
            Job(
                kind=Job.Kind.FETCH,
                subject_id=source.pk,
                state=Job.State.FAILED if look.failed else Job.State.DONE,
                attempt=1,
                not_before=look.at,
                outcome=look.outcome.key,
                message=look.message,
                created_at=look.at,
                finished_at=look.at,
            )
        )


def take_origins(taking: Taking) -> None:
    """Which sources are one, as people elsewhere had judged. What is known here stays."""
    for place, told in enumerate(taking.report.origins):
        where = f"report.origins[{place}]"
        ends = sorted(
            (
                (taking.source(number, where), _capture(taking, number, sha256, where), credit)
                for number, sha256, credit in zip(
                    told.sources, told.captures, told.credits, strict=True
                )
            ),
            key=lambda end: end[0].pk,
        )
        (first, first_capture, first_credit), (second, second_capture, second_credit) = ends
        if CommonOrigin.objects.filter(first=first, second=second).exists():
            continue
        CommonOrigin.objects.create(
            first=first,
            second=second,
            first_capture=first_capture,
            second_capture=second_capture,
            of_both=told.of_both,
            of_shorter=told.of_shorter,
            agency=told.agency,
            first_credit=first_credit,
            second_credit=second_credit,
            state=told.state.key,
            reason=told.reason,
            judged_by=taking.user_or_none(told.judged_by),
        )


def _capture(taking: Taking, number: int, sha256: str, where: str) -> Capture:
    found = taking.captures.get((number, sha256))
    return found or wrong(where, _("the report has no capture with this number."))
