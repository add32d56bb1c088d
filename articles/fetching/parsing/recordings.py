"""Recordings: their type by their first bytes, their length from a child process. No text is read."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from django.conf import settings

import articles
from articles.fetching.parsing.parser import free_parser
from articles.file_store import Content, as_file, read_start
from articles.reading.document import Document
from articles.reading.file_types import recording_document
from articles.reading.signatures.recordings import START, recording_type

SECONDS = 20  # of real time, because the processor may be busy elsewhere
LONGEST = 100 * 3600  # seconds; a file that says more is damaged
_COMMAND = [sys.executable, "-m", "articles.fetching.parsing.length"]
_ROOT = Path(articles.__file__).parent.parent


def is_recording(content: Content) -> bool:
    """Whether the bytes are those of an audio or video file that browsers play."""
    return bool(recording_type(read_start(content, START)))


def read_recording(content: Content) -> Document | None:
    """Return the document of an audio or video file; None if its bytes are not those of one.

    The file is never in memory as a whole. Its length stays unknown if that cannot be read.
    """
    media_type = recording_type(read_start(content, START))
    return recording_document(media_type, _length(content)) if media_type else None


def _length(content: Content) -> int | None:
    """Return the length in milliseconds; None if the file does not say, or reading takes too much."""
    with _on_disk(content) as file, free_parser():
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
                _COMMAND,
                stdin=file,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                env={"PARSER_USER": settings.PARSER_USER},
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None
    try:
        seconds = float(done.stdout or b"0")
    except ValueError:
        return None
    return round(seconds * 1000) if 0 < seconds <= LONGEST else None


@contextlib.contextmanager
def _on_disk(content: Content) -> Iterator[IO[bytes]]:
    """Give the content as a file with a descriptor: a temporary copy of what is in memory."""
    file = as_file(content)
    file.seek(0)
    try:
        descriptor = file.fileno()
    except OSError:  # as of a file in memory
        with TemporaryFile() as copy:
            shutil.copyfileobj(file, copy)
            copy.seek(0)
            file.seek(0)
            yield copy
        return
    before = os.lseek(
        descriptor, 0, os.SEEK_CUR
    )  # the child moves it, and this file has read ahead
    try:
        yield os.fdopen(descriptor, "rb", closefd=False)
    finally:
        os.lseek(descriptor, before, os.SEEK_SET)
