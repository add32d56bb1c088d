"""What a passage said before and says now, word by word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.models import Drift, Finding, SourceDrift
from articles.reads.sources.passages import Piece
from articles.text.revisions import DifferenceKind, word_differences

KINDS = {DifferenceKind.DELETE: "del", DifferenceKind.INSERT: "ins", DifferenceKind.EQUAL: "same"}
SHOWN = {Drift.CHANGED, Drift.VANISHED}


@dataclass(frozen=True, slots=True)
class PassageChange:
    """One passage of a citation, as the page had it and as it has it now.

    `pieces` are of kind same, del (only before) or ins (only now); all del when it vanished.
    """

    sought: str
    pieces: list[Piece]


def passage_changes(drifts: Iterable[SourceDrift]) -> dict[int, list[PassageChange]]:
    """By citation, the passages that say something else than before: one query."""
    shown = [drift for drift in drifts if drift.status in SHOWN and drift.is_comparable]
    captures = [pk for drift in shown for pk in (drift.before_id, drift.after_id)]
    rows = Finding.objects.filter(
        citation__in=[drift.citation_id for drift in shown], capture__in=captures
    ).exclude(sought=Finding.Sought.FACT)
    found: dict[tuple[int, int], list[Finding]] = {}
    for row in rows.defer("detail").order_by("pk"):
        found.setdefault((row.citation_id, row.capture_id), []).append(row)
    return {
        drift.citation_id: _changes(
            found.get((drift.citation_id, drift.before_id or 0), []),
            found.get((drift.citation_id, drift.after_id or 0), []),
        )
        for drift in shown
    }


def pieces(old: str, new: str) -> list[Piece]:
    """Both texts in one, the words that differ beside each other."""
    shown: list[Piece] = []
    for found in word_differences(old, new):
        if found.kind is DifferenceKind.REPLACE:
            shown.append(Piece(old[slice(*found.old)], "del"))
            shown.append(Piece(new[slice(*found.new)], "ins"))
        else:
            text = old[slice(*found.old)] or new[slice(*found.new)]
            shown.append(Piece(text, KINDS[found.kind]))
    return shown


def _changes(before: Sequence[Finding], after: Sequence[Finding]) -> list[PassageChange]:
    now = {_key(finding): finding for finding in after}
    changes = []
    for was in before:
        today = now.get(_key(was))
        said = today.passage if today else ""
        if today and was.passage_sha256 != today.passage_sha256:
            changes.append(PassageChange(was.get_sought_display(), pieces(was.passage, said)))
    return changes


def _key(finding: Finding) -> tuple[str, int | None, str]:
    return finding.sought, finding.start, finding.words
