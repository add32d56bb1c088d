"""The words of a paragraph joined over the ends of lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from articles.reading.pdf.page import Line

HYPHENATED = re.compile(r"(?P<before>[^\W\d_]+)[-\u2010\u00ad]$")
FIRST_LETTERS = re.compile(r"[^\W\d_]+")
SOFT_HYPHENATED = re.compile(r"[^\W\d_][\u2010\u00ad]$")
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S*$ | [\w-]+(?:\.[\w-]+)+/\S*$ | \S+@\S*$ | \b10\.\d{4,9}/\S*$",
    re.IGNORECASE | re.VERBOSE,
)
ADDRESS_SIGN = re.compile(r"[-/_=&?%]$")
REST_OF_ADDRESS = re.compile(r"[/?&=#%]\S")
FIGURES = re.compile(r"\d[-–/]$")
COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]{3,}")
TENS = re.compile(r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty$", re.IGNORECASE)
ONES = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|first|second|third)\b")
FIRST_PARTS = frozenset({"half", "self", "well"})  # of compounds, and seldom a part of a word
CONJUNCTIONS = frozenset({"and", "und", "oder", "bzw"})  # none ends a divided word
UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
RARE = 0.01  # of the lines; fewer hyphens at their ends are part of the words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words and the compounds of a file, and whether it divides words by plain hyphens."""

    words: frozenset[str]
    compounds: frozenset[str]
    divides: bool

    @classmethod
    def of_lines(cls, lines: Iterable[Line]) -> "Vocabulary":
        """Collect the words that do not end a line."""
        words: set[str] = set()
        compounds: set[str] = set()
        count = hyphens = soft = 0
        for line in lines:
            text = line.text.lower()
            count += 1
            hyphens += bool(HYPHENATED.search(text))
            soft += bool(SOFT_HYPHENATED.search(text))
            words.update(WORD.findall(text))
            compounds.update(COMPOUND.findall(text))
        divides = not soft and hyphens > RARE * count
        return cls(frozenset(words), frozenset(compounds), divides)


def join(before: str, after: str, known: Vocabulary) -> tuple[str, str]:
    """Return the last word of a line and what stands between it and the first word of the next.

    A hyphen that only divides a word is cut off. One stays in a compound, before a number or a
    capital, and in an address, which is divided behind one of its signs.
    """
    if _is_whole(before, after):
        return before, ""
    hyphenated = HYPHENATED.search(before)
    letters = FIRST_LETTERS.match(after)
    if hyphenated is None or (letters and letters[0] in CONJUNCTIONS):
        return before, " "
    if letters and (hyphenated["before"] + letters[0]).lower() in known.words:
        return before[:-1], ""
    if letters is None or not letters[0][0].islower():
        return before.replace("\u00ad", "-"), "" if after[:1].isalnum() else " "
    stays = before[-1] == "-" and (not known.divides or len(hyphenated["before"]) == 1)
    stays = stays or (
        before[-1] != "\u00ad" and _is_compound(hyphenated["before"], letters[0], known)
    )
    return before if stays else before[:-1], ""


def _is_whole(before: str, after: str) -> bool:
    """Whether the two are one as they stand: an address, figures, or a script without spaces."""
    if ADDRESS.search(before) and not after.startswith(("http://", "https://")):
        is_divided = ADDRESS_SIGN.search(before) or REST_OF_ADDRESS.match(after)
        return bool(is_divided) or _is_path(after)
    if "@" in after and before.endswith("-"):
        return True
    if UNSPACED.search(before[-1:]) and UNSPACED.match(after):
        return True
    if FIGURES.search(before):
        return after[:1].isdigit() or (
            before[-1] == "-" and after.split(maxsplit=1)[0] not in CONJUNCTIONS
        )
    return before.endswith("—") and before != "—"


def _is_compound(first: str, second: str, known: Vocabulary) -> bool:
    first, second = first.lower(), second.lower()
    is_number = TENS.search(first) and ONES.match(second)
    return f"{first}-{second}" in known.compounds or first in FIRST_PARTS or bool(is_number)


def _is_path(after: str) -> bool:
    """Whether the word looks like the rest of an address that was divided anywhere."""
    return "/" in after.rstrip("/") and not ADDRESS.match(after) and after[:1].islower()
