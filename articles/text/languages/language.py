"""The word classes and reporting verbs of a language, read from `languages/<code>/`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import repeat

SUPPORTED = (
    "en",
    "fr",
    "de",
    "es",
    "ar",
)  # other languages have rules for sentences and quotation marks only
LAYOUT_LANGUAGES = ("en", "fr", "de", "es")  # those with `layouts.txt`
FORMS = ("base", "third", "past", "participle", "ing")
SAME_RULES = {"nb": "no", "nn": "no"}  # both written forms of Norwegian


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb, phrase or noun, what may follow it (`frames`), and its stance.

    `cues.txt` explains the frames and the stances. `rest` holds the words of a phrase behind the first;
    `form` is set for a cue that is listed in one form only.
    """

    lemma: str
    frames: frozenset[str]
    stance: str
    rest: tuple[str, ...] = ()
    form: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The forms of a cue that a word may be ("past", "ing" ...), and the cues themselves.

    The longest phrase comes first: "call on" before "call for" before "call".
    """

    forms: frozenset[str]
    cues: tuple[Cue, ...]


class Language:
    """The word classes and cues of one language.

    Look words up in lower case and with straight apostrophes.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        # The words of one class of `grammar.txt` or `punctuation.txt`, or of several: `words("and|or")`.
        # None if the language lacks it. Asked for nearly every token, hence the dictionary's own method.
        self.words: Callable[[str], frozenset[str]] = _WordClasses(_classes(code)).__getitem__
        self.forms = _forms(code)
        self.never_sentence_final = self.abbreviations("before")
        self.seldom_sentence_final = self.abbreviations("between")
        self.never_before_figure = self.abbreviations("before_figure")
        self.often_sentence_final = self.abbreviations("final")
        self.final_after_figure = self.abbreviations("final_after_figure")
        self.past_endings = tuple(self.words("past_endings"))
        self.adverb_endings = tuple(self.words("adverb_endings"))
        self.possessive_endings = tuple(self.words("possessive_endings"))
        self.ing_endings = tuple(self.words("ing_endings"))
        self.clitic_endings = tuple(self.words("clitic_endings"))
        self.plural_endings = tuple(self.words("plural_endings"))
        self.according = sorted(
            (tuple(phrase.split()) for phrase in self.words("according")), key=len, reverse=True
        )
        self.according_starts = frozenset(phrase[0] for phrase in self.according)
        self.cue_words = self.according_starts.union(self.forms)

    @cached_property
    def known_as(self) -> re.Pattern[str]:
        """A pattern for the words between a name and another one: "also known as"."""
        return re.compile(rf"\b(?:{_pattern_for_any(self.words('known_as'))})")

    @cached_property
    def known_as_words(self) -> frozenset[str]:
        """The longest word of each phrase between a name and another one: "known"."""
        return frozenset(max(phrase.split(), key=len) for phrase in self.words("known_as"))

    @cached_property
    def word_after_name(self) -> re.Pattern[str]:
        """A pattern for the word behind a name or a pronoun: "asked" in "Smith asked"."""
        pronouns = _pattern_for_any(self.words("cue_pronouns"))
        return re.compile(rf"(?:(?:[A-Z][\w.’'-]*\s+){{1,4}}|(?:{pronouns})\s+)(\w+)")

    def abbreviations(self, name: str) -> frozenset[str]:
        """Return one class of `abbreviations.txt`, as written, without the full stop."""
        return frozenset(
            word
            for line in data_lines(self.code, "abbreviations")
            for word in _words_of_class(line, name)
        )


def _pattern_for_any(phrases: frozenset[str]) -> str:
    """Return a pattern for any of the phrases, or one that never matches if there are none."""
    patterns = (r"\s".join(map(re.escape, phrase.split())) for phrase in sorted(phrases))
    return "|".join(patterns) or r"(?!)"


@cache
def load_language(code: str) -> Language:
    """Return the language with this BCP 47 code. The part before a hyphen decides."""
    code = code.partition("-")[0].lower()
    return Language(SAME_RULES.get(code, code))


class _WordClasses(dict[str, frozenset[str]]):
    """The words by the name of their class. Classes that are asked for together are joined once."""

    def __missing__(self, names: str) -> frozenset[str]:
        several = names.split("|")
        self[names] = words = frozenset().union(*map(self.get, several, repeat(frozenset())))
        return words


def _classes(code: str) -> dict[str, frozenset[str]]:
    """Return the words of each class of `grammar.txt`, `punctuation.txt` and `first_names.txt`."""
    classes: dict[str, set[str]] = {}
    files_of_classes = ("grammar", "punctuation", "first_names")
    for line in (line for name in files_of_classes for line in data_lines(code, name)):
        name, _colon, words = line.partition(":")
        classes.setdefault(name, set()).update(word.replace("+", " ") for word in words.split())
    return {name: frozenset(words) for name, words in classes.items()}


def _forms(code: str) -> dict[str, Form]:
    """Return every form of every cue, by its first word in lower case."""
    irregular: dict[str, list[list[str]]] = {}
    for line in data_lines(code, "irregular"):
        irregular.setdefault(line.split()[0], []).append(line.split())
    names: dict[str, set[str]] = {}
    cues: dict[str, dict[Cue, None]] = {}
    for cue in _cues(code):
        for name, form in _inflections(cue, irregular):
            names.setdefault(form, set()).add(name)
            cues.setdefault(form, {})[cue] = None
    return {
        form: Form(frozenset(names[form]), tuple(sorted(known, key=lambda cue: -len(cue.rest))))
        for form, known in cues.items()
    }


def _cues(code: str) -> list[Cue]:
    """Return the cues of a language.

    Lines about the same cue are combined: the frames add up, and the last stance wins.
    """
    cues: dict[tuple[str, bool, str], Cue] = {}
    for frames, stance, form, entries in _cue_lines(code):
        for entry in entries:
            key = (entry, "noun" in frames, form)
            known = cues.get(key)
            together = frames | known.frames if known else frames
            cues[key] = Cue(entry, together, stance, tuple(entry.split()[1:]), form)
    return list(cues.values())


def _cue_lines(code: str) -> Iterator[tuple[frozenset[str], str, str, list[str]]]:
    """Yield (frames, stance, form, entries) of each line of `cues.txt`.

    A line is `frames | stance: words`, with commas between phrases. `frames | stance | form: words`
    lists words as they stand in a text, in one form of the verb.
    """
    for line in data_lines(code, "cues"):
        left, _colon, right = line.partition(":")
        frames, stance, form = [*(part.strip() for part in left.split("|")), ""][:3]
        words = right.split(",") if "," in right else right.split()
        yield frozenset(frames.split()), stance, form, [w.strip() for w in words if w.strip()]


def _inflections(cue: Cue, irregular: dict[str, list[list[str]]]) -> list[tuple[str, str]]:
    """Return (name of the form, form) for each form of a cue's first word."""
    head = cue.lemma.split()[0]
    if cue.form:
        return [(name, head) for name in cue.form.split()]
    if "noun" in cue.frames:
        return [("noun", head), ("noun", head + "s")]
    if head in irregular:
        return [pair for row in irregular[head] for pair in zip(FORMS, row, strict=True)]
    if head.endswith("e"):
        return _with_form_names(head, head + "s", head + "d", head[:-1] + "ing")
    if head.endswith("y") and head[-2] not in "aeiou":
        return _with_form_names(head, head[:-1] + "ies", head[:-1] + "ied", head + "ing")
    if head.endswith(("s", "sh", "ch", "x", "z")):
        return _with_form_names(head, head + "es", head + "ed", head + "ing")
    return _with_form_names(head, head + "s", head + "ed", head + "ing")


def _with_form_names(base: str, third: str, past: str, ing: str) -> list[tuple[str, str]]:
    """Return (name, form) for the forms of a regular verb. Past and participle are the same."""
    return list(zip(FORMS, (base, third, past, past, ing), strict=True))


def _words_of_class(line: str, name: str) -> list[str]:
    """Return the words of a line `name: words`, or none if the line has another name."""
    before, colon, words = line.partition(":")
    return words.split() if colon and before == name else []


def data_lines(language: str, name: str) -> list[str]:
    """Return the lines of `languages/<code>/<name>.txt` without comments, or none if there is no such file."""
    path = files("articles.text.languages") / language / f"{name}.txt"
    if not path.is_file():
        return []
    content = path.read_text(encoding="utf-8")
    return [line for line in content.splitlines() if line and not line.startswith("#")]


@cache
def english_words(name: str) -> frozenset[str]:
    """Return the words of `languages/en/<name>.txt` without the marks before a colon."""
    return frozenset(
        word for line in data_lines("en", name) for word in line.rpartition(":")[2].split()
    )


@cache
def english_words_of_mark(name: str, mark: str) -> frozenset[str]:
    """Return the words of the lines of `languages/en/<name>.txt` that begin with `mark:`."""
    return frozenset(
        word
        for line in data_lines("en", name)
        if line.startswith(f"{mark}:")
        for word in line.partition(":")[2].split()
    )


@cache
def layout_words(name: str) -> frozenset[str]:
    """Return the words of one class of `layouts.txt` of every language.

    A text in one language may be laid out in another, so that its own language does not matter.
    """
    return frozenset(
        word.replace("+", " ")
        for code in LAYOUT_LANGUAGES
        for line in data_lines(code, "layouts")
        for word in _words_of_class(line, name)
    )
