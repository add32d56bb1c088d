"""Attach the annotations of an imported file to claims: links as sources, notes as comments."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import fetching, importing, jobs
from articles.actions.captures import examine_sources
from articles.actions.claims import create_comment, flag_spans
from articles.actions.sources import find_described, get_or_create_page
from articles.importing import AnnotationKind, CitedInComment
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
from articles.stored_sentences import in_newsroom_language

Span = tuple[int, int]  # code points of the revision, start included, end excluded
LONGEST_LOCATOR = 200
SHOWN = 80  # code points of the text that a message quotes


class WordsGone(Refused):
    """Raised when the text of an annotation is no longer in the article."""


@dataclass(frozen=True)
class Carried:
    """An annotation, its addresses that can be cited, and the others, each with a reason."""

    annotation: importing.Annotation
    addresses: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]

    @property
    def is_claim(self) -> bool:
        """Is it the comment on a claim of an export?"""
        return self.annotation.claim > 0


def serialize_annotation(annotation: importing.Annotation) -> dict[str, object]:
    """Return the annotation as JSON: canonical addresses, and refused ones with the reason."""
    canonical: dict[str, str] = {}
    refused: list[list[str]] = []
    for url in dict.fromkeys([*annotation.urls, *(each.url for each in annotation.citations)]):
        try:
            canonical[url] = fetching.canonical(url) if url else ""
        except Refused as refusal:
            refused.append([url, str(refusal)])
    addresses = [canonical[url] for url in annotation.urls if url in canonical]
    cited = [replace(each, url=canonical.get(each.url, "")) for each in annotation.citations]
    record = importing.annotation_as_json(replace(annotation, citations=tuple(cited)))
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
    """Flag the text of each claim of an export, else each statement that has annotations; attach them.

    Call it inside the transaction of an action that `by` may do.
    """
    if not carried:
        return
    with in_newsroom_language():
        _carry(revision, carried, by=by)


def _carry(revision: Revision, carried: Sequence[Carried], *, by: User) -> None:
    statements = list(revision.statements.order_by("start"))  # each with `revision`, read once
    sources = _sources(carried, by=by)
    by_span: dict[Span, list[Carried]] = defaultdict(list)
    exported = [(each.annotation.start, each.annotation.end) for each in carried if each.is_claim]
    for placed in carried:
        by_span[_span_of(placed.annotation, exported, statements)].append(placed)
    for span, group in sorted(by_span.items()):
        statement = statements[_nearest(span, [(each.start, each.end) for each in statements])]
        claim = _flag(revision, span, statement, group, by=by)
        for placed in group:
            _attach(claim, placed, sources, by=by)
    examine_sources({source.pk for source in sources.values()})


def _sources(carried: Sequence[Carried], *, by: User) -> dict[str, Source]:
    """Return the cited sources by address, or by their description.

    Pages without a capture are queued to be fetched.
    """
    citations = [cited for placed in carried for cited in placed.annotation.citations]
    addresses = [address for placed in carried for address in placed.addresses]
    addresses = list(dict.fromkeys([*addresses, *(each.url for each in citations if each.url)]))
    sources = {address: get_or_create_page(address, by=by) for address in addresses}
    captured = set(
        Capture.objects.filter(source__in=sources.values()).values_list("source_id", flat=True)
    )
    missing = [source.pk for source in sources.values() if source.pk not in captured]
    jobs.ask_all(Job.Kind.FETCH, missing, by=by)
    titles = dict.fromkeys(each.title for each in citations if each.title and not each.url)
    described = {title: find_described(title, by=by) for title in titles}
    return sources | {title: source for title, source in described.items() if source}


def _span_of(
    annotation: importing.Annotation, exported: Sequence[Span], statements: Sequence[Statement]
) -> Span:
    """Return the span to flag: that of a claim of the export with the same text, else a statement's."""
    span = (annotation.start, annotation.end)
    if span in exported:
        return span
    if exported:
        nearest = exported[_nearest(span, exported)]
        if _overlap(span, nearest) > 0:
            return nearest
    spans = [(statement.start, statement.end) for statement in statements]
    return spans[_nearest(span, spans)]


def _nearest(span: Span, others: Sequence[Span]) -> int:
    """Return the number of the span with the largest overlap; the first of several."""
    overlaps = [_overlap(span, other) for other in others]
    return overlaps.index(max(overlaps))


def _overlap(span: Span, other: Span) -> int:
    return min(span[1], other[1]) - max(span[0], other[0])


def _flag(
    revision: Revision, span: Span, statement: Statement, group: Sequence[Carried], *, by: User
) -> Claim:
    """Flag the span, with the reason and the priority that it had in an export."""
    exported = next((each.annotation for each in group if each.is_claim), None)
    details: dict[str, object] = {
        "reason": _reason(revision.text[slice(*span)], statement),
        "priority": Claim.Priority.NORMAL,
        "note": _note(group),
    }
    if exported and exported.reason in Claim.Reason.values:
        details["reason"] = Claim.Reason(exported.reason)
    if exported and exported.priority in map(str, Claim.Priority.values):
        details["priority"] = Claim.Priority(int(exported.priority))
    ((claim, _former),) = flag_spans(revision, [span], by=by, details=details)
    return claim


def _reason(words: str, statement: Statement) -> Claim.Reason:
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
        count[AnnotationKind.FOOTNOTE] + sum(len(placed.annotation.citations) for placed in group),
    )
    parts = [
        ngettext("%d comment", "%d comments", comments) % comments if comments else "",
        ngettext("%d link", "%d links", links) % links if links else "",
        ngettext("%d footnote", "%d footnotes", notes) % notes if notes else "",
    ]
    return _("From the imported document: %s.") % ", ".join(filter(None, parts))


def _attach(claim: Claim, carried: Carried, sources: Mapping[str, Source], *, by: User) -> None:
    """Cite the sources. A text that no citation has as its note becomes a comment."""
    annotation = carried.annotation
    note = annotation.text if annotation.kind is AnnotationKind.FOOTNOTE else ""
    locator = importing.locator_in(note)
    is_noted = False
    for address in carried.addresses:
        _citation, is_new = claim.citations.get_or_create(
            source=sources[address],
            locator=locator,
            defaults={"stance": Citation.Stance.CONTEXT, "note": note, "cited_by": by},
        )
        is_noted = is_noted or (is_new and bool(note))
    if annotation.text and not is_noted:
        create_comment(claim, by=by, text=_comment_text(annotation))
    for cited in annotation.citations:
        _cite(claim, cited, sources.get(cited.url or cited.title), by=by)
    for url, reason in carried.refused:
        words = {"url": url, "reason": reason}
        create_comment(
            claim,
            by=by,
            text=_("The link to %(url)s cannot be used as a source: %(reason)s") % words,
        )


def _cite(claim: Claim, cited: CitedInComment, source: Source | None, *, by: User) -> None:
    """Cite a source as an export did. One that is not known here becomes a comment."""
    if source is None:
        named = ", ".join(filter(None, (cited.title, cited.locator)))
        create_comment(claim, by=by, text=_("Footnote: %(text)s") % {"text": named})
        return
    stances = _stances()
    claim.citations.get_or_create(
        source=source,
        locator=cited.locator[:LONGEST_LOCATOR],
        defaults={
            "stance": stances.get(cited.stance, Citation.Stance.CONTEXT),
            "excerpt": cited.excerpt,
            "note": cited.note,
            "cited_by": by,
        },
    )


@cache
def _stances() -> dict[str, Citation.Stance]:
    """Return each stance by its key and by its words in any language: an export may be in another."""
    words = {each.value: each for each in Citation.Stance}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            words |= {str(each.label): each for each in Citation.Stance}
    return words


def _comment_text(annotation: importing.Annotation) -> str:
    if annotation.kind is AnnotationKind.FOOTNOTE:
        return _("Footnote: %(text)s") % {"text": annotation.text}
    if annotation.author:
        return _("%(author)s in the document: %(text)s") % {
            "author": annotation.author,
            "text": annotation.text,
        }
    return _("In the document: %(text)s") % {"text": annotation.text}
