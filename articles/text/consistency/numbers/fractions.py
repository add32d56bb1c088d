"""Find the fractions that are not read as numbers: "a third", "ein Drittel"."""

from collections.abc import Iterator

from articles.text.consistency.article import StatementFacts
from articles.text.facts.fact import Fact, FactKind


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
