"""Find the numbers, days, negations and quantifiers of sentences in other languages than English."""

from collections.abc import Iterator
from functools import lru_cache

from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.numbers.days import YEAR, DatedWords, read_days
from articles.text.facts.numbers.digits import uses_decimal_comma
from articles.text.facts.numbers.quantities import Quantity, read_quantities
from articles.text.facts.numbers.tokens import number_tokens
from articles.text.facts.numbers.words import NumberReader
from articles.text.facts.numerals import format_number
from articles.text.languages import UNDETERMINED, detect, load_language

OUR_TIME = range(1900, 2036)  # a number without grouping and unit is then a year
LONGEST_ADJECTIVES = 3  # words before the noun that is counted, in languages with capital nouns
SHORTEST_NOUN = 4  # letters
PERCENTAGES = frozenset({"%", "percentage points", "basis points"})
FEWEST_WORDS = 4  # of a text that shows another language than English
ORDINALS_WITH_STOP = frozenset(["cs", "da", "de", "fi", "hu", "no", "pl", "tr"])
LABELLING = "-–/"  # between letters and a number: "COVID-19"
LAST_LATIN = "\u0590"  # letters before it are Latin, Greek or Cyrillic


@lru_cache(maxsize=4)  # each statement of a text calls it
def language_of_facts(text: str) -> str:
    """Return the language by which the facts of a text are read: "en" where it is not known."""
    if text.isascii() and len(text.split()) < FEWEST_WORDS:
        return "en"
    code = detect(text)
    return "en" if code == UNDETERMINED else code


def facts_in_language(sentence: str, language: str, covered: bytearray) -> list[Fact]:
    """Return the days, numbers and words of the sentence, in order by kind. Days and numbers do not overlap.

    `covered` is set to 1 where a day or a number lies. Linear.
    """
    tokens = number_tokens(sentence, decimal_comma=uses_decimal_comma(language))
    reader = NumberReader(sentence, tokens, language)
    facts = []
    for fact in (*_days(reader), *_quantities(reader)):
        if not any(covered[fact.start : fact.end]):
            covered[fact.start : fact.end] = b"\1" * (fact.end - fact.start)
            facts.append(fact)
    return [*facts, *_words(reader, covered)]


def _days(reader: NumberReader) -> Iterator[Fact]:
    for dated in read_days(reader):
        if len(dated.days) == 1 and not dated.days[0].month and _is_count(reader, dated):
            continue
        days = [day.as_iso() for day in dated.days]
        start, end = reader.tokens[dated.first].start, reader.tokens[dated.last].end
        if len(days) > 1:
            yield Fact(start, end, FactKind.DATE, f"[{','.join(days)}]", "", "ambiguous")
        else:
            yield Fact(start, end, FactKind.DATE, days[0])


def _is_count(reader: NumberReader, dated: DatedWords) -> bool:
    """Tell whether a year alone is rather the number of something: "2000 Menschen"."""
    if dated.days[0].weekday or dated.last > dated.first:
        return False
    key, before = reader.key(dated.first), reader.key(dated.first - 1) if dated.first else ""
    if not YEAR.fullmatch(key) or reader.lexicon.is_in("year", before):
        return not YEAR.fullmatch(key)
    if reader.text[reader.tokens[dated.first].start : reader.tokens[dated.first].end] != key:
        return True  # grouped: "2.016"
    if reader.lexicon.is_in("year_behind", reader.key(dated.last + 1)):
        return False
    return int(key) not in OUR_TIME or reader.is_joined(dated.last + 1)


def _quantities(reader: NumberReader) -> Iterator[Fact]:
    for each in read_quantities(reader):
        if _is_label(reader, each) or _is_ordinal(reader, each):
            continue
        ends = dict.fromkeys((each.first, each.last))
        value = "..".join(map(format_number, ends))
        if each.unit in PERCENTAGES:
            yield Fact(each.start, each.end, FactKind.PERCENTAGE, value, each.unit, each.modifier)
        elif each.unit:
            yield Fact(each.start, each.end, FactKind.MONEY, value, each.unit, each.modifier)
        else:
            end, thing = _counted_thing(reader, each)
            yield Fact(each.start, end, FactKind.NUMBER, value, thing, each.modifier)


def _is_label(reader: NumberReader, quantity: Quantity) -> bool:
    """Tell whether the number is part of a name: "COVID-19", "A380"."""
    start = quantity.number_start
    before = reader.text[max(0, start - 2) : start]
    if before[-1:].isalpha() and before[-1] < LAST_LATIN:
        return True
    return (
        before[-1:] != ""
        and before[-1] in LABELLING
        and before[:1].isalpha()
        and before[0] < LAST_LATIN
    )


def _is_ordinal(reader: NumberReader, quantity: Quantity) -> bool:
    """Tell whether a stop makes it an ordinal: "im 19. Jahrhundert"."""
    if reader.language not in ORDINALS_WITH_STOP or quantity.unit:
        return False
    return reader.text[quantity.end : quantity.end + 2] == ". " and quantity.after < len(
        reader.tokens
    )


def _counted_thing(reader: NumberReader, quantity: Quantity) -> tuple[int, str]:
    """Where the noun behind the number ends, and its words; "" if none follows."""
    at = quantity.after
    if reader.lexicon.is_in("of", reader.key(at)) and reader.is_joined(at):
        at += 1
    capitals = bool(load_language(reader.language).words("noun_capitals"))
    for noun in range(at, at + (LONGEST_ADJECTIVES if capitals else 1)):
        if not reader.is_joined(noun) or not reader.key(noun)[:1].isalpha():
            break
        token = reader.tokens[noun]
        written = reader.text[token.start : token.end]
        if len(written) >= SHORTEST_NOUN and (written[0].isupper() or not capitals):
            return token.end, reader.text[reader.tokens[at].start : token.end]
    return quantity.end, ""


def _words(reader: NumberReader, covered: bytearray) -> Iterator[Fact]:
    """The negations and quantifiers."""
    quantifiers = reader.lexicon.quantifiers
    for token in reader.tokens:
        if covered[token.start]:
            continue
        if reader.lexicon.is_in("negations", token.key):
            yield Fact(token.start, token.end, FactKind.NEGATION, token.key)
        elif (token.key,) in quantifiers:
            yield Fact(token.start, token.end, FactKind.QUANTIFIER, token.key)
