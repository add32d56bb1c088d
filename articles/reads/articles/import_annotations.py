"""What the reconfirmation page shows of what hangs on an import's words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from articles.importing import AnnotationKind
from articles.models import Import

AROUND = 60  # code points shown on either side of the words


@dataclass(frozen=True)
class AnnotationRow:
    """One annotation: its words between what stands around them, and what would become of it."""

    number: int
    kind: AnnotationKind
    before: str
    words: str
    after: str
    text: str
    author: str
    addresses: Sequence[str]
    refused: Sequence[tuple[str, str]]

    @property
    def has_place(self) -> bool:
        """Does it stand on words of the text?"""
        return bool(self.words)


def annotation_rows(imported: Import) -> list[AnnotationRow]:
    """The import's annotations in the order of the text; those without a place come last."""
    return [
        AnnotationRow(
            number=number,
            kind=AnnotationKind(found["kind"]),
            before=_before(imported.text, found["start"]) if found["end"] else "",
            words=imported.text[found["start"] : found["end"]],
            after=_after(imported.text, found["end"]) if found["end"] else "",
            text=found["text"],
            author=found["author"],
            addresses=found["addresses"],
            refused=[(url, reason) for url, reason in found["refused"]],
        )
        for number, found in enumerate(imported.annotations)
    ]


def new_annotations(imported: Import) -> list[int]:
    """Of a new text's annotations, the numbers of those that came with no earlier one."""
    article = imported.revises_id
    earlier = Import.objects.filter(Q(article=article) | Q(revises=article, revision__isnull=False))
    known = {_said(found) for each in earlier for found in each.annotations}
    return [
        number
        for number in imported.numbers_to_carry_over()
        if _said(imported.annotations[number]) not in known
    ]


def _said(found: dict[str, Any]) -> tuple[str, ...]:
    """What an annotation says, wherever it stands."""
    return (found["kind"], found["text"], found["author"], *found["addresses"])


def annotation_counts(rows: Sequence[AnnotationRow]) -> dict[str, int]:
    """How many there are of each kind, by the kind's name."""
    counted = Counter(row.kind for row in rows)
    return {kind.value: counted[kind] for kind in AnnotationKind}


def _before(text: str, start: int) -> str:
    """What stands before it in its line, from a word on."""
    line = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    return line if start <= AROUND or len(line) < AROUND else "… " + line.partition(" ")[2]


def _after(text: str, end: int) -> str:
    """What stands behind it in its line, up to a word."""
    line = text[end : end + AROUND].partition("\n")[0]
    return (
        line if end + AROUND >= len(text) or len(line) < AROUND else line.rpartition(" ")[0] + " …"
    )
