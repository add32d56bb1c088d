"""What the parts of an archive are called: by what they are, so that a report leads to them."""

from datetime import UTC

from articles.reports.content.claims import (
    File,
)
from articles.reports.content.sources import (
    Capture,
    Source,
)


def capture_name(source: Source, capture: Capture) -> str:
    """The bytes of a capture."""
    return f"{_seen(source, capture)}.bin"


def warc_name(source: Source, capture: Capture) -> str:
    """The same as a WARC file."""
    return f"{_seen(source, capture)}.warc.gz"


def _seen(source: Source, capture: Capture) -> str:
    moment = capture.at.astimezone(UTC)
    return f"captures/{source.number}/{moment:%Y%m%dT%H%M%S.%fZ}-{capture.sha256[:16]}"


def file_name_of(file: File) -> str:
    """The bytes of a file beside a claim."""
    return f"files/{file.sha256}"
