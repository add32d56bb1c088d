"""A sentence as words and marks, each quotation one token. What the rules of attribution read."""

import re
from dataclasses import dataclass, field

from articles.text.spans import Span

TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+\w*|\w+(?:[’'.&/-]\w+)*(?:(?<=s)[’'](?=\s))?|[,;:()،؛—–]|--+|(?<=\s)-(?=\s)"
)
# "dit-il", "a-t-elle dit": the pronoun is a word of its own.
INVERTED = re.compile(r"-(?:t-)?(ils?|elles?)$")
STRAIGHT = str.maketrans("’‘", "''")
QUOTATION = '"'
MARKS = frozenset({",", ";", ":", "—"})
SAME = {"–": "—", "-": "—", "--": "—", "---": "—", "،": ",", "؛": ";"}
CLOSING = "\"”»’' "
ASIDE = 90  # code points; brackets around no more than that are left out of the words


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one entry a token. `low` is the word in lower case with straight apostrophes,
    a mark, or `"` for a whole quotation."""

    text: str
    low: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.low)

    def span(self, first: int, last: int) -> Span:
        """From the start of token `first` to the end of the token before `last`."""
        return Span(self.start[first], self.end[last - 1])

    def add(self, low: str, start: int, end: int, *, capital: bool = False) -> None:
        self.low.append(low)
        self.start.append(start)
        self.end.append(end)
        self.capital.append(capital)

    def is_mark(self, place: int) -> bool:
        """Is there a comma, colon, semicolon or dash at `place`?"""
        return self.low[place] in MARKS


def tokens(text: str, start: int, end: int, quoted: list[Span]) -> Tokens:
    """The tokens of `text[start:end]`. `quoted` are the quotations that lie in it, in order."""
    found = Tokens(text)
    for first, last in quoted:
        _words(found, start, first)
        found.add(QUOTATION, first, last)
        start = last
    _words(found, start, end)
    return found


def follows_speech(tokens: Tokens, place: int) -> bool:
    """Does a quotation stand before `place` that ends in a comma, "?" or "!"?"""
    if not place or tokens.low[place - 1] != QUOTATION:
        return False
    return tokens.text[tokens.start[place - 1] : tokens.end[place - 1]].rstrip(CLOSING)[-1:] in {
        ",",
        "?",
        "!",
    }


def _words(found: Tokens, start: int, end: int) -> None:
    text = found.text
    skip = start
    for match in TOKEN.finditer(text, start, end):
        place = match.start()
        if place < skip:
            continue
        word = match.group()
        if word == "(":
            close = text.find(")", place, min(end, place + ASIDE))
            skip = close + 1 if close >= 0 else place
        elif word[0].isalnum() or word[0] == "_":
            _word(found, word, place)
        elif word != ")":
            found.add(SAME.get(word, word), place, match.end())


def _word(found: Tokens, word: str, start: int) -> None:
    low = word.lower()
    if not low.isascii():
        low = low.translate(STRAIGHT)
    inverted = INVERTED.search(low) if "-" in low else None
    capital = word[0].isupper()
    if inverted is None:
        found.add(low, start, start + len(word), capital=capital)
        return
    cut = start + inverted.start()
    found.add(low[: inverted.start()], start, cut, capital=capital)
    found.add(inverted.group(1), start + inverted.start(1), start + len(word))
