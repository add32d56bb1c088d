"""A speaker while the article is read, and what the words for it tell: kind and gender."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.text.languages import Language

LONGEST_HEAD_SEARCH = 8  # words of a description that are read for its head


@dataclass(slots=True)
class Entity:
    """A speaker, completed while the article is read. `many` tells that it is a group of people."""

    name: str
    kind: str
    role: str = ""
    gender: str = ""
    many: bool = False
    aliases: set[str] = field(default_factory=set)

    def may_be(self, gender: str, language: Language) -> bool:
        """Tell whether "he" or "she" may mean it."""
        if self.many or self.gender not in {gender, ""}:
            return False
        return self.kind == "person" or (self.kind == "unnamed" and self._is_one_person(language))

    def _is_one_person(self, language: Language) -> bool:
        return is_person_word(head_of(self.name.lower().split(), language), language)


def head_of(words: list[str], language: Language) -> str:
    """Return the head of a noun phrase: "spokesman" of "a spokesman for the ministry"."""
    ends = language.words("prepositions|relatives|and")
    head = ""
    for word in words[:LONGEST_HEAD_SEARCH]:
        if word in ends or (head and word.endswith(language.ing_endings)):
            break
        head = word.strip(",")
        if word.endswith(","):
            break
    return head


def is_person_word(word: str, language: Language) -> bool:
    """Tell whether the noun means one person: "mayor", "spokeswoman", "farmer"."""
    if word in language.words("men|women|persons|titles|offices"):
        return True
    if word in language.words("documents|bodies|no_persons"):
        return False
    endings = tuple(language.words("person_endings"))
    return bool(endings) and word.endswith(endings)


def is_role_before_name(words: Sequence[str], language: Language) -> bool:
    """Tell whether the first word is a role before a name: "Developer Jim Nash", "Customer Dee Wallis".

    `words` are in lower case. A word that may be a first name is no role.
    """
    first_names = language.words("women_names|men_names")
    if len(words) < 2 or words[0] in first_names:
        return False
    if len(words) > 2 and words[0] in language.words("persons"):
        return True
    role = is_person_word(words[0].rpartition("-")[2], language) or words[0].endswith(
        tuple(language.words("role_endings"))
    )
    return role and words[1] in first_names


def gender_of_words(words: set[str], language: Language) -> str:
    """Return "he" or "she" if a title or a noun says it: "Mrs", "spokesman"; else ""."""
    if words & language.words("women"):
        return "she"
    if words & language.words("men"):
        return "he"
    return ""


def gender_of_first_name(name: str, language: Language) -> str:
    """Return "he" or "she" if the first name says it; else ""."""
    first = name.split(maxsplit=1)[0].lower()
    if first in language.words("women_names"):
        return "she"
    if first in language.words("men_names"):
        return "he"
    return ""
