"""Read a sentence as words and marks, with each quotation as one token, for the rules of attribution."""

import re
from dataclasses import dataclass, field

from articles.text.spans import Span

TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+\w*|\w+(?:[’'.&/-]\w+)*(?:(?<=s)[’'](?=\s))?|[,;:()،؛—–]|--+|(?<=\s)-(?=\s)"
)
STRAIGHT = str.maketrans("’‘", "''")
QUOTATION = '"'
MARKS = frozenset({",", ";", ":", "—"})
MARK_WRITTEN_AS = {"–": "—", "-": "—", "--": "—", "---": "—", "،": ",", "؛": ";"}
CLOSING = "\"”»’' "
ACRONYMS = frozenset({"WHO", "US", "IT"})  # words of their own, not pronouns: they stay as written
LONGEST_ASIDE = 90  # code points; shorter text in brackets is skipped


@dataclass(slots=True)
class Tokens:
    """Parallel lists with one entry a token.

    `lower` is a word in lower case with straight apostrophes, a mark, or `"` for a whole quotation.
    `start` and `end` are code points of `text`; `capital` says whether the word begins with a capital.
    """

    text: str
    lower: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.lower)

    def span(self, first: int, last: int) -> Span:
        """Return the span from the start of token `first` to the end of the token before `last`."""
        return Span(self.start[first], self.end[last - 1])

    def add(self, lower: str, start: int, end: int, *, capital: bool = False) -> None:
        """Append one token."""
        self.lower.append(lower)
        self.start.append(start)
        self.end.append(end)
        self.capital.append(capital)

    def is_mark(self, index: int) -> bool:
        """Tell whether the token is a comma, colon, semicolon or dash."""
        return self.lower[index] in MARKS


def tokenize(text: str, start: int, end: int, quoted: list[Span]) -> Tokens:
    """Return the tokens of `text[start:end]`. `quoted` are the quotations in it, in order."""
    result = Tokens(text)
    for first, last in quoted:
        _add_words(result, start, first)
        result.add(QUOTATION, first, last)
        start = last
    _add_words(result, start, end)
    return result


def follows_speech(tokens: Tokens, index: int) -> bool:
    """Tell whether a quotation that ends in a comma, "?" or "!" stands before the token at `index`."""
    if not index or tokens.lower[index - 1] != QUOTATION:
        return False
    quotation = tokens.text[tokens.start[index - 1] : tokens.end[index - 1]]
    return quotation.rstrip(CLOSING)[-1:] in {",", "?", "!"}


def is_headline(tokens: Tokens) -> bool:
    """Tell whether the words are a line of their own without a full stop."""
    end = tokens.end[-1] if len(tokens) else 0
    return tokens.text[end : end + 1] in {"", "\n"}


def _add_words(tokens: Tokens, start: int, end: int) -> None:
    """Add the words and marks of `text[start:end]`, without short asides in brackets."""
    text, skip = tokens.text, start
    add_lower, add_start = tokens.lower.append, tokens.start.append
    add_end, add_capital = tokens.end.append, tokens.capital.append
    for match in TOKEN.finditer(text, start, end):
        first, last = match.span()
        if first < skip:
            continue
        word = match.group()
        if word.isalpha() and word.isascii():  # most tokens
            add_lower(word.lower() if word not in ACRONYMS else word)
            add_start(first)
            add_end(last)
            add_capital(word[0].isupper())
        elif word == "(":
            close = text.find(")", first, min(end, first + LONGEST_ASIDE))
            skip = close + 1 if close >= 0 else first
        elif word[0].isalnum() or word[0] == "_":
            _add_word(tokens, word, first)
        elif word != ")":
            tokens.add(MARK_WRITTEN_AS.get(word, word), first, last)


def _add_word(tokens: Tokens, word: str, start: int) -> None:
    """Add a word with an apostrophe, a hyphen, a digit or a letter beyond ASCII."""
    lower = word.lower()
    if not lower.isascii():
        lower = lower.translate(STRAIGHT)
    tokens.add(lower, start, start + len(word), capital=word[0].isupper())
