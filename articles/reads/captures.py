"""Captures with their fields as people corrected them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from articles.models import Capture, Correction, Source
from articles.prepared import prepared

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
    sources = list({capture.source_id for capture in captures})
    return corrected(captures, corrections_of(sources) if sources else ())


@prepared
def corrections_of(source_ids: list[int]) -> QuerySet[Correction]:
    """Return the corrections of sources, oldest first, for `corrected`."""
    rows = Correction.objects.filter(source__any_of=source_ids).select_related("corrected_by")
    return rows.order_by("pk")


def corrected(
    captures: Iterable[Capture], corrections: Iterable[Correction]
) -> list[CorrectedCapture]:
    """Return the captures with the corrections of their sources: no query."""
    of_source: dict[int, list[Correction]] = {}
    for correction in corrections:
        of_source.setdefault(correction.source_id, []).append(correction)
    return [
        CorrectedCapture(capture, _corrected(capture, of_source.get(capture.source_id, [])))
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
