"""Recognise a word in another spelling: organise and organize, i11egal, goverment.

Only where no other word can be meant. A tense, a plural, a name or a number is never a spelling.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from articles.text.evidence.comparable_words import Word
from articles.text.evidence.word_comparer import WordComparer
from articles.text.evidence.writing.letters import is_misread, sameness
from articles.text.languages import data_lines

SHORTEST = 5  # letters of a word that may be misspelled
LONG = 8  # letters of a word in which a wrong vowel is a slip
# Of the British and the American ending, the American.
ENDINGS = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e[drs]?|ing|ation|ations|able)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=(?:e[drs]?|ing)$)"), "yz"),
    (
        re.compile(
            r"(?<=[a-z]{2})our(?=(?:s|ed|ing|ers?|ite|ites|able|ably|less|hood|hoods|ful)?$)"
        ),
        "or",
    ),
)
# Words that keep their "is" or "our" in America, or are another word with "z".
SAME_EVERYWHERE = frozenset({
    "advise", "advised", "advises", "contour", "contours", "detour", "devour", "exercise", "exercised",
    "exercises", "exercising", "glamour", "promise", "promised", "promises", "promising", "revise",
    "revised", "surprise", "surprised", "surprises",
})  # fmt: skip
READ_AS = {"1": "li", "0": "o", "5": "s", "8": "b", "3": "e", "|": "l"}  # by a machine
MIXED = re.compile(r"(?=[^\W\d_]*\d)(?=\d*[^\W\d_])[^\W_]+")
VOWELS = frozenset("aeiou")
ONE_AND_MANY = ("man", "men")  # "policeman" and "policemen" are two words


def spelled_otherwise(
    words: Sequence[Word], others: Sequence[Word], comparer: WordComparer
) -> bool:
    """Tell whether these are the same words, spelled otherwise. Numbers, negations and names never are."""
    if not words or not others:
        return False
    if len(words) != len(others):
        return _is_torn_word(words, others, comparer)
    return all(
        _is_same_word(word, other, comparer) for word, other in zip(words, others, strict=True)
    )


def _is_same_word(word: Word, other: Word, comparer: WordComparer) -> bool:
    key, there = word.key, other.key
    if key == there:
        return False  # such as "US" and "us"
    if _is_misread(key, there) or _is_misread(there, key):
        return True
    if comparer.is_number(word) or comparer.is_number(other):
        return False
    if sameness(
        _written(word, comparer.passage), _written(other, comparer.source), comparer.language
    ):
        return True
    if min(len(key), len(there)) < SHORTEST or comparer.negations([word]) != comparer.negations(
        [other]
    ):
        return False
    if american(key) == american(there):
        return True
    if comparer.is_name(word, comparer.passage) or comparer.is_name(other, comparer.source):
        return False
    known = _words_of("typo")
    if (key in known) == (there in known):
        return False
    right, wrong = (key, there) if key in known else (there, key)
    is_word = wrong in _words_of("word") or (
        wrong.endswith(ONE_AND_MANY) and right.endswith(ONE_AND_MANY)
    )
    return not is_word and _is_slip(right, wrong)


def _written(word: Word, text: str) -> str:
    return text[word.start : word.end]


def _is_torn_word(words: Sequence[Word], others: Sequence[Word], comparer: WordComparer) -> bool:
    """Tell whether a digit that a scanner read tears a word into two, as in "1aw"."""
    written = comparer.passage[words[0].start : words[-1].end]
    there = comparer.source[others[0].start : others[-1].end]
    return not any(map(str.isspace, written + there)) and is_misread(written, there)


def _is_misread(key: str, right: str) -> bool:
    """Tell whether a machine has read letters of the word as digits: "i11egal"."""
    if len(key) != len(right) or not MIXED.fullmatch(key) or not right.isalpha():
        return False
    return all(
        letter == there or there in READ_AS.get(letter, "")
        for letter, there in zip(key, right, strict=True)
    )


def american(word: str) -> str:
    """Return the American spelling of a word, or the word itself."""
    if word in SAME_EVERYWHERE:
        return word
    listed = _american_words().get(word)
    if listed:
        return listed
    for pattern, replacement in ENDINGS:
        spelled = pattern.sub(replacement, word)
        if spelled != word:
            return spelled
    return word


def _is_slip(right: str, wrong: str) -> bool:
    """Tell whether a letter is missing, doubled or swapped, or a vowel is wrong; not at the ends."""
    if right[0] != wrong[0] or abs(len(right) - len(wrong)) > 1:
        return False
    start = 0
    while start < min(len(right), len(wrong)) and right[start] == wrong[start]:
        start += 1
    rest, rest_wrong = right[start:], wrong[start:]
    end = 0
    while end < min(len(rest), len(rest_wrong)) and rest[-1 - end] == rest_wrong[-1 - end]:
        end += 1
    changed, instead = rest[: len(rest) - end], rest_wrong[: len(rest_wrong) - end]
    if len(changed) == len(instead) == 2:
        return changed == instead[::-1]
    if changed and instead and not (len(right) >= LONG and {changed, instead} <= VOWELS):
        return False
    return end > 0 and len(changed) <= 1 and len(instead) <= 1


@cache
def _words_of(class_name: str) -> frozenset[str]:
    return frozenset(word for name, word in _listed() if name == class_name)


@cache
def _american_words() -> dict[str, str]:
    words: dict[str, str] = {}
    for name, word in _listed():
        if name == "re":
            words |= {word + end: f"{word[:-2]}er{end}" for end in ("", "s")}
        elif name == "ce":
            words |= {word + end: f"{word[:-2]}se{end}" for end in ("", "s", "d")}
        elif name == "ll":
            words |= {
                f"{word}l{end}": word + end for end in ("ed", "ing", "er", "ers", "or", "ors")
            }
        elif name == "other":
            british, _slash, spelled = word.partition("/")
            words[british] = spelled
    return words


def _listed() -> Iterator[tuple[str, str]]:
    for line in data_lines("en", "spellings"):
        name, _colon, listed = line.partition(":")
        yield from ((name, word) for word in listed.split())
