"""Tell whether a full stop behind a word ends the sentence: abbreviations, initials, figures, ordinals."""

import re
from typing import NamedTuple

from articles.text.languages import Language

SPELLED = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]")
FIGURE = re.compile(r"\d{1,3}")
STARTS_WITH_FIGURE = re.compile(r"\d|[IVX]+\b")
INITIAL = re.compile(r"[^\W\d_]\.")  # "А. И. Семенов"; "А" is a word, too
ROMAN = re.compile(r"[IVX]{1,6}")
YEAR_OR_CENTURY = re.compile(
    r"[\dIVXХ][\d,.–-]*[ \u00a0]?$"
)  # the figure may be in Cyrillic letters
DATE_GOES_ON = re.compile(r"\d{1,2}\.|\d{4}\b|[–-] ?\d|[§%]")  # "12. 3. 2024", "1. -3. Jahrhundert"
LONGEST_LEAD = 2  # blanks in "At 5 a.m." and "In 1854 A.D.", which are no sentences
LONGEST_SHORTENED = 5
VOWELS = frozenset(
    "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýāăąēĕėęěīĭįıōŏőœūŭůűųаеёиоуыэюяіїєъαεηιουωάέήίόύώϊϋΐΰ"
)
NUMBER_SIGNS = frozenset({"N°", "Nº", "n°", "nº", "№"})
SYLLABIC = frozenset("rl")  # vowels in Czech: "čtvrt", "vlk"
QUOTATION_MARKS = frozenset('"“„«»”‘’‚›‹')
UNITS = frozenset({"m", "g", "l", "h", "s", "t", "м", "г", "л", "ч", "с", "т"})
WORDS_WITHOUT_VOWELS = frozenset(
    {"km", "kg", "cm", "mm", "ml", "tv", "cd", "dvd", "pc", "sms", "wc"}
)


class WordBeforeStop(NamedTuple):
    """A word before a full stop and what is around it.

    `before` is the end of the sentence so far, with the word; `after` the text behind the stop, `first`
    its first letter, `next_word` its first word.
    """

    last: str
    before: str
    after: str
    first: str
    next_word: str


def is_plainly_last(word: str, language: Language) -> bool:
    """Tell whether an English word is too long for an abbreviation that is not listed, and not listed.

    Then a full stop behind it ends the sentence, unless a small letter follows.
    """
    return (
        len(word) > LONGEST_SHORTENED
        and word.islower()
        and word.isalpha()
        and word not in language.all_abbreviations
        and not word.endswith(language.abbreviation_endings)
    )


def ends_after_word(stop: WordBeforeStop, language: Language) -> bool:
    """Tell whether a full stop behind a word ends the sentence."""
    bare, first = stop.last.rstrip("."), stop.first
    if "'" in bare or "’" in bare:
        bare = _without_elided_article(bare, language)
    if bare.isupper() and stop.next_word.isupper() and len(bare) > 1:
        bare = _as_in_small_letters(bare, language)  # "MR. LIND:" in a transcript
    is_never_final = _is_one_of(bare, stop, language.never_sentence_final)
    if first.islower():
        plain = bare.islower() and len(bare) > 2 and "." not in bare
        may_begin_small = bool(language.words("always_capital"))
        known = bare in language.seldom_sentence_final or is_never_final
        return may_begin_small and plain and not known
    begins = _begins_sentence(stop.next_word, language)
    ends = _ends_after_abbreviation(
        bare, stop, is_never_final=is_never_final, begins=begins, language=language
    )
    if ends is not None:
        return ends
    if language.words("ordinals_with_stop") and (FIGURE.fullmatch(bare) or ROMAN.fullmatch(bare)):
        return _ends_after_ordinal(bare, stop, begins=begins, language=language)
    if SPELLED.fullmatch(bare):
        return begins and first.isupper()
    if len(bare) == 1 and bare.isupper():
        return (begins and not INITIAL.match(stop.after)) or (
            bare in language.words("always_capital")
            and stop.before[:-2].rsplit(" ", 1)[-1].islower()
        )
    return begins or not (_is_shortened(bare, stop, language) or _opens_bracket(stop, language))


def _ends_after_abbreviation(
    bare: str, stop: WordBeforeStop, *, is_never_final: bool, begins: bool, language: Language
) -> bool | None:
    """Tell whether a sentence ends behind an abbreviation of the language, None if it is not one."""
    is_lead = stop.before.count(" ") <= LONGEST_LEAD
    if bare in language.words("clock"):
        next_word = stop.next_word
        return not (is_lead or next_word.isupper() or next_word.lower() in language.words("days"))
    if bare in language.never_before_figure and STARTS_WITH_FIGURE.match(stop.after):
        return False
    if bare in language.final_after_figure and _follows_figure(stop):
        return begins or not (is_lead or not stop.first.isalpha())
    if bare.endswith(language.abbreviation_endings) and not begins:
        return False
    if is_never_final or bare in NUMBER_SIGNS or _is_letter_without_case(bare, stop):
        return bare in language.words("closing_words") and begins
    if bare in language.often_sentence_final:
        return not stop.first.isdigit()
    if _is_one_of(bare, stop, language.seldom_sentence_final):
        return begins or (bool(language.words("always_capital")) and stop.after[0] in '"“')
    return None


def _without_elided_article(bare: str, language: Language) -> str:
    """The abbreviation behind an article: "av" in "l'av. Llibertat", or the word as it is."""
    end = bare.replace("’", "'").rpartition("'")[2]
    known = (
        end in language.never_sentence_final
        or end in language.seldom_sentence_final
        or end in language.never_before_figure
    )
    return end if known else bare


def _as_in_small_letters(bare: str, language: Language) -> str:
    """The title that is written in capitals: "Mr" for "MR", or the word as it is."""
    return bare.capitalize() if bare.capitalize() in language.never_sentence_final else bare


def _is_one_of(bare: str, stop: WordBeforeStop, words: frozenset[str]) -> bool:
    """Tell whether the word is in a list, as written or with the capital of a sentence's first word."""
    if bare in words:
        return True
    starts = len(stop.before.strip(" \"“„«»'‘’(–—-")) == len(bare)
    return starts and bare[:1].lower() + bare[1:] in words


def _begins_sentence(word: str, language: Language) -> bool:
    return word.lower() in language.words("sentence_openers|sentence_starters")


def _is_letter_without_case(bare: str, stop: WordBeforeStop) -> bool:
    """Tell whether it is a Hebrew or Arabic letter: the initial of a name, not the end of ת"א."""
    is_letter = len(bare) == 1 and "\u05d0" <= bare <= "\u06ff"
    return is_letter and not stop.before.endswith((f'"{bare}', f"״{bare}"))


def _follows_figure(stop: WordBeforeStop) -> bool:
    """Tell whether a figure stands before the word: "1898 г.", "XX w."."""
    return YEAR_OR_CENTURY.search(stop.before[: -len(stop.last)][-12:]) is not None


def _ends_after_ordinal(
    bare: str, stop: WordBeforeStop, *, begins: bool, language: Language
) -> bool:
    """Tell whether a sentence ends behind a figure that may be an ordinal: "am 3. März"."""
    if DATE_GOES_ON.match(stop.after) or stop.next_word in language.words("after_ordinals"):
        return False
    if begins or not stop.first.isalpha():
        return True
    if not bare.isdigit():
        return False
    words = stop.before[: -len(bare)].rsplit(None, 1)
    before = language.words("before_ordinals")
    return bool(words) and "*" not in before and words[-1].lower() not in before


def _opens_bracket(stop: WordBeforeStop, language: Language) -> bool:
    """Tell whether a bracket opens before the word: "(proj. J. Jarecki)". English is not asked."""
    return stop.before.endswith(f"({stop.last}") and not language.words("always_capital")


def _is_shortened(bare: str, stop: WordBeforeStop, language: Language) -> bool:
    """Tell whether a word is too short of vowels to be one: "млрд", "bzw". English lists its own."""
    if len(bare) > LONGEST_SHORTENED or not bare.islower() or not bare.isalpha():
        return False
    if stop.after[0] in QUOTATION_MARKS:
        return False
    if bare in UNITS and _follows_figure(stop) and stop.first.isupper():
        return False
    if language.words("always_capital") or not VOWELS.isdisjoint(bare):
        return False
    is_czech = language.code in {"cs", "sk", "hr", "sr", "bs", "sl"}
    return bare not in WORDS_WITHOUT_VOWELS and not (is_czech and not SYLLABIC.isdisjoint(bare))
