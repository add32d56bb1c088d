"""Find the full name of the speaker that a label means: "SMITH:" is the Ann Smith of the introduction."""

import re

from articles.text.attribution import NameIndex
from articles.text.languages import Language, layout_words
from articles.text.layouts.labels.person_names import is_title, without_capitals, without_role
from articles.text.layouts.labels.read_label import Label, LabelKind
from articles.text.spans import Speaker

MOST_NAMESAKES = 20  # people of one name; among more nobody is meant
MOST_SHORT_NAMES = 50  # that are looked for in the text
SHORTEST_CAPITALS = 4  # letters: "LIND" may be a name in capitals, "SZ" is an acronym
VOWEL = re.compile(r"[aeiouyàáâäåæèéêëìíîïòóôöøùúûüœ]", re.IGNORECASE)
INITIALS = re.compile(r"[A-Z]{2,3}$")


class LabelNames:
    """The full names of an article by last name, first name and initials, in any case.

    `names` are the full names of the article. Names of labels themselves count as well.
    """

    def __init__(self, names: NameIndex, labels: list[Label], language: Language) -> None:
        self.text, self.language = names.text, language
        # Full names as written, by themselves in small letters, under each word that may mean them.
        self._by_word: dict[str, dict[str, str]] = {}
        self._by_initials: dict[str, set[str]] = {}
        self._short_names: dict[str, bool] = {}
        self.known: set[str] = set()  # last and full names outside labels, in small letters
        starts = {label.span.start for label in labels}
        for label in labels:
            if label.kind is LabelKind.NAME and label.name.find(" ") > 1 and label.name[1] != ".":
                self._add(label.name)
        for offset, name in names.mentions:
            if offset not in starts:
                self._add(name)
                for person in _persons(name):
                    self.known.update((person.lower(), person.lower().rsplit(" ", 1)[-1]))

    def is_known(self, label: Label) -> bool:
        """Tell whether the article names the person outside labels too."""
        return label.key in self.known or label.key.rsplit(" ", 1)[-1] in self.known

    def speaker(self, label: Label, *, capitals: bool) -> Speaker:
        """Return the speaker of a label. `capitals`: names are written in capital letters here."""
        if label.kind in {LabelKind.MODERATOR, LabelKind.DESCRIPTION}:
            name = label.name.capitalize() if label.name.isupper() else label.name
            return Speaker(name, "unnamed")
        courtesy = label.title.strip(".").lower() in layout_words("courtesy")
        role = label.role or ("" if courtesy else label.title)
        full = self._full_name(label)
        if full is None:
            is_name = bool(label.title) or (
                capitals
                and (len(label.name) >= SHORTEST_CAPITALS or self._stands_in_text(label.name))
                and VOWEL.search(label.name) is not None
                and label.key not in self.language.words("bodies")
            )
            full = without_capitals(label.name) if is_name else label.name
        return Speaker(full, "", role, (label.name,))

    def _stands_in_text(self, name: str) -> bool:
        """Tell whether a short name in capitals is written in small letters too: "LEE" and "Lee"."""
        if not len(self._short_names) < MOST_SHORT_NAMES:
            return False
        if name not in self._short_names:
            word = re.compile(rf"\b{re.escape(name.capitalize())}\b")
            self._short_names[name] = word.search(self.text) is not None
        return self._short_names[name]

    def _add(self, name: str) -> None:
        for person in _persons(name):
            self._add_person(person.split())

    def _add_person(self, words: list[str]) -> None:
        """Note a name without the titles before it, which are no part of it."""
        words = without_role(words, self.language)
        if len(words) == 1 or is_title(words[-1], self.language):
            return
        name = " ".join(words)
        low = name.lower()
        for word in {low.rsplit(" ", 1)[-1], words[0].lower(), low}:
            names = self._by_word.setdefault(word, {})
            if not name.isupper() or low not in names:
                names[low] = without_capitals(name) if name.isupper() else name
        initials = "".join(word[0] for word in words if word[0].isupper())
        self._by_initials.setdefault(initials, set()).add(self._by_word[low][low])

    def _full_name(self, label: Label) -> str | None:
        """The one full name that ends or begins so, or has these initials; None if there are several."""
        names = self._by_word.get(label.key) or self._by_word.get(label.key.rsplit(" ", 1)[-1], {})
        if label.key in names:
            return names[label.key]
        if len(names) > MOST_NAMESAKES:
            return None
        matching = {low: name for low, name in names.items() if _fits(label.key, low)}
        last = {low: name for low, name in matching.items() if low.endswith(label.key)}
        matching = last or matching
        if len(matching) == 1:
            return next(iter(matching.values()))
        if not matching and INITIALS.match(label.name):
            fitting = self._by_initials.get(label.name, set())
            return next(iter(fitting)) if len(fitting) == 1 else None
        return None


def _persons(name: str) -> list[str]:
    """The two people of "Tomás Lind y Ana Moreno", or the one, who may have two surnames."""
    first, joined, second = name.partition(" y ")
    return [first, second] if joined and " " in first and " " in second else [name]


def _fits(label: str, name: str) -> bool:
    """Tell whether the words of the label stand in the name, in the same order; initials too."""
    words = name.split()
    at = 0
    for word in label.split():
        initial = word.rstrip(".") if len(word.rstrip(".")) == 1 else ""
        while at < len(words) and words[at] != word and not (initial and words[at][0] == initial):
            at += 1
        if at == len(words):
            return False
        at += 1
    return True
