"""Common origins: a program suggests sources that copy one text, people confirm or deny them."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles import jobs, permissions
from articles.actions.transactions import acting
from articles.models import Capture, Citation, CommonOrigin, Job, TextFingerprint, User
from articles.refusals import Refused
from articles.text.evidence import fingerprint_of, similarity, unpack_fingerprint

COMPARED = 200  # sources of the same articles, the newest first; more than any article cites


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
    with acting(None):
        jobs.finish(job, outcome="compared")
        beside = _cited_beside(job.subject_id).order_by("-source_id")
        others = list(beside.values_list("source_id", flat=True).distinct()[:COMPARED])
        fingerprints = _fingerprints([job.subject_id, *others])
        mine = fingerprints.pop(job.subject_id, None)
        if mine is None:
            return []
        compared = [_compared(mine, fingerprints[other]) for other in sorted(fingerprints)]
        suggested = sorted(
            (each for each in compared if each), key=lambda each: (each.first_id, each.second_id)
        )  # one order for all workers: no deadlock
        return CommonOrigin.objects.bulk_create(suggested, ignore_conflicts=True)


def judge_origin(
    common: CommonOrigin, *, by: User, expected_version: int, same: bool, reason: str
) -> None:
    """Confirm or deny that two sources have a common origin, with a reason.

    Raises `Stale` with the decision that somebody else made first, `Refused` without a reason.
    """
    allowed = permissions.may_describe(by, common.first)
    permissions.require(allowed and permissions.may_describe(by, common.second))
    if not reason.strip():
        raise Refused(_("Enter a reason, so that others can follow your decision."))
    state = CommonOrigin.State.CONFIRMED if same else CommonOrigin.State.DENIED
    with acting(by, why=reason):
        newest = CommonOrigin.objects.get(pk=common.pk)
        theirs = f"{newest.get_state_display()}: {newest.reason}"
        common.change(
            expected_version=expected_version,
            theirs=theirs,
            state=state,
            reason=reason.strip(),
            judged_by=by,
        )


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


def _compared(new: TextFingerprint, other: TextFingerprint) -> CommonOrigin | None:
    """Return the suggestion that both have a common origin; None if they seem not to."""
    alike = similarity(
        unpack_fingerprint(new.size, bytes(new.kept), agency=new.agency),
        unpack_fingerprint(other.size, bytes(other.kept), agency=other.agency),
    )
    if alike is None:
        return None
    first, second = sorted((new, other), key=lambda each: each.capture.source_id)
    return CommonOrigin(
        first_id=first.capture.source_id,
        second_id=second.capture.source_id,
        first_capture_id=first.pk,
        second_capture_id=second.pk,
        of_both=alike.of_both,
        of_shorter=alike.of_shorter,
        agency=alike.agency,
        first_credit=first.credit if alike.agency else "",
        second_credit=second.credit if alike.agency else "",
    )
