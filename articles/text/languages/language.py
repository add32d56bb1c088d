"""The word classes and reporting verbs of a language, read from `languages/<code>/`."""

import re
from collections.abc import Callable
from functools import cache, cached_property
from itertools import repeat

from articles.text.languages.cue_forms import read_forms
from articles.text.languages.word_lists import data_lines, words_of_class

SUPPORTED = (
    "en",
    "fr",
    "de",
    "es",
    "ar",
)  # other languages have rules for sentences and quotation marks only
# Languages with rules for sentences and quotation marks, which the import form offers.
OFFERED = frozenset(
    (
        *("ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu"),
        *("it", "ja", "ko", "nl", "no", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "ur", "zh"),
    )
)
ENGLISH = "en"
SAME_RULES = {"nb": "no", "nn": "no"}  # both written forms of Norwegian


class Language:
    """The word classes and cues of one language.

    Look words up in lower case and with straight apostrophes.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        # The words of one class of `grammar.txt` or `punctuation.txt`, or of several: `words("and|or")`.
        # None if the language lacks it. Asked for nearly every token, hence the dictionary's own method.
        self.words: Callable[[str], frozenset[str]] = _WordClasses(_classes(code)).__getitem__
        self.forms = read_forms(code)
        self.never_sentence_final = self.abbreviations("before")
        self.seldom_sentence_final = self.abbreviations("between")
        self.never_before_figure = self.abbreviations("before_figure")
        self.abbreviation_endings = tuple(self.abbreviations("endings"))
        self.often_sentence_final = self.abbreviations("final")
        self.final_after_figure = self.abbreviations("final_after_figure")
        self.all_abbreviations = self.words("clock").union(
            self.never_sentence_final,
            self.seldom_sentence_final,
            self.never_before_figure,
            self.often_sentence_final,
            self.final_after_figure,
        )
        self.past_endings = tuple(self.words("past_endings"))
        self.adverb_endings = tuple(self.words("adverb_endings"))
        self.possessive_endings = tuple(self.words("possessive_endings"))
        self.ing_endings = tuple(self.words("ing_endings"))
        self.negative_endings = tuple(self.words("negative_endings"))
        self.clitic_endings = tuple(self.words("clitic_endings"))
        self.plural_endings = tuple(self.words("plural_endings"))
        self.present_endings = tuple(self.words("present_endings"))
        self.plural_verb_endings = tuple(self.words("plural_verb_endings"))
        self.definite_prefixes = tuple(self.words("definite_prefixes"))
        self.according = sorted(
            (tuple(phrase.split()) for phrase in self.words("according")), key=len, reverse=True
        )
        self.according_starts = frozenset(phrase[0] for phrase in self.according)
        self.cue_words = self.according_starts.union(
            self.forms, self.words("according_behind|according_pronouns")
        )

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
            for word in words_of_class(line, name)
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


class WordsAndEndings(frozenset[str]):
    """The words of a class that also holds every word with one of its `endings`: "-minister"."""

    endings: tuple[str, ...] = ()

    def __contains__(self, word: object) -> bool:
        """Tell whether it is one of the words, or ends like one."""
        return super().__contains__(word) or (isinstance(word, str) and word.endswith(self.endings))


def _as_class(words: frozenset[str]) -> frozenset[str]:
    """Return the words as a class that knows endings, if some of them begin with a hyphen."""
    endings = tuple(sorted(word[1:] for word in words if word.startswith("-")))
    if not endings:
        return words
    result = WordsAndEndings(words)
    result.endings = endings
    return result


class _WordClasses(dict[str, frozenset[str]]):
    """The words by the name of their class. Classes that are asked for together are joined once."""

    def __missing__(self, names: str) -> frozenset[str]:
        several = names.split("|")
        joined = frozenset[str]().union(*map(self.get, several, repeat(frozenset())))
        self[names] = words = _as_class(joined)
        return words


@cache
def _classes(code: str) -> dict[str, frozenset[str]]:
    """Return the words of each class of `grammar.txt`, `punctuation.txt` and `first_names.txt`."""
    classes: dict[str, set[str]] = {}
    files_of_classes = ("grammar", "punctuation", "first_names")
    for line in (line for name in files_of_classes for line in data_lines(code, name)):
        name, _colon, words = line.partition(":")
        classes.setdefault(name, set()).update(word.replace("+", " ") for word in words.split())
    if code != ENGLISH and classes:
        _add_first_names(classes)
    return {name: _as_class(frozenset(words)) for name, words in classes.items()}


def _add_first_names(classes: dict[str, set[str]]) -> None:
    """Add the English list of first names, the longest, where the language does not say otherwise."""
    english = _classes(ENGLISH)
    women, men = (classes.setdefault(name, set()) for name in ("women_names", "men_names"))
    new_women, new_men = english["women_names"] - men, english["men_names"] - women
    women |= new_women
    men |= new_men
