"""Look for the facts of a claim in one source by their values."""

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from functools import cached_property

from articles.text.evidence.claim_facts.regions import Regions
from articles.text.evidence.claim_facts.wordings import WORDINGS, WordingFinder
from articles.text.evidence.comparable_words import Word, comparable_words
from articles.text.evidence.findings import FactMatch, FactOutcome
from articles.text.evidence.numbers.days import DatedSpan, find_days, parse_days
from articles.text.evidence.numbers.figures import Figure, figures, of_value
from articles.text.evidence.source import SourceText
from articles.text.facts.currencies import CODES
from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.numbers.days import Day
from articles.text.spans import Span

FIGURES = frozenset({FactKind.NUMBER, FactKind.PERCENTAGE, FactKind.MONEY})
MOST_PLACES = 5  # places that are shown
COUNTED = 5  # words behind a number that may name the thing counted
STEM = 4  # letters by which the thing counted is compared: "prisoner", "prisoners"
# How a hedge limits a number. "About" says nothing that any of them contradicts.
LIMITS = {"more than": 1, "at least": 1, "less than": -1, "at most": -1, "almost": -1}
CAPITAL_NOUNS = frozenset({"de"})  # a single noun with a capital is no name there


class FactFinder:
    """Looks for facts in one source. Its numbers and days are read when the first is needed.

    `located` returns the places of the claim's own words in the source.
    """

    def __init__(
        self,
        source: SourceText,
        claim: str,
        span: Span,
        language: str,
        located: Callable[[], Sequence[Span]],
    ) -> None:
        self.source, self.language = source, language
        self.wordings = WordingFinder(source, claim, span)
        self._located = located

    @cached_property
    def figures(self) -> list[Figure]:
        return figures(self.source)

    @cached_property
    def days(self) -> list[DatedSpan]:
        return find_days(self.source)

    @cached_property
    def regions(self) -> Regions | None:
        """What is near the claim's words, or None if they are nowhere: then the whole page is."""
        places = self._located()
        return Regions(self.source.text, places) if places else None

    def find(self, fact: Fact) -> FactMatch | None:
        """Return where the source has the fact, or None if the fact has no value to compare."""
        if fact.kind in WORDINGS:
            return self.wordings.find(fact)
        if fact.kind is FactKind.NAME:
            return self._name(fact)
        if fact.kind is FactKind.DATE:
            days = parse_days(fact.value)
            return self._day(fact, days) if days else None
        if fact.kind not in FIGURES:
            return None
        try:
            ends = [Decimal(end) for end in fact.value.split("..")]
        except InvalidOperation:  # fractions, ordinals
            return None
        return self._figure(fact, ends[0], ends[-1])

    def _figure(self, fact: Fact, first: Decimal, last: Decimal) -> FactMatch:
        """The same value, unit and limit; else another number of the same thing, or the number of another."""
        counted = self._counted(fact)
        same_value = list(of_value(self.figures, first, last))
        right = [figure for figure in same_value if self._has_unit(figure, fact, counted)]
        agreeing = [figure for figure in right if _same_limit(fact.modifier, figure.modifier)]
        if agreeing:
            return _fact_match(fact, FactOutcome.FOUND, [figure.span for figure in agreeing])
        if right:
            return _fact_match(fact, FactOutcome.DIFFERS, [figure.hedged for figure in right])
        if counted:
            others = [
                figure.span
                for figure in self.figures
                if self._counts(figure, counted[-1]) and figure.value != first
            ]
            if others:
                return _fact_match(fact, FactOutcome.DIFFERS, others)
        outcome = FactOutcome.DIFFERS if same_value else FactOutcome.NOT_FOUND
        return _fact_match(fact, outcome, [figure.span for figure in same_value])

    def _counted(self, fact: Fact) -> list[str]:
        """The words of the thing counted, if the source names it in the same language."""
        if fact.kind is not FactKind.NUMBER or self.source.language != self.language:
            return []
        return [word.key for word in comparable_words(fact.unit)]

    def _has_unit(self, figure: Figure, fact: Fact, counted: Sequence[str]) -> bool:
        """The thing counted must match only if the claim names one that can be compared."""
        if fact.kind is not FactKind.NUMBER:
            return figure.unit == fact.unit
        if figure.unit in CODES and self.source.language != self.language:
            return True  # the claim may name a currency in its language that is no unit: "kronor"
        if figure.unit:
            written = self.source.text[figure.span.start : figure.span.end].casefold()
            return bool(counted) and counted[-1] in written
        return not counted or self._counts(figure, counted[-1])

    def _counts(self, figure: Figure, thing: str) -> bool:
        """Tell whether the thing is named right behind the number."""
        near = self.source.keys[figure.after : figure.after + COUNTED]
        stem = thing[: max(STEM, len(thing) - 2)]
        return any(key.startswith(stem) for key in near)

    def _day(self, fact: Fact, days: Sequence[Day]) -> FactMatch:
        """The same day; else that day in another year, or another day of that month."""
        right = [
            dated.span
            for dated in self.days
            if any(
                day.agrees(other) and _is_as_precise(day, other)
                for day in days
                for other in dated.days
            )
        ]
        if right:
            return _fact_match(fact, FactOutcome.FOUND, right)
        months = {day.month for day in days if day.month}
        near = [d.span for d in self.days if any(other.month in months for other in d.days)]
        return _fact_match(fact, FactOutcome.DIFFERS if near else FactOutcome.NOT_FOUND, near)

    def _name(self, fact: Fact) -> FactMatch | None:
        """All words of the name in a row near the passage; else its last word behind another word.

        The last word alone counts near the passage if the page has the whole name.
        """
        keys = comparable_words(fact.value)
        if self.language in CAPITAL_NOUNS and not _is_name_in_german(fact.value):
            return None
        right = self._rows_of_words(keys)
        near = [span for span in right if self._is_near(span)]
        if near:
            return _fact_match(fact, FactOutcome.FOUND, near)
        if len(keys) < 2:
            return FactMatch(fact, FactOutcome.NOT_FOUND)
        last = [
            Span(self.source.words[index - 1].start, self.source.words[index].end)
            for index in self.source.places.get(keys[-1].key, [])
            if index and self._is_capital(index)
        ]
        last = [span for span in last if self._is_near(span)]
        if right and last:
            return _fact_match(fact, FactOutcome.FOUND, last)
        return _fact_match(fact, FactOutcome.DIFFERS if last else FactOutcome.NOT_FOUND, last)

    def _is_near(self, span: Span) -> bool:
        return self.regions is None or self.regions.hold(span)

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


def _same_limit(hedge: str, other: str) -> bool:
    """Tell whether both hedges limit a number alike: "over 400" and "more than 400"."""
    return "about" in (hedge, other) or LIMITS.get(hedge, 0) == LIMITS.get(other, 0)


def _is_as_precise(day: Day, other: Day) -> bool:
    """Tell whether `other` has the day, or else the month or year, that `day` has."""
    finest = (day.day and "day") or (day.month and "month") or (day.year and "year") or "weekday"
    return bool(getattr(other, finest))


def _is_name_in_german(name: str) -> bool:
    """Tell whether it has two words with a capital, or is an acronym. "Die Fähre" is only a noun."""
    words = name.split()
    return name.isupper() or (len(words) > 1 and words[0].lower() not in GERMAN_ARTICLES)


GERMAN_ARTICLES = frozenset({"der", "die", "das", "ein", "eine", "im", "am", "in", "und"})


def _fact_match(fact: Fact, outcome: FactOutcome, places: Sequence[Span]) -> FactMatch:
    return FactMatch(fact, outcome, tuple(places[:MOST_PLACES]))
