"""Read what an article says of a figure: its value, how far it is rounded, and its direction."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from articles.text.consistency.vocabulary import WORD, Vocabulary, Word, load_vocabulary
from articles.text.facts import FactKind, facts
from articles.text.facts.numbers.digits import uses_decimal_comma
from articles.text.facts.numbers.quantities import read_quantities
from articles.text.facts.numbers.tokens import number_tokens
from articles.text.facts.numbers.words import NumberReader
from articles.text.spans import Span

BEFORE, BEHIND = 8, 4  # words within which the direction is named
SHORTEST_DIRECTION = 3  # letters: German "zu" is much else
MULTIPLES = {
    "double": Fraction(2),
    "triple": Fraction(3),
    "quadruple": Fraction(4),
    "halve": Fraction(1, 2),
}
SENTENCE_ENDS = ".;!?\n"


@dataclass(frozen=True, slots=True)
class Stated:
    """What the words of a fact say.

    `first` and `last` are equal unless it is a range. `step` is the place of its last digit: 1000 of "12
    thousand", 1/10 of "4.2"; `rough_step` that of its last digit but zeros. `modifier` is that of a
    fact. Of a fraction or a multiple in words ("two thirds", "doubled") `is_in_words` holds.
    """

    first: Fraction
    last: Fraction
    step: Fraction
    rough_step: Fraction
    unit: str = ""
    modifier: str = ""
    is_in_words: bool = False


def read_stated(words: str, kind: str, language: str) -> Stated | None:
    """Return what the words of a fact of this kind say, or None if they have no one figure."""
    if in_words := _fraction(words, language) or _multiple(words, language):
        return in_words
    tokens = number_tokens(words, decimal_comma=uses_decimal_comma(language))
    reader = NumberReader(words, tokens, language)
    quantities = list(read_quantities(reader))
    if len(quantities) != 1:
        return None
    quantity = quantities[0]
    number = reader.read(quantity.first_word)
    if number is None:
        return None
    scale = Fraction(number.value) / Fraction(number.mantissa) if number.mantissa else Fraction(1)
    step, rough = (
        _step(mantissa) * scale for mantissa in (number.mantissa, _bare(number.mantissa))
    )
    unit = quantity.unit or ("%" if kind == FactKind.PERCENTAGE else "")
    return Stated(
        Fraction(quantity.first),
        Fraction(quantity.last),
        step,
        max(step, rough),
        unit,
        quantity.modifier,
    )


def _step(number: Decimal) -> Fraction:
    """The place of the last digit that is written."""
    exponent = number.as_tuple().exponent
    return Fraction(10) ** int(exponent) if isinstance(exponent, int) else Fraction(1)


def _bare(number: Decimal) -> Decimal:
    """The number without the zeros at its end."""
    return number.normalize() if number else number


def _fraction(words: str, language: str) -> Stated | None:
    """A share in words: "two thirds", "ein Drittel"."""
    fraction = next(
        (
            (fact.value, fact.modifier)
            for fact in facts(words, Span(0, len(words)), language)
            if "/" in fact.value and fact.kind is FactKind.NUMBER
        ),
        None,
    )
    if fraction is None:
        keys = [word.casefold() for word in WORD.findall(words)]
        named = load_vocabulary(language).fractions
        fraction = next(
            ((value, "") for at in range(len(keys)) if (value := named.of(keys[at:]))), None
        )
    if fraction is None:
        return None
    over, _slash, under = fraction[0].partition("/")
    if not (over.isdecimal() and under.isdecimal() and int(under)):
        return None
    share = Fraction(int(over) * 100, int(under))
    return Stated(share, share, Fraction(1), Fraction(1), "%", fraction[1], is_in_words=True)


def _multiple(words: str, language: str) -> Stated | None:
    """A multiple in one word: "doubled", "verdreifacht"."""
    vocabulary = load_vocabulary(language)
    named = _words(words)
    for name, multiple in MULTIPLES.items():
        if any(vocabulary[name].length_at(named, at) for at in range(len(named))):
            return Stated(multiple, multiple, Fraction(1), Fraction(1), "times", is_in_words=True)
    return None


def direction(text: str, span: Span, language: str) -> int:
    """Return 1 if the words in or around the span say that it rose, -1 that it fell, else 0.

    The nearest words of the same sentence count, those before the span first.
    """
    vocabulary = load_vocabulary(language)
    inside = _words(text[span.start : span.end])
    before = _words(_sentence_before(text[: span.start]))[-BEFORE:]
    behind = _words(_sentence_behind(text[span.end :]))[:BEHIND]
    for words, order in ((inside, 1), (before, -1), (behind, 1)):
        if sign := _first_direction(vocabulary, words, order):
            return sign
    return 0


def _first_direction(vocabulary: Vocabulary, words: Sequence[Word], order: int) -> int:
    for at in range(len(words))[::order]:
        if len(words[at].key) < SHORTEST_DIRECTION and words[at].key != "up":
            continue
        for name, sign in (("up", 1), ("down", -1), ("halve", -1), ("double", 1)):
            if vocabulary[name].length_at(words, at):
                return sign
    return 0


def _words(text: str) -> list[Word]:
    return [Word(each.group().casefold(), *each.span()) for each in WORD.finditer(text)]


def _sentence_before(text: str) -> str:
    return text[max(text.rfind(end) for end in SENTENCE_ENDS) + 1 :]


def _sentence_behind(text: str) -> str:
    ends = [at for end in SENTENCE_ENDS if (at := text.find(end)) >= 0]
    return text[: min(ends)] if ends else text
