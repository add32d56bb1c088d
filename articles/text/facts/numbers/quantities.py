"""Read quantities in any language: a number or a range with its unit and what hedges it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from articles.text.facts.currencies import SYMBOLS
from articles.text.facts.numbers.lexicon import LONGEST_PHRASE
from articles.text.facts.numbers.words import ELISION, Number, NumberReader

DASHES = frozenset("-–—")
BLANKS = " \u00a0\u2009\u202f\n"
SHORTENED = frozenset({"Fr", "SFr", "Rs"})  # of currencies, with a small letter
MINUS = "minus"  # in English, German, French
OR_MORE = (
    ("or", "more"),
    ("oder", "mehr"),
    ("ou", "plus"),
    ("o", "más"),
    ("o", "più"),
    ("ou", "mais"),
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or the first and last of a range. `unit` is "%", "EUR" or "", `modifier` "at least".

    `start` and `end` include the hedge and the unit; `number_start` is where the number or the sign of
    its currency begins. `first_word` and `after` are the indexes of its first word and the word behind.
    """

    first: Decimal
    last: Decimal
    unit: str
    modifier: str
    start: int
    end: int
    number_start: int
    first_word: int
    after: int


def read_quantities(reader: NumberReader) -> Iterator[Quantity]:
    """Yield the quantities of a text in order. None overlap. Linear."""
    at, taken = 0, 0
    while at < len(reader.tokens):
        if not reader.may_begin(reader.tokens[at].key):
            at += 1
            continue
        quantity = _read(reader, at, taken)
        if quantity:
            yield quantity
        at = taken = max(at + 1, quantity.after if quantity else 0)


def _read(reader: NumberReader, at: int, taken: int) -> Quantity | None:
    number = reader.read(at)
    if number is None:
        return None
    first, last, after = number.value, number.value, number.after
    unit, behind = _unit(reader, after)
    other = _range_end(reader, at, number, after + behind)
    other_unit, other_behind = _unit(reader, other.after) if other else ("", 0)
    if other and unit in ("", other_unit):
        first = _shared_scale(number, other)
        is_change = at > 0 and reader.lexicon.is_in("from", reader.key(at - 1))
        unit = other_unit
        if is_change:  # "from 20 to 30 percent": two numbers with one unit
            last = first
        else:
            last, after, behind = other.value, other.after, other_behind
    begin = at
    if at > taken and reader.key(at - 1) == MINUS and _is_near(reader, at):
        begin, first, last = at - 1, -first, -last
    sign, signs = _sign_before(reader, at, taken)
    if sign and not unit:
        unit, begin = sign, at - signs
    modifier, hedged = _hedge_before(reader, begin, taken)
    more = _or_more(reader, after + behind) if not modifier else 0
    finish = after + behind + more
    tokens = reader.tokens
    return Quantity(
        first,
        last,
        unit,
        "at least" if more else modifier,
        tokens[begin - hedged].start,
        tokens[finish - 1].end,
        tokens[begin].start,
        at,
        finish,
    )


def _unit(reader: NumberReader, at: int) -> tuple[str, int]:
    """The unit at this word, and how many words it has. "de" and "d'" may stand before it."""
    if not reader.is_joined(at):
        return "", 0
    key = reader.key(at)
    if reader.lexicon.is_in("of", key):
        unit, length = _plain_unit(reader, at + 1)
        return unit, length + 1 if unit else 0
    if key.startswith(ELISION) and (elided := reader.lexicon.units.get((key[len(ELISION) :],))):
        return elided, 1
    return _plain_unit(reader, at)


def _plain_unit(reader: NumberReader, at: int) -> tuple[str, int]:
    units = reader.lexicon.units
    keys: list[str] = []
    for length in range(LONGEST_PHRASE):
        if not reader.is_joined(at + length):
            break
        keys.append(reader.key(at + length))
    for length in range(len(keys), 0, -1):
        unit = units.get(tuple(keys[:length]))
        if unit:
            return unit, length
    return "", 0


def _sign_before(reader: NumberReader, at: int, taken: int) -> tuple[str, int]:
    """The currency before the number, as in "EUR 140" and "US$5", and how many words it has."""
    if at <= taken or not (_is_near(reader, at) or _is_shortened(reader, at)):
        return "", 0
    token = reader.tokens[at - 1]
    written = reader.text[token.start : token.end]
    if written == "$" and at - 1 > taken:
        letters = reader.tokens[at - 2]
        spelled = reader.text[letters.start : token.end]
        if letters.end == token.start and spelled in SYMBOLS:
            return SYMBOLS[spelled], 2
    if written.isalpha() and not written.isupper() and written not in SHORTENED:
        return "", 0
    unit = reader.lexicon.units.get((token.key,), "")
    return ("", 0) if unit.startswith(("%", "p", "b")) else (unit, 1 if unit else 0)


def _is_shortened(reader: NumberReader, at: int) -> bool:
    """Tell whether the word before is a shortened currency with its stop: "Fr. 500"."""
    token = reader.tokens[at - 1]
    gap = reader.text[token.end : reader.tokens[at].start]
    return gap == ". " and reader.text[token.start : token.end] in SHORTENED


def _is_near(reader: NumberReader, at: int) -> bool:
    gap = reader.text[reader.tokens[at - 1].end : reader.tokens[at].start]
    return len(gap) <= 1 and not gap.strip(BLANKS)


def _hedge_before(reader: NumberReader, at: int, taken: int) -> tuple[str, int]:
    """What hedges the number, "more than", and how many words before it do."""
    hedges = reader.lexicon.hedges
    for length in range(min(LONGEST_PHRASE, at - taken), 0, -1):
        keys = tuple(token.key for token in reader.tokens[at - length : at])
        if keys in hedges and all(
            _is_near(reader, index) for index in range(at - length + 1, at + 1)
        ):
            return hedges[keys], length
    return "", 0


def _or_more(reader: NumberReader, at: int) -> int:
    """How many words say "or more" here."""
    pair = (reader.key(at), reader.key(at + 1))
    if pair in OR_MORE and reader.is_joined(at) and reader.is_joined(at + 1):
        return 2
    return 0


def _range_end(reader: NumberReader, at: int, number: Number, after: int) -> Number | None:
    """The second number of "20-30", "ten to twelve million", "zwischen 3 und 5"."""
    tokens = reader.tokens
    if after >= len(tokens):
        return None
    gap = reader.text[tokens[after - 1].end : tokens[after].start].strip(BLANKS)
    begin = after
    if gap not in DASHES or not gap:
        word = reader.key(after)
        if gap or not reader.lexicon.is_in("range", word) or not reader.is_joined(after + 1):
            return None
        is_and = reader.lexicon.is_in("joint", word) or word in (
            "and",
            "und",
            "et",
            "y",
            "e",
            "a",
            "i",
        )
        between = at > 0 and reader.lexicon.is_in("between", reader.key(at - 1))
        if is_and and not between and word != "a":
            return None
        begin = after + 1
    if reader.key(begin) in ("$", "€", "£"):
        begin += 1
    if begin >= len(tokens) or not reader.may_begin(reader.key(begin)):
        return None
    other = reader.read(begin)
    if other is None or _shared_scale(number, other) >= other.value:
        return None
    return other


def _shared_scale(number: Number, other: Number) -> Decimal:
    """The first number, which has the scale of the second if it has none: "5 to 10 million"."""
    if number.scale == 1 and other.scale > 1 and number.value < other.mantissa:
        return number.value * other.scale
    return number.value
