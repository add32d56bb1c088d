"""The full names, acronyms and other names in an article, read once."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from articles.text.languages import Language

PARTICLES = "al|el|bin|bint|ibn|abu|van|von|der|den|de|del|della|da|di|dos|du|la|le|ter|ten|y"
CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
NAME_WORD = rf"(?:(?:{PARTICLES})[-‑])?{CAPITAL}(?:\.(?=\s{CAPITAL})|[\w’'-]{{0,40}})"
NAME_WORDS = rf"{NAME_WORD}(?:\s(?:(?:{PARTICLES})\s){{0,3}}{NAME_WORD}){{1,7}}"
NAME = re.compile(rf"\b{NAME_WORDS}")
NAME_BEFORE = re.compile(rf"\b{NAME_WORDS},?\s?$")
NAME_BEHIND = re.compile(rf"\s[“\"]?(?P<name>{NAME_WORDS}|{NAME_WORD})")
ACRONYM = re.compile(r"\((?<=\s\()(?P<short>[A-Z][A-Za-z]{1,7})\)")
LOOK_BACK = 120  # code points before an acronym or "known as" that may hold the name
POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
LONGEST_NAME = 5  # words
LONGEST_OFFICE = 40  # code points of "spokeswoman for the "
AFTER_ANY_NAME = "\uffff"  # sorts behind any name at the same place


class NameIndex:
    """The names of an article, found by last name, acronym or other name."""

    def __init__(self, text: str, language: Language) -> None:
        self.with_acronym: set[str] = (
            set()
        )  # "Hayat Tahrir al-Sham (HTS)": so it is an organisation
        self._full_names: dict[str, list[tuple[int, str]]] = {}
        self._mentions: list[tuple[int, str]] = []
        self._main_names: dict[str, str] = {}
        for start, name in _without_places(_full_names(text, language), language):
            self._full_names.setdefault(_last_part(name.split()[-1]), []).append((start, name))
            self._mentions.append((start, name))
        self._names = {name for _start, name in self._mentions}
        self._read_acronyms(text)
        self._read_other_names(text, language)
        self._other_names: dict[str, set[str]] = {}
        for other, main in self._main_names.items():
            self._other_names.setdefault(main, set()).add(other)

    def start_behind_place(self, parts: Sequence[str], language: Language) -> int:
        """Return which of the words behind "mayor of" begins the name: 1 of "Oslo Ann Lee".

        0 if neither a first name nor the rest of the article shows it.
        """
        known = (at for at in range(1, len(parts) - 1) if " ".join(parts[at:]) in self._names)
        return next(known, 0) or _first_name_behind_place(parts, language)

    def main_name(self, name: str) -> str:
        """Return the name that the article explains `name` by, or `name` itself."""
        return self._main_names.get(name, name)

    def other_names(self, name: str) -> set[str]:
        """Return the acronyms and other names that the article gives for `name`."""
        return self._other_names.get(name, set())

    def full_name(self, last: str, offset: int) -> str | None:
        """Return the full name that ends in `last`: the last one before `offset`, else the first."""
        known = self._full_names.get(_last_part(last))
        if not known:
            return None
        before = bisect_right(known, (offset, AFTER_ANY_NAME))
        return known[max(0, before - 1)][1]

    def before(self, offset: int, count: int) -> list[str]:
        """Return the `count` full names before `offset`, the nearest first."""
        end = bisect_right(self._mentions, (offset, ""))
        near = self._mentions[max(0, end - count) : end]
        return [name for _offset, name in reversed(near)]

    def _read_acronyms(self, text: str) -> None:
        for match in ACRONYM.finditer(text):
            name = _name_before(text, match.start())
            if name and (match["short"][0] == name[0] or match["short"] in name):
                self._main_names[match["short"]] = name
                self.with_acronym.add(name)

    def _read_other_names(self, text: str, language: Language) -> None:
        if not any(word in text for word in language.known_as_words):
            return  # most texts: this test is faster than the pattern
        for match in language.known_as.finditer(text):
            name, other = _name_before(text, match.start()), NAME_BEHIND.match(text, match.end())
            if name and other:
                self._main_names[other["name"]] = name


def without_possessive(name: str) -> str:
    """Return the name without "'s" at its end."""
    return POSSESSIVE.sub("", name)


def _without_places(
    names: Iterable[tuple[int, str, bool]], language: Language
) -> list[tuple[int, str]]:
    """Return (start, name), where a name behind an office has lost the place: "mayor of Oslo Ann Lee"."""
    names = list(names)
    elsewhere = {name for _start, name, is_behind_office in names if not is_behind_office}
    shortened = []
    for start, name, is_behind_office in names:
        parts = name.split() if is_behind_office else []
        known = (at for at in range(1, len(parts) - 1) if " ".join(parts[at:]) in elsewhere)
        at = next(known, 0) or _first_name_behind_place(parts, language)
        shortened.append((start, " ".join(parts[at:]) if at else name))
    return shortened


def _first_name_behind_place(parts: Sequence[str], language: Language) -> int:
    """Return the index of the known first name behind a place: 1 of "Oslo Ann Lee"; 0 without one."""
    first_names = language.words("women_names|men_names")
    at = len(parts) - 2
    if at < 1 or parts[at].lower() not in first_names:
        return 0
    while at > 1 and parts[at - 1].lower() in first_names:
        at -= 1
    return at


def _is_behind_office(text: str, start: int, language: Language) -> bool:
    """Tell whether "mayor of" or "head of the" stands before the name."""
    words = text[max(0, start - LONGEST_OFFICE) : start].lower().split()
    if words and words[-1] in language.words("articles"):
        words.pop()
    return (
        len(words) > 1
        and words[-1] in language.words("prepositions")
        and words[-2] in language.words("titles|offices")
    )


def _full_names(text: str, language: Language) -> Iterator[tuple[int, str, bool]]:
    """Yield start and name of the names of two words or more, without titles, days and bodies.

    Also whether an office stands before it, whose place may be part of it.
    """
    no_person = language.words("bodies|days")
    for match in NAME.finditer(text):
        parts = _without_titles(match.group().split(), language)
        if not 2 <= len(parts) <= LONGEST_NAME:
            continue
        if len(parts) == 2 and parts[0].lower() in language.words("particles"):
            continue
        if no_person.isdisjoint(part.lower() for part in parts):
            name = without_possessive(" ".join(parts))
            yield match.start(), name, _is_behind_office(text, match.start(), language)


def _without_titles(parts: list[str], language: Language) -> list[str]:
    """The words of a name without titles: "Former President Ann Lee" gives "Ann Lee"."""
    titles = language.words("titles")
    skipped = language.words("openers|titles|determiners")
    while len(parts) > 1 and parts[0].lower().rstrip(".") in skipped:
        parts = parts[1:]
    for index in range(len(parts) - 2, 0, -1):
        if parts[index].lower().rstrip(".") in titles:
            return parts[index + 1 :]
    return parts


def _name_before(text: str, offset: int) -> str:
    """The name that ends at `offset`, or ""."""
    name = NAME_BEFORE.search(text[max(0, offset - LOOK_BACK) : offset])
    return " ".join(name.group().strip(" ,\n").split()) if name else ""


def _last_part(name: str) -> str:
    """The last name as later mentions have it: "al-Shatri" gives "Shatri"."""
    head, hyphen, tail = name.rpartition("-")
    return tail if hyphen and head.lower() in PARTICLES.split("|") else name
