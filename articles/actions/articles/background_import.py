"""Imports that take longer than a page may: a worker makes the article, and the page waits for it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from articles import importing, jobs, permissions, text
from articles.actions.articles.import_article import (
    check_import,
    confirm_import,
    require_title,
)
from articles.actions.articles.read_article import FOLDER, KEPT_FOR, KEPT_SUFFIX
from articles.actions.readers import WHOLE_NEWSROOM, ChosenReaders
from articles.actions.transactions import acting
from articles.file_store import names_in
from articles.models import Article, BackgroundImport, Import, Job, NewsroomSettings, Scale, User

LONG_TEXT = 150_000  # code points; a worker splits a longer text, which takes more than a second


def confirm_or_queue(
    imported: Import, *, by: User, title: str, body: str, **details: Any
) -> Article | BackgroundImport:
    """Create the article of a confirmed import, or have a worker create it if the text is long.

    Takes and raises the same as `confirm_import`: what the editor has to correct is refused at once.
    """
    if len(body) <= LONG_TEXT:
        return confirm_import(imported, by=by, title=title, body=body, **details)
    permissions.require(permissions.may_import(by))
    body = importing.check_text(text.normalise(body))
    check_import(imported, details.get("annotations"), body)
    readers = details.get("readers", WHOLE_NEWSROOM).as_json()
    stored = as_json(details | {"title": require_title(title), "body": body, "readers": readers})
    with acting(by):
        background, _new = BackgroundImport.objects.get_or_create(
            confirmed=imported,
            defaults={"asked_by": by, "title": title[:500], "language": language_now()},
        )
        return queue_import(background, stored, by=by)


def as_json(details: Mapping[str, Any]) -> dict[str, Any]:
    """Return the details of an article as JSON can hold them; `from_json` undoes it."""
    published_on = details.get("published_on")
    return {
        **details,
        "scale": details["scale"].pk,
        "published_on": published_on.isoformat() if published_on else None,
    }


def from_json(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return the details that `as_json` made storable."""
    published_on = stored["published_on"]
    return {
        **stored,
        "scale": Scale.objects.get(pk=stored["scale"]),
        "published_on": date.fromisoformat(published_on) if published_on else None,
    }


def queued_readers(stored: Mapping[str, Any]) -> ChosenReaders:
    """Return the readers in the details of an import that waits for a worker."""
    return ChosenReaders.from_json(stored.get("readers", {}))


def language_now() -> str:
    """Return the language in which a worker explains a refusal to the person who asks."""
    return get_language() or settings.LANGUAGE_CODE


def queue_import(
    background: BackgroundImport, details: Mapping[str, object], *, by: User
) -> BackgroundImport:
    """Ask for a job, unless one is pending or the article is there. A failed import starts again."""
    if background.article_id or is_pending(background):
        return background
    BackgroundImport.objects.filter(pk=background.pk).update(details=details, asked_by=by)
    jobs.ask(Job.Kind.IMPORT_ARTICLE, background.pk, by=by)
    return background


def is_pending(background: BackgroundImport) -> bool:
    """Is a worker at this import, or will one be?"""
    of_import = Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE, subject_id=background.pk)
    return of_import.filter(state__in=Job.PENDING).exists()


def confirm_queued_text(background: BackgroundImport) -> Article:
    """Create the article of a text that was confirmed. Raises `Refused` as `confirm_import` does."""
    return confirm_import(
        Import.objects.get(in_background=background),
        by=background.asked_by,
        **from_json(background.details) | {"readers": queued_readers(background.details)},
    )


def finish_import(job: Job, background: BackgroundImport, article: Article) -> None:
    """Record the article, close the job and delete the file. Raises `jobs.Lost` if it is too late."""
    with transaction.atomic():
        jobs.finish(job, outcome="imported")
        BackgroundImport.objects.filter(pk=background.pk).update(
            article=article, file="", details={}
        )
        delete_on_commit(background.file.name)


def delete_on_commit(name: str | None) -> None:
    """Delete a stored file when the transaction commits, if there is one of this name."""

    def delete() -> None:
        if name:
            default_storage.delete(name)

    transaction.on_commit(delete, robust=True)


def remove_old_imports() -> int:
    """Remove failed imports of files when exports are removed too, and the files that they left.

    Files from which nobody chose an article go after a day. A failed import of a text stays, because
    it holds what an editor has typed. Returns how many imports were removed.
    """
    until = timezone.now() - NewsroomSettings.exports_kept_for()
    until_choice = timezone.now() - timedelta(seconds=KEPT_FOR)
    pending = Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE, state__in=Job.PENDING)
    old = BackgroundImport.objects.filter(
        confirmed__isnull=True, article__isnull=True, created_at__lt=until
    ).exclude(pk__in=pending.values("subject_id"))
    removed, _each = old.delete()
    kept = set(BackgroundImport.objects.exclude(file="").values_list("file", flat=True))
    for name in names_in(FOLDER):
        path = f"{FOLDER}/{name}"
        latest = until_choice if name.endswith(KEPT_SUFFIX) else until
        if path not in kept and default_storage.get_modified_time(path) < latest:
            default_storage.delete(path)
    return removed
