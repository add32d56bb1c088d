"""Columns that a file has row by row are read one after the other; tables stay as they are."""

import pytest

from articles.reading.pdf import read_pdf
from articles.reading.pdf.columns import in_columns
from tests.pdf import make_page
from tests.reading.pdf.lines import line

LEFT = [
    "The council voted on Tuesday",
    "to close the northern terminal",
    "for eleven months while its",
    "pilings are replaced. Divers",
    "found them rotten in March.",
    "Nobody was hurt, said the",
    "mayor on the same evening.",
]
RIGHT = [
    "Traders on the island fear",
    "that the summer is lost to",
    "them. A fund is to help, but",
    "it has not been filled yet.",
    "The work begins in May and",
    "ends, if the weather allows,",
    "in April of the next year.",
]
WORDS = " ".join([*LEFT, *RIGHT])


def rows(*columns, gap: float = 20):
    """Lines that run over all columns, each column as wide as its longest line."""
    starts = [72.0]
    for column in columns:
        starts.append(starts[-1] + gap + max(line(each).right - 72 for each in column))
    for number, row in enumerate(zip(*columns, strict=True)):
        parts = [
            line(text, left=start, top=12 * number)
            for text, start in zip(row, starts, strict=False)
        ]
        whole = parts[0]
        whole.words = [word for part in parts for word in part.words]
        whole.right = parts[-1].right
        yield whole


def read(lines) -> str:
    return " ".join(each.text for each in in_columns(list(lines)))


def test_columns_are_read_one_after_the_other():
    assert read(rows(LEFT, RIGHT)) == WORDS


def test_three_columns_are_read_one_after_the_other():
    third = [text.replace("the", "this") for text in LEFT]

    assert read(rows(LEFT, RIGHT, third)) == f"{WORDS} {' '.join(third)}"


def test_what_stands_above_and_below_columns_stays_there():
    over = line("A headline that reaches over both of the columns on this page", top=-40)
    below = line("A note that reaches over both of the columns on this page.", top=140)

    shown = read([over, *rows(LEFT, RIGHT), below])

    assert shown == f"{over.text} {WORDS} {below.text}"


def test_a_column_may_be_shorter():
    whole = list(rows(LEFT, RIGHT))
    rest = line("It went on here.", top=12 * 7)

    assert read([*whole, rest]) == f"{' '.join(LEFT)} {rest.text} {' '.join(RIGHT)}"


@pytest.mark.parametrize(
    "columns",
    [
        (["Ann Lee", "Bo Hill", "Cy Marsh", "Di Falk", "Ed Ott", "Flo Roy", "Gus Ames"], LEFT),
        (LEFT, ["4.5", "3.1", "2.0", "9.9", "1.2", "7.3", "8.8"]),
        ([text.capitalize() + "." for text in LEFT], [text.capitalize() + "." for text in RIGHT]),
    ],
    ids=["names", "figures", "sentences in cells"],
)
def test_tables_stay_row_by_row(columns):
    lines = list(rows(*columns))
    expected = " ".join(each.text for each in lines)

    assert read(lines) == expected


def test_a_file_that_draws_row_by_row_is_read_column_by_column():
    assert WORDS in " ".join(read_pdf(row_by_row()).text.split())


def row_by_row() -> bytes:
    """A page that is drawn line by line over both columns."""
    shown = [(72, 720 - 14 * n, text) for n, text in enumerate(LEFT)]
    others = [(320, 720 - 14 * n, text) for n, text in enumerate(RIGHT)]
    return make_page([each for pair in zip(shown, others, strict=True) for each in pair])
