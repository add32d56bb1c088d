"""Read the words of a passage: with its ellipses, brackets and hyphenated line ends."""

import re
from dataclasses import dataclass

from articles.text.evidence.comparable_words import UNSPACED, Word, is_hyphenated, join_words
from articles.text.evidence.differences import ELLIPSIS, SIC
from articles.text.evidence.findings import NoMatchReason
from articles.text.evidence.source import SourceText, words_of_text
from articles.text.evidence.vocabulary import SMALL_WEIGHT, word_weight
from articles.text.evidence.writing.scripts import in_script_of
from articles.text.languages import detect

# One or two words occur in any long text by chance: "turning point". Three seldom do. In scripts
# without blanks a word has about two characters.
FEWEST_WORDS, FEWEST_SIGNS = 3, 6
BRACKET = re.compile(r"\[[^\[\]\n]{1,120}\]")
SIGN = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True, slots=True)
class PassageQuery:
    """A passage to look for.

    `breaks` are the indexes of the words behind an ellipsis, `bracketed` the words that the writer put in
    brackets.
    """

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
        """The weight of all words, without the writer's own in brackets."""
        return sum(self.weight_of(word) for word in self.words)

    def weight_of(self, word: Word) -> float:
        """Return the weight of a word, which is 0 for the writer's own words in brackets."""
        return 0.0 if word in self.bracketed else word_weight(word.key)

    @property
    def reason(self) -> NoMatchReason:
        """Why the passage cannot be looked for, or NONE."""
        if not self.words:
            return NoMatchReason.NO_WORDS
        signs = sum(SIGN.match(word.key) is not None for word in self.words)
        as_spoken = len(self.words) - len(self.bracketed)
        if signs < FEWEST_SIGNS and as_spoken - signs < FEWEST_WORDS:
            return NoMatchReason.TOO_SHORT
        return NoMatchReason.NONE

    @property
    def is_all_small(self) -> bool:
        """Tell whether it has only small words: "it is what it is"."""
        return all(word_weight(word.key) <= SMALL_WEIGHT for word in self.words)


def read_passage(text: str, source: SourceText, language: str | None) -> PassageQuery:
    """Read a passage that is to be looked for in `source`. Linear."""
    code = language or detect(text)
    sic = [match.span() for match in SIC.finditer(text)]
    brackets = [match.span() for match in BRACKET.finditer(text)]
    passage_words = [
        word
        for word in words_of_text(text, code)
        if not any(start <= word.start < end for start, end in sic)
    ]
    passage_words = in_script_of(source.text, text, passage_words)
    passage_words = _joined_at_line_ends(text, passage_words, source)
    breaks = frozenset(
        index
        for index in range(1, len(passage_words))
        if ELLIPSIS.search(text, passage_words[index - 1].end, passage_words[index].start)
    )
    bracketed = frozenset(
        word
        for word in passage_words
        if any(start < word.end and word.start < end for start, end in brackets)
    )
    return PassageQuery(text, code, tuple(passage_words), breaks, bracketed)


def _joined_at_line_ends(text: str, words: list[Word], source: SourceText) -> list[Word]:
    """Join the halves of words that a line end divides, if the source has the whole word."""
    result: list[Word] = []
    for word in words:
        if result and is_hyphenated(text, result[-1], word):
            whole = join_words(result[-1], word)
            if whole.key in source.places or not {result[-1].key, word.key} <= source.places.keys():
                result[-1] = whole
                continue
        result.append(word)
    return result
