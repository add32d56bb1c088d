"""Other names that an article gives for a person or a body: acronyms, "known as", nicknames."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.text.languages import Language

PARTICLES = "al|el|bin|bint|ibn|abu|van|von|der|den|de|del|della|da|di|dos|du|la|le|ter|ten|y"
ALPHABETS = ((0x41, 0x24F), (0x370, 0x52F), (0x1E00, 0x1EFF))  # Latin, Greek, Cyrillic, Vietnamese
CAPITAL = f"[{''.join(chr(at) for a, z in ALPHABETS for at in range(a, z) if chr(at).isupper())}]"
# The first character of a word. A pattern that begins with it skips all others at once, which one that
# begins with "\b" does not.
FIRST_CAPITAL = rf"{CAPITAL}(?<=\b.)"
BEHIND_CAPITAL = rf"(?:\.(?=\s{CAPITAL})|[\w’'-]{{0,40}})"
NAME_WORD = rf"(?:(?:{PARTICLES})[-‑])?{CAPITAL}{BEHIND_CAPITAL}"
MORE_NAME_WORDS = rf"(?:[ \u00a0\u202f](?:(?:{PARTICLES})\s){{0,3}}{NAME_WORD}){{1,7}}"
NAME_WORDS = rf"{NAME_WORD}{MORE_NAME_WORDS}"
NAME_BEFORE = re.compile(rf"\b{NAME_WORDS},?\s?$")
NAME_BEHIND = re.compile(rf"\s[“\"]?(?P<name>{NAME_WORDS}|{NAME_WORD})")
ACRONYM = re.compile(r"\((?<=\s\()(?:the\s)?(?P<short>[A-Z][A-Za-z]{1,7})\)")
NICKNAME = re.compile(r"[“\"‘](?P<nick>[A-Z][a-z][\w-]{1,15})[”\"’]\s(?P<last>[A-Z][\w’-]{1,30})")
FIRST_NAME_BEFORE = re.compile(r"\b[A-Z][\w’-]{1,20}\s$")
LOOK_BACK = 120  # code points before an acronym or "known as" that may hold the name
POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
LONGEST_NAME = 5  # words
LONGEST_BODY = 9  # words of "the Food and Drug Administration"


class OtherNames(NamedTuple):
    """The main name by other name, the bodies with an acronym, and place and name of the nicknamed."""

    main_names: dict[str, str]
    bodies: set[str]
    nicknamed: list[tuple[int, str]]


def other_names(text: str, language: Language) -> OtherNames:
    """Return the other names that the text explains."""
    acronyms = dict(_acronyms(text, language))
    main_names = dict(_known_as(text, language))
    nicknamed = []
    for start, nick, first, last in _nicknames(text):
        name = f"{first} {last}"
        main_names.update({f"{nick} {last}": name, nick: name})
        nicknamed.append((start, name))
    return OtherNames(acronyms | main_names, set(acronyms.values()), nicknamed)


def without_possessive(name: str) -> str:
    """Return the name without "'s" at its end."""
    return POSSESSIVE.sub("", name) if "'" in name or "’" in name else name


def _acronyms(text: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yield acronym and name: "HT" of "Hayat Tahrir (HT)"."""
    for match in ACRONYM.finditer(text):
        short = match["short"]
        name = _name_with_initials(text, match.start(), short, language)
        if not name:
            name = _name_before(text, match.start(), language)
            if not name or (short[0] != name[0] and short not in name):
                continue
        yield short, name


def _name_with_initials(text: str, offset: int, short: str, language: Language) -> str:
    """The words before `offset` whose capitals are the acronym: "Food and Drug Administration", or ""."""
    before = text[max(0, offset - LOOK_BACK) : offset].rpartition("\n")[2]
    words = before.split()[-LONGEST_BODY:]
    for first in range(len(words) - 1, -1, -1):
        initials = "".join(word[0] for word in words[first:] if word[0].isupper())
        if len(initials) > len(short):
            return ""
        if initials.upper() == short.upper() and words[first][0].isupper():
            return " ".join(words[first:])
    return ""


def _name_before(text: str, offset: int, language: Language) -> str:
    """The name that ends at `offset`, without an article, or ""."""
    name = NAME_BEFORE.search(text[max(0, offset - LOOK_BACK) : offset])
    words = name.group().strip(" ,\n").split() if name else []
    while words and words[0].lower() in language.words("articles"):
        words = words[1:]
    return " ".join(words)


def _known_as(text: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yield other name and name: "Abu Nur" of "Omar Said, also known as Abu Nur"."""
    if not any(word in text for word in language.known_as_words):
        return  # most texts: this test is faster than the pattern
    for match in language.known_as.finditer(text):
        name = _name_before(text, match.start(), language)
        other = NAME_BEHIND.match(text, match.end())
        if name and other:
            yield other["name"], name


def _nicknames(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield place, nickname, first and last name of people like William "Bill" Frame."""
    for match in NICKNAME.finditer(text):
        first = FIRST_NAME_BEFORE.search(text, max(0, match.start() - LOOK_BACK), match.start())
        if first:
            yield first.start(), match["nick"], first.group().strip(), match["last"]
