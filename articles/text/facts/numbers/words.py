"""Read a number at a word: digits, "4,2 Millionen", "zwei Komma fünf", "three quarters of a million"."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple, Protocol

from articles.text.facts.numbers.lexicon import Lexicon, load_lexicon
from articles.text.facts.numbers.sums import SMALLEST_SCALE, SumOfWords, compound_value

JOINED_BY = frozenset({"", " ", "-", "\u00a0", "\u2009", "\u202f", "\n", "‑", "."})
GLYPHS = {"1⁄2": Decimal("0.5"), "1⁄4": Decimal("0.25"), "3⁄4": Decimal("0.75")}
ELISION = "d'"  # "140 millions d'euros"
LONGEST_COMPOUND = 60  # letters of "siebenhundertsiebenundsiebzigtausend"
ONE_WORDS = frozenset({"one", "eins", "uno"})  # never an article


class Token(Protocol):
    """A word of a text, with the key by which it is compared."""

    @property
    def key(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Number(NamedTuple):
    """A number that ends before the word `after`. `mantissa` is its value without the last scale."""

    value: Decimal
    after: int
    mantissa: Decimal
    scale: int


class NumberReader:
    """Reads numbers in the words of one text. Each is read once, from its first word."""

    def __init__(self, text: str, tokens: Sequence[Token], language: str) -> None:
        self.text, self.tokens, self.language = text, tokens, language
        self.lexicon: Lexicon = load_lexicon(language)

    def key(self, at: int) -> str:
        """Return the key of a word, or "" behind the last."""
        return self.tokens[at].key if at < len(self.tokens) else ""

    def is_joined(self, at: int) -> bool:
        """Tell whether only a blank or a hyphen lies between this word and the one before."""
        if not 0 < at < len(self.tokens):
            return False
        gap = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        if gap in (".", ". "):  # "Mio. Euro", "mld. di euro"
            return self.key(at - 1) in self.lexicon.scales and self.key(at - 1).isalpha()
        return gap in JOINED_BY

    def may_begin(self, key: str) -> bool:
        """Tell whether a number may begin with this word. Cheap: most words do not."""
        known = self.lexicon
        return (
            key in known.values
            or key.lstrip("-")[:1].isdecimal()
            or key in known.scales
            or key in GLYPHS
            or self._is_part(key)
            or (known.compounds and self._compound(key) is not None)
        )

    def read(self, at: int) -> Number | None:
        """Return the number that begins at this word, or None."""
        key = self.key(at)
        if key in GLYPHS:
            return self._scaled(GLYPHS[key], at + 1)
        if key.lstrip("-")[:1].isdecimal():
            return self._in_digits(at)
        return self._part_of_scale(at) or self._in_words(at)

    def _is_part(self, key: str) -> bool:
        known = self.lexicon
        return (
            known.is_in("half", key) or known.is_in("quarter", key) or known.is_in("article", key)
        )

    def _in_digits(self, at: int) -> Number | None:
        size = parse_decimal(self.key(at))
        if size is None:
            return None
        if self.key(at + 1) in GLYPHS and self.is_joined(at + 1):
            return self._scaled(size + GLYPHS[self.key(at + 1)], at + 2)
        number = self._scaled(size, at + 1)
        while number.scale >= SMALLEST_SCALE and self.is_joined(number.after):
            # "3 Millionen 200 Tausend", "3億5000万"
            following = parse_decimal(self.key(number.after))
            if following is None:
                break
            more = self._scaled(following, number.after + 1)
            if not (1 < more.scale < number.scale and following >= 1):
                break
            number = Number(number.value + more.value, more.after, number.mantissa, more.scale)
        return number

    def _scaled(self, size: Decimal, after: int) -> Number:
        """The size with the scales behind it: "4.2 million", "2 mil millones", "3 millions et demi"."""
        scale = 1
        while (factor := self._scale_at(after)) and after < len(self.tokens):
            scale *= factor
            after += 1
        if scale > 1:
            half = self._and_half(after)
            if half:
                return Number((size + Decimal("0.5")) * scale, after + half, size, scale)
        return Number(size * scale, after, size, scale)

    def _scale_at(self, at: int) -> int:
        """What the word multiplies by: "million", or the "m" right behind digits."""
        key = self.key(at)
        factor = self.lexicon.scales.get(key)
        if not factor or not self.is_joined(at):
            return 0
        token = self.tokens[at]
        attached = self.text[token.start - 1 : token.start].isdecimal()
        if len(key) == 1 and key.isascii() and not attached:
            return 0
        return factor

    def _and_half(self, at: int) -> int:
        """How many words "and a half" has here, or 0."""
        for phrase in self.lexicon.and_half:
            if self._has_phrase(at, phrase):
                return len(phrase)
        return 0

    def _has_phrase(self, at: int, phrase: Sequence[str]) -> bool:
        return all(
            self.key(at + index) == word and self.is_joined(at + index)
            for index, word in enumerate(phrase)
        )

    def _part_of_scale(self, at: int) -> Number | None:
        """Half or quarters of a scale: "half a million", "medio millón", "drei viertel Millionen"."""
        known, share, after = self.lexicon, Decimal(1), at
        if known.is_in("article", self.key(after)):
            after += 1
        elif known.values.get(self.key(after)) == 3:
            share, after = Decimal(3), after + 1
        if after > at and not self.is_joined(after):
            return None
        if known.is_in("half", self.key(after)):
            share, after = share / 2, after + 1
        elif known.is_in("quarter", self.key(after)):
            share, after = share / 4, after + 1
        else:
            return None
        for name in ("of", "article"):
            if known.is_in(name, self.key(after)) and self.is_joined(after):
                after += 1
        if self._scale_at(after) < SMALLEST_SCALE:
            return None
        return self._scaled(share, after)

    def _in_words(self, at: int) -> Number | None:
        """A number in words. An article is a one only before a scale, a decimal sign or a hundred."""
        known = self.lexicon
        sums, after = self._sum_of_words(at)
        if after == at:
            return None
        if sums.is_small and known.is_in("point", self.key(after)) and self.is_joined(after):
            return self._with_decimals(sums.total, after)
        if after == at + 1 and self._is_article(self.key(at)):
            return None
        if half := self._and_half(after):
            step = Decimal(sums.last_scale) / 2
            if sums.last_scale > 1:
                return Number(sums.total + step, after + half, sums.total, 1)
            return self._scaled(sums.total + step, after + half)
        scale = sums.last_scale
        return Number(sums.total, after, sums.total / scale, scale)

    def _sum_of_words(self, at: int) -> tuple[SumOfWords, int]:
        """The sum of the words from here on that are one number, and the index behind them."""
        sums, after = SumOfWords(self.lexicon), at
        while after == at or self.is_joined(after):
            key = self.key(after)
            if sums.started and self.lexicon.is_in("joint", key):
                if not (self.is_joined(after + 1) and sums.takes_joined(self.key(after + 1))):
                    break
            elif not sums.add(key, self._value_of(key, is_first=after == at)):
                break
            after += 1
        return sums, after

    def _value_of(self, key: str, *, is_first: bool) -> Decimal | None:
        size = self.lexicon.values.get(key)
        if size is None and is_first and self.lexicon.is_in("article", key):
            return Decimal(1)
        if size is None and self.lexicon.compounds and key not in self.lexicon.scales:
            return self._compound(key)
        return size

    def _is_article(self, key: str) -> bool:
        return self.lexicon.is_in("article", key) and key not in ONE_WORDS

    def _with_decimals(self, whole: Decimal, point: int) -> Number | None:
        """The number with the words behind "point": "two point five million"."""
        digits, after = "", point + 1
        while self.is_joined(after):
            size = self.lexicon.values.get(self.key(after))
            if size is None or size >= 100 or size != int(size) or len(digits) >= 9:
                break
            if size >= 10 and digits:
                break
            digits, after = digits + str(int(size)), after + 1
        if not digits:
            return Number(whole, point, whole, 1)
        return self._scaled(whole + Decimal(f"0.{digits}"), after)

    def _compound(self, word: str) -> Decimal | None:
        if len(word) < 5 or len(word) > LONGEST_COMPOUND or not word.isalpha():
            return None
        return compound_value(self.language, word)


def parse_decimal(key: str) -> Decimal | None:
    """Return the number of a key with digits, or None for a date or a score."""
    if not key.lstrip("-")[:1].isdecimal():
        return None
    try:
        return Decimal(key)
    except InvalidOperation:
        return None
