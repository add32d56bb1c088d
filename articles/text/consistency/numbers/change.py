"""Find how a number changed: "rose from 20 to 30", "30 after 20 the year before"."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from articles.text.consistency.article import Figure, StatementFacts, fact_span
from articles.text.facts.fact import Fact, FactKind
from articles.text.spans import Span

FACTORS = {
    "double": Fraction(2),
    "triple": Fraction(3),
    "quadruple": Fraction(4),
    "halve": Fraction(1, 2),
}
SIGNS = ("up", "down", *FACTORS)
FAR = 9  # words between the two ends of a change
SCALES = (10**12, 10**9, 10**6, 10**3)
STOPS = frozenset(".;:!?\n")


class Change(NamedTuple):
    """Two values of one quantity, the earlier one first, and the statement that tells of the change."""

    teller: StatementFacts
    before: Figure
    after: Figure
    old: Fraction  # the value before, in the scale of the one after

    def span(self) -> Span:
        """Return the text from the one to the other."""
        first, last = sorted((self.before, self.after), key=lambda figure: figure.start)
        return fact_span(first, last)


def may_change(statement: StatementFacts, former: StatementFacts | None) -> bool:
    """Tell whether a word speaks of a change, or of an earlier number."""
    if len(statement.quantities) < 2 and not (former and former.quantities):
        return False
    words = statement.vocabulary.union(SIGNS if len(statement.quantities) > 1 else ("previous",))
    return not words.isdisjoint(statement.keys)


def change_of(statement: StatementFacts, former: StatementFacts | None) -> Change | None:
    """The change that a statement tells of, if it tells of one."""
    figures = statement.figures
    for read in (_from_to, _compared):
        pairs = [
            change
            for index, second in enumerate(figures)
            for first in figures[max(0, index - 2) : index]
            if (change := read(statement, first, second))
        ]
        if pairs:
            return pairs[0] if len(pairs) == 1 or len(figures) < 4 else None
    if len(figures) == 1 and former is not None:
        return _change_since(statement, former)
    return None


def _from_to(statement: StatementFacts, first: Figure, second: Figure) -> Change | None:
    """The change in "from 20 to 30"."""
    percent = not first.measure and second.measure == "%" and first.value > 0
    may_be_one = percent or _may_be_one(statement, first, second)
    begins = may_be_one and statement.is_before("from", first.start)
    if not begins or not statement.is_before("to", second.start, hedged=False):
        return None
    return Change(statement, first, second, _scaled(statement, first, second))


def _compared(statement: StatementFacts, first: Figure, second: Figure) -> Change | None:
    """The change in "30 after 20" and "to 30 from 20"."""
    if not _may_be_one(statement, first, second) or statement.is_before("from", first.start):
        return None
    if not statement.is_before("compared", second.start) or not _has_direction(statement):
        return None
    goal = statement.is_before("to", first.start, hedged=False)
    plain = statement.is_before("from", second.start) and not goal
    if plain and "de" in statement.vocabulary["from"].starts:
        return None  # "30 de 40" is a part
    return Change(statement, second, first, _scaled(statement, second, first))


def _may_be_one(statement: StatementFacts, first: Figure, second: Figure) -> bool:
    """Tell whether two figures may be two values of one quantity."""
    if first.measure != second.measure and not (
        "" in (first.measure, second.measure) and " " in first.measure + second.measure
    ):
        return False
    if not first.value or not second.value or first.measure == "age":
        return False
    gap = statement.text[first.end : second.start]
    return not STOPS.intersection(gap) and len(gap.split()) <= FAR


def _scaled(statement: StatementFacts, former: Figure, other: Figure) -> Fraction:
    """The value of the former figure. In "from 18.3 to 15.9 million" it is a million times as great."""
    written = statement.text[former.start : former.end]
    if former.value >= 1000 or any(map(str.isalpha, written)):
        return former.value
    for scale in SCALES:
        if other.value >= scale and former.value * scale < other.value * 20:
            return former.value * scale
    return former.value


def _has_direction(statement: StatementFacts) -> bool:
    return any(statement.has(name) for name in ("up", "down", *FACTORS))


def _change_since(statement: StatementFacts, former: StatementFacts) -> Change | None:
    """The change in "Loans rose to 1,200. A year earlier they were 1,450." """
    if len(former.figures) > 2 or not statement.has("previous") or not statement.has("was"):
        return None
    before = statement.figures[0]
    for after in former.figures:
        if (
            after.measure == before.measure
            and after.measure not in ("%", "age")
            and before.value
            and former.is_before("to", after.start, hedged=False)
            and _has_direction(former)
        ):
            return Change(former, before, after, before.value)
    return None


def is_of_points(statement: StatementFacts, fact: Fact) -> bool:
    """Tell whether it is a part of a point, as in "a quarter of a percentage point"."""
    behind = statement.index_at(fact.end)
    known = statement.vocabulary["points"]
    return any(known.length_at(statement.words, index) for index in range(behind, behind + 4))


def fractions_in_words(statement: StatementFacts) -> Iterator[Fact]:
    """Yield the fractions of a statement that lie in no other number."""
    known = statement.vocabulary.fractions
    if known.all.needed.isdisjoint(statement.keys):
        return
    words = statement.words
    for index, word in enumerate(words):
        value, length = known.at(words, index)
        if length and not any(fact.start <= word.start < fact.end for fact in statement.quantities):
            yield Fact(word.start, words[index + length - 1].end, FactKind.NUMBER, value)
