"""Captures with their fields as people corrected them."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Capture, Correction, Source

Fields = dict[str, dict[str, str]]  # by name: the value, and where it was read


@dataclass(frozen=True, slots=True)
class CorrectedCapture:
    """A capture with its fields as people corrected them. As a string, it is its title."""

    capture: Capture
    fields: Fields

    def field(self, name: str) -> str:
        """Return the value for `name` (title, author, site, published, ...), or an empty string."""
        return str(self.fields.get(name, {}).get("value", ""))

    def __str__(self) -> str:
        return self.field("title") or self.capture.final_url or self.capture.file_name


def with_corrections(captures: Iterable[Capture]) -> list[CorrectedCapture]:
    """Return the captures with their corrected fields: one query."""
    captures = list(captures)
    sources = {capture.source_id for capture in captures}
    corrections: dict[int, list[Correction]] = {pk: [] for pk in sources}
    rows = Correction.objects.filter(source__in=sources).select_related("corrected_by")
    for correction in rows.order_by("pk"):
        corrections[correction.source_id].append(correction)
    return [
        CorrectedCapture(capture, _corrected(capture, corrections[capture.source_id]))
        for capture in captures
    ]


def newest_correction(source: Source) -> int:
    """Return the id of the newest correction, to detect a stale one; 0 without any."""
    return source.corrections.values_list("pk", flat=True).first() or 0


def _corrected(capture: Capture, corrections: Iterable[Correction]) -> Fields:
    """Return the fields. A correction applies to each capture in which the same value was read."""
    fields: Fields = dict(capture.fields)
    for correction in corrections:
        if correction.read != capture.read(correction.name):
            continue
        read = capture.fields.get(correction.name, {})
        fields[correction.name] = {
            "value": correction.value,
            "origin": "by hand",
            "by": str(correction.corrected_by),
            "at": correction.created_at.isoformat(),
            "read": read.get("value", ""),
            "read_from": read.get("origin", ""),
        }
    return fields
