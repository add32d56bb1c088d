"""The stored files that rows name: to back them up, and to compare each with its row."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from articles.file_store import DamagedFile, UncheckedFile, open_stored, stored_names
from articles.models import BackgroundImport, Capture, Export, File


class Fault(Enum):
    """What can be wrong with a stored file."""

    MISSING = "missing"
    DIFFERENT = "different"
    UNCHECKED = "without a checksum"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class FileOfRow:
    """A stored file, and what the row that names it, such as "capture 12", knows of its bytes.

    `is_temporary`: it may be removed at any time, as exports are.
    """

    row: str
    name: str
    sha256: str = ""
    size: int | None = None
    is_temporary: bool = False


@dataclass(frozen=True, slots=True)
class FileCheck:
    """A stored file, the row that names it, empty for an extra file, and its fault, None without."""

    row: str
    name: str
    fault: Fault | None


def files_of_rows() -> Iterator[FileOfRow]:
    """Yield each file that a capture, an attachment, an export or a waiting import names."""
    captures = Capture.objects.order_by("pk").values_list("pk", "file", "sha256", "size", "warc")
    for pk, file, sha256, size, warc in captures.iterator():
        if file:  # an imported report may have no bytes
            yield FileOfRow(f"capture {pk}", file, sha256, size)
        if warc:
            yield FileOfRow(f"WARC of capture {pk}", warc)
    files = File.objects.order_by("pk").values_list("pk", "file", "sha256", "size")
    for pk, file, sha256, size in files.iterator():
        if file:
            yield FileOfRow(f"file {pk}", file, sha256, size)
    exports = Export.objects.exclude(file="").order_by("pk").values_list("pk", "file", "size")
    for pk, file, length in exports.iterator():
        yield FileOfRow(f"export {pk}", file, size=length, is_temporary=True)
    waiting = BackgroundImport.objects.exclude(file="").order_by("pk")
    for pk, file, sha256 in waiting.values_list("pk", "file", "sha256").iterator():
        yield FileOfRow(f"import {pk}", file, sha256, is_temporary=True)


def check_stored_files() -> Iterator[FileCheck]:
    """Yield the check of each file that a row names, then each file of evidence that no row names.

    Each file is read in chunks and compared with the size and the SHA-256 in its row. A file that no row
    names is harmless: an upload that was refused at the last moment leaves one.
    """
    named = set()
    for file in files_of_rows():
        named.add(file.name)
        yield FileCheck(file.row, file.name, _fault(file))
    for name in stored_names():
        if name not in named:
            yield FileCheck("", name, Fault.EXTRA)


def _fault(file: FileOfRow) -> Fault | None:
    try:
        open_stored(file.name, sha256=file.sha256, size=file.size).close()
    except FileNotFoundError:
        return Fault.MISSING
    except UncheckedFile:
        return Fault.UNCHECKED
    except DamagedFile:
        return Fault.DIFFERENT
    return None
