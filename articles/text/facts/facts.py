"""What can be checked in a statement: its figures, days, names and claims, marked and normalised."""

from collections.abc import Iterable
from dataclasses import replace

from articles.text.facts.dates import dates
from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.names import known, names
from articles.text.facts.quantities import quantities
from articles.text.facts.wording import comparisons, negations, superlatives
from articles.text.spans import Span

__all__ = ["Fact", "FactKind", "facts"]


def facts(text: str, span: Span) -> list[Fact]:
    """The checkable facts of the statement at `span`, sorted, as spans of `text`.

    Facts of one kind never overlap. Those of two kinds are disjoint or one holds the other: the
    name in "9,000 ISIS members", the percentage in "up 5%". A date is no number, a number no date.
    Cost is linear in the statement, and once in the text: capitals are read in its light.
    """
    sentence = text[span.start : span.end]
    taken = bytearray(len(sentence))
    found = dates(sentence, taken)
    named = names(sentence, taken, known(text))
    found += quantities(sentence, taken)
    # the "more than" of "more than 300" is that number's modifier
    compared = [fact for fact in comparisons(sentence) if not all(taken[fact.start : fact.end])]
    for others in (named, superlatives(sentence), compared, negations(sentence)):
        found = _with(found, others)
    return [
        replace(fact, start=fact.start + span.start, end=fact.end + span.start)
        for fact in sorted(found)
    ]


def _with(found: list[Fact], others: Iterable[Fact]) -> list[Fact]:
    """All of `found`, and those of `others` that cross none of them."""
    kept: list[Fact] = []
    first = 0
    before = sorted(found)
    for other in others:
        while first < len(before) and before[first].end <= other.start:
            first += 1
        if not _crosses(before, first, other):
            kept.append(other)
    return found + kept


def _crosses(before: list[Fact], first: int, other: Fact) -> bool:
    """Does `other` share words with one of the facts, neither holding the other?

    Facts that lie on the very same words cross too: one of them is enough.
    """
    for index in range(first, len(before)):
        fact = before[index]
        if fact.start >= other.end:
            return False
        inside = fact.start <= other.start and other.end <= fact.end
        around = other.start <= fact.start and fact.end <= other.end
        if fact.end > other.start and inside == around:
            return True
    return False
