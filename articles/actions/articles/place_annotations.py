"""What hung on the words of a file goes to claims: addresses as sources, remarks as comments."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import fetching, importing, jobs
from articles.actions.captures import examine_source
from articles.actions.claims import create_comment, flag
from articles.actions.sources import get_or_create_page
from articles.importing import Kind
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

SHOWN = 80  # code points of the words that are named to a person


class WordsGone(Refused):
    """Annotations stand on words that the text does not have any more."""


@dataclass(frozen=True)
class Carried:
    """An annotation with what can be cited of it, and why the rest cannot."""

    found: importing.Annotation
    addresses: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


def serialize_annotation(annotation: importing.Annotation) -> dict[str, object]:
    """The annotation as an import keeps it: each address canonical, or with what is wrong with it."""
    addresses: list[str] = []
    refused: list[list[str]] = []
    for url in annotation.urls:
        try:
            addresses.append(fetching.canonical(url))
        except Refused as refusal:
            refused.append([url, str(refusal)])
    found = importing.annotation_as_json(annotation)
    return found | {"addresses": list(dict.fromkeys(addresses)), "refused": refused}


def anchored(imported: Import, numbers: Iterable[int], body: str) -> list[Carried]:
    """Those annotations of the import, on the words of `body`, which a person has edited.

    Raises `WordsGone` when the words of any are not to be found, for nothing may get lost.
    """
    stored = [imported.annotations[number] for number in sorted(set(numbers))]
    found = [importing.annotation_from_json(annotation) for annotation in stored]
    spans = [(annotation.start, annotation.end) for annotation in found]
    carried: list[Carried] = []
    gone: list[str] = []
    for kept_as, annotation, span in zip(
        stored, found, importing.anchored(spans, imported.text, body), strict=True
    ):
        if span is None or not annotation.has_place:
            gone.append(imported.text[annotation.start : annotation.end][:SHOWN])
            continue
        moved = importing.moved_to(annotation, span)
        refused = tuple((url, reason) for url, reason in kept_as["refused"])
        carried.append(Carried(moved, tuple(kept_as["addresses"]), refused))
    if gone:
        words = ", ".join(f"“{' '.join(these.split())}”" for these in gone)
        raise WordsGone(
            _("This text is no longer in the article: %(words)s. ") % {"words": words}
            + _("Restore the text, or untick these items.")
        )
    return carried


def carry_annotations(revision: Revision, carried: Sequence[Carried], *, by: User) -> None:
    """Flag each statement that something stands on, and put it there.

    Called inside the transaction of an action that `by` is allowed.
    """
    statements = list(revision.statements.select_related("revision").order_by("start"))
    sources = _sources(carried, by=by)
    by_statement: dict[int, list[Carried]] = defaultdict(list)
    for one in carried:
        by_statement[_statement_under(one.found, statements)].append(one)
    for place, group in sorted(by_statement.items()):
        statement = statements[place]
        claim, _was = flag(statement, by=by, reason=_reason(statement), note=_note(group))
        for one in group:
            _put(claim, one, sources, by=by)
    for source in sorted(source.pk for source in sources.values()):  # one order: no deadlock
        examine_source(source)


def _sources(carried: Sequence[Carried], *, by: User) -> dict[str, Source]:
    """The pages that are cited, by their addresses; those that nobody has seen are fetched."""
    addresses = dict.fromkeys(address for one in carried for address in one.addresses)
    sources = {address: get_or_create_page(address, by=by) for address in addresses}
    seen = set(
        Capture.objects.filter(source__in=sources.values()).values_list("source_id", flat=True)
    )
    unseen = [source.pk for source in sources.values() if source.pk not in seen]
    jobs.ask_all(Job.Kind.FETCH, unseen, by=by)
    return sources


def _statement_under(found: importing.Annotation, statements: Sequence[Statement]) -> int:
    """The number of the statement that shares most with the annotation; of equals, the first."""
    shared = [
        min(found.end, statement.end) - max(found.start, statement.start)
        for statement in statements
    ]
    return shared.index(max(shared))


def _reason(statement: Statement) -> Claim.Reason:
    words = statement.revision.text[statement.start : statement.end]
    if statement.kind == Statement.Kind.QUOTED:
        return Claim.Reason.QUOTATION
    if any(character.isdigit() for character in words):
        return Claim.Reason.NUMBER
    return Claim.Reason.OTHER


def _note(group: Sequence[Carried]) -> str:
    """How many of what came with the document."""
    count = {kind: sum(one.found.kind is kind for one in group) for kind in Kind}
    comments, links, notes = count[Kind.COMMENT], count[Kind.LINK], count[Kind.FOOTNOTE]
    parts = [
        ngettext("%d comment", "%d comments", comments) % comments if comments else "",
        ngettext("%d link", "%d links", links) % links if links else "",
        ngettext("%d footnote", "%d footnotes", notes) % notes if notes else "",
    ]
    return _("From the imported document: %s.") % ", ".join(filter(None, parts))


def _put(claim: Claim, one: Carried, sources: Mapping[str, Source], *, by: User) -> None:
    """Cite the addresses; say as comments whatever no citation says."""
    found = one.found
    note = found.text if found.kind is Kind.FOOTNOTE else ""
    is_said = False
    for address in one.addresses:
        _citation, made = claim.citations.get_or_create(
            source=sources[address],
            locator="",
            defaults={"stance": Citation.Stance.CONTEXT, "note": note, "cited_by": by},
        )
        is_said = is_said or (made and bool(note))
    if found.text and not is_said:
        create_comment(claim, by=by, text=_told(found))
    for url, reason in one.refused:
        words = {"url": url, "reason": reason}
        create_comment(
            claim,
            by=by,
            text=_("The link to %(url)s cannot be used as a source: %(reason)s") % words,
        )


def _told(found: importing.Annotation) -> str:
    if found.kind is Kind.FOOTNOTE:
        return _("Footnote: %(text)s") % {"text": found.text}
    if found.author:
        return _("%(author)s in the document: %(text)s") % {
            "author": found.author,
            "text": found.text,
        }
    return _("In the document: %(text)s") % {"text": found.text}
