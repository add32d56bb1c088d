"""The words of a passage as it is looked for: ellipses, brackets and line ends understood."""

import re
from dataclasses import dataclass

from articles.text.evidence.comparing import ELLIPSIS, SIC
from articles.text.evidence.findings import Reason
from articles.text.evidence.source import Source, words_of_text
from articles.text.evidence.vocabulary import SMALL_WEIGHT, weight
from articles.text.evidence.words import UNSPACED, Word, hyphenated, joined
from articles.text.languages import detect

# One or two words stand in any long text by chance: "turning point". Three seldom do. In scripts
# without blanks a word has about two signs.
FEWEST_WORDS, FEWEST_SIGNS = 3, 6
BRACKET = re.compile(r"\[[^\[\]\n]{1,120}\]")
SIGN = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """`breaks` are the indexes of words that an ellipsis stands before, `bracketed` those words that
    the writer put in brackets."""

    text: str
    language: str
    words: tuple[Word, ...]
    breaks: frozenset[int]
    bracketed: frozenset[Word]

    @property
    def keys(self) -> list[str]:
        return [word.key for word in self.words]

    @property
    def weight(self) -> float:
        """What all its words weigh; the writer's own in brackets weigh nothing."""
        return sum(self.weight_of(word) for word in self.words)

    def weight_of(self, word: Word) -> float:
        return 0.0 if word in self.bracketed else weight(word.key)

    @property
    def reason(self) -> Reason:
        """Why it cannot be looked for, if so."""
        if not self.words:
            return Reason.NO_WORDS
        signs = sum(SIGN.match(word.key) is not None for word in self.words)
        spoken = len(self.words) - len(self.bracketed)
        if signs < FEWEST_SIGNS and spoken - signs < FEWEST_WORDS:
            return Reason.TOO_SHORT
        return Reason.NONE

    @property
    def is_all_small(self) -> bool:
        """Has it nothing but small words: "it is what it is"?"""
        return all(weight(word.key) <= SMALL_WEIGHT for word in self.words)


def wanted(text: str, source: Source, language: str | None) -> Wanted:
    """Read a passage in the light of the source that it is looked for in. Linear."""
    code = language or detect(text)
    sic = [match.span() for match in SIC.finditer(text)]
    brackets = [match.span() for match in BRACKET.finditer(text)]
    found = [
        word
        for word in words_of_text(text, code)
        if not any(start <= word.start < end for start, end in sic)
    ]
    found = _unparted(text, found, source)
    breaks = frozenset(
        index
        for index in range(1, len(found))
        if ELLIPSIS.search(text, found[index - 1].end, found[index].start)
    )
    bracketed = frozenset(
        word
        for word in found
        if any(start < word.end and word.start < end for start, end in brackets)
    )
    return Wanted(text, code, tuple(found), breaks, bracketed)


def _unparted(text: str, found: list[Word], source: Source) -> list[Word]:
    """The words, those made one that a line's end parted and the source has as one."""
    kept: list[Word] = []
    for word in found:
        if kept and hyphenated(text, kept[-1], word):
            whole = joined(kept[-1], word)
            if whole.key in source.places or not {kept[-1].key, word.key} <= source.places.keys():
                kept[-1] = whole
                continue
        kept.append(word)
    return kept
