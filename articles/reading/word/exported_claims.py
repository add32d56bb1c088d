"""The claims of an export of this app, when its Word file comes back.

Each is a comment whose text begins with its number. The footnotes of its sources belong to it. What
is recorded in the file says what was changed since; a program may have dropped that record.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.reading.annotations import Annotation, AnnotationKind, Change, CitedInComment
from articles.reading.word.export_record import (
    ExportRecord,
    RecordedCitation,
    RecordedClaim,
    fingerprint,
)

_NUMBER = re.compile(r"(\d{1,4})\. ")
_LABEL = re.compile(r"\[(\d{1,4})\] ")
_LINES = re.compile(r"\n{2,}|\n(?=\[\d{1,4}\] )")
_SEGMENTS = 5  # of a footnote, from its end, that may be a location
_QUOTED = 5
_QUOTED_LENGTH = 80


class ExportedClaims:
    """Finds the claims among the `annotations` of an export, and what was changed since.

    `annotations` are those of the document then: a comment on a claim has its number and citations,
    and footnotes of these are gone. `warnings` are sentences about the changes.
    """

    def __init__(
        self, text: str, annotations: Sequence[Annotation], record: ExportRecord | None
    ) -> None:
        self._text = text
        self._record = record
        self._recorded = {claim.number: claim for claim in record.claims} if record else {}
        notes = [each for each in annotations if each.kind is AnnotationKind.FOOTNOTE]
        self._notes = {id(each): each for each in notes if _LABEL.match(each.text)}
        self._taken: set[int] = set()
        self._numbers: Counter[int] = Counter()
        read = [self._read(each) for each in annotations]
        self.annotations = tuple(
            annotation
            for former, annotation in zip(annotations, read, strict=True)
            if id(former) not in self._taken
        )
        self.warnings = tuple(self._warnings())

    def _read(self, annotation: Annotation) -> Annotation:
        number = _NUMBER.match(annotation.text)
        if annotation.kind is AnnotationKind.COMMENT and not annotation.is_reply and number:
            key = int(number[1])
            is_known = key in self._recorded if self._record else True
            if is_known and not self._numbers[key]:
                self._numbers[key] += 1
                return self._claim(annotation, key)
        is_link = annotation.kind is AnnotationKind.LINK
        return annotation if is_link or not self._record else _changed(annotation, [Change.NEW])

    def _claim(self, comment: Annotation, number: int) -> Annotation:
        recorded = self._recorded.get(number)
        lines = list(self._lines(comment.text, recorded))
        notes = [self._note_of(int(line.partition("]")[0][1:]), comment) for line, _known in lines]
        citations = tuple(
            _citation(line, known, note) for (line, known), note in zip(lines, notes, strict=True)
        )
        claim = replace(comment, claim=number, citations=citations)
        if recorded is None:
            return claim
        claim = replace(claim, reason=recorded.reason, priority=recorded.priority)
        return _changed(claim, self._changes(comment, recorded, notes))

    def _lines(
        self, text: str, recorded: RecordedClaim | None
    ) -> Iterator[tuple[str, RecordedCitation | None]]:
        """Yield the lines of a comment that cite a source."""
        lines = iter([line.strip() for line in _LINES.split(text) if _LABEL.match(line)])
        if recorded is None:
            numbers = {_LABEL.match(note.text)[1] for note in self._notes.values()}  # type: ignore[index]
            yield from ((line, None) for line in lines if line[1 : line.index("]")] in numbers)
            return
        for citation in recorded.citations:
            for line in lines:
                if line.startswith(f"[{citation.source}] "):
                    yield line, citation
                    break

    def _note_of(self, number: int, comment: Annotation) -> Annotation | None:
        """Return the footnote of a source behind a claim; else one that names the source elsewhere."""
        of_source = [note for note in self._notes.values() if note.text.startswith(f"[{number}] ")]
        near = (
            note
            for note in of_source
            if id(note) not in self._taken and comment.start <= note.end <= comment.end + 1
        )
        note = min(near, key=lambda note: abs(note.end - comment.end), default=None)
        if note is not None:
            self._taken.add(id(note))
        return note or next(iter(of_source), None)

    def _changes(
        self, comment: Annotation, recorded: RecordedClaim, notes: Sequence[Annotation | None]
    ) -> Iterator[Change]:
        if fingerprint(self._text[comment.start : comment.end]) != recorded.words:
            yield Change.WORDS
        if fingerprint(comment.text) != recorded.comment:
            yield Change.COMMENT
        footnotes = sorted(fingerprint(note.text) for note in notes if note)
        if footnotes != sorted(citation.footnote for citation in recorded.citations):
            yield Change.SOURCES

    def _warnings(self) -> Iterator[str]:
        if self._record is None:
            yield _(
                "This file is an export, but the program that saved it dropped the record of its "
                "claims. What was changed since cannot be shown."
            )
            return
        gone = [number for number in self._recorded if not self._numbers[number]]
        if gone:
            yield ngettext(
                "The comment on claim %(numbers)s was deleted, so it is not imported.",
                "The comments on the claims %(numbers)s were deleted, so they are not imported.",
                len(gone),
            ) % {"numbers": ", ".join(map(str, gone))}
        yield from self._changed_paragraphs(self._record)

    def _changed_paragraphs(self, record: ExportRecord) -> Iterator[str]:
        paragraphs = [each for each in self._text.split("\n\n") if each.strip()]
        now = Counter(map(fingerprint, paragraphs))
        before = Counter(record.paragraphs)
        unknown = now - before
        new = [each for each in paragraphs if fingerprint(each) in unknown]
        if new:
            quoted = [f"“{' '.join(each.split())[:_QUOTED_LENGTH]}”" for each in new[:_QUOTED]]
            yield ngettext(
                "%(n)s paragraph was changed or added since the export: %(words)s.",
                "%(n)s paragraphs were changed or added since the export: %(words)s.",
                len(new),
            ) % {"n": len(new), "words": ", ".join(quoted)}
        fewer = (before - now).total() - unknown.total()
        if fewer > 0:
            yield ngettext(
                "%(n)s paragraph was removed since the export.",
                "%(n)s paragraphs were removed since the export.",
                fewer,
            ) % {"n": fewer}


def _changed(annotation: Annotation, changes: Sequence[Change] | Iterator[Change]) -> Annotation:
    return replace(annotation, changes=tuple(changes))


def _citation(
    line: str, recorded: RecordedCitation | None, note: Annotation | None
) -> CitedInComment:
    """Return what a line such as "[1] refutes, p. 4: “It cost five.” See there" says."""
    named = _LABEL.sub("", note.text, count=1) if note else ""
    words = _LABEL.sub("", line, count=1)
    parts = (recorded and _by_lengths(words, recorded)) or _by_marks(words, named)
    label, locator, excerpt, remark = parts
    urls = note.urls if note else ()
    title = named.removesuffix(urls[0]).strip() if urls else named.strip()
    title = title.removesuffix(locator).rstrip(", ") if locator else title
    stance = recorded.stance if recorded else label
    return CitedInComment(stance, locator, excerpt, remark, url=(urls or ("",))[0], title=title)


def _by_lengths(words: str, recorded: RecordedCitation) -> tuple[str, str, str, str] | None:
    """Return label, location, excerpt and note by their lengths; None if these do not fit."""
    at = recorded.label
    parts = [words[:at]]
    for length, before, after in (
        (recorded.locator, ", ", ""),
        (recorded.excerpt, ": “", "”"),
        (recorded.note, " ", ""),
    ):
        if not length:
            parts.append("")
            continue
        start = at + len(before)
        end = start + length
        if words[at:start] != before or words[end : end + len(after)] != after:
            return None
        parts.append(words[start:end])
        at = end + len(after)
    if words[at : at + 1] not in {"", " "}:
        return None  # something was added, or removed
    return parts[0], parts[1], parts[2], parts[3]


def _by_marks(words: str, named: str) -> tuple[str, str, str, str]:
    """Return label, location, excerpt and note by the marks between them, and by the footnote."""
    locator = ""
    segments = [each.strip() for each in re.sub(r"\s*https?://\S+\s*$", "", named).split(",")]
    for count in range(1, min(_SEGMENTS, len(segments)) + 1):
        end = ", ".join(segments[-count:])
        if end and f", {end}" in words.partition(": “")[0]:
            locator = end
    before, opening, quoted = words.partition(": “")
    excerpt, _closing, remark = quoted.partition("”") if opening else ("", "", "")
    if locator:
        label, _comma, rest = before.partition(f", {locator}")
        remark = remark if opening else rest
    elif opening:
        label, _comma, locator = before.partition(", ")  # it was changed in the comment only
    else:
        label, _blank, remark = before.partition(" ")
    remark, _search, _results = f" {remark}".partition(f" {_('Automatic search:')} ")
    return label.strip(), locator, excerpt.strip(), remark.strip()
