"""Stored files: each has the SHA-256 of its bytes in its name and is compared with it when read.

Captures and attachments are named by it alone, so equal bytes are stored once. How a file gets to
the disk is the matter of the storage class (`STORAGES` in the settings).
"""

import errno
import hashlib
import re
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import IO

import structlog
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.refusals import Refused

log = structlog.get_logger(__name__)

CHUNK = 1024 * 1024  # bytes
DISK_IS_FULL = {errno.ENOSPC, errno.EDQUOT}
NO_SPACE = _(
    "The server has no space left for files, so nothing was saved. Tell an administrator, then try "
    "again."
)
NO_STORAGE = _(
    "The file storage does not answer, so nothing was saved. Try again in a few minutes. If this "
    "continues, tell an administrator."
)
_SHA256 = re.compile(r"[0-9a-f]{64}")
CHECK_AGAIN, MOST_CHECKED = 3600.0, 1000  # seconds, and files that a process remembers
_checked: dict[tuple[str, str, int], float] = {}
WARCS = "warc"  # the folder of WARC files
_SHA256_FOLDER = re.compile(rf"({WARCS}/)?[0-9a-f]{{2}}")

Content = bytes | File  # type: ignore[type-arg]  # of bytes


class DamagedFile(Refused):
    """The stored bytes are not those that were stored."""


class UncheckedFile(DamagedFile):
    """Neither the name of the file nor its row has a SHA-256 to compare the bytes with."""


class DiskFull(Refused):
    """The storage has no space left for a file."""


class StorageUnavailable(Refused, ConnectionError):
    """The storage is on another machine, which does not answer or refuses."""

    status = HTTPStatus.SERVICE_UNAVAILABLE

    def __init__(self) -> None:
        super().__init__(NO_STORAGE)


class IncompleteFile(OSError):
    """The storage has fewer bytes than were written to it."""


def too_large_sentence(megabytes: int) -> Promise:
    """Return the sentence for a file that is larger than `megabytes`."""
    return format_lazy(
        _("This file is larger than {limit} MB. Choose a smaller file."), limit=megabytes
    )


@dataclass(frozen=True, slots=True)
class StoredFile:
    """The name of a file in the storage, the SHA-256 of its bytes, and how many they are."""

    name: str
    sha256: str
    size: int


def store_file(content: Content) -> StoredFile:
    """Store the content under its SHA-256, equal content once.

    A file of that name with other bytes is damaged, and replaced. Raises `DiskFull`, or OSError if
    the content cannot be written whole for another reason.
    """
    sha256, size = digest(content)
    return _store(content, f"{sha256[:2]}/{sha256}", sha256, size)


def store_warc(content: Content) -> StoredFile:
    """Store a WARC file under its SHA-256. Raises what `store_file` raises."""
    sha256, size = digest(content)
    return _store(content, f"{WARCS}/{sha256[:2]}/{sha256}.warc.gz", sha256, size)


def store_export(content: Content, *, folder: str, number: int) -> StoredFile:
    """Store a file in `folder`, named by a number and a random part, so that no other has its name.

    Raises what `store_file` raises.
    """
    sha256, size = digest(content)
    return _store(content, f"{folder}/{number}-{uuid.uuid4().hex}-{sha256}", sha256, size)


def open_stored(name: str, *, sha256: str = "", size: int | None = None) -> IO[bytes]:
    """Open a stored file, after all of it was compared with `size` and SHA-256 (by default its name's).

    Raises `DamagedFile` if they differ, `UncheckedFile` without a SHA-256, FileNotFoundError if there
    is none.
    """
    named = _SHA256.findall(name)
    expected = sha256 or (named[-1] if named else "")
    if not expected and default_storage.exists(name):
        raise UncheckedFile(
            _(
                "This file is from an earlier version and has no checksum. Generate or upload it again."
            )
        )
    file: IO[bytes] = default_storage.open(name)
    actual, length = digest(file)
    if actual != expected or size not in {None, length}:
        file.close()
        log.error("file.damaged", file=name, bytes=length)
        raise DamagedFile(
            _(
                "The stored file is damaged: its bytes are not those that were saved. Ask an "
                "administrator to restore it from a backup."
            )
        )
    return file


def open_recently_checked(name: str, *, sha256: str, size: int) -> IO[bytes]:
    """Open a stored file that this process compared with its SHA-256 within `CHECK_AGAIN` seconds.

    A player asks for a large file piece by piece; each time, its size is compared. Raises what
    `open_stored` raises.
    """
    key, now = (name, sha256, size), time.monotonic()
    if default_storage.exists(name) and default_storage.size(name) == size:
        if now - _checked.get(key, -CHECK_AGAIN) < CHECK_AGAIN:
            file: IO[bytes] = default_storage.open(name)
            return file
        if len(_checked) >= MOST_CHECKED:
            _checked.clear()
    file = open_stored(name, sha256=sha256, size=size)
    _checked[key] = now
    return file


def stored_names() -> Iterator[str]:
    """Yield the names of all stored captures, WARC files and attachments; not of exports and imports."""
    folders, _files = _list("")
    inner = _list(WARCS)[0] if WARCS in folders else []
    for folder in (*folders, *(f"{WARCS}/{each}" for each in inner)):
        if _SHA256_FOLDER.fullmatch(folder):
            yield from (f"{folder}/{name}" for name in names_in(folder))


def names_in(folder: str) -> list[str]:
    """Return the names of the files in a folder, none if there is no such folder.

    An object store has no folders, so that `default_storage.exists` of one is always False there.
    """
    return _list(folder)[1]


def _list(folder: str) -> tuple[list[str], list[str]]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []
    return folders, files


def remove_unfinished_files(*, older_than: timedelta) -> int:
    """Remove what killed processes left of files that they were writing. Returns how many.

    What was written to within `older_than` stays. Does nothing on a storage that leaves no parts.
    """
    remove: Callable[[float], int] | None = getattr(default_storage, "remove_partial_files", None)
    return remove(older_than.total_seconds()) if remove else 0


def require_size(content: Content, *, megabytes: int) -> None:
    """Raise `Refused` for content that is empty or larger than `megabytes`. Nothing is read."""
    size = size_of(content)
    if not size:
        raise Refused(_("This file is empty. Choose another file."))
    if size > megabytes * 1024 * 1024:
        raise Refused(too_large_sentence(megabytes))


def size_of(content: Content) -> int:
    """Return the number of bytes, without reading them."""
    return len(content) if isinstance(content, bytes) else int(content.size)


def as_file(content: Content) -> File:  # type: ignore[type-arg]  # of bytes
    """Return the content as a file."""
    return ContentFile(content) if isinstance(content, bytes) else content


def read_start(content: Content, size: int = 1024) -> bytes:
    """Return the first `size` bytes."""
    if isinstance(content, bytes):
        return content[:size]
    content.seek(0)
    start: bytes = content.read(size)
    content.seek(0)
    return start


def read_whole(content: Content) -> bytes:
    """Return all bytes, for what must be in memory. Check the size first (`require_size`)."""
    if isinstance(content, bytes):
        return content
    content.seek(0)
    whole: bytes = content.read()
    content.seek(0)
    return whole


def digest(content: Content | IO[bytes]) -> tuple[str, int]:
    """Return the SHA-256 and the size of the content in bytes; a file is read in chunks and rewound."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest(), len(content)
    total, size = hashlib.sha256(), 0
    for chunk in _chunks(content):
        total.update(chunk)
        size += len(chunk)
    content.seek(0)
    return total.hexdigest(), size


def _chunks(content: "File | IO[bytes]") -> Iterable[bytes]:  # type: ignore[type-arg]
    content.seek(0)
    return iter(lambda: content.read(CHUNK), b"")


def _store(content: Content, name: str, sha256: str, size: int) -> StoredFile:
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            if digest(file) == (sha256, size):
                return StoredFile(name, sha256, size)
        log.error("file.replaced", file=name)
        default_storage.delete(name)
    try:
        name = default_storage.save(name, as_file(content))
    except OSError as error:
        if error.errno in DISK_IS_FULL:
            raise DiskFull(NO_SPACE) from error
        raise
    if default_storage.size(name) != size:
        default_storage.delete(name)
        raise IncompleteFile(errno.EIO, "a file was not stored whole", name)
    return StoredFile(name, sha256, size)
