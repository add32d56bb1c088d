"""Judge marks that are missing on letters: "hablo" may be another tense than "habló", "cafe" is "café"."""

from collections.abc import Sequence
from dataclasses import replace

from articles.text.evidence.findings import WordingDifference, WordingDifferenceKind
from articles.text.evidence.writing.letters import Sameness, has_marks, sameness

FEWEST_WITHOUT_MARKS = 2  # words that show that a text is written without marks on letters


def with_marks_judged(
    changes: Sequence[WordingDifference], passage: str, source: str, language: str
) -> list[WordingDifference]:
    """Return the differences, with a missing mark as another word unless the text has no marks at all.

    "hablo" for "habló" may be another tense, but not in "El senor Munoz hablo en Leon".
    """
    missing = [
        change
        for change in changes
        if change.kind is WordingDifferenceKind.SPELLING
        and _weakest(change, passage, source, language) is Sameness.MARKS
    ]
    if not missing:
        return list(changes)
    sides = [(passage[slice(*change.passage)], source[slice(*change.source)]) for change in missing]
    plain = [not has_marks(left) for left, _right in sides]
    written, marked = _stretch(passage, changes, "passage"), _stretch(source, changes, "source")
    if not all(plain):
        written, marked = marked, written
    without = (all(plain) or not any(plain)) and not has_marks(written)
    words = sum(map(has_marks, marked.split()))
    if without and words >= FEWEST_WITHOUT_MARKS:
        return list(changes)
    return [
        replace(change, kind=WordingDifferenceKind.WORDS) if change in missing else change
        for change in changes
    ]


def _stretch(text: str, changes: Sequence[WordingDifference], side: str) -> str:
    """The text from the first to the last difference."""
    spans = [getattr(change, side) for change in changes]
    return text[spans[0].start : spans[-1].end]


def _weakest(
    change: WordingDifference, passage: str, source: str, language: str
) -> Sameness | None:
    """The least sameness of the words of a difference; None if it is of another kind."""
    words, others = passage[slice(*change.passage)].split(), source[slice(*change.source)].split()
    if len(words) != len(others):
        return None
    judged = [sameness(word, other, language) for word, other in zip(words, others, strict=True)]
    return Sameness.MARKS if Sameness.MARKS in judged else None
