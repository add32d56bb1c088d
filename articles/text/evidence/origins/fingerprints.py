"""Sketches of texts: enough of their stretches of words to know near copies by, small enough to keep.

A fingerprint keeps the smallest hashes of a text's shingles. Those of two texts that lie in the part of
all numbers which both fingerprints cover are a fair sample of both, so what share of them is common is
what share of the texts is. Of a text of up to 4,096 different shingles, which is a very long
report, a fingerprint keeps all: nothing is estimated then.
"""

import sys
from array import array
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest

from articles.text.evidence.origins.credits import credit_lines, named_origin
from articles.text.evidence.origins.shingles import FEWEST, is_copy, stretches

KEPT = 4096  # hashes of eight bytes
CREDITED = 0.15  # of the shorter text, when both credit one agency: more than a common quotation


@dataclass(frozen=True, slots=True)
class TextFingerprint:
    """`size` different shingles, the smallest hashes of them, and the agency that is credited.

    `credit` is the words that name it, `agency` its name; both are empty when none is credited.
    """

    size: int
    kept: tuple[int, ...]
    agency: str = ""
    credit: str = ""

    def packed(self) -> bytes:
        """The hashes as bytes, the smallest first, each eight of them, little end first."""
        return _little(array("Q", self.kept)).tobytes()


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts have in common: of all their shingles, and of those of the shorter one.

    `agency` is set when both credit it.
    """

    of_both: float
    of_shorter: float
    agency: str


def fingerprint_of(text: str) -> TextFingerprint:
    """The fingerprint of a text: the same on every machine. Linear."""
    hashes = {_hash(words) for words in stretches(text)}
    agency = named_origin(text)
    credit = next((c.span for c in credit_lines(text) if c.agency == agency), None)
    words = " ".join(text[slice(*credit)].split()) if credit else ""
    return TextFingerprint(len(hashes), tuple(nsmallest(KEPT, hashes)), agency, words)


def unpacked(size: int, packed: bytes, *, agency: str = "", credit: str = "") -> TextFingerprint:
    """The fingerprint of which `packed` gave the bytes."""
    kept = array("Q")
    kept.frombytes(packed)
    return TextFingerprint(size, tuple(_little(kept)), agency, credit)


def likeness(one: TextFingerprint, other: TextFingerprint) -> Likeness | None:
    """What two texts have in common if they seem to be of one origin; None if they do not.

    They do as near copies, or when both credit one agency and share a good deal of their words.
    Linear in what is kept.
    """
    covered = min(_covered(one), _covered(other))
    ours = {each for each in one.kept if each <= covered}
    theirs = {each for each in other.kept if each <= covered}
    shared = len(ours & theirs)
    fewest = min(len(ours), len(theirs))
    if not shared:
        return None
    agency = one.agency if one.agency == other.agency else ""
    credited = agency and fewest >= FEWEST and shared >= CREDITED * fewest
    if not credited and not is_copy(len(ours), len(theirs), shared):
        return None
    return Likeness(shared / len(ours | theirs), shared / fewest, agency)


def _covered(fingerprint: TextFingerprint) -> int:
    """Up to which number every hash of the text is in its fingerprint."""
    return fingerprint.kept[-1] if fingerprint.size > len(fingerprint.kept) else 2**64


def _hash(words: tuple[str, ...]) -> int:
    return int.from_bytes(blake2b("\x1f".join(words).encode(), digest_size=8).digest(), "little")


def _little(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
