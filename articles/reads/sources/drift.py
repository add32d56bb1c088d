"""How a passage changed between two captures, word by word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from articles.models import Drift, Finding, SourceDrift
from articles.prepared import prepared
from articles.reads.sources.passages import PassagePiece, newest_findings
from articles.text.revisions import DifferenceKind, word_differences

KINDS = {DifferenceKind.DELETE: "del", DifferenceKind.INSERT: "ins", DifferenceKind.EQUAL: "same"}
SHOWN = {Drift.CHANGED, Drift.VANISHED}


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A passage of a citation before and now.

    Its pieces are of the kinds same, del (only before) and ins (only now); all del if it vanished.
    """

    sought: str
    pieces: list[PassagePiece]


def passage_changes(drifts: Iterable[SourceDrift]) -> dict[int, list[PassageChange]]:
    """Return the passages that changed, by citation id: one query."""
    drifts = list(drifts)
    citations, captures = compared(drifts)
    return changes_from(drifts, passage_rows(citations, captures) if citations else ())


def compared(drifts: Iterable[SourceDrift]) -> tuple[list[int], list[int]]:
    """Return the ids of the citations and captures whose passages are compared."""
    shown = [drift for drift in drifts if _is_shown(drift)]
    captures = [pk for drift in shown for pk in (drift.before_id, drift.after_id) if pk]
    return [drift.citation_id for drift in shown], captures


@prepared
def passage_rows(citation_ids: list[int], capture_ids: list[int]) -> QuerySet[Finding]:
    """Return the passages found in these captures for these citations, for `changes_from`."""
    rows = Finding.objects.filter(citation__any_of=citation_ids, capture__any_of=capture_ids)
    return rows.exclude(sought=Finding.Sought.FACT).defer("detail").order_by("pk")


def changes_from(
    drifts: Iterable[SourceDrift], rows: Iterable[Finding]
) -> dict[int, list[PassageChange]]:
    """Return the passages that changed, by citation id, from the passages of both captures: no query."""
    shown = [drift for drift in drifts if _is_shown(drift)]
    findings: dict[tuple[int, int], list[Finding]] = {}
    for row in newest_findings(rows):
        findings.setdefault((row.citation_id, row.capture_id), []).append(row)
    return {
        drift.citation_id: _changes(
            findings.get((drift.citation_id, drift.before_id or 0), []),
            findings.get((drift.citation_id, drift.after_id or 0), []),
        )
        for drift in shown
    }


def _is_shown(drift: SourceDrift) -> bool:
    return drift.status in SHOWN and drift.is_comparable


def pieces(old: str, new: str) -> list[PassagePiece]:
    """Return both texts as one, differing words beside each other."""
    shown: list[PassagePiece] = []
    for difference in word_differences(old, new):
        if difference.kind is DifferenceKind.REPLACE:
            shown.append(PassagePiece(old[slice(*difference.old)], "del"))
            shown.append(PassagePiece(new[slice(*difference.new)], "ins"))
        else:
            text = old[slice(*difference.old)] or new[slice(*difference.new)]
            shown.append(PassagePiece(text, KINDS[difference.kind]))
    return shown


def _changes(before: Sequence[Finding], after: Sequence[Finding]) -> list[PassageChange]:
    now = {_key(finding): finding for finding in after}
    changes = []
    for was in before:
        today = now.get(_key(was))
        passage_now = today.passage if today else ""
        if today and was.passage_sha256 != today.passage_sha256:
            changes.append(
                PassageChange(was.get_sought_display(), pieces(was.passage, passage_now))
            )
    return changes


def _key(finding: Finding) -> tuple[str, int | None, str]:
    return finding.sought, finding.start, finding.words
