"""The annotations of an import (comments, links, footnotes) as the confirmation page lists them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.importing import AnnotationKind, Change
from articles.models import Import
from articles.reading.document import role_label

CHANGES = {
    Change.NEW: _("Added since the export"),
    Change.WORDS: _("Text changed since the export"),
    Change.COMMENT: _("Comment changed since the export"),
    Change.SOURCES: _("Sources changed since the export"),
}
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
    claim: int = 0
    citations: Sequence[str] = ()
    changes: Sequence[Promise] = ()

    @property
    def has_place(self) -> bool:
        """Whether it refers to a part of the text."""
        return bool(self.words)


def role_counts(imported: Import) -> list[tuple[str, int]]:
    """Return how many headings, list items, captions … the text has, each by its name."""
    counts = Counter(role for _start, _end, role in imported.roles)
    return [(role_label(role), number) for role, number in counts.items()]


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
            claim=annotation.get("claim", 0),
            citations=[_describe_citation(each) for each in annotation.get("citations", ())],
            changes=[CHANGES[Change(each)] for each in annotation.get("changes", ())],
        )
        for number, annotation in enumerate(imported.annotations)
    ]


def _describe_citation(cited: dict[str, str]) -> str:
    """Return a source that the comment on a claim cites: "Survey, p. 4, https://…"."""
    parts = (cited["title"], cited["locator"], cited["url"])
    return ", ".join(part for part in parts if part)


def new_annotations(imported: Import) -> list[int]:
    """Return the numbers of the annotations that no earlier import of the article had.

    The claims of an export that nobody changed are not new either.
    """
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
        and not _is_unchanged_claim(imported.annotations[number])
    ]


def _is_unchanged_claim(annotation: dict[str, Any]) -> bool:
    return bool(annotation.get("claim")) and not annotation.get("changes")


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
