"""The authors that a line names, as people with family names or as organisations."""

import re
from typing import NamedTuple

MOST_WORDS = 5  # of the name of a person
PARTICLES = frozenset(
    {
        *("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le"),
        *("bin", "bint", "al", "ibn", "ten", "ter", "zu"),
    }
)
GENERATIONS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
ORGANISATIONS = frozenset(  # words that the name of a person does not have
    {
        *(
            "the",
            "of",
            "and",
            "for",
            "to",
            "agency",
            "associated",
            "press",
            "reuters",
            "news",
            "staff",
        ),
        *("team", "desk", "editors", "editorial", "contributors", "correspondent", "reporter"),
        *("ministry", "department", "office", "council", "university", "institute", "association"),
        *("committee", "foundation", "network", "media", "group", "company", "inc", "ltd", "gmbh"),
        *("redaktion", "agentur", "nachrichten", "ministerium", "amt", "rédaction", "agence"),
        *("ministère", "redacción", "agencia", "ministerio", "post", "times", "journal", "gazette"),
        *("tribune", "herald"),
    }
)


BETWEEN_PEOPLE = re.compile(r"\s*,\s*(?:(?:and|und|et|y|&)\s+)?|\s+(?:and|und|et|y|&)\s+")


class Author(NamedTuple):
    """A person with a family name, or else a name as it stands: of an organisation, or of one word."""

    name: str
    family: str = ""
    given: str = ""


def authors_of(line: str, organisations: str = "") -> list[Author]:
    """Return the authors that a line names: "Ann Lee; Bo Roe", or people with commas or "and" between.

    `organisations` are those authors that are known to be no people, in a line of the same form.
    """
    known = set(_names_in(organisations))
    names = _names_in(line)
    if len(names) == 1 and not known:
        parts = BETWEEN_PEOPLE.split(line.strip())
        names = parts if all(map(_is_person, parts)) else names
    return [Author(name) if name in known else _author(name) for name in names]


def _names_in(line: str) -> list[str]:
    return [name.strip() for name in line.split(";") if name.strip()]


def _author(name: str) -> Author:
    """Return a person for a name such as "Ann Lee", "Lee, Ann" or "Ludwig van der Berg"."""
    start, comma, rest = (part.strip() for part in name.partition(","))
    is_generation = rest.casefold() in GENERATIONS
    if comma and not is_generation and "," not in rest and len(start.split()) == 1:
        return Author(name, start, rest)
    if not _is_person(start) or (comma and not is_generation):
        return Author(name)
    words = start.split()
    last = len(words) - 1
    first = next((at for at in range(1, last) if words[at] in PARTICLES), last)
    given = " ".join(words[:first])
    return Author(name, " ".join(words[first:]), f"{given}, {rest}" if comma else given)


def _is_person(name: str) -> bool:
    """Is it the whole name of a person, as far as its words tell?"""
    words = name.split()
    is_cased = all(word[0].isupper() or word in PARTICLES for word in words)
    is_organisation = any(word.casefold().strip(".") in ORGANISATIONS for word in words)
    is_long = 1 < len(words) <= MOST_WORDS and words[-1].casefold() not in GENERATIONS
    return is_long and is_cased and not is_organisation and _has_letters_only(name)


def _has_letters_only(name: str) -> bool:
    return all(character.isalpha() or character in " .-'’" for character in name)
