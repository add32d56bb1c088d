"""The alignment of two revisions, and the differences between two statements."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.revisions import AlignedKind, DifferenceKind, align, word_differences
from tests.text.cost import executed_lines

UNCHANGED, MOVED, EDITED = AlignedKind.UNCHANGED, AlignedKind.MOVED, AlignedKind.EDITED
NEW, CUT = AlignedKind.NEW, AlignedKind.CUT

VOCABULARY = [
    f"{first}{last}" for first in "bcdfghklmnprst" for last in ("ado", "ile", "on", "ura", "est")
]
COMMON = ["the", "of", "and", "in", "to", "a", "was", "that", "he", "for"]


def statement(dice):
    words = [
        dice.choice(COMMON if dice.random() < 0.4 else VOCABULARY)
        for _ in range(dice.randint(10, 25))
    ]
    return " ".join(words).capitalize() + "."


def edited(text, dice):
    """One to three words other, gone or added, as an editor does it."""
    words = text.split()
    for _ in range(dice.randint(1, 3)):
        place = dice.randrange(1, len(words) - 1)
        change = dice.choice(["replace", "insert", "delete"])
        words[place : place + (change != "insert")] = (
            [] if change == "delete" else [dice.choice(VOCABULARY)]
        )
    return " ".join(words)


def revised(count, edits, cuts, additions, moves, seed=1):
    """Two revisions, and what became of each old index: {old: (new, edited)}."""
    dice = random.Random(seed)
    old = [statement(dice) for _ in range(count)]
    chosen = dice.sample(range(count), edits + cuts + moves)
    changed, gone, moving = chosen[:edits], chosen[edits : edits + cuts], chosen[edits + cuts :]
    order = [index for index in range(count) if index not in {*gone, *moving}]
    for index in moving:
        order.insert(dice.randrange(len(order)), index)
    items: list[tuple[int | None, str]] = [
        (index, edited(old[index], dice) if index in changed else old[index]) for index in order
    ]
    for _ in range(additions):
        items.insert(dice.randrange(len(items)), (None, statement(dice)))
    fate = {index: place for place, (index, _text) in enumerate(items) if index is not None}
    return old, [text for _index, text in items], fate, set(changed), set(moving)


def kinds(old, new):
    return [one.kind for one in align(old, new)]


def shown(old, new):
    """Each change as "-gone+come"."""
    return [
        f"-{old[slice(*one.old)]}+{new[slice(*one.new)]}"
        for one in word_differences(old, new)
        if one.kind != DifferenceKind.EQUAL
    ]


@pytest.mark.parametrize("seed", range(5))
def test_every_statement_of_a_revision_is_followed(seed):
    old, new, fate, changed, moving = revised(220, 30, 12, 15, 6, seed)

    aligned = align(old, new)

    assert {
        pair.old: pair.new for pair in aligned if pair.old is not None and pair.new is not None
    } == fate
    assert {pair.old for pair in aligned if pair.kind == EDITED} == {
        i for i in changed if old[i] != new[fate[i]]
    }
    # of two neighbours that changed places, either may be said to have moved
    assert sum(pair.moved for pair in aligned) <= len(moving)
    assert sum(pair.kind == CUT for pair in aligned) == 12
    assert sum(pair.kind == NEW for pair in aligned) == 15


MANY = {
    "book": lambda size: revised(size, size // 7, size // 20, size // 20, size // 50)[:2],
    "all alike": lambda size: (
        ["He said."] * size,
        ["He said."] * (size * 9 // 10) + ["She left."] * (size // 10),
    ),
    "all edited": lambda size: (
        [f"The mayor of town {n} was there." for n in range(size)],
        [f"The mayor of town {n} was not there." for n in range(size)],
    ),
}


@pytest.mark.parametrize("texts", MANY.values(), ids=MANY)
def test_four_times_the_statements_cost_less_than_six_times_as_much(texts):
    small, large = (executed_lines(align, *texts(size)) for size in (500, 2_000))

    assert large < 6 * small


def test_without_the_bound_on_gaps_the_cost_is_quadratic(monkeypatch):
    monkeypatch.setattr("articles.text.revisions.alignment.SMALL_GAP", 10**9)

    small, large = (executed_lines(align, *MANY["all edited"](size)) for size in (50, 200))

    assert large > 10 * small


LONG = "The camp in the north holds about 30,000 people."
OTHER = "Nobody has counted the tents since the storm in May."
THIRD = "The minister promised a new law before the summer."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], [], []),
        ([], [LONG], [NEW]),
        ([LONG], [], [CUT]),
        ([LONG, OTHER], [LONG, OTHER], [UNCHANGED, UNCHANGED]),
        ([LONG, OTHER], [LONG, THIRD, OTHER], [UNCHANGED, NEW, UNCHANGED]),
        ([LONG, THIRD, OTHER], [LONG, OTHER], [UNCHANGED, CUT, UNCHANGED]),
        ([LONG], [LONG.replace("30", "40")], [EDITED]),
        ([LONG], [THIRD], [CUT, NEW]),
        (["He said no."], ["He said yes."], [EDITED]),
        ([LONG, OTHER, THIRD], [THIRD, LONG, OTHER], [MOVED, UNCHANGED, UNCHANGED]),
        (["He said.", LONG, "He said.", OTHER, "He said."],
         [LONG, "He said.", OTHER, "He said."],
         [CUT, UNCHANGED, UNCHANGED, UNCHANGED, UNCHANGED]),
        (["He said."] * 3, ["He said."] * 4, [UNCHANGED] * 3 + [NEW]),
    ],
    ids=["nothing", "first", "last", "same", "new", "cut", "edited", "replaced", "short", "moved",
         "repeated", "once more"],
)  # fmt: skip
def test_each_statement_has_a_kind(old, new, expected):
    assert kinds(old, new) == expected


def test_repeated_statements_are_matched_in_order():
    old = ["He said.", LONG, "He said.", OTHER, "He said."]
    pairs = [(one.old, one.new) for one in align(old, [*old[:2], THIRD, *old[2:]])]
    assert pairs == [(0, 0), (1, 1), (None, 2), (2, 3), (3, 4), (4, 5)]


def test_a_statement_may_be_both_moved_and_edited():
    old = [LONG, OTHER, THIRD, "Two more came.", "They left again on Monday."]
    new = [*old[1:], LONG.replace("30,000", "40,000")]

    moved = align(old, new)[-1]

    assert (moved.kind, moved.old, moved.new, moved.moved) == (EDITED, 0, 4, True)
    assert [one.kind for one in moved.differences] == [
        DifferenceKind.EQUAL, DifferenceKind.REPLACE, DifferenceKind.EQUAL,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("He did go.", "He did not go.", ["-+not "]),
        ("He did not go.", "He did go.", ["-not +"]),
        ("about 4.5 percent", "about 5.4 percent", ["-4.5+5.4"]),
        ("one two three", "six seven three", ["-one two+six seven"]),
        ("It isn’t.", "It is.", ["-isn’t+is"]),
        ("same", "same", []),
        ("", "new", ["-+new"]),
    ],
)
def test_the_differences_are_whole_words(old, new, expected):
    assert shown(old, new) == expected


def test_two_very_long_texts_without_a_common_word_are_one_replacement():
    old, new = "a " * 5_000, "b " * 5_000
    assert len(word_differences(old + "x", new + "y")) == 1


TEXT = st.one_of(
    st.lists(st.sampled_from(["he", "did", "not", "4.5", ",", " ", "\n", "é", "😀", "isn’t"])).map(
        " ".join
    ),
    st.text(max_size=40),
)
STATEMENTS = st.lists(
    st.one_of(st.sampled_from([LONG, OTHER, THIRD, "He said.", "No."]), TEXT), max_size=12
)


@given(TEXT, TEXT)
def test_the_differences_turn_the_old_text_into_the_new_one(old, new):
    differences = word_differences(old, new)

    assert "".join(old[slice(*difference.old)] for difference in differences) == old
    assert "".join(new[slice(*difference.new)] for difference in differences) == new
    for difference in differences:
        same = old[slice(*difference.old)] == new[slice(*difference.new)]
        assert same == (difference.kind == DifferenceKind.EQUAL)


@given(STATEMENTS, STATEMENTS)
def test_every_statement_of_both_revisions_appears_once(old, new):
    aligned = align(old, new)

    assert sorted(pair.old for pair in aligned if pair.old is not None) == list(range(len(old)))
    assert [pair.new for pair in aligned if pair.new is not None] == list(range(len(new)))
    for pair in aligned:
        assert (pair.old is None) == (pair.kind == NEW)
        assert (pair.new is None) == (pair.kind == CUT)
        if pair.kind in (UNCHANGED, MOVED):
            assert old[pair.old] == new[pair.new]
    stayed = [
        pair.old
        for pair in aligned
        if pair.old is not None and pair.new is not None and not pair.moved
    ]
    assert stayed == sorted(stayed)


@given(STATEMENTS)
def test_a_text_aligned_with_itself_is_unchanged(statements):
    assert set(kinds(statements, statements)) <= {UNCHANGED}
