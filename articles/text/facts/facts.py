"""Find the checkable facts of a statement and bring their values into one form."""

from collections.abc import Iterable
from operator import attrgetter

from articles.text.facts import dates, quantities, wording
from articles.text.facts.currencies import CODES, SYMBOLS
from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.first_words import FirstWords
from articles.text.facts.names import WordUsage, names, word_usage
from articles.text.facts.numbers.digits import uses_decimal_comma
from articles.text.facts.numbers.lexicon import has_number_words
from articles.text.facts.other_languages import facts_in_language, language_of_facts
from articles.text.spans import Span

__all__ = ["Fact", "FactKind", "facts"]

CURRENCIES = CODES | SYMBOLS.keys()  # which are no names
PLACE = attrgetter("start", "end")  # of which no two facts have the same
FIRST_WORDS = FirstWords({
    **{reader.name: reader.first_words for reader in dates.READERS},
    "quantity": quantities.FIRST_WORDS,
    "superlative": wording.FIRST_WORDS_OF_SUPERLATIVES,
    "comparison": wording.FIRST_WORDS_OF_COMPARISONS,
    "comparison with times": wording.FIRST_WORDS_OF_TIMES,
    "negation": wording.FIRST_WORDS_OF_NEGATIONS,
    "quantifier": wording.FIRST_WORDS_OF_QUANTIFIERS,
})  # fmt: skip


def facts(text: str, span: Span, language: str | None = None) -> list[Fact]:
    """Return the checkable facts of the statement at `span`, sorted, as spans of `text`.

    `language` is that of the text; without it, it is detected. Facts of one kind never overlap. Facts of
    two kinds are disjoint, or one holds the other: the name in "9,000 ISIS members", the percentage in
    "up 5%". A date is never a number as well.
    Linear in the statement, and once in the text, whose use of capitals decides what is a name.
    """
    code = language or language_of_facts(text)
    sentence = text[span.start : span.end]
    usage = word_usage(text)
    if code != "en" and (has_number_words(code) or uses_decimal_comma(code)):
        unsorted = _other_facts(sentence, usage, code)
    else:
        unsorted = _english_facts(sentence, usage)
    return [_moved(fact, span.start) for fact in sorted(unsorted, key=PLACE)]


def _english_facts(sentence: str, usage: WordUsage) -> list[Fact]:
    starts = FIRST_WORDS.starts(sentence)
    covered = bytearray(len(sentence))
    facts_so_far = dates.dates(sentence, covered, starts)
    named = [each for each in names(sentence, covered, usage) if each.value not in CURRENCIES]
    facts_so_far += quantities.quantities(sentence, covered, starts["quantity"])
    # the "more than" of "more than 300" is that number's modifier
    compared = [
        fact
        for fact in wording.comparisons(
            sentence, starts["comparison"], starts["comparison with times"]
        )
        if not all(covered[fact.start : fact.end])
    ]
    highest = wording.superlatives(sentence, starts["superlative"])
    denied = wording.negations(sentence, starts["negation"])
    shared = wording.quantifiers(sentence, starts["quantifier"])
    for others in (named, highest, compared, denied, shared):
        if others:
            facts_so_far = _merge(facts_so_far, others)
    return facts_so_far


def _other_facts(sentence: str, usage: WordUsage, language: str) -> list[Fact]:
    covered = bytearray(len(sentence))
    facts_so_far = facts_in_language(sentence, language, covered)
    return _merge(facts_so_far, names(sentence, covered, usage))


def _moved(fact: Fact, by: int) -> Fact:
    """The fact `by` code points further on."""
    start, end = fact.start + by, fact.end + by
    return Fact(start, end, fact.kind, fact.value, fact.unit, fact.modifier)


def _merge(facts_so_far: list[Fact], others: Iterable[Fact]) -> list[Fact]:
    """Add those of `others` that cross none of the facts."""
    added: list[Fact] = []
    before = sorted(facts_so_far, key=PLACE)
    near: list[Fact] = []  # those that may overlap; a long name must not keep what it holds here
    following = 0
    for other in others:
        near = [fact for fact in near if fact.end > other.start]
        while following < len(before) and before[following].start < other.end:
            if before[following].end > other.start:
                near.append(before[following])
            following += 1
        if not any(_cross(fact, other) for fact in near):
            added.append(other)
    return facts_so_far + added


def _cross(fact: Fact, other: Fact) -> bool:
    """Tell whether two facts overlap and neither holds the other.

    Facts on the same words cross too: one of them is enough.
    """
    if fact.start >= other.end or fact.end <= other.start:
        return False
    inside = fact.start <= other.start and other.end <= fact.end
    around = other.start <= fact.start and fact.end <= other.end
    return inside == around
