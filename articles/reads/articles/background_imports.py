"""Imports that a worker is making, or could not make."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils.translation import gettext as _

from articles.models import SPLITS_AGAIN, Article, BackgroundImport, BulkImport, Import, Job, User
from articles.prepared import prepared
from articles.stored_sentences import translated


@dataclass(frozen=True)
class BackgroundImportRow:
    """An import in the background: pending with what happens now, failed with the reason, or done."""

    background: BackgroundImport
    is_pending: bool
    is_revision: bool  # of an article, rather than an article
    step: str
    failure: str


@dataclass(frozen=True)
class BulkImportRow:
    """An import of many articles: how far it is, and why it failed, if it did."""

    bulk: BulkImport
    is_pending: bool
    failure: str


def bulk_import(bulk_import_id: int, user: User) -> BulkImportRow:
    """Return one import of this user. Raises `BulkImport.DoesNotExist`. Two queries."""
    bulk = BulkImport.objects.get(pk=bulk_import_id, asked_by=user)
    jobs = Job.objects.filter(kind=Job.Kind.IMPORT_MANY, subject_id=bulk.pk)
    job = jobs.order_by("-pk").first()
    is_pending = bool(job and job.is_pending)
    is_finished = bool(job and job.state == Job.State.DONE)
    failure = "" if is_pending or is_finished else (job.message if job else "") or _("It failed.")
    return BulkImportRow(bulk, is_pending, failure)


def import_of(key: UUID, user: User) -> Import:
    """Return an import of this user. Raises `Import.DoesNotExist`. One query."""
    imports = _imports(key, user)
    if not imports:
        raise Import.DoesNotExist
    return imports[0]


@prepared
def _imports(key: UUID, user: User) -> QuerySet[Import]:
    return Import.objects.select_related("in_background").filter(pk=key, imported_by=user)


def background_import(background_import_id: int, user: User) -> BackgroundImportRow:
    """Return one import of this user. Raises `BackgroundImport.DoesNotExist`. Two queries."""
    rows = _rows(_placed(BackgroundImport.objects.filter(pk=background_import_id, asked_by=user)))
    if not rows:
        raise BackgroundImport.DoesNotExist
    return rows[0]


def background_import_of(confirmed: Import) -> BackgroundImportRow | None:
    """Return the import in the background of a confirmed text, None without one.

    No query if `import_of` has read the text, and no worker was asked.
    """
    if getattr(confirmed, "in_background", None) is None:
        return None
    rows = _rows(_placed(BackgroundImport.objects.filter(confirmed=confirmed)))
    return rows[0] if rows else None


def failed_edit(article: Article, user: User) -> BackgroundImportRow | None:
    """Return what this user wanted to change in the article if a worker refused it, else None."""
    edits = article.background_edits.filter(asked_by=user, article__isnull=True)
    rows = _rows(_placed(edits.exclude(details__has_key=SPLITS_AGAIN)))
    return rows[0] if rows and not rows[0].is_pending else None


def unfinished_imports(user: User) -> list[BackgroundImportRow]:
    """Return the imports of this user that have no article yet, newest first. At most two queries."""
    return _rows(_unfinished(user))


def not_listed(
    unfinished: list[BackgroundImportRow], articles: Collection[int]
) -> list[BackgroundImportRow]:
    """Return the imports without those whose article is one of `articles`. A query if any is pending.

    Read the imports before the articles: an import that is finished in between would be on neither
    list in the other order, and is on both in this one.
    """
    pending = [row.background.pk for row in unfinished if row.is_pending]
    if not pending:
        return unfinished
    saved = BackgroundImport.objects.filter(pk__in=pending, article__in=articles)
    listed = set(saved.values_list("pk", flat=True))
    return [row for row in unfinished if row.background.pk not in listed]


@prepared
def _unfinished(user: User) -> QuerySet[BackgroundImport]:
    unfinished = BackgroundImport.objects.filter(asked_by=user, article__isnull=True)
    return _placed(unfinished.defer("details"))


def _placed(imports: QuerySet[BackgroundImport]) -> QuerySet[BackgroundImport]:
    """Add to each import whether it becomes a revision of an article, for `_rows`."""
    is_revision = ExpressionWrapper(Q(confirmed__revises__isnull=False), BooleanField())
    return imports.annotate(of_article=is_revision)


def _rows(placed: Iterable[Any]) -> list[BackgroundImportRow]:
    imports = list(placed)
    if not imports:
        return []
    numbers = [each.pk for each in imports]
    jobs = Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE, subject_id__in=numbers)
    newest = {job.subject_id: job for job in jobs.order_by("pk")}
    return [_row(each, newest.get(each.pk), is_revision=each.of_article) for each in imports]


def _row(
    background: BackgroundImport, job: Job | None, *, is_revision: bool
) -> BackgroundImportRow:
    is_pending = bool(job and not job.has_failed and not background.article_id)
    step = _step(background, job) if job and is_pending else ""
    failure = ""
    if not is_pending and not background.article_id:
        failure = translated(job.message if job else "") or _("The import failed.")
    return BackgroundImportRow(background, is_pending, is_revision, step, failure)


def _step(background: BackgroundImport, job: Job) -> str:
    if job.state == Job.State.QUEUED:
        return _("Waiting for a worker")
    if background.confirmed_id or background.edits_id:
        return _("Splitting the text into statements")
    return _("Reading the report")
