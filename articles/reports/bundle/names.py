"""File names in an archive. They follow from the report, so that an import finds the files."""

from datetime import UTC

from articles.reports.content.claims import (
    File,
)
from articles.reports.content.sources import (
    Capture,
    Source,
)


def capture_name(source: Source, capture: Capture) -> str:
    """Return the name of the bytes of a capture."""
    return f"{_capture_stem(source, capture)}.bin"


def warc_name(source: Source, capture: Capture) -> str:
    """Return the name of the WARC file of a capture."""
    return f"{_capture_stem(source, capture)}.warc.gz"


def _capture_stem(source: Source, capture: Capture) -> str:
    time = capture.at.astimezone(UTC)
    return f"captures/{source.number}/{time:%Y%m%dT%H%M%S.%fZ}-{capture.sha256[:16]}"


def file_name_of(file: File) -> str:
    """Return the name of a file attached to a claim."""
    return f"files/{file.sha256}"


def is_evidence(name: str) -> bool:
    """Return whether a file of the archive is a capture, a WARC file or an attachment."""
    return name.startswith(("captures/", "files/"))


def is_warc(name: str) -> bool:
    """Return whether a file of the archive is the WARC file of a capture."""
    return name.startswith("captures/") and name.endswith(".warc.gz")
