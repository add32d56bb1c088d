"""Find names that are spelled in two ways."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.text.consistency.inconsistency import CheckedArticle, Inconsistency, InconsistencyKind
from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.names import ARABIC, word_usage
from articles.text.spans import Span

SHORT = 4  # letters; two shorter words may well be two names
LONGEST = 30  # letters; longer words are not compared
LONG = 6  # letters of a word without a first name
LONG_ARABIC = 5  # after "al-", whose spellings in Latin letters vary
MOST_ALIKE = 8  # words that become equal without one letter; more are not misspellings
VOWELS = frozenset("aeiouy")
SOUNDS_ALIKE = ({"c", "k"}, {"k", "q"}, {"c", "q"}, {"s", "z"}, {"i", "j"}, {"f", "v"}, {"d", "t"})
WORD = re.compile(r"\S+")


@dataclass(slots=True)
class Spelling:
    """A word of names: its first place, and the words before and after it."""

    written: str
    first: Span
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)
    arabic: bool = False


def spellings(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield names that are one letter apart and seem to mean the same person or place.

    The two must begin alike. If another word of the name is the same ("Ann Brown", "Ann Browne"), any one
    letter may differ. Otherwise a word must be long and differ as spellings do: by a doubled letter, a
    vowel, two letters of one sound, or two letters that changed places.
    """
    spellings_found = _spellings_of_names(article)
    small = word_usage(article.text).small
    for word, other_word in _one_letter_apart(spellings_found):
        if word in small or other_word in small:
            continue
        if _may_be_same_name(spellings_found[word], spellings_found[other_word], word, other_word):
            first, second = sorted(
                (spellings_found[word], spellings_found[other_word]), key=lambda name: name.first
            )
            yield Inconsistency(
                InconsistencyKind.NAME,
                first.first,
                second.first,
                f"Is it “{first.written}” or “{second.written}”? If they are the same, one spelling "
                f"must be wrong.",
            )


def _spellings_of_names(article: CheckedArticle) -> dict[str, Spelling]:
    """Each word of each name, in small letters and without "al-"."""
    spellings_found: dict[str, Spelling] = {}
    for statement in article.statements:
        for fact in statement.facts:
            if fact.kind == FactKind.NAME:
                _add_spelling(spellings_found, article.text, fact)
    return spellings_found


def _add_spelling(spellings_found: dict[str, Spelling], text: str, fact: Fact) -> None:
    matches = list(WORD.finditer(text, fact.start, fact.end))
    lower = [match.group().lower() for match in matches]
    keys = [word if word.isalpha() else ARABIC.sub("", word) for word in lower]
    for index, (match, key) in enumerate(zip(matches, keys, strict=True)):
        if not SHORT <= len(key) <= LONGEST or not key.isalpha():
            continue
        spelling = spellings_found.get(key)
        if spelling is None:
            spelling = spellings_found[key] = Spelling(match.group(), Span(*match.span()))
        spelling.arabic |= key != lower[index] and ARABIC.match(lower[index]) is not None
        spelling.before.update(keys[max(0, index - 1) : index])
        spelling.after.update(keys[index + 1 : index + 2])


def _one_letter_apart(spellings_found: dict[str, Spelling]) -> list[tuple[str, str]]:
    """Pairs of words that become equal when one letter of each is left out."""
    shortened: defaultdict[str, list[str]] = defaultdict(list)
    for word in spellings_found:
        for form in {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}:
            shortened[form].append(word)
    return sorted(
        {
            (min(first, second), max(first, second))
            for words in shortened.values()
            if len(words) <= MOST_ALIKE
            for first in words
            for second in words
            if first != second
        }
    )


def _may_be_same_name(a: Spelling, b: Spelling, word: str, other_word: str) -> bool:
    """Tell whether two words look like one name in two spellings."""
    short, long = sorted((word, other_word), key=len)
    if long.startswith(short) and not _is_variant_ending(short, long[-1]):
        return False  # a plural, a people and its country
    if word.endswith(("man", "men")) and word[:-3] == other_word[:-3]:
        return False
    if a.before & b.before or a.after & b.after:
        return True
    if (a.before and b.before) or (a.after and b.after):
        return False  # two people, each with their own first name
    arabic = a.arabic or b.arabic
    return len(short) >= (LONG_ARABIC if arabic else LONG) and _sounds_alike(
        short, long, ending=arabic
    )


def _is_variant_ending(short: str, added: str) -> bool:
    """Accept "Browne", "Hoffmann" and "Farrah", but not "Iraqi", "Korean" or "Kennedys"."""
    return added == short[-1] or added in "eh"


def _sounds_alike(short: str, long: str, *, ending: bool) -> bool:
    """Tell whether they differ as spellings do. The last letter may differ only if `ending` is set."""
    index = next((i for i, letter in enumerate(short) if long[i] != letter), len(short))
    if len(short) < len(long):
        added = long[index]
        return added in (long[index - 1], "h") or (added in VOWELS and index < len(short))
    if short[index + 1 :] != long[index + 1 :]:
        return sorted(short) == sorted(long)  # a letter changed its place
    if _is_doubled(short, index) and _is_doubled(long, index):
        return True
    pair = {short[index], long[index]}
    if index == len(short) - 1 and not ending:
        return False
    return pair <= VOWELS or pair in SOUNDS_ALIKE


def _is_doubled(word: str, index: int) -> bool:
    return word[index] in (word[index - 1], word[index + 1 : index + 2])
