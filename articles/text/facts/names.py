"""Names: capitalised words that belong together, with the particles between them."""

import re
from collections.abc import Iterator
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
TAIL = re.compile(r"(?:[’'](?:s|S|ll|re|ve|d|m|t))\Z")
# Between two words: the second begins a sentence, a quotation or a list item.
BEGINS = re.compile(r"""[.!?…:;—–•|]\s | \n | ["“«„‘(\[] | \s['-]""", re.VERBOSE)
MIDDLE = re.compile(r"(?<=[a-z,][ ])[^\W\d_a-z][\w’'-]*")
SMALL_WORD = re.compile(r"(?<![\w-])[a-zß-öø-ÿ][^\W\d_]+")
LONGEST_JOINT = 3  # particles in a row: "of the", "van der"
HEADLINE = 0.85  # where more of the telling words than this are capitalised, capitals say nothing


class Known(NamedTuple):
    """How a whole text writes its words: capitalised within sentences, and in small letters."""

    capitals: frozenset[str]
    small: frozenset[str]


class Word(NamedTuple):
    """A word of a sentence, its possessive ending cut off."""

    start: int
    end: int
    written: str
    sure: bool  # its capital is not owed to its place
    joined: bool  # only a space lies between it and the word before
    closed: bool  # a possessive: the name ends here


@lru_cache(maxsize=4)  # every statement of a text asks
def known(text: str) -> Known:
    """What the text shows of its words; linear, and kept for the next statement."""
    capitals: set[str] = set()
    for line in text.split("\n"):
        if not is_headline(line):
            capitals.update(TAIL.sub("", word) for word in MIDDLE.findall(line))
    return Known(frozenset(capitals), frozenset(SMALL_WORD.findall(text)))


def is_headline(line: str) -> bool:
    """Are nearly all words capitalised that name something?"""
    telling = [
        word for word in TOKEN.findall(line) if word.lower() not in english_words("function_words")
    ]
    capitals = sum(word[0].isupper() for word in telling)
    return len(telling) > 2 and capitals > HEADLINE * len(telling)


def names(sentence: str, dated: bytearray, usage: Known) -> list[Fact]:
    """The names in the sentence, in order; none overlap. `dated` is 1 where a date stands."""
    found: list[Fact] = []
    run: list[Word] = []
    pending: list[Word] = []  # particles that belong to the run if a capital follows
    headline = is_headline(sentence)
    for word in _words(sentence, headline=headline):
        if not word.joined:
            found.extend(_name(sentence, run, usage))
            run, pending = [], []
        if _is_capital(word) and not dated[word.start] and (not headline or _is_known(word, usage)):
            run += [*pending, word]
            pending = []
        elif run and not run[-1].closed and _is_particle(word, pending):
            pending.append(word)
        else:
            found.extend(_name(sentence, run, usage))
            run, pending = [], []
    found.extend(_name(sentence, run, usage))
    return found


def _words(sentence: str, *, headline: bool) -> Iterator[Word]:
    before: Word | None = None
    end = 0
    for match in TOKEN.finditer(sentence):
        gap = sentence[end : match.start()]
        end = match.end()
        written = TAIL.sub("", match.group())
        stop = before is not None and _may_end_in_a_stop(before.written)
        joined = (
            before is not None
            and not before.closed
            and _is_space(gap[1:] if stop and gap[:1] == "." else gap)
        )
        begins = before is None or (not joined and BEGINS.search(gap) is not None)
        before = Word(
            match.start(),
            match.start() + len(written),
            written,
            sure=not headline and not begins,
            joined=joined,
            closed=len(written) < len(match.group()),
        )
        yield before


def _is_space(gap: str) -> bool:
    return gap in (" ", "\u00a0")


def _may_end_in_a_stop(written: str) -> bool:
    return written in TITLES or written in english_words("abbreviations")


def _is_capital(word: Word) -> bool:
    bare = FRENCH.sub("", ARABIC.sub("", word.written))
    return bare[:1].isupper() and (len(bare) > 1 or bare != word.written)


def _is_known(word: Word, usage: Known) -> bool:
    """Does the text capitalise it elsewhere, where it need not?"""
    return word.written in usage.capitals and word.written.lower() not in english_words(
        "function_words"
    )


def _is_particle(word: Word, pending: list[Word]) -> bool:
    if word.written == "the":
        return bool(pending) and pending[-1].written == "of"
    return word.written in PARTICLES and len(pending) < LONGEST_JOINT


def _name(sentence: str, run: list[Word], usage: Known) -> list[Fact]:
    """The name that the run of words is, without titles; none when it is no name."""
    kept = run
    while kept and not _is_sure(kept, usage):
        kept = _without_first(kept)
    while len(kept) > 1 and kept[0].written in TITLES and kept[1].written != "of":
        kept = kept[1:]
    if not kept or (len(kept) == 1 and kept[0].written in TITLES):
        return []
    start, end = kept[0].start, kept[-1].end
    return [Fact(start, end, FactKind.NAME, " ".join(sentence[start:end].split()))]


def _is_sure(run: list[Word], usage: Known) -> bool:
    """Is the first word part of the name, not one that begins a sentence or a headline?"""
    first = run[0]
    small = first.written.lower()
    acronym = len(small) > 1 and first.written.isupper()  # "US" is not "us"
    if not acronym and (
        small in english_words("function_words") or small in VAGUE or small in SMALL
    ):
        return False
    if first.sure or first.written in usage.capitals:
        return True
    if small in usage.small or small in OPENERS:
        return False
    if not first.written[1:].islower():
        return True  # an acronym, an inner capital, a hyphen: no common word looks so
    return len(run) > 1 and _is_capital(run[1]) and run[1].sure


def _without_first(run: list[Word]) -> list[Word]:
    """The run from the next capital on: what a particle ties to nothing is not part of it."""
    rest = run[1:]
    while rest and not _is_capital(rest[0]):
        rest = rest[1:]
    return rest
