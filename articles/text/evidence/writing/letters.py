"""Compare how two words are written: coeur and cœur, Strasse and Straße, еще and ещё, modem and modern."""

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache


class Sameness(IntEnum):
    """Whether two words are one, written otherwise.

    `MARKS`: only the marks on letters differ, and may tell two words apart ("hablo", "habló").
    """

    OTHER = 0
    MARKS = 1
    SAME = 2


FEWEST_LETTERS = 3  # of a word that a machine has misread
LONG = 6  # letters of a word that one missing mark does not make another
ENDING = 3  # last letters, whose marks tell forms of a verb apart
MARKS_MEAN_LITTLE = frozenset({"en", "fr", "it", "nl"})  # inside a long word
TRANSCRIBED = frozenset({"de", "lb", "sv", "da", "no", "nb", "nn", "fi", "et", "hu", "tr"})
ACCENTS = re.compile(
    r"(?<=[a-zA-Z\u0370-\u03ff\u1f00-\u1fff])[\u0300-\u036f]+|(?<=[Ее])\u0308|[\u0653-\u0655]"
)
GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
BREATHINGS = re.compile("[\u0313\u0314\u0345]")
GREEK_PAIRS = frozenset({"η", "που", "πως"})  # "or" and "the", "where" and "that"
TO_ACUTE = str.maketrans("\u0300\u0342", "\u0301\u0301")
CYRILLIC_YO = str.maketrans("ёЁґҐ", "еЕгГ")
TWO_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ĳ": "ij"})
TRANSCRIPTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
STROKES = str.maketrans("łđðøħı", "lddohi")
ARABIC = re.compile("[\u0600-\u06ff]")
ARABIC_FORMS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه"}
    | dict.fromkeys("ؤئء", "")
)
# Signs that a scanner takes for each other; afterwards the letters are small.
LOOKS_ALIKE = str.maketrans("1I|0O5S8B", "lllooSSbb")
RUN_TOGETHER = (("rn", "m"), ("vv", "w"), ("rm", "nn"))
PORTUGUESE = re.compile(r"[cp](?=[ctç])")  # silent before the reform: acção, director, óptimo
FOLDED_PAIRS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))


@lru_cache(maxsize=20_000)
def folded(key: str) -> str:
    """Return the key under which words are looked up that may be one, written otherwise.

    It joins more words than are the same: compare them with `sameness`.
    """
    plain = key
    if not key.isascii():
        plain = _bare(key.translate(ARABIC_FORMS).translate(TWO_LETTERS)).translate(STROKES)
    plain = PORTUGUESE.sub("", plain.translate(LOOKS_ALIKE).lower())
    plain = plain.replace("i", "l") if any(map(str.isalpha, plain)) else key
    for pair, letter in (*FOLDED_PAIRS, *RUN_TOGETHER):
        plain = plain.replace(pair, letter)
    return plain


def sameness(written: str, there: str, language: str) -> Sameness:
    """Compare two words as they are written. Capitals are no difference."""
    if is_misread(written, there):
        return Sameness.SAME
    left, right = _settled(written, language), _settled(there, language)
    if left == right or _transcribed(left, right, language):
        return Sameness.SAME
    bare = _bare(left).translate(STROKES), _bare(right).translate(STROKES)
    if bare[0] != bare[1]:
        return Sameness.OTHER
    if left != bare[0] and right != bare[1]:
        return Sameness.OTHER  # both have marks, and not the same
    return _without_marks(left if left != bare[0] else right, bare[0], language)


def has_marks(written: str) -> bool:
    """Tell whether letters of the word have marks."""
    lowered = written.lower()
    return not lowered.isascii() and _bare(lowered).translate(STROKES) != lowered


def is_misread(written: str, there: str) -> bool:
    """Tell whether a scanner may have taken one for the other: "i11egal", "modem" for "modern"."""
    if min(len(written), len(there)) < FEWEST_LETTERS or written.lower() == there.lower():
        return False
    letters = [any(map(str.isalpha, word)) for word in (written, there)]
    right = written.isalpha() or there.isalpha()
    return right and all(letters) and _scanned(written) == _scanned(there)


def _scanned(written: str) -> str:
    """The word as a scanner sees it."""
    seen = written.translate(LOOKS_ALIKE).lower()
    for pair, letter in RUN_TOGETHER:
        seen = seen.replace(pair, letter)
    return seen


def _settled(written: str, language: str) -> str:
    """The word in small letters, with the writings that never tell two words apart made one."""
    if ARABIC.search(written):
        return written.translate(ARABIC_FORMS)
    first = _bare(written[:1]) if written[:1].isupper() else written[:1]
    word = (first + written[1:]).lower().translate(TWO_LETTERS).translate(CYRILLIC_YO)
    if GREEK.search(word):
        marks = BREATHINGS.sub("", unicodedata.normalize("NFD", word.replace("ς", "σ")))
        word = unicodedata.normalize("NFC", marks.translate(TO_ACUTE))
    return PORTUGUESE.sub("", word) if language == "pt" else word


def _transcribed(left: str, right: str, language: str) -> bool:
    """Tell whether one of them writes the umlauts of the other with two letters."""
    if language not in TRANSCRIBED:
        return False
    spelled = left.translate(TRANSCRIPTS), right.translate(TRANSCRIPTS)
    return spelled[0] == spelled[1]


def _without_marks(marked: str, bare: str, language: str) -> Sameness:
    """Judge a word whose other writing has no marks."""
    if GREEK.search(marked):
        return Sameness.MARKS if bare in GREEK_PAIRS else Sameness.SAME
    if language == "en":
        return Sameness.SAME
    inside = len(bare) >= LONG and marked[-ENDING:] == bare[-ENDING:]
    return Sameness.SAME if inside and language in MARKS_MEAN_LITTLE else Sameness.MARKS


def _bare(written: str) -> str:
    """The letters without their marks; й and ї are letters of their own."""
    return unicodedata.normalize("NFC", ACCENTS.sub("", unicodedata.normalize("NFD", written)))
