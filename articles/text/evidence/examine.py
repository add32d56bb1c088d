"""All that a source says of one claim: its quotations, its facts and what the reviewer cited."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import cached_property

from articles.text.evidence.findings import Examination, FactFound, FactOutcome, Passage
from articles.text.evidence.locate import locate
from articles.text.evidence.numbers.days import Dated, Day, day_of, days
from articles.text.evidence.numbers.figures import Figure, figures, of_value
from articles.text.evidence.source import Source, source_of
from articles.text.evidence.words import Word, words
from articles.text.facts.facts import Fact, FactKind, facts
from articles.text.languages import detect
from articles.text.quotations import quotations as quoted_in
from articles.text.spans import Span

FIGURES = frozenset({FactKind.NUMBER, FactKind.PERCENTAGE, FactKind.MONEY})
MARKS = "\"'“”„«»‹›‘’「」『』"
MOST_PLACES = 5  # a reader looks at no more
COUNTED = 5  # words after a number among which the thing counted stands
STEM = 4  # letters that "prisoner" and "prisoners" share, enough to tell the thing counted


def examine(
    claim: str,
    source: str | Source,
    *,
    excerpt: str = "",
    statement: Span | None = None,
    language: str | None = None,
    quotations: Sequence[Span] | None = None,
) -> Examination:
    """Look for a claim's quotations, its facts and the reviewer's excerpt in a source.

    `statement` is the part of `claim` that is the claim, when `claim` is a longer text; spans in
    the result are of `claim`. `language` is the claim's. `quotations` are those of `claim`, marks
    included, where somebody knows them better. Linear in both texts.
    """
    read = source if isinstance(source, Source) else source_of(source)
    span = statement or Span(0, len(claim))
    code = language or detect(claim)
    marked = quoted_in(claim) if quotations is None else quotations
    quoted = [_inside(claim, found) for found in marked if _meets(found, span)]
    passages = tuple(
        Passage(found, locate(claim[found.start : found.end], read, language=code))
        for found in quoted
        if found.start < found.end
    )
    looked_for = _Facts(read)
    found = tuple(
        looked_for.found(claim, fact)
        for fact in facts(claim, span)
        if fact.kind in FIGURES or fact.kind in (FactKind.DATE, FactKind.NAME)
    )
    cited = locate(excerpt, read, language=language) if excerpt.strip() else None
    return Examination(passages, tuple(one for one in found if one), cited)


def _meets(found: Span, span: Span) -> bool:
    return found.start < span.end and span.start < found.end


def _inside(claim: str, found: Span) -> Span:
    """A quotation without its marks and the blanks inside them."""
    written = claim[found.start : found.end]
    left = len(written) - len(written.lstrip(MARKS + " \n"))
    right = len(written.rstrip(MARKS + " \n"))
    return Span(found.start + left, found.start + max(left, right))


class _Facts:
    """Looks for facts in one source; its numbers and days are read when the first is asked for."""

    def __init__(self, source: Source) -> None:
        self.source = source

    @cached_property
    def figures(self) -> list[Figure]:
        return figures(self.source)

    @cached_property
    def days(self) -> list[Dated]:
        return days(self.source)

    def found(self, claim: str, fact: Fact) -> FactFound | None:
        """Where the source says the fact; None for what has no value to compare."""
        if fact.kind is FactKind.NAME:
            return self._name(fact)
        if fact.kind is FactKind.DATE:
            day = day_of(fact.value)
            return self._day(fact, day) if day else None
        try:
            size = Decimal(fact.value)
        except InvalidOperation:  # ranges, fractions, ordinals
            return None
        return self._figure(fact, size)

    def _figure(self, fact: Fact, size: Decimal) -> FactFound:
        """By value and unit; else the same thing in another number, or the number of another thing."""
        counted = [word.key for word in words(fact.unit)] if fact.kind is FactKind.NUMBER else []
        alike = list(of_value(self.figures, size))
        right = [figure for figure in alike if self._has_unit(figure, fact, counted)]
        if right:
            return _found(fact, FactOutcome.FOUND, right)
        if counted:
            others = [f for f in self.figures if self._counts(f, counted[-1]) and f.value != size]
            if others:
                return _found(fact, FactOutcome.DIFFERS, others)
        return _found(fact, FactOutcome.DIFFERS if alike else FactOutcome.NOT_FOUND, alike)

    def _has_unit(self, figure: Figure, fact: Fact, counted: Sequence[str]) -> bool:
        """A thing counted is asked for only when the claim names one that can be compared."""
        if fact.kind is not FactKind.NUMBER:
            return figure.unit == fact.unit
        return not figure.unit and (not counted or self._counts(figure, counted[-1]))

    def _counts(self, figure: Figure, thing: str) -> bool:
        near = self.source.keys[figure.after : figure.after + COUNTED]
        stem = thing[: max(STEM, len(thing) - 2)]
        return any(key.startswith(stem) for key in near)

    def _day(self, fact: Fact, day: Day) -> FactFound:
        """Agreeing days; else the same month and day in another year, or another day of that month."""
        right = [dated for dated in self.days if day.agrees(dated.day) and _tells(day, dated.day)]
        if right:
            return _found(fact, FactOutcome.FOUND, right)
        near = [d for d in self.days if day.month and d.day.month == day.month]
        return _found(fact, FactOutcome.DIFFERS if near else FactOutcome.NOT_FOUND, near)

    def _name(self, fact: Fact) -> FactFound:
        """All words of the name in a row; else its last word, with another word before it."""
        keys = words(fact.value)
        right = self._rows(keys)
        if right or len(keys) < 2:
            outcome = FactOutcome.FOUND if right else FactOutcome.NOT_FOUND
            return FactFound(fact, outcome, tuple(right[:MOST_PLACES]))
        last = [
            Span(self.source.words[place - 1].start, self.source.words[place].end)
            for place in self.source.places.get(keys[-1].key, [])
            if place and self._is_capital(place)
        ][:MOST_PLACES]
        return FactFound(fact, FactOutcome.DIFFERS if last else FactOutcome.NOT_FOUND, tuple(last))

    def _rows(self, keys: Sequence[Word]) -> list[Span]:
        if not keys:
            return []
        rarest = min(range(len(keys)), key=lambda at: len(self.source.places.get(keys[at].key, [])))
        found = []
        for place in self.source.places.get(keys[rarest].key, []):
            first = place - rarest
            stretch = self.source.words[max(first, 0) : first + len(keys)]
            if first >= 0 and [word.key for word in stretch] == [word.key for word in keys]:
                found.append(Span(stretch[0].start, stretch[-1].end))
        return found

    def _is_capital(self, place: int) -> bool:
        return self.source.text[self.source.words[place].start].isupper()


def _tells(day: Day, other: Day) -> bool:
    """Does the other say the finest thing that the first says: its day, else its month?"""
    finest = (day.day and "day") or (day.month and "month") or (day.year and "year") or "weekday"
    return bool(getattr(other, finest))


def _found(
    fact: Fact, outcome: FactOutcome, places: Sequence[Figure] | Sequence[Dated]
) -> FactFound:
    return FactFound(fact, outcome, tuple(place.span for place in places[:MOST_PLACES]))
