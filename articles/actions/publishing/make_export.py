"""Exports: report files that a worker generates, which are removed after a while."""

from collections.abc import Sequence

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils.translation import get_language

from articles import jobs, metrics, permissions
from articles.actions.transactions import acting, log_change
from articles.file_store import names_in, store_export
from articles.models import Article, Export, Job, NewsroomSettings, User
from articles.reports import Format, Rendering

FOLDER = "exports"


def ask_for_export(article: Article, *, by: User, form: Format, rendering: Rendering) -> Export:
    """Ask a worker for the file. While it is pending, asking again changes nothing.

    The worker checks what this user may see, and fails with a message.
    """
    permissions.require(permissions.may_export(by))
    with acting(by):
        permissions.require_reader(by, article)
        export, _new = Export.objects.get_or_create(
            article=article,
            form=form.key,
            rendering=rendering,
            asked_by=by,
            made_at=None,
            defaults={"language": get_language() or settings.LANGUAGE_CODE},
        )
        jobs_of_export = Job.objects.filter(kind=Job.Kind.EXPORT, subject_id=export.pk)
        if not jobs_of_export.filter(state__in=Job.PENDING).exists():  # new, or failed before
            Export.objects.filter(pk=export.pk).update(step=Export.Step.ASKED, created_at=Now())
        jobs.ask(Job.Kind.EXPORT, export.pk, by=by)
        log_change("export.requested", export=export.pk, article=article.pk, by=by.pk)
        return export


def record_export_step(export: Export, job: Job, step: Export.Step) -> None:
    """Record the progress of the file. Raises `jobs.Lost` if another worker has the job."""
    with transaction.atomic():
        jobs.lock(job)
        Export.objects.filter(pk=export.pk).update(step=step)


def record_export(
    job: Job, export: Export, data: bytes, *, name: str, version: str, source_ids: Sequence[int]
) -> None:
    """Store the file, finish the job and remove the previous file, in one transaction.

    `source_ids` are the sources that the file shows in full. Raises `jobs.Lost` for a worker
    that is too late, and leaves no file behind.
    """
    stored = store_export(data, folder=FOLDER, number=export.pk)
    try:
        with transaction.atomic():
            jobs.finish(job, outcome="made")
            Export.objects.filter(pk=export.pk).update(
                step=Export.Step.MADE,
                made_at=Now(),
                file=stored.name,
                file_name=name,
                size=stored.size,
                version=version,
                source_ids=list(source_ids),
            )
            previous = Export.objects.filter(
                article=export.article_id,
                form=export.form,
                rendering=export.rendering,
                asked_by=export.asked_by_id,
                made_at__isnull=False,
            ).exclude(pk=export.pk)
            _remove(previous)
            _report(export, stored.size)
    except jobs.Lost:
        default_storage.delete(stored.name)
        raise


def _report(export: Export, size: int) -> None:
    """Count the file, and log it when the transaction commits."""
    metrics.EXPORTS.labels(export.form, export.rendering).inc()
    log_change(
        "export.made",
        export=export.pk,
        article=export.article_id,
        format=export.form,
        rendering=export.rendering,
        bytes=size,
    )


def remove_old_exports() -> int:
    """Remove expired exports with their files, and files that a killed worker left.

    Returns how many exports were removed.
    """
    until = Now() - NewsroomSettings.exports_kept_for()
    with transaction.atomic():
        return _remove(Export.objects.filter(created_at__lt=until))


def _remove(exports: QuerySet[Export]) -> int:
    """Delete the rows now and the files on commit. Pending exports stay."""
    pending = Job.objects.filter(kind=Job.Kind.EXPORT, state__in=Job.PENDING).values("subject_id")
    gone = list(exports.exclude(pk__in=pending).values_list("pk", flat=True))
    Export.objects.filter(pk__in=gone).delete()
    if gone:
        transaction.on_commit(lambda: _delete_files(gone), robust=True)
    return len(gone)


def _delete_files(gone: Sequence[int]) -> None:
    for name in names_in(FOLDER):
        if int(name.partition("-")[0]) in gone:
            default_storage.delete(f"{FOLDER}/{name}")
