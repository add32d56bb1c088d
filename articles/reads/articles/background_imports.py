"""Imports that a worker is making, or could not make."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.models import BackgroundImport, Import, Job, User


@dataclass(frozen=True)
class BackgroundImportRow:
    """An import in the background: pending with what happens now, failed with the reason, or done."""

    background: BackgroundImport
    is_pending: bool
    step: str
    failure: str


def background_import(background_import_id: int, user: User) -> BackgroundImportRow:
    """Return one import of this user. Raises `BackgroundImport.DoesNotExist`. Two queries."""
    return _rows([BackgroundImport.objects.get(pk=background_import_id, asked_by=user)])[0]


def background_import_of(confirmed: Import) -> BackgroundImportRow | None:
    """Return the import in the background of a confirmed text, None without one."""
    imports = list(BackgroundImport.objects.filter(confirmed=confirmed))
    return _rows(imports)[0] if imports else None


def unfinished_imports(user: User) -> list[BackgroundImportRow]:
    """Return the imports of this user that have no article yet, newest first. At most two queries."""
    unfinished = BackgroundImport.objects.filter(asked_by=user, article__isnull=True)
    return _rows(list(unfinished.defer("details")))


def _rows(imports: list[BackgroundImport]) -> list[BackgroundImportRow]:
    if not imports:
        return []
    numbers = [each.pk for each in imports]
    jobs = Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE, subject_id__in=numbers)
    newest = {job.subject_id: job for job in jobs.order_by("pk")}
    return [_row(each, newest.get(each.pk)) for each in imports]


def _row(background: BackgroundImport, job: Job | None) -> BackgroundImportRow:
    if background.article_id:
        return BackgroundImportRow(background, is_pending=False, step="", failure="")
    if job and job.is_pending:
        step = _step(background, job)
        return BackgroundImportRow(background, is_pending=True, step=step, failure="")
    failure = (job.message if job else "") or _("The import failed.")
    return BackgroundImportRow(background, is_pending=False, step="", failure=failure)


def _step(background: BackgroundImport, job: Job) -> str:
    if job.state == Job.State.QUEUED:
        return _("Waiting for a worker")
    if background.confirmed_id:
        return _("Splitting the text into statements")
    return _("Reading the report")
