"""Notice what changes after publication, and open a case in which editors correct it.

Triggers log every change that a desk shows, with its article (`Change`). A worker looks at the changes
since its last look and compares each changed article with its newest edition, in a job. Nobody who
changes an article waits for this, and many changes are compared at once.
"""

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import Now

from articles import jobs
from articles.actions.publishing.approve_article import lock_article
from articles.models import (
    CorrectionCase,
    Edition,
    EditionWatch,
    Job,
    Publication,
    PublishedChange,
    SeenChanges,
)
from articles.models.desk_changes import SNAPSHOT
from articles.rules.published_changes import changes_since

# Kinds of changes after which a verdict or a source may not be what was printed.
RELATED = ["verdict", "withdrawal", "claim", "citation", "capture", "finding", "revision"]
EXAMINED_IN = 30.0  # seconds
LOOK = f"""
    SELECT {SNAPSHOT}, coalesce(array_agg(id), '{{}}')
    FROM articles_change
    WHERE transaction >= txid_snapshot_xmin(txid_current_snapshot())
"""  # noqa: S608 (constants)
CHANGED = """
    SELECT DISTINCT publication.id FROM articles_change change
    JOIN articles_publication publication ON publication.article_id = change.article_id
    WHERE change.transaction >= %s AND NOT change.id = ANY(%s::bigint[])
        AND (change.kind = ANY(%s) OR change.kind = 'job' AND EXISTS (
            -- a page that is gone since
            SELECT FROM articles_citation cited JOIN articles_job job
                ON job.subject_id = cited.source_id AND job.kind = 'fetch'
            WHERE cited.claim_id = change.claim_id AND job.outcome = 'gone'
                AND job.finished_at >= change.at
        ))
"""


def watch_editions() -> int:
    """Queue a comparison for each published article that changed since the last look.

    All are compared at the first look, and when changes may be gone, as after a backup was restored.
    Returns how many.
    """
    if not Publication.objects.exists():
        return 0
    with transaction.atomic():
        watch, _is_new = EditionWatch.objects.select_for_update().get_or_create(pk=1)
        look = SeenChanges.parse(watch.look) if watch.look else None
        new_look = _look()
        publications = _changed(look, new_look)
        watch.look = str(new_look)
        watch.save()
        jobs.ask_all(Job.Kind.CORRECTIONS, sorted(publications))
    return len(publications)


def _look() -> SeenChanges:
    with connection.cursor() as cursor:
        cursor.execute(LOOK)
        snapshot, seen = cursor.fetchone()
    return SeenChanges.of_snapshot(snapshot, frozenset(seen))


def _changed(look: SeenChanges | None, new_look: SeenChanges) -> list[int]:
    """Return the publications of the articles that changed since `look`; all without one."""
    if look is None or look.is_outdated(new_look):
        return list(Publication.objects.values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(CHANGED, [look.oldest, sorted(look.seen), RELATED])
        return [pk for (pk,) in cursor.fetchall()]


def compare_with_edition(job: Job) -> None:
    """Compare the newest edition of a publication with what is known now, and close the job.

    It waits until the newest captures are searched for what the claims quote. Raises `jobs.Lost` if
    another attempt owns the job.
    """
    editions = list(
        Edition.objects.filter(publication=job.subject_id)
        .select_related("publication__article", "retraction")
        .defer("page", "record")
        .order_by("-number")
    )
    if not editions or hasattr(editions[0], "retraction"):
        jobs.finish(job, outcome="not published")
        return
    newest = editions[0]
    searching = Job.objects.filter(
        kind=Job.Kind.EXAMINE, subject_id__in=newest.sources, state__in=Job.PENDING
    )
    if searching.exists():
        jobs.put_off(job, in_seconds=EXAMINED_IN)
        return
    changes = changes_since(newest, editions)
    with transaction.atomic():
        lock_article(newest.publication.article)
        is_newest = not Edition.objects.filter(
            publication=job.subject_id, number__gt=newest.number
        ).exists()
        if is_newest:
            _record(newest, changes)
        jobs.finish(job, outcome="compared")


def _record(edition: Edition, changes: Iterable[PublishedChange]) -> None:
    """Write the changes into the open case of the edition, or open one for what no case has settled."""
    now = {change.key: change for change in changes}
    case = CorrectionCase.objects.filter(edition=edition, state=CorrectionCase.State.OPEN).first()
    if case is None:
        settled = CorrectionCase.objects.filter(edition=edition, state=CorrectionCase.State.SETTLED)
        known = PublishedChange.objects.filter(case__in=settled, key__in=now)
        new = now.keys() - set(known.values_list("key", flat=True))
        if new:
            case = CorrectionCase.objects.create(edition=edition)
            _add(case, [now[key] for key in now if key in new])
        return
    recorded = case.changes.all()
    recorded.filter(key__in=now, is_over=True).update(is_over=False)
    recorded.exclude(key__in=now).filter(is_over=False).update(is_over=True)
    keys = set(recorded.values_list("key", flat=True))
    _add(case, [change for key, change in now.items() if key not in keys])
    if not now:
        _close_untouched(case)


def _add(case: CorrectionCase, changes: Iterable[PublishedChange]) -> None:
    rows = list(changes)
    for row in rows:
        row.case = case
    PublishedChange.objects.bulk_create(rows)


def _close_untouched(case: CorrectionCase) -> None:
    """Close a case in which nothing differs any more, unless an editor has worked on it."""
    notices = case.notices.model.objects.filter(case=OuterRef("pk"))
    untouched = CorrectionCase.objects.filter(
        ~Exists(notices), pk=case.pk, draft="", correction=None
    )
    fields = {"state": CorrectionCase.State.OVER, "closed_at": Now()}
    case.update_version(untouched, case.version, fields)
