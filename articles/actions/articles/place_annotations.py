"""Attach the annotations of an imported file to claims: links as sources, notes as comments."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import fetching, importing, jobs
from articles.actions.captures import examine_sources
from articles.actions.claims import create_comment, flag
from articles.actions.sources import get_or_create_page
from articles.importing import AnnotationKind
from articles.models import (
    Capture,
    Citation,
    Claim,
    Import,
    Job,
    Revision,
    Source,
    Statement,
    User,
)
from articles.refusals import Refused

SHOWN = 80  # code points of the text that a message quotes


class WordsGone(Refused):
    """Raised when the text of an annotation is no longer in the article."""


@dataclass(frozen=True)
class Carried:
    """An annotation, its addresses that can be cited, and the others, each with a reason."""

    annotation: importing.Annotation
    addresses: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


def serialize_annotation(annotation: importing.Annotation) -> dict[str, object]:
    """Return the annotation as JSON: canonical addresses, and refused ones with the reason."""
    addresses: list[str] = []
    refused: list[list[str]] = []
    for url in annotation.urls:
        try:
            addresses.append(fetching.canonical(url))
        except Refused as refusal:
            refused.append([url, str(refusal)])
    record = importing.annotation_as_json(annotation)
    return record | {"addresses": list(dict.fromkeys(addresses)), "refused": refused}


def anchored(imported: Import, numbers: Iterable[int], body: str) -> list[Carried]:
    """Return the annotations with these numbers, at their text in `body`, which a person edited.

    Raises `WordsGone` if the text of any annotation cannot be found, so that none is lost.
    """
    chosen = [imported.annotations[number] for number in sorted(set(numbers))]
    annotations = [importing.annotation_from_json(annotation) for annotation in chosen]
    spans = [(annotation.start, annotation.end) for annotation in annotations]
    carried: list[Carried] = []
    gone: list[str] = []
    for record, annotation, span in zip(
        chosen, annotations, importing.anchor_spans(spans, imported.text, body), strict=True
    ):
        if span is None or not annotation.has_span:
            gone.append(imported.text[annotation.start : annotation.end][:SHOWN])
            continue
        moved = importing.move_annotation(annotation, span)
        refused = tuple((url, reason) for url, reason in record["refused"])
        carried.append(Carried(moved, tuple(record["addresses"]), refused))
    if gone:
        words = ", ".join(f"“{' '.join(quoted.split())}”" for quoted in gone)
        raise WordsGone(
            _("This text is no longer in the article: %(words)s. ") % {"words": words}
            + _("Restore the text, or untick these items.")
        )
    return carried


def carry_annotations(revision: Revision, carried: Sequence[Carried], *, by: User) -> None:
    """Flag each statement that has annotations, and attach them to the claim.

    Call it inside the transaction of an action that `by` may do.
    """
    if not carried:
        return
    statements = list(revision.statements.order_by("start"))  # each with `revision`, read once
    sources = _sources(carried, by=by)
    by_statement: dict[int, list[Carried]] = defaultdict(list)
    for placed in carried:
        by_statement[_statement_of(placed.annotation, statements)].append(placed)
    for statement_index, group in sorted(by_statement.items()):
        statement = statements[statement_index]
        claim, _former = flag(statement, by=by, reason=_reason(statement), note=_note(group))
        for placed in group:
            _attach(claim, placed, sources, by=by)
    examine_sources({source.pk for source in sources.values()})


def _sources(carried: Sequence[Carried], *, by: User) -> dict[str, Source]:
    """Return the cited pages by address. Pages without a capture are queued to be fetched."""
    addresses = dict.fromkeys(address for placed in carried for address in placed.addresses)
    sources = {address: get_or_create_page(address, by=by) for address in addresses}
    captured = set(
        Capture.objects.filter(source__in=sources.values()).values_list("source_id", flat=True)
    )
    missing = [source.pk for source in sources.values() if source.pk not in captured]
    jobs.ask_all(Job.Kind.FETCH, missing, by=by)
    return sources


def _statement_of(annotation: importing.Annotation, statements: Sequence[Statement]) -> int:
    """Return the number of the statement with the largest overlap; the first of several."""
    overlaps = [
        min(annotation.end, statement.end) - max(annotation.start, statement.start)
        for statement in statements
    ]
    return overlaps.index(max(overlaps))


def _reason(statement: Statement) -> Claim.Reason:
    words = statement.revision.text[statement.start : statement.end]
    if statement.kind == Statement.Kind.QUOTED:
        return Claim.Reason.QUOTATION
    if any(character.isdigit() for character in words):
        return Claim.Reason.NUMBER
    return Claim.Reason.OTHER


def _note(group: Sequence[Carried]) -> str:
    """Return how many comments, links and footnotes the claim got from the document."""
    count = {
        kind: sum(placed.annotation.kind is kind for placed in group) for kind in AnnotationKind
    }
    comments, links, notes = (
        count[AnnotationKind.COMMENT],
        count[AnnotationKind.LINK],
        count[AnnotationKind.FOOTNOTE],
    )
    parts = [
        ngettext("%d comment", "%d comments", comments) % comments if comments else "",
        ngettext("%d link", "%d links", links) % links if links else "",
        ngettext("%d footnote", "%d footnotes", notes) % notes if notes else "",
    ]
    return _("From the imported document: %s.") % ", ".join(filter(None, parts))


def _attach(claim: Claim, carried: Carried, sources: Mapping[str, Source], *, by: User) -> None:
    """Cite the addresses. A text that no citation has as its note becomes a comment."""
    annotation = carried.annotation
    note = annotation.text if annotation.kind is AnnotationKind.FOOTNOTE else ""
    is_noted = False
    for address in carried.addresses:
        _citation, is_new = claim.citations.get_or_create(
            source=sources[address],
            locator="",
            defaults={"stance": Citation.Stance.CONTEXT, "note": note, "cited_by": by},
        )
        is_noted = is_noted or (is_new and bool(note))
    if annotation.text and not is_noted:
        create_comment(claim, by=by, text=_comment_text(annotation))
    for url, reason in carried.refused:
        words = {"url": url, "reason": reason}
        create_comment(
            claim,
            by=by,
            text=_("The link to %(url)s cannot be used as a source: %(reason)s") % words,
        )


def _comment_text(annotation: importing.Annotation) -> str:
    if annotation.kind is AnnotationKind.FOOTNOTE:
        return _("Footnote: %(text)s") % {"text": annotation.text}
    if annotation.author:
        return _("%(author)s in the document: %(text)s") % {
            "author": annotation.author,
            "text": annotation.text,
        }
    return _("In the document: %(text)s") % {"text": annotation.text}
