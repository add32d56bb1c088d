"""Import the file of a report: a small one at once, a large one by a worker."""

import uuid

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.articles import (
    FOLDER,
    delete_on_commit,
    is_pending,
    language_now,
    queue_import,
    queued_readers,
)
from articles.actions.publishing.import_report import import_report
from articles.actions.readers import WHOLE_NEWSROOM, ChosenReaders
from articles.actions.transactions import acting
from articles.file_store import Content, as_file, digest, open_stored, read_whole, size_of
from articles.models import Article, BackgroundImport, User
from articles.refusals import Refused

LARGE_REPORT = 500_000  # bytes; the import of a larger file takes more than a second


def import_or_queue_report(
    data: Content, file_name: str, *, by: User, readers: ChosenReaders = WHOLE_NEWSROOM
) -> Article | BackgroundImport:
    """Import a report, or have a worker import it if it is large. The same file is imported once.

    Raises the same as `import_report`; what a worker refuses is shown on the page of the import.
    """
    if size_of(data) <= LARGE_REPORT:
        return import_report(read_whole(data), by=by, readers=readers)
    permissions.require(permissions.may_import(by))
    sha256, _size = digest(data)
    stored = default_storage.save(f"{FOLDER}/{uuid.uuid4().hex}", as_file(data))
    with acting(by):
        background, is_new = BackgroundImport.objects.get_or_create(
            asked_by=by,
            sha256=sha256,
            defaults={"title": file_name[-500:], "language": language_now(), "file": stored},
        )
        if not is_new:
            _require_same_readers(background, readers)
            _use_one_file(background, stored)
        return queue_import(background, {"readers": readers.as_json()}, by=by)


def _require_same_readers(background: BackgroundImport, readers: ChosenReaders) -> None:
    """Raise `Refused` if the same file is being imported for other readers: nobody would notice."""
    if is_pending(background) and background.details != {"readers": readers.as_json()}:
        raise Refused(
            _(
                "You are already importing this report, for other readers. Wait until the article is "
                "there, then change its readers."
            )
        )


def import_queued_report(background: BackgroundImport) -> Article:
    """Import the file that waited for a worker, if its bytes are still those that were uploaded.

    Raises the same as `import_report`, and `DamagedFile`.
    """
    with open_stored(background.file.name or "", sha256=background.sha256) as file:
        data = file.read()
    return import_report(data, by=background.asked_by, readers=queued_readers(background.details))


def _use_one_file(background: BackgroundImport, stored: str) -> None:
    """Keep one of two equal files: the new one, unless the former is still there or not needed."""
    if background.article_id or default_storage.exists(background.file.name or "-"):
        delete_on_commit(stored)
    else:
        BackgroundImport.objects.filter(pk=background.pk).update(file=stored)
