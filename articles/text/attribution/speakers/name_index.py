"""The full names in an article, read once: by last name, first name, title, acronym or other name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from articles.text.attribution.speakers.entity import gender_of_first_name, is_role_before_name
from articles.text.attribution.speakers.other_names import (
    BEHIND_CAPITAL,
    CAPITAL,
    FIRST_CAPITAL,
    LONGEST_NAME,
    MORE_NAME_WORDS,
    PARTICLES,
    other_names,
    without_possessive,
)
from articles.text.languages import Language, load_language

NAME = re.compile(rf"{FIRST_CAPITAL}{BEHIND_CAPITAL}{MORE_NAME_WORDS}")
PARTICLE_BEFORE = re.compile(rf"\b(?:{PARTICLES})[-‑]$")
LONGEST_PARTICLE = 6  # code points of "della-"
COMPANY = re.compile(rf"{FIRST_CAPITAL}[\w&’'-]*(?:\s(?:{CAPITAL}[\w&’'-]*|plc))+")
LONGEST_OFFICE = 40  # code points of "spokeswoman for the "
LAST_WORDS = 3  # words of it
DOMINANCE = 2  # a name this many times as often as any other with the same last name is meant
HYPHENS = frozenset("-‑")
BYLINE_END = frozenset("\n,|")
LONGEST_BYLINE = 60  # code points of "By Ann Lee and Bo Hill in Oslo"


class NameIndex:
    """The names of an article, found by a part of them, a title, an acronym or another name."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self._by_last_name: dict[str, list[str]] = {}
        self._by_first_name: dict[str, set[str]] = {}
        self._by_title: dict[str, dict[str, int]] = {}  # the place of the first mention by name
        self.counts: Counter[str] = Counter()
        self._shortened: dict[str, str | None] = {}  # who is meant by a last name that several have
        self.mentions: list[tuple[int, str]] = []  # the place and name of each full name, in order
        self._main_names, self.with_acronym, nicknamed = other_names(text, language)
        forms: dict[tuple[str, str], str] = {}  # the form of a name that comes first stands for all
        names = _without_places(_full_names(text, language), language)
        for start, name, titles in sorted([*names, *((*each, []) for each in nicknamed)]):
            parts = name.split()
            if len(parts) == 1:
                for title in titles:
                    self._by_title.setdefault(title, {}).setdefault(name, start)
                continue
            last = _last_part(parts[-1])
            main = forms.setdefault((parts[0], last), name)
            if main not in self.counts:
                self._by_last_name.setdefault(last, []).append(main)
            self._by_first_name.setdefault(parts[0], set()).add(main)
            for title in titles:
                self._by_title.setdefault(title, {}).setdefault(main, start)
            self.counts[main] += 1
            self.mentions.append((start, main))
        self._other_names: dict[str, set[str]] = {}
        for other, main in self._main_names.items():
            self._other_names.setdefault(main, set()).add(other)

    def start_behind_place(self, parts: Sequence[str], language: Language) -> int:
        """Return which of the words behind "mayor of" begins the name: 1 of "Oslo Ann Lee".

        0 if neither a first name nor the rest of the article shows it.
        """
        known = (at for at in range(1, len(parts) - 1) if " ".join(parts[at:]) in self.counts)
        return next(known, 0) or _first_name_behind_place(parts, language)

    def main_name(self, name: str) -> str:
        """Return the name that the article explains `name` by, or `name` itself."""
        return self._main_names.get(name, name)

    def other_names(self, name: str) -> set[str]:
        """Return the acronyms and other names that the article gives for `name`."""
        return self._other_names.get(name, set())

    def is_last_name(self, word: str) -> bool:
        """Tell whether a full name of the article ends in the word."""
        return _last_part(word) in self._by_last_name

    def form_of(self, name: str) -> str:
        """Return the form of a full name that comes first in the article: without a middle name, say."""
        parts = name.split()
        same = self._by_first_name.get(parts[0], set())
        last = _last_part(parts[-1])
        return next((known for known in same if _last_part(known.split()[-1]) == last), name)

    def full_name(self, last: str, gender: str) -> str | None:
        """Return the full name that ends in `last`, or None if none does or several may be meant.

        `gender` is that of a title before it. Of several, the one is meant that the article has much
        more often than the others, or that it shortens to the last name first.
        """
        names = self._by_last_name.get(_last_part(last), [])
        if not names:
            return None
        if gender and len(names) > 1:
            genders = {name: gender_of_first_name(name, self.language) for name in names}
            same = [name for name in names if genders[name] == gender]
            names = same or [name for name in names if not genders[name]] or names
        if len(names) == 1:
            other = gender and gender_of_first_name(names[0], self.language) not in {gender, ""}
            return None if other else names[0]  # "Mr Abbott" is not Rose Abbott
        first, second = sorted(names, key=lambda name: -self.counts[name])[:2]
        if self.counts[first] >= DOMINANCE * self.counts[second]:
            return first
        if last not in self._shortened:
            self._shortened[last] = self._called_by(last, names)
        return self._shortened[last]

    def _called_by(self, last: str, names: list[str]) -> str | None:
        """The name that the article shortens to the last name before it has another one with it."""
        first, second = names[:2]  # in the order of the text
        behind = self.text.find(first) + len(first)
        until = self.text.find(second, behind)
        alone = re.search(rf"(?<!\w){re.escape(last)}\b", self.text[behind : max(until, behind)])
        return first if alone else None

    def with_first_name(self, first: str) -> str | None:
        """Return the only full name that begins with this first name."""
        names = self._by_first_name.get(first, set())
        return next(iter(names)) if len(names) == 1 else None

    def with_title(self, title: str, offset: int) -> str | None:
        """Return the only name before `offset` that has the title before it: "President Ann Lee"."""
        starts = self._by_title.get(title, {})
        names = {
            self.full_name(name, "") or name for name, start in starts.items() if start < offset
        }
        return names.pop() if len(names) == 1 else None

    def is_byline(self, offset: int) -> bool:
        """Tell whether the capital word at `offset` begins or stands in a line that names the writer."""
        start = self.text.rfind("\n", max(0, offset - LONGEST_BYLINE), offset) + 1
        if start == 0 and offset > LONGEST_BYLINE:
            return False
        words = self.text[start : offset + 1].split(maxsplit=1)
        if not words or words[0].lower() not in self.language.words("byline_words"):
            return False
        limit = start + LONGEST_BYLINE
        return len(self.text) <= limit or "\n" in self.text[start:limit]

    @cached_property
    def companies(self) -> set[str]:
        """The names in the article that end like a company's: "Harbor Foods plc"."""
        endings = self.language.words("company_endings")
        candidates = (match.group().split() for match in COMPANY.finditer(self.text))
        return {
            " ".join(words[words[0].lower() in self.language.words("articles") :])
            for words in candidates
            if words[-1].lower() in endings
        }


def _without_places(
    names: Iterable[tuple[int, str, list[str], bool]], language: Language
) -> list[tuple[int, str, list[str]]]:
    """Return (start, name, titles). A name behind an office has lost the place: "mayor of Oslo Ann Lee"."""
    names = list(names)
    elsewhere = {name for _start, name, _titles, is_behind_office in names if not is_behind_office}
    shortened = []
    for start, name, titles, is_behind_office in names:
        if not is_behind_office:
            shortened.append((start, name, titles))
            continue
        parts = name.split()
        known = (at for at in range(1, len(parts) - 1) if " ".join(parts[at:]) in elsewhere)
        at = next(known, 0) or _first_name_behind_place(parts, language)
        shortened.append((start, " ".join(parts[at:]) if at else name, titles))
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
    words = text[max(0, start - LONGEST_OFFICE) : start].lower().rsplit(None, LAST_WORDS)
    words = words[-LAST_WORDS:]
    if words and words[-1] in language.words("articles"):
        words.pop()
    return (
        len(words) > 1
        and words[-1] in language.words("prepositions")
        and words[-2] in language.words("titles|offices")
    )


def _full_names(text: str, language: Language) -> Iterator[tuple[int, str, list[str], bool]]:
    """Yield start, name and titles of the names of two words or more, but of no days and bodies.

    Also whether an office stands before it, whose place may be part of it. Bylines are left out.
    """
    no_person = language.words("bodies|days")
    bylines = language.words("byline_words")
    last_end = 0
    for match in NAME.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] in HYPHENS:
            start = _start_of_particle(text, start, last_end)
        last_end = end
        words = _without_genitive(text[start:end].split(), language)
        if words[0].lower() in bylines and _is_byline(text, start, end):
            continue
        at = _length_of_titles(words, language)
        parts = words[at:]
        if not (2 if not at else 1) <= len(parts) <= LONGEST_NAME:
            continue
        if len(parts) == 1 and words[at - 1].lower() not in language.words("sole_titles"):
            continue  # "Pope Leo" needs no other name
        if len(parts) == 2 and parts[0].lower() in language.words("particles"):
            continue
        name = " ".join(parts)
        has_owner = "'s " in name or "’s " in name
        if not has_owner and no_person.isdisjoint(_words_that_tell(name, language)):
            titles = [word.lower().rstrip(".") for word in words[:at]]
            behind_office = _is_behind_office(text, start, language)
            yield start, without_possessive(name), titles, behind_office


def _words_that_tell(name: str, language: Language) -> list[str]:
    """The words of a name that tell that it is none, without a first name: the "may" of "May Lee" is one."""
    words = name.lower().split()
    return words[words[0] in language.words("women_names|men_names") :]


def _start_of_particle(text: str, start: int, left: int) -> int:
    """Where the particle before the hyphen begins, but not before `left`: the "al-" of "al-Amin"."""
    particle = PARTICLE_BEFORE.search(text, max(left, start - LONGEST_PARTICLE), start)
    return particle.start() if particle else start


def _without_genitive(words: list[str], language: Language) -> list[str]:
    """The words up to a particle between German nouns that are no name: "Lind der Zeitung"."""
    if not language.words("noun_capitals"):
        return words
    particles = language.words("particles|genitive")
    first = next((at for at, word in enumerate(words) if word in particles), len(words))
    if first == len(words) or words[first] in language.words("genitive"):
        return words[:first]
    first_names = load_language("en").words("women_names|men_names")  # the longest list
    return words if words[0].lower() in first_names else words[:first]


def _is_byline(text: str, start: int, end: int) -> bool:
    """Tell whether the words are a line of their own that names the writer: "By Ann Lee"."""
    begins = start == 0 or text[start - 1] == "\n"
    return begins and (end == len(text) or text[end] in BYLINE_END)


def _length_of_titles(parts: list[str], language: Language) -> int:
    """How many words stand before the name: 2 of "Former President Ann Lee"."""
    titles = language.words("titles")
    skipped = language.words(
        "openers|titles|offices|determiners|nationalities|whether|negations|subordinators"
    )
    first = 0
    while first < len(parts) - 1:
        word = parts[first].lower().rstrip(".")
        role = is_role_before_name([part.lower() for part in parts[first:]], language)
        if word not in skipped and word not in language.according_starts and not role:
            break
        first += 1
    for index in range(len(parts) - 2, first, -1):
        if parts[index].lower().rstrip(".") in titles:
            return index + 1
    return first


def _last_part(name: str) -> str:
    """The last name as later mentions have it: "al-Shatri" gives "Shatri"."""
    head, hyphen, tail = name.rpartition("-")
    return tail if hyphen and head.lower() in PARTICLES.split("|") else name
