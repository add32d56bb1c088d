"""Read the words of a passage: with its ellipses, brackets and hyphenated line ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.text.evidence.comparable_words import UNSPACED, Word, is_hyphenated, join_words
from articles.text.evidence.differences import ELLIPSIS, SIC
from articles.text.evidence.findings import NoMatchReason
from articles.text.evidence.source import SourceText, words_of_text
from articles.text.evidence.vocabulary import SMALL_WEIGHT, word_weight
from articles.text.evidence.writing.letters import folded, sameness
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
    brackets, `respelled` the starts of the words that have the keys of the source's spelling.
    """

    text: str
    language: str
    words: tuple[Word, ...]
    breaks: frozenset[int]
    bracketed: frozenset[Word]
    respelled: frozenset[int] = frozenset()

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
    plain = {word.start: word.key for word in passage_words}
    passage_words = in_script_of(source.text, text, passage_words)
    passage_words = _in_spelling_of(source, text, passage_words)
    respelled = frozenset(word.start for word in passage_words if plain[word.start] != word.key)
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
    return PassageQuery(text, code, tuple(passage_words), breaks, bracketed, respelled)


def _in_spelling_of(source: SourceText, passage: str, words: Sequence[Word]) -> list[Word]:
    """Return the words with the keys of the source where it has them only in another spelling."""
    result: list[Word] = []
    for word in words:
        spellings = () if word.key in source.places else _spellings(source, passage, word)
        if not spellings:
            result.append(word)
            continue
        before = result[-1].key if result else ""
        best = max(
            spellings, key=lambda key: ((before, key) in source.pairs, len(source.places[key]))
        )
        result.append(word._replace(key=best))
    return result


def _spellings(source: SourceText, passage: str, word: Word) -> list[str]:
    """The words of the source that are this one, written otherwise."""
    written = passage[word.start : word.end]
    if not any(map(str.isalpha, written)):
        return []
    return [
        key
        for key in source.spellings.get(folded(word.key), ())
        if sameness(written, _first_writing(source, key), source.language)
    ]


def _first_writing(source: SourceText, key: str) -> str:
    word = source.words[source.places[key][0]]
    return source.text[word.start : word.end]


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
