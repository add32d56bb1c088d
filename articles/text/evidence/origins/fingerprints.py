"""Make fingerprints of texts, by which near copies are recognised.

A fingerprint has the smallest hashes of a text's shingles. In the range of numbers that two fingerprints
both cover, the share of common hashes estimates the share of common shingles. A text of up to 4,096
different shingles, which is a very long report, is stored whole, so that nothing is estimated.
"""

import sys
from array import array
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest

from articles.text.evidence.origins.credits import common_agency, credit_lines, named_origin
from articles.text.evidence.origins.shingles import FEWEST, is_copy, shingle_words

MOST_HASHES = 4096  # hashes of eight bytes
CREDITED = 0.15  # of the shorter text, if both credit one agency; a common quotation has less


@dataclass(frozen=True, slots=True)
class TextFingerprint:
    """The number of different shingles, the smallest hashes of them, and the credited agency.

    `credit` are the words that credit `agency`. Both are empty if none is credited.
    """

    size: int
    hashes: tuple[int, ...]
    agency: str = ""
    credit: str = ""

    def packed(self) -> bytes:
        """Return the hashes as bytes: ascending, eight bytes each, little-endian."""
        return _little(array("Q", self.hashes)).tobytes()


@dataclass(frozen=True, slots=True)
class Similarity:
    """The share of common shingles: of both texts together, and of the shorter text.

    `agency` is set if both texts credit it.
    """

    of_both: float
    of_shorter: float
    agency: str


def fingerprint_of(text: str) -> TextFingerprint:
    """Return the fingerprint of a text, which is the same on every machine. Linear."""
    hashes = {_hash(words) for words in shingle_words(text)}
    agency = named_origin(text)
    credit = next((c.span for c in credit_lines(text) if c.agency == agency), None)
    words = " ".join(text[slice(*credit)].split()) if credit else ""
    return TextFingerprint(len(hashes), tuple(nsmallest(MOST_HASHES, hashes)), agency, words)


def unpack_fingerprint(
    size: int, packed: bytes, *, agency: str = "", credit: str = ""
) -> TextFingerprint:
    """Return the fingerprint with these packed hashes."""
    hashes = array("Q")
    hashes.frombytes(packed)
    return TextFingerprint(size, tuple(_little(hashes)), agency, credit)


def similarity(first: TextFingerprint, second: TextFingerprint) -> Similarity | None:
    """Return how similar two texts are if they seem to have one origin, else None.

    They do if they are near copies, or if both credit one agency and share many words. Linear in the
    hashes.
    """
    covered = min(_covered(first), _covered(second))
    ours = {each for each in first.hashes if each <= covered}
    theirs = {each for each in second.hashes if each <= covered}
    shared = len(ours & theirs)
    fewest = min(len(ours), len(theirs))
    if not shared:
        return None
    agency = common_agency(first.agency, second.agency)
    credited = agency and fewest >= FEWEST and shared >= CREDITED * fewest
    if not credited and not is_copy(len(ours), len(theirs), shared):
        return None
    return Similarity(shared / len(ours | theirs), shared / fewest, agency)


def _covered(fingerprint: TextFingerprint) -> int:
    """The number up to which the fingerprint has all hashes of the text."""
    return fingerprint.hashes[-1] if fingerprint.size > len(fingerprint.hashes) else 2**64


def _hash(words: tuple[str, ...]) -> int:
    return int.from_bytes(blake2b("\x1f".join(words).encode(), digest_size=8).digest(), "little")


def _little(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
