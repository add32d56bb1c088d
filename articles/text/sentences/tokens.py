"""Read a sentence as words and marks, with each quotation as one token, for the rules of attribution."""

import re
from dataclasses import dataclass, field

from articles.text.spans import Span

TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+\w*|\w+(?:[’'.&/-]\w+)*(?:(?<=s)[’'](?=\s))?|[,;:()،؛—–―]|--+|(?<=\s)-(?=\s)"
)
STRAIGHT = str.maketrans("’‘", "''")
QUOTATION = '"'
MARKS = frozenset({",", ";", ":", "—"})
MARK_WRITTEN_AS = {"–": "—", "―": "—", "-": "—", "--": "—", "---": "—", "،": ",", "؛": ";"}
CLOSING = "\"”»’' "
ACRONYMS = frozenset({"WHO", "US", "IT"})  # words of their own, not pronouns: they stay as written
LONGEST_ASIDE = 90  # code points; shorter text in brackets is skipped
MOST_KNOWN = 20_000  # pieces of text that a process remembers: about 6 MB
LONGEST_KNOWN = 40  # code points of such a piece


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
    text = tokens.text
    if text.find("(", start, end) >= 0 or text.startswith("-", start) or text[end - 1] in "-'’":
        _add_each_match(tokens, start, end)
        return
    add_lower, add_start = tokens.lower.append, tokens.start.append
    add_end, add_capital = tokens.end.append, tokens.capital.append
    for piece in text[start:end].split(" "):
        for lower, first, behind, capital in _known_pieces[piece]:
            add_lower(lower)
            add_start(start + first)
            add_end(start + behind)
            add_capital(capital)
        start += len(piece) + 1


def _add_each_match(tokens: Tokens, start: int, end: int) -> None:
    """Add the words and marks of `text[start:end]`, each as the pattern matches it."""
    text, skip = tokens.text, start
    for match in TOKEN.finditer(text, start, end):
        first, last = match.span()
        if first < skip:
            continue
        word = match.group()
        if word == "(":
            close = text.find(")", first, min(end, first + LONGEST_ASIDE))
            skip = close + 1 if close >= 0 else first
        elif word != ")":
            lower, capital = _read(word)
            tokens.add(lower, first, last, capital=capital)


def _read(word: str) -> tuple[str, bool]:
    """Return the word or mark as `Tokens.lower` has it, and whether it begins with a capital."""
    if not (word[0].isalnum() or word[0] == "_"):
        return MARK_WRITTEN_AS.get(word, word), False
    if word in ACRONYMS:
        return word, True
    lower = word.lower()
    return (lower if lower.isascii() else lower.translate(STRAIGHT)), word[0].isupper()


class _KnownPieces(dict[str, tuple[tuple[str, int, int, bool], ...]]):
    """The tokens of what stands between two blanks: `lower`, start, end and `capital` of each.

    Most pieces stand in many texts. So each is read once, and looked up ever after.
    """

    def __missing__(self, piece: str) -> tuple[tuple[str, int, int, bool], ...]:
        between_blanks = f" {piece} "
        matches = [match for match in TOKEN.finditer(between_blanks, 1) if match.group() != ")"]
        tokens = tuple(
            (lower, match.start() - 1, match.end() - 1, capital)
            for match in matches
            for lower, capital in [_read(match.group())]
        )
        if len(piece) <= LONGEST_KNOWN:
            if len(self) >= MOST_KNOWN:
                self.clear()
            self[piece] = tokens
        return tokens


_known_pieces = _KnownPieces()
