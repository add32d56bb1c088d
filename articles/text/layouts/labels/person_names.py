"""Tell the name of a person from titles, roles and other words with capitals."""

import re
from functools import cache

from articles.text.languages import LAYOUT_LANGUAGES, Language, layout_words, load_language

NAME_CHARACTERS = re.compile(r"[^\W\d_]+(?:[.’'‑-][^\W\d_]*)*\.?")
NAME_PARTS = re.compile(r"[-‑'’]|[^-‑'’]+")
ELIDED = re.compile(r"[LlDd]['’][^\W\d_A-Z]")  # "L'ingénieure Anne Lee"
ROLE_ENDINGS = ("in", "er", "ist", "or", "eur", "ent", "ant", "mann", "frau", "rat", "wirt", "arzt")


@cache
def first_names() -> frozenset[str]:
    """Return the first names that any language with layouts knows, in small letters."""
    known = (load_language(code).words("women_names|men_names") for code in LAYOUT_LANGUAGES)
    return frozenset().union(*known)


def is_first_name(word: str) -> bool:
    """Tell whether the word is a known first name."""
    return word.lower() in first_names()


def is_title(word: str, language: Language) -> bool:
    """Tell whether the word stands before a name and is no part of it: "Mayor", "Hafenchefin"."""
    low = word.lower().strip(".")
    return (
        low in language.words("titles")
        or low in layout_words("courtesy")
        or low in layout_words("title")
    )


def without_role(words: list[str], language: Language) -> list[str]:
    """Return the name without the titles before it, and in German without a role: "Ingenieurin Eva Lind"."""
    while len(words) > 1 and (is_title(words[0], language) or ELIDED.match(words[0])):
        words = words[1:]
    while language.code == "de" and len(words) > 2 and not is_first_name(words[0]):
        if not (is_first_name(words[1]) or words[0].endswith(ROLE_ENDINGS)):
            break
        words = words[1:]
    return words


def are_name_words(words: list[str], language: Language) -> bool:
    """Tell whether the words may be the name of a person or body: capitals, and particles between."""
    if not words or not words[0][:1].isupper():
        return False
    no_name = language.words("determiners|pronouns|prepositions|subordinators|coordinators")
    if words[-1].lower() in language.words("days") or (
        len(words) == 1 and words[0].lower() in language.words("verbs|adverbs|openers")
    ):
        return False
    for word in words:
        if not NAME_CHARACTERS.fullmatch(word):
            return False
        low = word.lower()
        if not word[0].isupper() and low not in language.words("particles") and "-" not in word:
            return False
        if low in no_name and low not in language.words("particles"):
            return False
    return True


def without_capitals(name: str) -> str:
    """Write a name in capital letters as names are written: "ANN O'NEIL" as "Ann O'Neil"."""
    return " ".join(_capitalized(word) for word in name.split())


def _capitalized(word: str) -> str:
    if not word.isupper() or len(word.strip(".")) < 2:
        return word
    parts = [
        "Mc" + part[2:].capitalize()
        if part.startswith("MC") and len(part) > 4
        else part.capitalize()
        for part in NAME_PARTS.findall(word)
    ]
    return "".join(parts)
