"""Find names: capitalised words that belong together, with the particles between them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.numerals import SMALL, VAGUE
from articles.text.languages import english_words, english_words_of_mark, load_language

OPENERS = load_language("en").words("openers")
PARTICLES = english_words_of_mark("names", "particle")
TITLES = english_words_of_mark("names", "title")
ARABIC = re.compile(r"(?:al|el|ad|ar|as|ash|an|at|az|ul|ud)[-‑–][’']?(?=\w)")
FRENCH = re.compile(r"[dl][’'](?=\w)")
TOKEN = re.compile(
    r"(?: [^\W\d_]\. (?: [^\W\d_]\. )+ | [^\W\d_]\.(?=\s) | [^\W\d_]\w* (?: [-‑–&’'] \w+ )* )",
    re.VERBOSE,
)
POSSESSIVE = re.compile(r"(?:[’'](?:s|S|ll|re|ve|d|m|t))\Z")
# The text between two words if the second begins a sentence, a quotation or a list item.
SENTENCE_START = re.compile(r"""[.!?…:;—–•|]\s | \n | ["“«„‘(\[] | \s['-]""", re.VERBOSE)
CAPITAL_INSIDE = re.compile(
    r" (?<=[a-z,] )([^\W\d_a-z][\w’'-]*)"
)  # begins with a sign: that is fast
SMALL_WORD = re.compile(r"(?<![\w-])[a-zß-öø-ÿ][^\W\d_]+")
LONGEST_JOINT = 3  # particles in a row: "of the", "van der"
MOST_KNOWN = 20_000  # pieces of text that a process remembers: about 4 MB
HEADLINE = 0.85  # share of capitalised words above which capitals show no names


class WordUsage(NamedTuple):
    """The words that a text capitalises within sentences, and those it writes in small letters."""

    capitals: frozenset[str]
    small: frozenset[str]


class NameToken(NamedTuple):
    """A word of a sentence without its possessive ending."""

    start: int
    end: int
    written: str
    is_telling: bool  # its capital is not that of a sentence start or headline
    joined: bool  # only a space lies between it and the word before
    is_possessive: bool  # "Lee's": the name ends here


@lru_cache(maxsize=4)  # each statement of a text calls it
def word_usage(text: str) -> WordUsage:
    """Return how the text uses capitals. Linear, and cached for the next statement."""
    capitals: set[str] = set()
    for line in text.split("\n"):
        words = CAPITAL_INSIDE.findall(line)
        if words and not is_headline(TOKEN.findall(line)):
            capitals.update(map(_without_possessive, words))
    small = frozenset[str]().union(*map(_small_words, set(text.split())))
    return WordUsage(frozenset(capitals), small)


@lru_cache(maxsize=MOST_KNOWN)  # most pieces stand in many texts
def _small_words(piece: str) -> tuple[str, ...]:
    """The words in small letters of a piece of text between two blanks."""
    return tuple(SMALL_WORD.findall(piece))


def is_headline(words: Sequence[str]) -> bool:
    """Tell whether nearly all words of a line are capitalised, except function words."""
    function_words = english_words("function_words")
    most_small = (1 - HEADLINE) * len(words)
    telling = small = 0
    for word in words:
        if word.lower() not in function_words:
            telling += 1
            if not word[0].isupper():
                small += 1
                if small > most_small:
                    return False  # whatever follows
    return telling > 2 and telling - small > HEADLINE * telling


def names(sentence: str, dated: bytearray, usage: WordUsage) -> list[Fact]:
    """Return the names in the sentence, in order. None overlap. `dated` is 1 where a date lies."""
    facts: list[Fact] = []
    run: list[NameToken] = []
    pending: list[NameToken] = []  # particles that belong to the run if a capital follows
    matches = list(TOKEN.finditer(sentence))
    words = [match.group() for match in matches]
    headline = is_headline(words)
    for index, written in enumerate(words):
        if written.islower() and not (run and _may_join(written)):
            if run:
                facts.extend(_name_facts(sentence, run, usage))
                run, pending = [], []
            continue  # most words: they belong to no name
        before = matches[index - 1] if index else None
        word = _read_token(sentence, before, matches[index], headline=headline)
        if run and not word.joined:
            facts.extend(_name_facts(sentence, run, usage))
            run, pending = [], []
        if (
            _is_capital(word)
            and not dated[word.start]
            and (not headline or _is_capitalised_elsewhere(word, usage))
        ):
            run += [*pending, word]
            pending = []
        elif run and not run[-1].is_possessive and _is_particle(word, pending):
            pending.append(word)
        elif run:
            facts.extend(_name_facts(sentence, run, usage))
            run, pending = [], []
    facts.extend(_name_facts(sentence, run, usage))
    return facts


def _may_join(word: str) -> bool:
    """Tell whether a word in small letters may be a particle between two names."""
    return word in PARTICLES or word == "the" or not word.isalpha()


def _read_token(
    sentence: str, before: re.Match[str] | None, match: re.Match[str], *, headline: bool
) -> NameToken:
    """A word, with what its capital tells. `before` is the word before it."""
    joined, begins = False, True
    if before is not None:
        gap = sentence[before.end() : match.start()]
        joined = _is_joined(before.group(), gap)
        begins = not joined and SENTENCE_START.search(gap) is not None
    written = _without_possessive(match.group())
    return NameToken(
        match.start(),
        match.start() + len(written),
        written,
        is_telling=not headline and not begins,
        joined=joined,
        is_possessive=len(written) < len(match.group()),
    )


def _is_joined(before: str, gap: str) -> bool:
    """Tell whether only a space lies behind the word, or the stop of an abbreviation and a space."""
    written = _without_possessive(before)
    if len(written) < len(before):
        return False
    stop = gap[:1] == "." and (written in TITLES or written in english_words("abbreviations"))
    return (gap[1:] if stop else gap) in (" ", "\u00a0")


def _without_possessive(word: str) -> str:
    return word if word.isalpha() else POSSESSIVE.sub("", word)


def _is_capital(word: NameToken) -> bool:
    if word.written.isalpha():
        return len(word.written) > 1 and word.written[0].isupper()
    bare = FRENCH.sub("", ARABIC.sub("", word.written))
    return bare[:1].isupper() and (len(bare) > 1 or bare != word.written)


def _is_capitalised_elsewhere(word: NameToken, usage: WordUsage) -> bool:
    """Tell whether the text capitalises the word where no sentence begins."""
    return word.written in usage.capitals and word.written.lower() not in english_words(
        "function_words"
    )


def _is_particle(word: NameToken, pending: list[NameToken]) -> bool:
    if word.written == "the":
        return bool(pending) and pending[-1].written == "of"
    return word.written in PARTICLES and len(pending) < LONGEST_JOINT


def _name_facts(sentence: str, run: list[NameToken], usage: WordUsage) -> list[Fact]:
    """The name in a run of words, without titles; empty if it is no name."""
    first, last = 0, len(run) - 1
    while first <= last and not _begins_name(run, first, usage):
        first = _next_capital(run, first)
    while first < last and run[first].written in TITLES and run[first + 1].written != "of":
        first += 1
    if first > last or (first == last and run[first].written in TITLES):
        return []
    start, end = run[first].start, run[last].end
    return [Fact(start, end, FactKind.NAME, " ".join(sentence[start:end].split()))]


def _begins_name(run: list[NameToken], index: int, usage: WordUsage) -> bool:
    """Tell whether the word belongs to the name, and does not only begin a sentence or headline."""
    first = run[index]
    small = first.written.lower()
    acronym = len(small) > 1 and first.written.isupper()  # "US" is not "us"
    if not acronym and (
        small in english_words("function_words") or small in VAGUE or small in SMALL
    ):
        return False
    if first.is_telling or first.written in usage.capitals:
        return True
    if small in usage.small or small in OPENERS:
        return False
    if not first.written[1:].islower():
        return True  # an acronym, an inner capital or a hyphen: not a common word
    following = run[index + 1] if index + 1 < len(run) else None
    return following is not None and _is_capital(following) and following.is_telling


def _next_capital(run: list[NameToken], index: int) -> int:
    """The next word with a capital: particles begin no name. The length of the run if there is none."""
    following = range(index + 1, len(run))
    return next((later for later in following if _is_capital(run[later])), len(run))
