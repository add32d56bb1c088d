"""Files of a report that are made in the background, kept for a while, and approved away."""

import uuid
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils.translation import get_language

from articles import jobs, permissions
from articles.models import Article, Export, Job, User
from articles.reports import Format, Rendering

FOLDER = "exports"


@transaction.atomic
def ask_for_export(article: Article, *, by: User, form: Format, rendering: Rendering) -> Export:
    """Have a worker make the file. Asking while it is in the making is asking once.

    What the rendering may not tell this person, the worker finds out: it refuses in words.
    """
    permissions.require(permissions.may_export(by))
    export, _new = Export.objects.get_or_create(
        article=article,
        form=form.key,
        rendering=rendering,
        asked_by=by,
        made_at=None,
        defaults={"language": get_language() or settings.LANGUAGE_CODE},
    )
    asked = Job.objects.filter(kind=Job.Kind.EXPORT, subject_id=export.pk)
    if not asked.filter(state__in=Job.PENDING).exists():  # it failed before, or is new
        Export.objects.filter(pk=export.pk).update(step=Export.Step.ASKED, created_at=Now())
    jobs.ask(Job.Kind.EXPORT, export.pk, by=by)
    return export


def go_on(export: Export, job: Job, step: Export.Step) -> None:
    """Say how far the file is, as long as the job is this worker's. Raises `jobs.Lost`."""
    with transaction.atomic():
        jobs.lock(job)
        Export.objects.filter(pk=export.pk).update(step=step)


def record_export(
    job: Job, export: Export, data: bytes, *, name: str, version: str, source_ids: Sequence[int]
) -> None:
    """Keep the file and close the job: both or neither. The one before it goes.

    A worker that comes late leaves nothing behind. Raises `jobs.Lost`.
    """
    kept = default_storage.save(f"{FOLDER}/{export.pk}-{uuid.uuid4().hex}", ContentFile(data))
    try:
        with transaction.atomic():
            jobs.finish(job, outcome="made")
            Export.objects.filter(pk=export.pk).update(
                step=Export.Step.MADE,
                made_at=Now(),
                file=kept,
                file_name=name,
                size=len(data),
                version=version,
                source_ids=list(source_ids),
            )
            before = Export.objects.filter(
                article=export.article_id,
                form=export.form,
                rendering=export.rendering,
                asked_by=export.asked_by_id,
                made_at__isnull=False,
            ).exclude(pk=export.pk)
            _remove(before)
    except jobs.Lost:
        default_storage.delete(kept)
        raise


def remove_old_exports() -> int:
    """Remove the exports that were asked for too long ago, with their files, and what a killed
    worker left of them. Returns how many."""
    until = Now() - timedelta(hours=settings.EXPORT_KEEP_HOURS)
    with transaction.atomic():
        return _remove(Export.objects.filter(created_at__lt=until))


def _remove(exports: QuerySet[Export]) -> int:
    """Their rows now, their files when that is certain. One in the making is left alone."""
    pending = Job.objects.filter(kind=Job.Kind.EXPORT, state__in=Job.PENDING).values("subject_id")
    gone = list(exports.exclude(pk__in=pending).values_list("pk", flat=True))
    Export.objects.filter(pk__in=gone).delete()
    if gone:
        transaction.on_commit(lambda: _clear(gone), robust=True)
    return len(gone)


def _clear(gone: Sequence[int]) -> None:
    for name in default_storage.listdir(FOLDER)[1] if default_storage.exists(FOLDER) else ():
        if int(name.partition("-")[0]) in gone:
            default_storage.delete(f"{FOLDER}/{name}")
