"""Add up the words of a number: "three hundred and five thousand", "zweihundertfünfzig"."""

from decimal import Decimal
from functools import lru_cache

from articles.text.facts.numbers.lexicon import Lexicon, load_lexicon

SMALLEST_SCALE = 1_000
FOURSCORE = 76  # what makes four eighty: "quatre-vingts"


class SumOfWords:
    """Adds up the words of one number."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.above, self.current, self.last_scale = Decimal(0), Decimal(0), 1
        self.started = False
        self._empty = True  # nothing since the last scale

    @property
    def total(self) -> Decimal:
        return self.above + self.current

    @property
    def is_small(self) -> bool:
        """Whether decimals may follow: no scale yet."""
        return self.last_scale == 1 and self.started

    def takes_joined(self, key: str) -> bool:
        """Tell whether "and" may stand before this word: "cento e vinte", "thousand and ten"."""
        size = self.lexicon.values.get(key)
        if size is None or size == 0:
            return False
        rest = self.current % 100
        in_tens = self.lexicon.joint_in_tens and rest >= 20 and rest % 10 == 0 and size < 20
        return self._fits(size) and (in_tens or (rest == 0 and self.total > 0))

    def add(self, key: str, size: Decimal | None) -> bool:
        """Add a word, or return False if it cannot go on with this number."""
        known = self.lexicon
        if known.is_in("hundred", key) and self.current < 100 and size is None:
            self.current = (self.current or Decimal(1)) * 100
        elif scale := known.scales.get(key):
            # "mille" begins a number, "millions" does not; a letter is no word
            if len(key) < 2 or (not self.started and scale != SMALLEST_SCALE):
                return False
            self._multiply(scale)
        elif size is not None and self._fits(size):
            self.current += FOURSCORE if self._is_fourscore(key) else size
            self._empty = False
        else:
            return False
        self.started = True
        return True

    def _multiply(self, scale: int) -> None:
        if self.above and self.last_scale < scale:
            self.above, self.current = (
                (self.above + self.current) * scale,
                Decimal(0),
            )  # mil millones
        else:
            self.above += (self.current or Decimal(1)) * scale
            self.current = Decimal(0)
        self.last_scale = scale
        self._empty = True

    def _is_fourscore(self, key: str) -> bool:
        return key in ("vingt", "vingts") and self.current % 100 == 4

    def _fits(self, size: Decimal) -> bool:
        if self._empty and not self.current:
            return True
        rest = self.current % 100
        if size >= 100:
            return False
        if size < 10:
            return size > 0 and (rest == 0 or (rest >= 20 and rest % 10 == 0))
        if size < 20:
            return rest in (0, 60, 80)
        return rest == 0 or (size == 20 and rest == 4)


@lru_cache(maxsize=4096)
def compound_value(language: str, word: str) -> Decimal | None:
    """Return the number that one word says: "dreiundzwanzig", "duemila"; None if it says none."""
    known = load_lexicon(language)
    pieces = _pieces(known, word)
    if not pieces:
        return None
    total = current = Decimal(0)
    for piece in pieces:
        if piece in known.scales:
            total, current = total + (current or Decimal(1)) * known.scales[piece], Decimal(0)
        elif known.is_in("hundred", piece):
            current = (current or Decimal(1)) * 100
        elif piece in known.values:
            current += known.values[piece]
    return total + current


def _pieces(known: Lexicon, word: str) -> list[str]:
    """The numbers that a word is put together from, the longest first; empty if a rest is left."""
    if not word:
        return []
    for length in range(min(len(word), 12), 1, -1):
        piece = word[:length]
        is_number = piece in known.values or piece in known.scales
        if not (is_number or known.is_in("hundred", piece) or known.is_in("joint", piece)):
            continue
        rest = word[length:]
        following = _pieces(known, rest)
        if not rest or following:
            return [piece, *following]
    return []
