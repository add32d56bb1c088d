"""Compare every stored file with the row that names it, for operators."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from articles.file_store import DamagedFile, UncheckedFile, open_stored
from articles.models import BackgroundImport, Capture, Export, File


class Fault(Enum):
    """What can be wrong with a stored file."""

    MISSING = "missing"
    DAMAGED = "damaged"
    UNCHECKED = "without a checksum"


@dataclass(frozen=True, slots=True)
class FileCheck:
    """A stored file, the row that names it, such as "capture 12", and its fault, None if it is whole."""

    row: str
    name: str
    fault: Fault | None


def check_stored_files() -> Iterator[FileCheck]:
    """Yield the check of each file that a capture, an attachment, an export or a waiting import names.

    Each file is read in chunks and compared with the size and the SHA-256 in its row.
    """
    captures = Capture.objects.order_by("pk").values_list("pk", "file", "sha256", "size", "warc")
    for pk, file, sha256, size, warc in captures.iterator():
        yield from _check(f"capture {pk}", file, sha256, size)
        yield from _check(f"WARC of capture {pk}", warc)
    files = File.objects.order_by("pk").values_list("pk", "file", "sha256", "size")
    for pk, file, sha256, size in files.iterator():
        yield from _check(f"file {pk}", file, sha256, size)
    exports = Export.objects.order_by("pk").values_list("pk", "file", "size")
    for pk, file, length in exports.iterator():
        yield from _check(f"export {pk}", file, size=length)
    waiting = BackgroundImport.objects.exclude(file="").order_by("pk")
    for pk, file, sha256 in waiting.values_list("pk", "file", "sha256").iterator():
        yield from _check(f"import {pk}", file, sha256)


def _check(row: str, name: str, sha256: str = "", size: int | None = None) -> Iterator[FileCheck]:
    if not name:  # an imported report may have no bytes
        return
    fault = None
    try:
        open_stored(name, sha256=sha256, size=size).close()
    except FileNotFoundError:
        fault = Fault.MISSING
    except UncheckedFile:
        fault = Fault.UNCHECKED
    except DamagedFile:
        fault = Fault.DAMAGED
    yield FileCheck(row, name, fault)
