"""Check where somebody was born and where a firm has its seat: "born in Cork", "born in Galway"."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from articles.text.consistency.article import (
    CheckedArticle,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
)
from articles.text.consistency.vocabulary import CAPITAL_NOUNS
from articles.text.consistency.wording.roles import each_place
from articles.text.facts.names import word_usage
from articles.text.spans import Span

REACH = 6  # words between "born" and its place: a date
FAR = 6  # statements between the two
FIRST_WORDS = 6  # of a sentence, in which a pronoun is its subject
SHORTEST = 4  # letters of a name that two sentences share


class PlaceMention(NamedTuple):
    """Where the text says that something has its one place."""

    number: int
    statement: StatementFacts
    name: str
    span: Span


def places(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield two places of birth of one person, or two seats of one firm."""
    usage = word_usage(article.text)
    starts = article.vocabulary.places.all.starts
    words = (starts & usage.small) | (starts & set(map(str.lower, usage.capitals)))
    lowered = article.text.lower() if words else ""
    positions = sorted(at for word in words for at in each_place(lowered, word))
    if len(positions) < 2:
        return
    begins = [statement.span.start for statement in article.statements]
    mentions: defaultdict[str, list[PlaceMention]] = defaultdict(list)
    for number in sorted({max(0, bisect_right(begins, at) - 1) for at in positions}):
        for meaning, mention in _mentions(number, article.statements[number]):
            mentions[meaning].append(mention)
    for some in mentions.values():
        if len(some) == 2 and _contradict(*some):
            yield _question(article, *some)


def _question(article: CheckedArticle, first: PlaceMention, second: PlaceMention) -> Inconsistency:
    return Inconsistency(
        InconsistencyKind.ROLE,
        first.span,
        second.span,
        f"Is it “{article.words(first.span)}” or “{article.words(second.span)}”? The article says both.",
    )


def _mentions(number: int, statement: StatementFacts) -> Iterator[tuple[str, PlaceMention]]:
    words, vocabulary = statement.words, statement.vocabulary
    prepositions = vocabulary["place_in"].starts
    for index in range(len(words)):
        meaning, length = vocabulary.places.at(words, index)
        if not length:
            continue
        behind = range(index + length, min(index + length + REACH, len(words) - 1))
        before = (index - 2,) if vocabulary.code in CAPITAL_NOUNS and index > 1 else ()
        for at in (*behind, *before):
            if words[at].key in prepositions and _is_place(statement, at + 1):
                name = words[at + 1]
                first, last = sorted((words[index], name), key=lambda word: word.start)
                span = Span(first.start, last.end)
                yield meaning, PlaceMention(number, statement, name.key, span)
                break


def _is_place(statement: StatementFacts, index: int) -> bool:
    word = statement.words[index]
    dated = any(fact.start <= word.start < fact.end for fact in statement.days)
    return statement.text[word.start].isupper() and not dated


def _contradict(first: PlaceMention, second: PlaceMention) -> bool:
    """Tell whether the two places are two, of one person or firm."""
    if first.name == second.name or second.number - first.number > FAR:
        return False
    if first.statement is second.statement:
        return False
    return _continues(second.statement) or bool(
        (_names(first.statement) - {first.name}) & (_names(second.statement) - {second.name})
    )


def _continues(statement: StatementFacts) -> bool:
    """Tell whether "he", "I" or "the firm" stands for what was named before."""
    subjects = statement.vocabulary.union(("pronoun", "it", "subject"))
    return not subjects.isdisjoint({word.key for word in statement.words[:FIRST_WORDS]})


def _names(statement: StatementFacts) -> set[str]:
    return {
        word.key
        for word in statement.words
        if len(word.key) >= SHORTEST and statement.text[word.start].isupper()
    } - statement.vocabulary.common
