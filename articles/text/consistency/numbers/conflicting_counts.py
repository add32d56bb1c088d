"""Find a quantity that has two values in two statements."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from typing import NamedTuple

from articles.text.consistency.article import (
    ENGLISH,
    CheckedArticle,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
    fact_value,
    is_exact,
    rounding_step,
)
from articles.text.consistency.vocabulary import CAPITAL_NOUNS
from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.names import word_usage
from articles.text.languages import english_words

WINDOW = 60  # characters on both sides whose words say what is counted where
SHARED = 2  # common words that are needed; one name is enough
FAR = 3  # times; with a greater factor it is another quantity ...
SLIPS = (10, 100, 1_000)  # ... unless zeros were lost
MOST_EARLIER = 4  # earlier counts of the same things that a count is compared with
WORD = re.compile(r"[^\W\d_][\w’'-]+")
CAPITAL = re.compile(r"(?:[a-z]{2}-)?(?=[^\W\d_a-z])[\w-]+")
CLAUSE = re.compile(r"[.;:()\"“”—–\n]|,\s(?:and|but|while|who|which)\b")
# With such a word, both values may be right: they are of another time, or of other things.
ANOTHER_CASE_BEGINNINGS = ("increas", "decreas", "declin", "drop", "doubl")
SHORTEST = 5  # letters of a telling word of a language without a list of function words
WEEKDAY_OR_TIME = re.compile(
    r"-W-[1-7]|T[0-9:]+"
)  # the weekday or hour of a report is no date of the count


class Count(NamedTuple):
    """A quantity with the words around it."""

    number: int  # of the statement
    fact: Fact
    nearby: frozenset[str]
    names: frozenset[str]
    dates: frozenset[str]


def conflicting_counts(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield pairs such as "30,000 Iraqis in al-Hol" and "40,000 Iraqis in al-Hol".

    The unit must be the same and the words around it alike. Nothing may suggest that the two are about
    different times, parts or people.
    """
    earlier: defaultdict[tuple[str, str], deque[Count]] = defaultdict(
        lambda: deque(maxlen=MOST_EARLIER)
    )
    reported: set[tuple[str, str, str]] = set()
    for count in _counts(article):
        unit = count.fact.unit.lower()
        before = {
            other.fact.start: other
            for word in sorted(count.nearby)
            for other in earlier[unit, word]
        }
        for _start, other in sorted(before.items()):
            values = other.fact.value, count.fact.value
            key = unit, min(values), max(values)
            if (
                key not in reported
                and _is_same_quantity(other, count)
                and _contradict(other.fact, count.fact)
            ):
                reported.add(key)
                yield _question(article, other, count)
        for word in count.nearby:
            earlier[unit, word].append(count)


def _counts(article: CheckedArticle) -> Iterator[Count]:
    """The quantity of each statement that has exactly one."""
    for number, statement in enumerate(article.statements):
        counted = [fact for fact in statement.quantities if _is_count(fact)]
        if len(counted) != 1 or _is_of_another_case(statement):
            continue  # with several counts it is unclear to which one a word belongs
        nouns = statement.vocabulary.code in CAPITAL_NOUNS  # whose capitals show no names
        names = frozenset() if nouns else _name_words(article.text, statement)
        dates = frozenset(
            fact.value
            for fact in statement.facts
            if fact.kind in (FactKind.DATE, FactKind.PERIOD)
            and not WEEKDAY_OR_TIME.fullmatch(fact.value)
        )
        nearby = _nearby_words(article.text, statement, counted[0])
        yield Count(number, counted[0], nearby, names, dates)


def _is_of_another_case(statement: StatementFacts) -> bool:
    words = statement.vocabulary["another_case"].starts
    return not words.isdisjoint(statement.keys) or any(
        key.startswith(ANOTHER_CASE_BEGINNINGS) for key in statement.keys
    )


def _name_words(text: str, statement: StatementFacts) -> frozenset[str]:
    """Words that may be names. The first word of a sentence counts unless the text has it in small letters."""
    words_found = {word.lower() for word in CAPITAL.findall(text, *statement.span)}
    return frozenset(words_found - english_words("function_words") - word_usage(text).small)


def _is_count(fact: Fact) -> bool:
    return (
        fact.kind in (FactKind.NUMBER, FactKind.MONEY)
        and bool(fact.unit)
        and is_exact(fact)
        and fact.unit != "years old"
    )


def _nearby_words(text: str, statement: StatementFacts, fact: Fact) -> frozenset[str]:
    """The telling words near the count in its clause."""
    before = text[max(statement.span.start, fact.start - WINDOW) : fact.start]
    after = text[fact.end : min(statement.span.end, fact.end + WINDOW)]
    clauses = CLAUSE.split(before)[-1], CLAUSE.split(after)[0]
    words_found = {word.lower() for clause in clauses for word in WORD.findall(clause)}
    if statement.vocabulary.code != ENGLISH:
        common = statement.vocabulary.common
        words_found = {word for word in words_found if len(word) >= SHORTEST and word not in common}
    return frozenset(words_found - english_words("function_words") - set(fact.unit.lower().split()))


def _is_same_quantity(first: Count, second: Count) -> bool:
    """Tell whether two counts are about the same things, place and time."""
    if first.number == second.number or first.dates != second.dates:
        return False
    if first.names - second.names and second.names - first.names:
        return False  # they are about different people or places
    shared = first.nearby & second.nearby
    return len(shared) >= SHARED or bool(shared & first.names & second.names)


def _contradict(first: Fact, second: Fact) -> bool:
    """Tell whether two hedged and rounded values cannot both be right."""
    less, more = sorted((first, second), key=fact_value)
    if fact_value(less) == fact_value(more) or not fact_value(less):
        return False
    if less.modifier in ("at least", "more than") or more.modifier in ("at most", "less than"):
        return False
    if (
        fact_value(less) * FAR < fact_value(more)
        and fact_value(more) / fact_value(less) not in SLIPS
    ):
        return False  # a part or a goal, not the same quantity
    gap = fact_value(more) - fact_value(less)
    hedged = any(fact.modifier in ("about", "almost") for fact in (first, second))
    return gap > max(rounding_step(first), rounding_step(second)) / 2 and not (
        hedged and gap * 5 < fact_value(more)
    )


def _question(article: CheckedArticle, first: Count, second: Count) -> Inconsistency:
    same = "sum" if first.fact.kind == FactKind.MONEY else first.fact.unit
    verb = "be" if first.fact.kind == FactKind.MONEY else "count"
    return Inconsistency(
        InconsistencyKind.QUANTITY,
        fact_span(first.fact),
        fact_span(second.fact),
        f"Is it “{article.words(first.fact)}” or “{article.words(second.fact)}”? Both seem to {verb} the "
        f"same {same}.",
    )
