"""The archive: a report in every form, all that was seen, and a signed list of it."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from django.core.files.storage import default_storage

from articles.reports.bundle.manifest import NAME, digest, manifest
from articles.reports.bundle.names import capture_name, file_name_of, warc_name
from articles.reports.content.report import (
    Report,
)

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that ZIP knows
PACKED = (".gz", ".pdf", ".docx")
READABLE = 0o100644 << 16  # an ordinary file
Renderer = Callable[[Report], bytes | str]


def render_zip(report: Report, forms: Mapping[str, Renderer]) -> bytes:
    """The report in all `forms`, by file name, with the bytes that it tells of. The same state
    gives the same archive: the report in it is as of its newest change, not of today."""
    report = replace(report, generated_at=_moment(report))
    absent: list[str] = []
    digests: dict[str, tuple[int, str]] = {}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as zipped:
        for name, data in _files(report, forms):
            if data is None:
                absent.append(name)
            elif name not in digests:
                digests[name] = digest(data)
                _write(zipped, name, data)
        _write(zipped, NAME, manifest(report, digests, absent))
    return target.getvalue()


def _files(report: Report, forms: Mapping[str, Renderer]) -> Iterator[tuple[str, bytes | None]]:
    """Name and bytes of each file, None for what the house does not have; in a fixed order."""
    for name, render in sorted(forms.items()):
        found = render(report)
        yield name, found.encode() if isinstance(found, str) else found
    for source in report.sources:
        for capture in source.captures:
            original, warc = capture.stored
            yield capture_name(source, capture), _stored(original)
            if warc:
                yield warc_name(source, capture), _stored(warc)
    for claim in report.claims:
        for file in claim.files:
            yield file_name_of(file), _stored(file.stored)


def _stored(name: str) -> bytes | None:
    if not name or not default_storage.exists(name):
        return None
    with default_storage.open(name) as file:
        return bytes(file.read())


def _write(zipped: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, LONG_AGO)
    info.create_system = 3  # the same on every system
    info.external_attr = READABLE
    info.compress_type = zipfile.ZIP_STORED if name.endswith(PACKED) else zipfile.ZIP_DEFLATED
    zipped.writestr(info, data)


def _moment(report: Report) -> datetime:
    """The time in the report's stamp; of one without a stamp, when it was made."""
    parts = report.version.split("-")
    if len(parts) < 2:
        return report.generated_at
    return datetime.strptime(parts[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
