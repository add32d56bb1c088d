"""The annotations of an import (comments, links, footnotes) as the confirmation page lists them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.dateparse import parse_datetime

from articles.importing import AnnotationKind
from articles.models import Import

AROUND = 60  # code points shown on either side of the words


@dataclass(frozen=True)
class AnnotationRow:
    """An annotation with the text around it, and the addresses that can be cited from it."""

    number: int
    kind: AnnotationKind
    before: str
    words: str
    after: str
    text: str
    author: str
    addresses: Sequence[str]
    refused: Sequence[tuple[str, str]]
    written_at: datetime | None = None
    is_resolved: bool = False
    is_reply: bool = False

    @property
    def has_place(self) -> bool:
        """Whether it refers to a part of the text."""
        return bool(self.words)


def annotation_rows(imported: Import) -> list[AnnotationRow]:
    """Return the annotations in text order; those without a place come last."""
    return [
        AnnotationRow(
            number=number,
            kind=AnnotationKind(annotation["kind"]),
            before=_before(imported.text, annotation["start"]) if annotation["end"] else "",
            words=imported.text[annotation["start"] : annotation["end"]],
            after=_after(imported.text, annotation["end"]) if annotation["end"] else "",
            text=annotation["text"],
            author=annotation["author"],
            addresses=annotation["addresses"],
            refused=[(url, reason) for url, reason in annotation["refused"]],
            written_at=parse_datetime(annotation.get("written_at", "")),
            is_resolved=annotation.get("is_resolved", False),
            is_reply=annotation.get("is_reply", False),
        )
        for number, annotation in enumerate(imported.annotations)
    ]


def new_annotations(imported: Import) -> list[int]:
    """Return the numbers of the annotations that no earlier import of the article had."""
    article = imported.revises_id
    earlier_imports = Import.objects.filter(
        Q(article=article) | Q(revises=article, revision__isnull=False)
    )
    known = {
        _content_of(annotation)
        for earlier_import in earlier_imports
        for annotation in earlier_import.annotations
    }
    return [
        number
        for number in imported.numbers_to_carry_over()
        if _content_of(imported.annotations[number]) not in known
    ]


def _content_of(annotation: dict[str, Any]) -> tuple[str, ...]:
    """Return the content of an annotation, wherever it is in the text."""
    return (annotation["kind"], annotation["text"], annotation["author"], *annotation["addresses"])


def annotation_counts(rows: Sequence[AnnotationRow]) -> dict[str, int]:
    """Return the number of annotations by kind."""
    counted = Counter(row.kind for row in rows)
    return {kind.value: counted[kind] for kind in AnnotationKind}


def _before(text: str, start: int) -> str:
    """Return the text before it in its line, from a whole word on."""
    line = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    return line if start <= AROUND or len(line) < AROUND else "… " + line.partition(" ")[2]


def _after(text: str, end: int) -> str:
    """Return the text after it in its line, up to a whole word."""
    line = text[end : end + AROUND].partition("\n")[0]
    return (
        line if end + AROUND >= len(text) or len(line) < AROUND else line.rpartition(" ")[0] + " …"
    )
