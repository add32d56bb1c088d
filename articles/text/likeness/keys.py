"""The keys by which claims of the same substance are found, whatever the forms of their words."""

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from itertools import pairwise

from articles.text.evidence.vocabulary import SMALL_WORDS
from articles.text.languages import english_words
from articles.text.search import fold, search_words

STEM = 4  # letters: "cost" and "costs", "bridge" and "bridges" have one key
MOST_KEYS = 40  # of a claim
ARABIC_SUFFIXES = ("ات", "ون", "ين", "ها", "هم", "ان", "وا", "ه", "ي")
ARABIC_SMALL = (
    "في من على إلى عن أن إن أنه التي الذي الذين هذا هذه ذلك كان كانت قد لقد ما لا لم لن ليس ليست مع بعد "
    "قبل هو هي كل أي ثم أو بين حتى منذ عند وقد"
)
NEGATIONS = "not no never nicht kein keine nie pas jamais ne no nunca"


def substance_keys(text: str) -> tuple[str, ...]:
    """Return the keys of a claim: its numbers, and stems of its words but small ones. Linear."""
    keys: dict[str, None] = {}
    unspaced: list[tuple[int, str]] = []
    for word in search_words(text):
        key = word.typed
        if not key or key in _small_words():
            continue
        if len(key) == 1 and not key.isascii() and key.isalpha():
            unspaced.append((word.start, key))
        elif key[0].isdecimal():
            keys["#" + key] = None
        elif len(key) > 1:
            keys[_stem(word.keys)] = None
    for (at, sign), (after, following) in pairwise(unspaced):
        if after == at + 1:  # a character alone says little
            keys[sign + following] = None
    return tuple(keys)[:MOST_KEYS]


def key_numbers(keys: Iterable[str]) -> list[int]:
    """Return keys as numbers that fit into a `bigint`, in order."""
    digests = (blake2b(key.encode(), digest_size=8).digest() for key in keys)
    return sorted({int.from_bytes(digest, signed=True) for digest in digests})


def _stem(forms: tuple[str, ...]) -> str:
    """Return the beginning of a word; of an Arabic one, that of its form without prefixes and endings."""
    key = min(forms, key=len)
    if "\u0600" <= key[0] <= "\u06ff":
        ending = next((e for e in ARABIC_SUFFIXES if key.endswith(e) and len(key) - len(e) > 2), "")
        key = key.removesuffix(ending)
    return key[:STEM]


@cache
def _small_words() -> frozenset[str]:
    """The small words of all languages as keys, negations among them."""
    listed = " ".join([*SMALL_WORDS.values(), ARABIC_SMALL, NEGATIONS]).split()
    return frozenset(map(fold, listed)) | frozenset(map(fold, english_words("function_words")))
