"""Run the batches of a large import in several processes, one for each processor."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from typing import Any, BinaryIO, cast

from django.db import connections
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.articles.import_many import (
    BatchOutcome,
    ImportContext,
    Line,
    batches_of,
    import_batch,
)
from articles.actions.readers import WHOLE_NEWSROOM, ChosenReaders
from articles.actions.transactions import update_statistics
from articles.importing import read_article_lines
from articles.models import Scale, User
from articles.refusals import Refused

MANY = 200  # new articles, after which PostgreSQL counts its tables


def import_file(
    file: BinaryIO,
    *,
    by: User,
    scale: Scale,
    file_name: str = "",
    collection: str = "",
    processes: int = 1,
    readers: ChosenReaders = WHOLE_NEWSROOM,
) -> Iterator[BatchOutcome]:
    """Import the articles of a file of JSON lines, and yield the outcome of each batch.

    Few batches are in memory at a time. Each is one transaction: after an interruption, importing the
    file again continues. With several processes, articles of neighbouring batches may get their
    numbers out of order. Nobody but `readers` ever reads the articles. Raises `NotAllowed`, and
    `Refused` if a process was killed.
    """
    permissions.require(permissions.may_import(by))
    batches = batches_of(read_article_lines(file, collection=collection))
    context = ImportContext(by, scale, file_name, readers)
    return _import_all(batches, context, processes)


def _import_all(
    batches: Iterable[list[Line]], context: ImportContext, processes: int
) -> Iterator[BatchOutcome]:
    in_this_process = (import_batch(batch, context) for batch in batches)
    is_alone = processes == 1
    created = 0
    for outcome in in_this_process if is_alone else _in_processes(batches, context, processes):
        created += outcome.created
        yield outcome
    if created >= MANY:
        update_statistics()


def _in_processes(
    batches: Iterable[list[Line]], context: ImportContext, processes: int
) -> Iterator[BatchOutcome]:
    # A forked process has all modules at once, but it must not inherit an open connection.
    _close_connections()
    start = multiprocessing.get_context("fork")
    waiting: deque[Future[BatchOutcome]] = deque()
    try:
        with ProcessPoolExecutor(processes, mp_context=start) as pool:
            for batch in batches:
                waiting.append(pool.submit(_import_in_worker, batch, context))
                if len(waiting) > processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise Refused(
            _(
                "A process of the import was stopped, perhaps for lack of memory. Run the command "
                "again: it continues where it stopped."
            )
        ) from error


def _close_connections() -> None:
    for each in connections.all(initialized_only=True):
        each.close()
        if each.settings_dict["OPTIONS"].get("pool"):
            cast("Any", each).close_pool()


def _import_in_worker(batch: list[Line], context: ImportContext) -> BatchOutcome:
    _prepare_worker()
    return import_batch(batch, context)


@cache
def _prepare_worker() -> None:
    """End this process when the one that started it is gone, and leave Ctrl-C to that one.

    What is loaded now stays: not looking through it for garbage saves a tenth of an import.
    """
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, daemon=True).start()


def _exit_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
