from collections.abc import Iterable

from articles.models import Capture, Correction, Source


def with_corrections(captures: Iterable[Capture]) -> list[Capture]:
    """The captures, each with `corrected_fields`: its fields as people corrected them. One query."""
    captures = list(captures)
    sources = {capture.source_id for capture in captures}
    made: dict[int, list[Correction]] = {}
    known = Correction.objects.filter(source__in=sources).select_related("corrected_by")
    for correction in known.order_by("pk"):
        made.setdefault(correction.source_id, []).append(correction)
    for capture in captures:
        capture.corrected_fields = dict(capture.fields)
        for correction in made.get(capture.source_id, []):
            if correction.read == capture.read(correction.name):
                capture.corrected_fields[correction.name] = _told(correction, capture)
    return captures


def newest_correction(source: Source) -> int:
    """The number of the newest correction, by which a stale one is known; 0 for none."""
    return source.corrections.values_list("pk", flat=True).first() or 0


def _told(correction: Correction, capture: Capture) -> dict[str, str]:
    """The field as a person gave it, with what the program read and where."""
    read = capture.fields.get(correction.name, {})
    return {
        "value": correction.value,
        "origin": "by hand",
        "by": str(correction.corrected_by),
        "at": correction.created_at.isoformat(),
        "read": read.get("value", ""),
        "read_from": read.get("origin", ""),
    }
