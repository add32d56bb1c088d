"""Import up to a thousand articles that a program sends as JSON lines: a worker does it in batches."""

import uuid
from collections.abc import Iterable
from tempfile import TemporaryFile
from typing import BinaryIO, cast

import pghistory
from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from articles import jobs, permissions
from articles.actions.articles import (
    FOLDER,
    BatchOutcome,
    ImportContext,
    Line,
    batches_of,
    delete_on_commit,
    import_batch,
    language_now,
)
from articles.actions.transactions import acting
from articles.file_store import digest, open_stored
from articles.importing import ArticleLine, read_article_lines
from articles.models import BulkImport, Import, Job, Scale, User
from articles.refusals import Refused

MOST_LINES = 1000
MEGABYTE = 1024 * 1024


def ask_for_bulk_import(
    chunks: Iterable[bytes], *, by: User, scale: Scale, collection: str, token: str
) -> BulkImport:
    """Store the lines as they arrive, and ask a worker to import them.

    Only a chunk is in memory. Raises `Refused` for no or too many lines, or too many bytes.
    """
    permissions.require(permissions.may_import(by))
    with TemporaryFile() as received:
        lines = _receive(chunks, received)
        received.seek(0)
        sha256, _size = digest(File(received))
        name = f"{FOLDER}/{uuid.uuid4().hex}-{sha256}"
        stored = default_storage.save(name, File(received))
    try:
        with acting(by):
            bulk = BulkImport.objects.create(
                asked_by=by,
                scale=scale,
                collection=collection,
                token=token,
                language=language_now(),
                file=stored,
                lines=lines,
            )
            jobs.ask(Job.Kind.IMPORT_MANY, bulk.pk, by=by)
    except BaseException:
        default_storage.delete(stored)
        raise
    return bulk


def import_lines(job: Job, bulk: BulkImport) -> None:
    """Import the lines that are left, batch by batch. Raises `NotAllowed`, `jobs.Lost`."""
    context = ImportContext(bulk.asked_by, bulk.scale, bulk.token)
    with open_stored(bulk.file.name or "") as file:
        lines = read_article_lines(cast("BinaryIO", file), collection=bulk.collection)
        left = (line for line in lines if line.number > bulk.done)
        for batch in batches_of(left):
            with pghistory.context(token=bulk.token):
                outcome = import_batch(batch, context)
            _record(job, bulk, batch, outcome)
    with transaction.atomic():
        jobs.finish(job, outcome="imported")
        BulkImport.objects.filter(pk=bulk.pk).update(done=bulk.lines, file="")
        delete_on_commit(bulk.file.name)


def _record(job: Job, bulk: BulkImport, batch: list[Line], outcome: BatchOutcome) -> None:
    """Record what became of a batch. Raises `jobs.Lost` if another worker has the job."""
    keys = [line.key for line in batch if isinstance(line, ArticleLine)]
    imported = Import.objects.filter(pk__in=keys, article__isnull=False, imported_by=bulk.asked_by)
    bulk.done = batch[-1].number
    bulk.created += outcome.created
    bulk.existing += outcome.existing
    bulk.refused += [{"line": each.number, "why": each.sentence} for each in outcome.refused]
    bulk.articles += list(imported.values_list("article", flat=True))
    with transaction.atomic():
        jobs.lock(job)
        bulk.save(update_fields=["done", "created", "existing", "refused", "articles"])


def _receive(chunks: Iterable[bytes], into: BinaryIO) -> int:
    """Write the chunks, and return how many lines they have. Raises `Refused`."""
    most = settings.UPLOAD_MAX_MEGABYTES * MEGABYTE
    lines = size = 0
    last = b"\n"
    for chunk in chunks:
        size += len(chunk)
        lines += chunk.count(b"\n")
        last = chunk[-1:] or last
        if size > most:
            raise Refused(
                _("This is larger than %(most)d MB. Send it in parts.")
                % {"most": settings.UPLOAD_MAX_MEGABYTES}
            )
        if lines > MOST_LINES:
            break
        into.write(chunk)
    lines += last != b"\n"
    if not 1 <= lines <= MOST_LINES:
        raise Refused(
            _("Send 1 to %(most)d articles, each as JSON on a line of its own.")
            % {"most": MOST_LINES}
        )
    return lines
