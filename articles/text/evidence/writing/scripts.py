"""Write Serbian, which has two alphabets, in the one of the source."""

import re
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
SAMPLE = 4_000  # code points that show the script of a source


def in_script_of(source: str, passage: str, words: Sequence[Word]) -> list[Word]:
    """Return the words of a passage with keys in the alphabet of the source, if either is Serbian Cyrillic."""
    sample = source[:SAMPLE]
    if SERBIAN.search(passage) and not CYRILLIC.search(sample):
        return [word._replace(key=word.key.translate(TO_LATIN)) for word in words]
    if not CYRILLIC.search(passage) and SERBIAN.search(sample) and _is_mostly_cyrillic(sample):
        return [word._replace(key=_cyrillic(word.key)) for word in words]
    return list(words)


def _is_mostly_cyrillic(text: str) -> bool:
    return len(CYRILLIC.findall(text)) > len(LATIN_LETTER.findall(text))


def _cyrillic(key: str) -> str:
    for latin, cyrillic in DIGRAPHS:
        key = key.replace(latin, cyrillic)
    return key.translate(TO_CYRILLIC)
