"""Common origins: a program suggests sources that repeat one report, people confirm or deny them."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from django.db.models import QuerySet

from articles import jobs
from articles.actions.captures.page_versions import HEAD, page_versions
from articles.actions.transactions import acting
from articles.models import Capture, Citation, CommonOrigin, Job, TextFingerprint
from articles.text import detect
from articles.text.evidence import (
    agency_of_host,
    common_agency,
    fingerprint_of,
    report_marks,
    shared_marks,
    similarity,
    unpack_fingerprint,
)

COMPARED = 200  # sources of the same articles, the newest first; more than any article cites
READ = 4_000  # code points of which the language is detected
SHOWN = 12  # figures and names of a suggestion


def request_comparison(source_id: int) -> None:
    """Add a job that compares the source with others that the same articles cite, if there are any.

    Called inside the transaction that wrote a capture or citation, after it was written. It locks
    the job, so that a worker that is about to compare waits and sees what was written.
    """
    if not _cited_beside(source_id).exists():
        return
    job = jobs.ask(Job.Kind.COMPARE, source_id)
    if not Job.objects.select_for_update().get(pk=job.pk).is_pending:
        jobs.ask(Job.Kind.COMPARE, source_id)


def compare_origins(job: Job) -> list[CommonOrigin]:
    """Compare the newest capture of a source with those of the sources that are cited beside it.

    Each pair that seems to have a common origin is suggested once. The job is closed first, because
    whatever writes a capture after that adds another job. Linear in the number of sources; each
    text is fingerprinted once. Raises `jobs.Lost` if another attempt owns the job.
    """
    versions = _named_versions(job.subject_id)
    with acting(None):
        jobs.finish(job, outcome="compared")
        beside = _cited_beside(job.subject_id).order_by("-source_id")
        others = list(beside.values_list("source_id", flat=True).distinct()[:COMPARED])
        fingerprints = _fingerprints([job.subject_id, *others])
        mine = fingerprints.pop(job.subject_id, None)
        if mine is None:
            return []
        compared = [
            _compared(mine, fingerprints[other], versions) for other in sorted(fingerprints)
        ]
        suggested = sorted(
            (each for each in compared if each), key=lambda each: (each.first_id, each.second_id)
        )  # one order for all workers: no deadlock
        return CommonOrigin.objects.bulk_create(suggested, ignore_conflicts=True)


def _cited_beside(source_id: int) -> QuerySet[Citation]:
    """Return the citations of other sources in the articles that cite this one."""
    articles = Citation.objects.filter(source=source_id).values("claim__revision__article")
    others = Citation.objects.filter(claim__revision__article__in=articles)
    return others.exclude(source=source_id)


def _fingerprints(source_ids: Iterable[int]) -> dict[int, TextFingerprint]:
    """Return the fingerprint of the newest capture of each source, without empty texts.

    Computes and stores those that are missing.
    """
    captures = Capture.objects.filter(source__in=source_ids)
    newest = captures.order_by("source_id", *Capture.NEWEST_FIRST).distinct("source_id")
    ids = dict(newest.values_list("pk", "source_id"))
    known = set(TextFingerprint.objects.filter(capture__in=ids).values_list("pk", flat=True))
    unknown = Capture.objects.filter(pk__in=ids.keys() - known).only("text")
    TextFingerprint.objects.bulk_create(
        [_fingerprint_of_capture(each) for each in unknown], ignore_conflicts=True
    )
    fingerprints = TextFingerprint.objects.filter(capture__in=ids, size__gt=0)
    return {
        ids[fingerprint.pk]: fingerprint
        for fingerprint in fingerprints.select_related("capture__source")
    }


def _fingerprint_of_capture(capture: Capture) -> TextFingerprint:
    made = fingerprint_of(capture.text)
    return TextFingerprint(
        capture=capture,
        size=made.size,
        kept=made.packed(),
        agency=made.agency,
        credit=made.credit[:300],
    )


def _named_versions(source_id: int) -> dict[str, str]:
    """Return the addresses that the newest capture of a source names as versions of its page."""
    newest = Capture.objects.filter(source=source_id).only("file", "final_url", "content_type")
    capture = newest.first()
    if capture is None or not capture.final_url or "html" not in capture.content_type:
        return {}
    try:
        with capture.file.open() as file:
            return page_versions(file.read(HEAD), capture.final_url)
    except OSError:  # the file is gone; the text is compared all the same
        return {}


def _compared(
    new: TextFingerprint, other: TextFingerprint, versions: Mapping[str, str]
) -> CommonOrigin | None:
    """Return the suggestion that both have a common origin; None if they seem not to."""
    first, second = sorted((new, other), key=lambda each: each.capture.source_id)
    pair = CommonOrigin(
        first_id=first.capture.source_id,
        second_id=second.capture.source_id,
        first_capture_id=first.pk,
        second_capture_id=second.pk,
    )
    alike = similarity(
        unpack_fingerprint(first.size, bytes(first.kept), agency=_agency(first)[0]),
        unpack_fingerprint(second.size, bytes(second.kept), agency=_agency(second)[0]),
    )
    if alike:
        pair.of_both, pair.of_shorter = alike.of_both, alike.of_shorter
        _credit(pair, first, second, alike.agency)
        return pair
    if words := _names_as_version(other, versions):
        pair.basis, pair.shared = CommonOrigin.Basis.VERSION, [words]
        return pair
    return _same_report(pair, first, second)


def _names_as_version(other: TextFingerprint, versions: Mapping[str, str]) -> list[str]:
    """Return the kind of the link to the other page and its address; [] without such a link."""
    for address in (other.capture.final_url, other.capture.source.url):
        if address and (words := versions.get(address)):
            return [words, address]
    return []


def _same_report(
    pair: CommonOrigin, first: TextFingerprint, second: TextFingerprint
) -> CommonOrigin | None:
    """Return the pair if both texts have the same figures and names, and credit one agency or are in
    two languages."""
    marks = report_marks(first.capture.text), report_marks(second.capture.text)
    if not shared_marks(*marks, in_order=False):
        return None
    agency = common_agency(_agency(first)[0], _agency(second)[0])
    languages = {detect(each.capture.text[:READ]) for each in (first, second)}
    if len(languages) == 2:
        pair.basis, shared = CommonOrigin.Basis.TRANSLATION, shared_marks(*marks, in_order=True)
    elif agency:
        pair.basis, shared = CommonOrigin.Basis.CREDIT, shared_marks(*marks, in_order=False)
    else:
        return None
    if not shared:
        return None
    pair.shared = [list(words) for words in shared[:SHOWN]]
    _credit(pair, first, second, agency)
    return pair


def _credit(
    pair: CommonOrigin, first: TextFingerprint, second: TextFingerprint, agency: str
) -> None:
    if agency:
        pair.agency = agency
        pair.first_credit, pair.second_credit = _agency(first)[1], _agency(second)[1]


def _agency(fingerprint: TextFingerprint) -> tuple[str, str]:
    """Return the agency that a text credits, or on whose page it stands, with what says so."""
    if fingerprint.agency:
        return fingerprint.agency, fingerprint.credit
    host = urlsplit(fingerprint.capture.final_url).hostname or ""
    return agency_of_host(host), host
