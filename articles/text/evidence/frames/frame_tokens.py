"""Read a stretch of text as words and marks, and find the turning words in it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from articles.text.evidence.comparable_words import LETTER
from articles.text.evidence.frames.frame_words import ARABIC, FrameWords, end_of
from articles.text.spans import Span

TOKEN = re.compile(rf"{LETTER}+(?:['’ʼ]{LETTER}+)*['’]?|[^\w\s]")
WHOLE_WORDS = "en"  # "don't" stays one word; elsewhere "n'augmente" is "n" and "augmente"
APOSTROPHE = re.compile(r"['’ʼ]")
STRAIGHT = str.maketrans("’ʼ", "''")
VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0640]")


class Token(NamedTuple):
    """A word or mark of a text. `key` is in small letters."""

    key: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.key[0].isalnum()


class Hit(NamedTuple):
    """Turning words: `tokens[first:last]`, and the class they belong to."""

    kind: str
    first: int
    last: int


def read_tokens(text: str, span: Span, code: str) -> list[Token]:
    """Return the words and marks of a stretch. Hyphens inside words are left out."""
    tokens: list[Token] = []
    for match in TOKEN.finditer(text, *span):
        written, start = match.group(), match.start()
        if written in "-\u2010\u2011":
            if start > span.start and not text[start - 1].isspace():
                continue
            written = "–"
        key = written.lower().translate(STRAIGHT)
        if code == ARABIC:
            key = VOWEL_SIGNS.sub("", key) or key
        if code == WHOLE_WORDS or "'" not in key or not key[0].isalnum():
            tokens.append(Token(key.rstrip("'") or key, start, match.end()))
            continue
        at = 0
        for part in key.split("'"):
            if part:
                tokens.append(Token(part, start + at, start + at + len(part)))
            at += len(part) + 1
    return tokens


def find_hits(
    tokens: Sequence[Token],
    words: FrameWords,
    kinds: frozenset[str],
    preferred: frozenset[str] = frozenset(),
) -> list[Hit]:
    """Return the turning words of these kinds in order; at each word the longest phrase. Linear.

    Of phrases of the same length the one of a `preferred` kind wins, then the first in the file.
    """
    keys = [words.bare(token.key) for token in tokens]
    hits: list[Hit] = []
    free = 0
    for index, key in enumerate(keys):
        if index < free:
            continue
        best: Hit | None = None
        for phrase in words.beginning_with(key):
            end = end_of(phrase, keys, index) if phrase.kind in kinds else None
            if end is None:
                continue
            wins = best and end == best.last and phrase.kind in preferred - {best.kind}
            if best is None or end > best.last or (wins and best.kind not in preferred):
                best = Hit(phrase.kind, index, end)
        if best:
            hits.append(best)
            free = best.last
    return hits
