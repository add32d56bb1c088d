"""Files on a local disk that are there whole or not at all, and that only their owner can read."""

import os
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
PARTIAL = ".partial-"  # the start of the name of a file that is being written
CHUNK = 1024 * 1024  # bytes


@deconstructible(path="factcheck.storage.durable.DurableStorage")
class DurableStorage(FileSystemStorage):
    """Writes each file under a temporary name, flushes it to the disk, and renames it.

    A full disk or a crash leaves no part of a file under its name. The modes do not depend on the
    umask.
    """

    def __init__(self, **options: Any) -> None:
        options.setdefault("file_permissions_mode", PRIVATE_FILE)
        options.setdefault("directory_permissions_mode", PRIVATE_FOLDER)
        super().__init__(**options)

    def _save(self, name: str, content: File) -> str:  # type: ignore[type-arg]
        """Write the content and return the name. Raises OSError, and then there is no such file."""
        target = Path(self.path(name))
        self._make_folder(target.parent)
        partial = target.with_name(f"{PARTIAL}{uuid.uuid4().hex}")
        try:
            self._write(partial, content)
            partial.rename(target)
        except BaseException:
            with suppress(OSError):
                partial.unlink()
            raise
        _flush_folder(target.parent)
        self._ensure_location_group_id(str(target))  # type: ignore[attr-defined]  # of the library
        return name.replace("\\", "/")

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Return the folders and files in a folder, without those that are being written."""
        folders, files = super().listdir(path)
        return folders, [name for name in files if not name.startswith(PARTIAL)]

    def remove_partial_files(self, older_than: float) -> int:
        """Remove temporary files that nobody wrote to for so many seconds. Returns how many.

        A process that was killed left them. Younger ones may still be written.
        """
        until, removed = time.time() - older_than, 0
        for path in Path(self.location).rglob(f"{PARTIAL}*"):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < until:
                    path.unlink()
                    removed += 1
        return removed

    def _write(self, path: Path, content: File) -> None:  # type: ignore[type-arg]
        descriptor = os.open(
            path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, self.file_permissions_mode or PRIVATE_FILE
        )
        with os.fdopen(descriptor, "wb") as file:
            for chunk in _chunks(content):
                file.write(chunk)
            file.flush()
            os.fchmod(file.fileno(), self.file_permissions_mode or PRIVATE_FILE)
            os.fsync(file.fileno())

    def _make_folder(self, folder: Path) -> None:
        """Make the folder and those above it, and flush their names to the disk."""
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        for each in reversed(missing):
            with suppress(FileExistsError):
                each.mkdir()
                each.chmod(self.directory_permissions_mode or PRIVATE_FOLDER)
            _flush_folder(each.parent)


def _chunks(content: "File | BinaryIO") -> Iterator[bytes]:  # type: ignore[type-arg]
    content.seek(0)
    return iter(lambda: content.read(CHUNK), b"")


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
