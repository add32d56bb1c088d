"""Fingerprints find the same near copies as whole texts, and are the same on every machine."""

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as some

from articles.text.evidence import (
    fingerprint_of,
    same_origin,
    similarity,
    unpack_fingerprint,
)
from articles.text.evidence.origins.fingerprints import MOST_HASHES
from articles.text.evidence.origins.shingles import connected_groups

CHANCE = random.Random(5)


def story(words: int) -> list[str]:
    return [f"w{CHANCE.randint(0, 10**6)}x" for _ in range(words)]


def alike(one: list[str], other: list[str]):
    return similarity(fingerprint_of(" ".join(one)), fingerprint_of(" ".join(other)))


WIRE = story(300)
CASES = {
    "the same": (WIRE, True),
    "cut": (WIRE[:200], True),
    "with a lead": (story(60) + WIRE, True),
    "a part of a longer report": (story(600) + WIRE, True),
    "another story": (story(300), False),
    "one that quotes it": (story(300) + WIRE[:30], False),
    "nothing": ([], False),
}


@pytest.mark.parametrize(("other", "is_copy"), CASES.values(), ids=CASES)
def test_fingerprints_find_the_same_copies_as_the_texts(other, is_copy):
    assert (alike(WIRE, other) is not None) == is_copy
    assert (same_origin([" ".join(WIRE), " ".join(other)]) == [{0, 1}]) == is_copy


def test_shares_are_exact_while_all_hashes_are_stored():
    similarity = alike(WIRE, WIRE[:200])

    assert similarity
    assert (similarity.of_shorter, similarity.of_both) == (1.0, 196 / 296)


def test_the_shares_of_long_texts_are_good_estimates():
    long = story(4 * MOST_HASHES)

    similarity = alike(long, long[: 3 * MOST_HASHES])

    assert similarity
    assert similarity.of_shorter > 0.97
    assert similarity.of_both == pytest.approx(0.75, abs=0.03)


def test_the_fingerprint_of_a_long_text_is_small():
    fingerprint = fingerprint_of(" ".join(story(3 * MOST_HASHES)))

    assert (len(fingerprint.hashes), len(fingerprint.packed())) == (MOST_HASHES, 8 * MOST_HASHES)
    assert fingerprint.size > MOST_HASHES


def test_the_same_credit_and_many_common_words_are_one_origin():
    shared = story(60)
    one = ["According to Reuters", *shared, *story(140)]
    other = ["It rained, Reuters reported.", *shared, *story(140)]

    similarity = alike(one, other)

    assert similarity
    assert similarity.agency == "Reuters"
    assert alike(shared + story(140), shared + story(140)) is None
    assert alike(one, ["According to AFP", *shared, *story(140)]) is None


def test_the_same_credit_alone_is_not_one_origin():
    assert alike(["According to Reuters", *story(200)], ["Reuters reported", *story(200)]) is None


@given(some.text(max_size=400))
def test_a_packed_fingerprint_can_be_unpacked(text):
    fingerprint = fingerprint_of(text)

    again = unpack_fingerprint(
        fingerprint.size, fingerprint.packed(), agency=fingerprint.agency, credit=fingerprint.credit
    )

    assert again == fingerprint


def test_another_process_makes_the_same_fingerprint():
    text = " ".join(WIRE)
    program = (
        "import sys; from articles.text.evidence import fingerprint_of;"
        "print(fingerprint_of(sys.argv[1]).packed().hex())"
    )

    printed = subprocess.check_output([sys.executable, "-c", program, text], text=True)

    assert printed.strip() == fingerprint_of(text).packed().hex()


@given(some.lists(some.tuples(some.integers(0, 9), some.integers(0, 9))))
def test_connected_members_are_in_exactly_one_group(pairs):
    groups = connected_groups(pairs)

    assert sorted(each for group in groups for each in group) == sorted(
        {e for p in pairs for e in p}
    )
    assert all(any({*pair} <= group for group in groups) for pair in pairs)
