"""Read what a person typed into the search."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.text.search.parts import REPEATED, quoted
from articles.text.search.words import ARTICLE, UNSPACED, SearchWord, search_words

MOST_WORDS = 100  # that are searched for
LONGEST_PHRASE = REPEATED + 1  # words; longer ones are searched for in pieces
PHRASE = re.compile(r"(?<!\w)[\"“”„«»「『](?P<words>[^\"“”„«»「」『』]+)[\"“”«»」』](?!\w)")
SPACED_LETTER = re.compile(rf"[^\W\d_{UNSPACED}]")

Step = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """Words that must follow each other; of each step, one of its keys.

    With `is_prefix` the last of them may go on.
    """

    steps: tuple[Step, ...]
    is_prefix: bool = False

    def as_tsquery(self) -> str:
        """Return the term as PostgreSQL reads a `tsquery`, without asking its parser."""
        written = []
        for number, step in enumerate(self.steps, start=1):
            star = ":*" if self.is_prefix and number == len(self.steps) else ""
            keys = " | ".join(quoted(key) + star for key in step)
            written.append(f"({keys})" if len(step) > 1 else keys)
        return " <-> ".join(written)


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """The terms that must all occur. `is_cut` if more was typed than is searched for."""

    terms: tuple[SearchTerm, ...]
    is_cut: bool = False

    def as_tsquery(self) -> str:
        """Return all terms as PostgreSQL reads a `tsquery`."""
        return " & ".join(f"({term.as_tsquery()})" for term in self.terms)


def parse_query(typed: str) -> SearchQuery:
    """Return the terms of what was typed; none if it has no word.

    Words in quotation marks stay together, and so does what is written without a blank, such as
    "COVID-19". The last word, and one with a star, may go on. Nothing else is an operator.
    """
    typed = unicodedata.normalize("NFC", typed.replace("\0", " "))
    terms: list[SearchTerm] = []
    at = 0
    for match in PHRASE.finditer(typed):
        terms += _loose_terms(typed[at : match.start()], is_end=False)
        phrase = [word for word in search_words(match["words"]) if word.typed]
        terms += _pieces([_step(word) for word in phrase])
        at = match.end()
    terms += _loose_terms(typed[at:], is_end=True)
    kept: list[SearchTerm] = []
    left = MOST_WORDS
    for term in dict.fromkeys(terms):
        left -= len(term.steps)
        if left < 0:
            return SearchQuery(tuple(kept), is_cut=True)
        kept.append(term)
    return SearchQuery(tuple(kept))


def _loose_terms(written: str, *, is_end: bool) -> Iterator[SearchTerm]:
    """Yield the terms of what stands outside quotation marks. `is_end` if it ends what was typed."""
    words = [word for word in search_words(written) if word.typed]
    first = 0
    for number, word in enumerate(words):
        is_last = number == len(words) - 1
        if not is_last and not re.search(r"\s", written[word.end : words[number + 1].start]):
            continue
        steps = [_step(each) for each in words[first : number + 1]]
        first = number + 1
        has_star = written[word.end : word.end + 1] == "*"
        may_go_on = is_end and is_last and word.end == len(written)
        is_prefix = has_star or (may_go_on and _is_spaced_word(written, word))
        yield from _pieces(steps, is_prefix=is_prefix)


def _is_spaced_word(written: str, word: SearchWord) -> bool:
    """Tell whether it consists of letters of a script with blanks: no number goes on."""
    return SPACED_LETTER.match(written, word.start) is not None


def _step(word: SearchWord) -> Step:
    """Return the keys that stand for a typed word; an Arabic one is meant without its article too."""
    key = word.typed
    if key.startswith(ARTICLE) and len(key) >= 4:
        return key, key.removeprefix(ARTICLE)
    return (key,)


def _pieces(steps: Sequence[Step], *, is_prefix: bool = False) -> Iterator[SearchTerm]:
    """Yield words that follow each other as terms that are short enough for the borders of parts."""
    for at in range(0, len(steps), LONGEST_PHRASE):
        piece = tuple(steps[at : at + LONGEST_PHRASE])
        yield SearchTerm(piece, is_prefix=is_prefix and at + LONGEST_PHRASE >= len(steps))
