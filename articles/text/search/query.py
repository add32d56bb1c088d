"""Read what a person typed into the search."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from articles.text.search.parts import REPEATED, quoted
from articles.text.search.words import ARTICLE, UNSPACED, SearchWord, search_words

MOST_WORDS = 100  # that are searched for
GROUP = 3  # digits of a number between two marks or blanks
MOST_GROUPED = 3  # numbers in groups of one phrase that a text may write in either way
LONGEST_PHRASE = REPEATED + 1  # words; longer ones are searched for in pieces
PHRASE = re.compile(r"(?<!\w)[\"“”„«»「『](?P<words>[^\"“”„«»「」『』]+)[\"“”«»」』](?!\w)")
SPACED_LETTER = re.compile(rf"[^\W\d_{UNSPACED}]")

Step = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """Words that must follow each other; of each step, one of its keys.

    With `is_prefix` the last of them may go on. `grouped` are the places among the steps of numbers that
    a text may write in groups, which are so many words there: {1: 2} for "about 30,000 people".
    """

    steps: tuple[Step, ...]
    is_prefix: bool = False
    grouped: tuple[tuple[int, int], ...] = ()

    def forms(self) -> Iterator[tuple[Step, ...]]:
        """Yield the steps as a text may have them: each number in one word, or in its groups.

        The key of the whole number stands at each of its groups.
        """
        yield self.steps
        for count in range(1, len(self.grouped) + 1):
            for numbers in combinations(self.grouped, count):
                repeated = dict(numbers)
                yield tuple(
                    step
                    for number, step in enumerate(self.steps)
                    for _group in range(repeated.get(number, 1))
                )

    def as_tsquery(self) -> str:
        """Return the term as PostgreSQL reads a `tsquery`, without asking its parser."""
        forms = [self._as_tsquery(steps) for steps in self.forms()]
        return forms[0] if len(forms) == 1 else " | ".join(f"({form})" for form in forms)

    def _as_tsquery(self, steps: Sequence[Step]) -> str:
        written = []
        for number, step in enumerate(steps, start=1):
            star = ":*" if self.is_prefix and number == len(steps) else ""
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
        terms += _pieces(_typed_words(match["words"]))
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
    words = _typed_words(written)
    first = 0
    for number, (word, _groups) in enumerate(words):
        is_last = number == len(words) - 1
        if not is_last and not re.search(r"\s", written[word.end : words[number + 1][0].start]):
            continue
        together = words[first : number + 1]
        first = number + 1
        has_star = written[word.end : word.end + 1] == "*"
        may_go_on = is_end and is_last and word.end == len(written)
        is_prefix = has_star or (may_go_on and _is_spaced_word(written, word))
        yield from _pieces(together, is_prefix=is_prefix)


def _typed_words(written: str) -> list[tuple[SearchWord, int]]:
    """Return the words, each with the number of words that it may be in a text: "30,000" is two."""
    return [
        (word, -(-len(word.typed.partition(".")[0]) // GROUP) if word.typed[0].isdecimal() else 1)
        for word in search_words(written)
        if word.typed
    ]


def _is_spaced_word(written: str, word: SearchWord) -> bool:
    """Tell whether it consists of letters of a script with blanks: no number goes on."""
    return SPACED_LETTER.match(written, word.start) is not None


def _step(word: SearchWord) -> Step:
    """Return the keys that stand for a typed word; an Arabic one is meant without its article too."""
    key = word.typed
    if key.startswith(ARTICLE) and len(key) >= 4:
        return key, key.removeprefix(ARTICLE)
    return (key,)


def _pieces(
    words: Sequence[tuple[SearchWord, int]], *, is_prefix: bool = False
) -> Iterator[SearchTerm]:
    """Yield words that follow each other as terms that are short enough for the borders of parts."""
    for at in range(0, len(words), LONGEST_PHRASE):
        piece = words[at : at + LONGEST_PHRASE]
        steps = tuple(_step(word) for word, _groups in piece)
        # A number at the end needs no other form: the key of the whole stands at its first group.
        grouped = tuple((n, groups) for n, (_word, groups) in enumerate(piece[:-1]) if groups > 1)
        is_last = at + LONGEST_PHRASE >= len(words)
        yield SearchTerm(steps, is_prefix=is_prefix and is_last, grouped=grouped[:MOST_GROUPED])
