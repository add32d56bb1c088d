"""Write Serbian, which has two alphabets, in the one of the source, and names in plain Latin letters."""

import re
import unicodedata
from collections.abc import Sequence

from articles.text.evidence.comparable_words import Word

PAIRS = (
    "а a б b в v г g д d ђ đ е e ж ž з z и i ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ ć у u ф f "
    "х h ц c ч č џ dž ш š"
)
LATIN = dict(zip(PAIRS.split()[::2], PAIRS.split()[1::2], strict=True))
TO_LATIN = str.maketrans(LATIN)
SERBIAN = re.compile("[ђјљњћџЂЈЉЊЋЏ]")  # letters that Russian and Bulgarian lack
CYRILLIC = re.compile("[а-яђјљњћџА-ЯЂЈЉЊЋЏ]")
LATIN_LETTER = re.compile("[a-zčćđšžA-ZČĆĐŠŽ]")
DIGRAPHS = (("dž", "џ"), ("lj", "љ"), ("nj", "њ"))
TO_CYRILLIC = str.maketrans(
    {latin: cyrillic for cyrillic, latin in LATIN.items() if len(latin) == 1}
)
# Further letters of names, one Latin letter for each; what transcribers write with two is one as well.
OTHER_LETTERS = (
    "щ s ы i э e ю iu я ia й i ё e ґ g є e і i ї i ъ a α a β v γ g δ d ε e ζ z η i θ t ι i κ k λ l μ m ν n "
    "ξ ks ο o π p ρ r σ s ς s τ t υ i φ f χ h ψ ps ω o ł l ø o ß ss ı i đ d ð d"
)
TO_PLAIN = str.maketrans(
    {
        **LATIN,
        "ь": "",
        **dict(zip(OTHER_LETTERS.split()[::2], OTHER_LETTERS.split()[1::2], strict=True)),
    }
)
SPELLINGS = (
    ("ου", "u"), ("ou", "u"), ("kh", "h"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("ts", "c"), ("th", "t"),
    ("ph", "f"), ("dj", "d"), ("x", "ks"), ("y", "i"), ("j", "i"), ("w", "v"),
)  # fmt: skip
SAMPLE = 4_000  # code points that show the script of a source


def in_script_of(source: str, passage: str, words: Sequence[Word]) -> list[Word]:
    """Return the words of a passage with keys in the alphabet of the source, if either is Serbian Cyrillic."""
    sample = source[:SAMPLE]
    if SERBIAN.search(passage) and not CYRILLIC.search(sample):
        return [word._replace(key=word.key.translate(TO_LATIN)) for word in words]
    if not CYRILLIC.search(passage) and SERBIAN.search(sample) and _is_mostly_cyrillic(sample):
        return [word._replace(key=_cyrillic(word.key)) for word in words]
    return list(words)


def script_of(word: str) -> str:
    """Return the script of a word by its first letter, such as "CYRILLIC"."""
    return unicodedata.name(word[0], "").partition(" ")[0]


def plain_letters(word: str) -> str | None:
    """Return a name in plain Latin letters, or None if its script does not write the vowels.

    Two transcriptions of one name are alike: Chekhov, Čehov and Чехов.
    """
    marks = unicodedata.normalize("NFD", word.lower().replace("ου", "u").translate(TO_PLAIN))
    plain = "".join(sign for sign in marks if not unicodedata.combining(sign)).translate(TO_PLAIN)
    for spelling, letter in SPELLINGS:
        plain = plain.replace(spelling, letter)
    return plain if plain.isascii() else None


def _is_mostly_cyrillic(text: str) -> bool:
    return len(CYRILLIC.findall(text)) > len(LATIN_LETTER.findall(text))


def _cyrillic(key: str) -> str:
    for latin, cyrillic in DIGRAPHS:
        key = key.replace(latin, cyrillic)
    return key.translate(TO_CYRILLIC)
