"""Look for a claim in a source: its quotations, its facts and the reviewer's excerpt."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import cached_property

from articles.text.evidence.comparable_words import Word, comparable_words
from articles.text.evidence.findings import (
    Examination,
    FactMatch,
    FactOutcome,
    LocatedPassage,
    PassageMatch,
)
from articles.text.evidence.frames import ClaimFrame, moved, named_speaker, with_frame
from articles.text.evidence.locate import locate
from articles.text.evidence.numbers.days import DatedSpan, Day, find_days, parse_day
from articles.text.evidence.numbers.figures import Figure, figures, of_value
from articles.text.evidence.source import SourceText, read_source
from articles.text.facts.facts import Fact, FactKind, facts
from articles.text.languages import detect
from articles.text.quotations import quotations as quoted_in
from articles.text.spans import Span

# Raise it when the rules find something else in the same texts: the app searches captures again.
EXAMINER_VERSION = 2
FIGURES = frozenset({FactKind.NUMBER, FactKind.PERCENTAGE, FactKind.MONEY})
MARKS = "\"'“”„«»‹›‘’「」『』"
MOST_PLACES = 5  # places that are shown
COUNTED = 5  # words behind a number that may name the thing counted
STEM = 4  # letters by which the thing counted is compared: "prisoner", "prisoners"


def examine(
    claim: str,
    source: str | SourceText,
    *,
    excerpt: str = "",
    statement: Span | None = None,
    language: str | None = None,
    quotations: Sequence[Span] | None = None,
    speaker: str | None = None,
) -> Examination:
    """Look for a claim's quotations, its facts and the reviewer's excerpt in a source.

    `statement` is the span of the claim if `claim` is a longer text; spans in the result are of `claim`.
    `language` is that of the claim. `quotations` are the known ones of `claim`, marks included; without
    them they are searched. `speaker` is the claim's speaker; else it is read from the claim. Linear in
    both texts.
    """
    read = source if isinstance(source, SourceText) else read_source(source)
    span = statement or Span(0, len(claim))
    code = language or detect(claim)
    marked = quoted_in(claim) if quotations is None else quotations
    quoted = [_without_marks(claim, each) for each in marked if _overlaps(each, span)]
    passages = tuple(
        LocatedPassage(each, _in_its_sense(claim, each, read, code, speaker))
        for each in quoted
        if each.start < each.end
    )
    finder = _FactFinder(read)
    fact_matches = tuple(
        finder.find(claim, fact)
        for fact in facts(claim, span)
        if fact.kind in FIGURES or fact.kind in (FactKind.DATE, FactKind.NAME)
    )
    cited = locate(excerpt, read, language=language) if excerpt.strip() else None
    return Examination(passages, tuple(match for match in fact_matches if match), cited)


def locate_claim(
    claim: str,
    source: str | SourceText,
    *,
    statement: Span | None = None,
    language: str | None = None,
    speaker: str | None = None,
) -> PassageMatch:
    """Look for all words of a claim in a source, and say whether the source turns their sense.

    `statement` is the span of the claim if `claim` is a longer text; spans of the passage begin at its
    start. `language` is that of the claim, `speaker` its speaker; else both are read from the claim.
    Where the claim quotes or reports somebody, these words decide about the sense.
    """
    read = source if isinstance(source, SourceText) else read_source(source)
    span = statement or Span(0, len(claim))
    code = language or detect(claim)
    quoted = [_without_marks(claim, each) for each in quoted_in(claim) if _overlaps(each, span)]
    spoken = [
        Span(max(start, span.start), min(end, span.end))
        for start, end in quoted or ClaimFrame(claim, span, code).reported
        if start < span.end and span.start < end
    ]
    matches = [(each, _in_its_sense(claim, each, read, code, speaker)) for each in spoken]
    placed = [(each, match) for each, match in matches if match.parts]
    if not placed:
        return _in_its_sense(claim, span, read, code, speaker)
    whole = locate(claim[span.start : span.end], read, language=code)
    words, decisive = next((each for each in placed if each[1].frame), placed[0])
    if not whole.parts:
        return moved(decisive, words.start - span.start) if decisive.frame else whole
    return replace(
        whole,
        outcome=decisive.outcome if decisive.frame else whole.outcome,
        frame=decisive.frame,
        speaker_confirmed=decisive.speaker_confirmed,
    )


def _in_its_sense(
    claim: str, span: Span, source: SourceText, language: str, speaker: str | None
) -> PassageMatch:
    """Look for a part of the claim, and compare the frames of both."""
    match = locate(claim[span.start : span.end], source, language=language)
    return with_frame(match, ClaimFrame(claim, span, language, named_speaker(speaker)), source)


def _overlaps(quotation: Span, span: Span) -> bool:
    return quotation.start < span.end and span.start < quotation.end


def _without_marks(claim: str, quotation: Span) -> Span:
    """A quotation without its marks and the blanks inside them."""
    written = claim[quotation.start : quotation.end]
    left = len(written) - len(written.lstrip(MARKS + " \n"))
    right = len(written.rstrip(MARKS + " \n"))
    return Span(quotation.start + left, quotation.start + max(left, right))


class _FactFinder:
    """Looks for facts in one source. Its numbers and days are read when the first is needed."""

    def __init__(self, source: SourceText) -> None:
        self.source = source

    @cached_property
    def figures(self) -> list[Figure]:
        return figures(self.source)

    @cached_property
    def days(self) -> list[DatedSpan]:
        return find_days(self.source)

    def find(self, claim: str, fact: Fact) -> FactMatch | None:
        """Return where the source has the fact, or None if the fact has no value to compare."""
        if fact.kind is FactKind.NAME:
            return self._name(fact)
        if fact.kind is FactKind.DATE:
            day = parse_day(fact.value)
            return self._day(fact, day) if day else None
        try:
            size = Decimal(fact.value)
        except InvalidOperation:  # ranges, fractions, ordinals
            return None
        return self._figure(fact, size)

    def _figure(self, fact: Fact, size: Decimal) -> FactMatch:
        """The same value and unit; else another number of the same thing, or the number of another thing."""
        counted = (
            [word.key for word in comparable_words(fact.unit)]
            if fact.kind is FactKind.NUMBER
            else []
        )
        same_value = list(of_value(self.figures, size))
        right = [figure for figure in same_value if self._has_unit(figure, fact, counted)]
        if right:
            return _fact_match(fact, FactOutcome.FOUND, right)
        if counted:
            others = [f for f in self.figures if self._counts(f, counted[-1]) and f.value != size]
            if others:
                return _fact_match(fact, FactOutcome.DIFFERS, others)
        return _fact_match(
            fact, FactOutcome.DIFFERS if same_value else FactOutcome.NOT_FOUND, same_value
        )

    def _has_unit(self, figure: Figure, fact: Fact, counted: Sequence[str]) -> bool:
        """The thing counted must match only if the claim names one that can be compared."""
        if fact.kind is not FactKind.NUMBER:
            return figure.unit == fact.unit
        return not figure.unit and (not counted or self._counts(figure, counted[-1]))

    def _counts(self, figure: Figure, thing: str) -> bool:
        """Tell whether the thing is named right behind the number."""
        near = self.source.keys[figure.after : figure.after + COUNTED]
        stem = thing[: max(STEM, len(thing) - 2)]
        return any(key.startswith(stem) for key in near)

    def _day(self, fact: Fact, day: Day) -> FactMatch:
        """The same day; else that day in another year, or another day of that month."""
        right = [
            dated for dated in self.days if day.agrees(dated.day) and _is_as_precise(day, dated.day)
        ]
        if right:
            return _fact_match(fact, FactOutcome.FOUND, right)
        near = [d for d in self.days if day.month and d.day.month == day.month]
        return _fact_match(fact, FactOutcome.DIFFERS if near else FactOutcome.NOT_FOUND, near)

    def _name(self, fact: Fact) -> FactMatch:
        """All words of the name in a row; else its last word behind another word."""
        keys = comparable_words(fact.value)
        right = self._rows_of_words(keys)
        if right or len(keys) < 2:
            outcome = FactOutcome.FOUND if right else FactOutcome.NOT_FOUND
            return FactMatch(fact, outcome, tuple(right[:MOST_PLACES]))
        last = [
            Span(self.source.words[index - 1].start, self.source.words[index].end)
            for index in self.source.places.get(keys[-1].key, [])
            if index and self._is_capital(index)
        ][:MOST_PLACES]
        return FactMatch(fact, FactOutcome.DIFFERS if last else FactOutcome.NOT_FOUND, tuple(last))

    def _rows_of_words(self, keys: Sequence[Word]) -> list[Span]:
        """The places where all these words occur in a row."""
        if not keys:
            return []
        rarest = min(range(len(keys)), key=lambda at: len(self.source.places.get(keys[at].key, [])))
        rows = []
        for index in self.source.places.get(keys[rarest].key, []):
            first = index - rarest
            stretch = self.source.words[max(first, 0) : first + len(keys)]
            if first >= 0 and [word.key for word in stretch] == [word.key for word in keys]:
                rows.append(Span(stretch[0].start, stretch[-1].end))
        return rows

    def _is_capital(self, index: int) -> bool:
        return self.source.text[self.source.words[index].start].isupper()


def _is_as_precise(day: Day, other: Day) -> bool:
    """Tell whether `other` has the day, or else the month or year, that `day` has."""
    finest = (day.day and "day") or (day.month and "month") or (day.year and "year") or "weekday"
    return bool(getattr(other, finest))


def _fact_match(
    fact: Fact, outcome: FactOutcome, matches: Sequence[Figure] | Sequence[DatedSpan]
) -> FactMatch:
    return FactMatch(fact, outcome, tuple(match.span for match in matches[:MOST_PLACES]))
