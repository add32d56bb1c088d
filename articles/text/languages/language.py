"""Word classes and reporting verbs of a language, read from the files in the folder of its code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

KNOWN = ("en", "fr", "de", "es", "ar")  # of others, only marks and sentences are known
FORMS = ("base", "third", "past", "participle", "ing")


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb, phrase or noun: what may follow it, and the stance it takes."""

    lemma: str
    frames: frozenset[str]
    stance: str
    rest: tuple[str, ...] = ()
    form: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What a word in the text may be: the forms of the cue ("past", "ing" ...) and its cues.

    The longest phrase comes first: "call on" before "call for" before "call".
    """

    forms: frozenset[str]
    cues: tuple[Cue, ...]


class Language:
    """The word classes and cues of one language. Look-ups take lower case and straight apostrophes."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.classes = _classes(code)
        self.forms = _forms(code)
        self.never_end = self.abbreviations("before")
        self.seldom_end = self.abbreviations("between")
        self.past_endings = tuple(self.words("past_endings"))
        self.adverb_endings = tuple(self.words("adverb_endings"))
        self.owner_endings = tuple(self.words("owner_endings"))
        self.ing_endings = tuple(self.words("ing_endings"))
        self.plural_endings = tuple(self.words("plural_endings"))
        self.according = sorted(
            (tuple(phrase.split()) for phrase in self.words("according")), key=len, reverse=True
        )

    @cached_property
    def known_as(self) -> re.Pattern[str]:
        """What stands between a name and another one: "also known as"."""
        return re.compile(rf"\b(?:{_any_of(self.words('known_as'))})")

    @cached_property
    def cue_behind(self) -> re.Pattern[str]:
        """The word behind a name or a pronoun: "asked" in "Smith asked"."""
        pronouns = _any_of(self.words("cue_pronouns"))
        return re.compile(rf"(?:(?:[A-Z][\w.’'-]*\s+){{1,4}}|(?:{pronouns})\s+)(\w+)")

    def words(self, name: str) -> frozenset[str]:
        """The words of one class of `grammar.txt`; none when the language does not have it."""
        return self.classes.get(name, frozenset())

    def abbreviations(self, name: str) -> frozenset[str]:
        """The abbreviations of one class of `abbreviations.txt`, as written, without their stop."""
        return frozenset(
            word for line in lines(self.code, "abbreviations") for word in _listed(line, name)
        )


def _any_of(phrases: frozenset[str]) -> str:
    """A pattern for any of the phrases; one that never matches when there is none."""
    found = (r"\s".join(map(re.escape, phrase.split())) for phrase in sorted(phrases))
    return "|".join(found) or r"(?!)"


@cache
def language(code: str) -> Language:
    """The language with this BCP 47 code; the part before a hyphen decides."""
    return Language(code.partition("-")[0])


def _classes(code: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines(code, "grammar"):
        name, _colon, words = line.partition(":")
        found.setdefault(name, set()).update(word.replace("+", " ") for word in words.split())
    return {name: frozenset(words) for name, words in found.items()}


def _forms(code: str) -> dict[str, Form]:
    """Every form of every cue, by its first word in lower case."""
    irregular: dict[str, list[list[str]]] = {}
    for line in lines(code, "irregular"):
        irregular.setdefault(line.split()[0], []).append(line.split())
    names: dict[str, set[str]] = {}
    cues: dict[str, dict[Cue, None]] = {}
    for cue in _cues(code):
        for name, form in _inflected(cue, irregular):
            names.setdefault(form, set()).add(name)
            cues.setdefault(form, {})[cue] = None
    return {
        form: Form(frozenset(names[form]), tuple(sorted(known, key=lambda cue: -len(cue.rest))))
        for form, known in cues.items()
    }


def _cues(code: str) -> list[Cue]:
    """The cues of a language. What several lines say of one comes together; the last stance wins."""
    found: dict[tuple[str, bool, str], Cue] = {}
    for frames, stance, form, entries in _cuelines(code):
        for entry in entries:
            key = (entry, "noun" in frames, form)
            known = found.get(key)
            together = frames | known.frames if known else frames
            found[key] = Cue(entry, together, stance, tuple(entry.split()[1:]), form)
    return list(found.values())


def _cuelines(code: str) -> Iterator[tuple[frozenset[str], str, str, list[str]]]:
    """Lines are `frames | stance: words`, with commas where there are phrases.

    `frames | stance | form: words` gives words as they stand in the text, in one form of the verb.
    """
    for line in lines(code, "cues"):
        left, _colon, right = line.partition(":")
        frames, stance, form = [*(part.strip() for part in left.split("|")), ""][:3]
        words = right.split(",") if "," in right else right.split()
        yield frozenset(frames.split()), stance, form, [w.strip() for w in words if w.strip()]


def _inflected(cue: Cue, irregular: dict[str, list[list[str]]]) -> list[tuple[str, str]]:
    """The forms of a cue's first word, each with its name."""
    head = cue.lemma.split()[0]
    if cue.form:
        return [(name, head) for name in cue.form.split()]
    if "noun" in cue.frames:
        return [("noun", head), ("noun", head + "s")]
    if head in irregular:
        return [pair for row in irregular[head] for pair in zip(FORMS, row, strict=True)]
    if head.endswith("e"):
        return _named(head, head + "s", head + "d", head[:-1] + "ing")
    if head.endswith("y") and head[-2] not in "aeiou":
        return _named(head, head[:-1] + "ies", head[:-1] + "ied", head + "ing")
    if head.endswith(("s", "sh", "ch", "x", "z")):
        return _named(head, head + "es", head + "ed", head + "ing")
    return _named(head, head + "s", head + "ed", head + "ing")


def _named(base: str, third: str, past: str, ing: str) -> list[tuple[str, str]]:
    return list(zip(FORMS, (base, third, past, past, ing), strict=True))


def _listed(line: str, name: str) -> list[str]:
    before, colon, words = line.partition(":")
    return words.split() if colon and before == name else []


def lines(language: str, name: str) -> list[str]:
    """Return the lines of `languages/<code>/<name>.txt` without comments, or none if there is no such file."""
    path = files("articles.text.languages") / language / f"{name}.txt"
    if not path.is_file():
        return []
    content = path.read_text(encoding="utf-8")
    return [line for line in content.splitlines() if line and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of `languages/en/<name>.txt` without the marks before a colon."""
    return frozenset(word for line in lines("en", name) for word in line.rpartition(":")[2].split())


@cache
def marked_words(name: str, mark: str) -> frozenset[str]:
    """Return the words of the lines of `languages/en/<name>.txt` that begin with `mark` and a colon."""
    return frozenset(
        word
        for line in lines("en", name)
        if line.startswith(f"{mark}:")
        for word in line.partition(":")[2].split()
    )
