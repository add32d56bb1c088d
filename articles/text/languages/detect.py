"""Detection of the language that a text is written in."""

import math
import re
from collections import Counter
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from articles.text.languages.language import OFFERED, load_language
from articles.text.languages.word_lists import data_lines

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNDETERMINED = "und"  # the ISO 639 code for a language that is not determined
SAMPLE = 2_000  # code points from the start of a text, and as many from its middle
SHORT = 200  # code points; in a shorter text, small words count beside the model
CONFIDENT = 0.3  # share of the model for a language that has no word lists
SURE = 0.85  # the same in a short text, where such a language is unlikely
FEWEST_WORDS = 2  # "Oslo" is in no language
# Codes that the model separates and readers do not: spoken Arabic and Chinese have no writing of their
# own, Norwegian has two, and few texts are in a dialect. "zxx" means that the text is in no language.
CODE_READ_AS = {
    "arz": "ar",
    "ary": "ar",
    "wuu": "zh",
    "yue": "zh",
    "nb": "no",
    "nn": "no",
    "ext": "es",
    "vec": "it",
    "uzs": "fa",
    "gom": "mr",
    "ltg": "lv",
    "zxx": UNDETERMINED,
}
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
KANA = re.compile("[\u3040-\u30ff]")
LETTER = "*"  # before a letter, so that it is no word
# What the scores of a short text are made of, as natural logarithms of odds.
OF_WORD = 2.0  # a small word or letter that only one language has
OF_OFFERED = 2.5  # a language that the import form offers
OF_MARGIN = 0.1  # by so much the best language must lead
ALIKE = {"da", "no"}  # many a sentence is right in both: then the likelier one
LEAST_SHARE = 1e-6  # of the model; less is the same as nothing

_lock = Lock()


def detect(text: str) -> str:
    """Return the ISO 639 code of the text's language, `UNDETERMINED` if the text is too short to say.

    Looks at a sample of bounded size. The first call in a process loads the model: about a second
    and 75 MB.
    """
    sample = text
    if len(text) > 2 * SAMPLE:
        middle = len(text) // 2
        sample = f"{text[:SAMPLE]} {text[middle : middle + SAMPLE]}"
    if not any(map(str.isalpha, sample)):
        return UNDETERMINED
    shares: Counter[str] = Counter()
    for code, share in _identifier().rank(sample):
        shares[CODE_READ_AS.get(code, code)] += share
    if len(sample) < SHORT:
        return _detect_short(sample, shares)
    ((best, share),) = shares.most_common(1)
    return best if share >= CONFIDENT else UNDETERMINED


def _detect_short(sample: str, shares: Counter[str]) -> str:
    """Return the language of a short text by the model's shares and the small words in it."""
    if KANA.search(sample):
        return "ja"
    words = {word.lower().replace("’", "'") for word in WORD.findall(sample)}
    has_blanks = sample.isascii() or not any(sign > "\u0e00" for sign in sample)
    if has_blanks and len(words) < FEWEST_WORDS:
        return UNDETERMINED
    ((best, share),) = shares.most_common(1)
    if best not in OFFERED and share >= SURE:
        return best
    scores = {
        code: math.log(max(share, LEAST_SHARE)) + OF_OFFERED * (code in OFFERED)
        for code, share in shares.items()
    }
    signs = _languages_of_signs()
    letters = {LETTER + sign for sign in set(sample.lower()) if not sign.isascii()}
    for sign in words | letters:
        languages = signs.get(sign, ())
        for code in languages:
            scores[code] += OF_WORD / len(languages)
    (best, score), (second, next_score) = sorted(
        scores.items(), key=lambda item: item[1], reverse=True
    )[:2]
    if best not in OFFERED:
        return best if shares[best] >= CONFIDENT else UNDETERMINED
    is_clear = score - next_score >= OF_MARGIN or {best, second} == ALIKE
    return best if is_clear else UNDETERMINED


@cache
def _languages_of_signs() -> dict[str, tuple[str, ...]]:
    """The languages of each small word and each rare letter (behind `LETTER`) that show a language."""
    languages: dict[str, list[str]] = {}
    for code in sorted(OFFERED):
        signs = set(load_language(code).forms)
        for name in ("grammar", "punctuation"):
            signs.update(*(line.partition(":")[2].split() for line in data_lines(code, name)))
        signs.update(*map(str.split, data_lines(code, "function_words")))
        for line in data_lines(code, "common_words"):
            name, _colon, words = line.partition(": ")
            signs.update((LETTER if name == "letters" else "") + word for word in words.split())
        for sign in signs:
            languages.setdefault(sign, []).append(code)
    return {sign: tuple(codes) for sign, codes in languages.items()}


def _identifier() -> "LanguageIdentifier":
    """Return the model, loaded by one thread only."""
    with _lock:  # otherwise each thread of a worker would load its own model
        return _load_identifier()


@cache
def _load_identifier() -> "LanguageIdentifier":
    # imported here because a process that detects no language does not need NumPy and the model
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
