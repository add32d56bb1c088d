"""The archive: a report in every format, its captures and files, and a signed manifest."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum

from articles.file_store import DamagedFile, open_stored
from articles.reports.bundle.manifest import NAME, digest, manifest
from articles.reports.bundle.names import capture_name, file_name_of, warc_name
from articles.reports.content.report import (
    Report,
)

FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the first one that ZIP knows
COMPRESSED = (".gz", ".pdf", ".docx")
FILE_MODE = 0o100644 << 16  # a regular file that everybody can read


class Lacking(Enum):
    """Why an archive lacks a file: this newsroom does not have it, or only damaged."""

    ABSENT = "absent"
    DAMAGED = "damaged"


Renderer = Callable[[Report], bytes | str]


def render_zip(report: Report, forms: Mapping[str, Renderer]) -> bytes:
    """Return the archive of the report in all `forms` (file name to renderer), with its files.

    The same state gives the same archive: `generated_at` is the time of the newest change.
    """
    report = replace(report, generated_at=_time_of_version(report))
    absent: list[str] = []
    damaged: list[str] = []
    digests: dict[str, tuple[int, str]] = {}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as zipped:
        for name, data in _files(report, forms):
            if isinstance(data, Lacking):
                (damaged if data is Lacking.DAMAGED else absent).append(name)
            elif name not in digests:
                digests[name] = digest(data)
                write_member(zipped, name, data)
        write_member(zipped, NAME, manifest(report, digests, absent, damaged))
    return target.getvalue()


def _files(report: Report, forms: Mapping[str, Renderer]) -> Iterator[tuple[str, bytes | Lacking]]:
    """Yield name and bytes of each file in a fixed order, or why it cannot be in the archive."""
    for name, render in sorted(forms.items()):
        content = render(report)
        yield name, content.encode() if isinstance(content, str) else content
    for source in report.sources:
        for capture in source.captures:
            original, warc = capture.stored
            yield (
                capture_name(source, capture),
                _read_stored(original, sha256=capture.sha256, size=capture.size),
            )
            if warc:
                yield warc_name(source, capture), _read_stored(warc)
    for claim in report.claims:
        for file in claim.files:
            yield file_name_of(file), _read_stored(file.stored, sha256=file.sha256, size=file.size)


def _read_stored(name: str, *, sha256: str = "", size: int | None = None) -> bytes | Lacking:
    """Return the bytes, if they are those that were stored: damaged ones must not be signed."""
    if not name:
        return Lacking.ABSENT
    try:
        with open_stored(name, sha256=sha256, size=size) as file:
            return bytes(file.read())
    except FileNotFoundError:
        return Lacking.ABSENT
    except DamagedFile:
        return Lacking.DAMAGED


def write_member(zipped: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Add a file with the same date and attributes as every other one."""
    info = zipfile.ZipInfo(name, FIXED_TIME)
    info.create_system = 3  # Unix, on every system
    info.external_attr = FILE_MODE
    info.compress_type = zipfile.ZIP_STORED if name.endswith(COMPRESSED) else zipfile.ZIP_DEFLATED
    zipped.writestr(info, data)


def _time_of_version(report: Report) -> datetime:
    """Return the time in the version stamp, without one the time of generation."""
    parts = report.version.split("-")
    if len(parts) < 2:
        return report.generated_at
    return datetime.strptime(parts[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
