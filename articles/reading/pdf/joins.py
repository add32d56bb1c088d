"""The words of a paragraph joined over the ends of lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from articles.reading.pdf.page import Line

HYPHENS = "-\u2010\u00ad"
HYPHENATED = re.compile(r"(?P<before>[^\W\d_]+)[-\u2010\u00ad]$")
FIRST_LETTERS = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)
ADDRESS_SIGN = re.compile(r"[-/_=&?%]$")
FIGURES = re.compile(r"\d[-–/]$")
COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]{3,}")
TENS = re.compile(r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty$", re.IGNORECASE)
ONES = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|first|second|third)\b")
CONJUNCTIONS = frozenset({"and", "or", "to", "und", "oder", "bzw", "bis", "et", "ou", "en", "of"})
UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
RARE = 0.01  # of the lines; fewer hyphens at their ends are part of the words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words and the compounds of a file, and whether it divides words at the ends of lines."""

    words: frozenset[str]
    compounds: frozenset[str]
    divides: bool

    @classmethod
    def of_lines(cls, lines: Iterable[Line]) -> "Vocabulary":
        """Collect the words that do not end a line."""
        words: set[str] = set()
        compounds: set[str] = set()
        count = hyphens = 0
        for line in lines:
            text = line.text.lower()
            count += 1
            hyphens += bool(HYPHENATED.search(text))
            words.update(WORD.findall(text))
            compounds.update(COMPOUND.findall(text))
        return cls(frozenset(words), frozenset(compounds), hyphens > RARE * count)


def join(before: str, after: str, known: Vocabulary) -> tuple[str, str]:
    """Return the last word of a line and what stands between it and the first word of the next.

    A hyphen that only divides a word is cut off. One stays in a compound, before a number or a
    capital, and in an address, which is divided behind one of its signs.
    """
    if ADDRESS.search(before) and (ADDRESS_SIGN.search(before) or _is_path(after)):
        return before, ""
    if UNSPACED.search(before[-1:]) and UNSPACED.match(after):
        return before, ""
    if FIGURES.search(before) and after[:1].isdigit():
        return before, ""
    if before.endswith("—") and before != "—":
        return before, ""
    hyphenated = HYPHENATED.search(before)
    if hyphenated is None:
        return before, " "
    letters = FIRST_LETTERS.match(after)
    if letters and (hyphenated["before"] + letters[0]).lower() in known.words:
        return before[:-1], ""
    if letters is None or not letters[0][0].islower():
        return before.replace("\u00ad", "-"), "" if after[:1].isalnum() else " "
    if letters[0] in CONJUNCTIONS:
        return before, " "
    if len(hyphenated["before"]) == 1 and before[-1] == "-":
        return before, ""
    stays = before[-1] != "\u00ad" and _is_compound(hyphenated["before"], letters[0], known)
    return before if stays else before[:-1], ""


def _is_compound(first: str, second: str, known: Vocabulary) -> bool:
    first, second = first.lower(), second.lower()
    if f"{first}-{second}" in known.compounds or (TENS.search(first) and ONES.match(second)):
        return True
    return not known.divides


def _is_path(after: str) -> bool:
    """Whether the word looks like the rest of an address that was divided anywhere."""
    return "/" in after.rstrip("/") and not ADDRESS.match(after) and after[:1].islower()
