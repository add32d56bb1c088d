"""Regular expressions, whose steps no count of lines shows, are linear on long runs of one sign.

The processor time of this thread is compared, not the time on the clock: ten times the text costs
ten times as much, and a hundred times where an expression is read again from each sign.
"""

import re
import time
from collections.abc import Callable

import pytest

from tests.text.test_linear import read_all, text_of

RUNS = {
    "letters": "a",
    "capitals": "Ab ",
    "digits": "1",
    "numbers": "1,",
    "blanks": " ",
    "line ends": "\n",
    "hyphens": "-",
    "words with hyphens": "a-",
    "dots": ".",
    "dots with blanks": ". ",
    "exclamations": "!",
    "brackets": "(",
    "apostrophes": "a'",
    "marks": '"',
    "initials": "A.",
}
SIZE = 3_000
MOST = 40  # times the cost of a tenth of the text; a quadratic cost is 100 times
SHORTEST = 0.002  # seconds; less cannot be measured well


def seconds(work: Callable[[str], object], text: str) -> float:
    """Return the processor time of the best of three runs."""
    times = []
    for _run in range(3):
        start = time.thread_time()
        work(text)
        times.append(time.thread_time() - start)
    return max(SHORTEST, min(times))


def growth(work: Callable[[str], object], content: str, size: int = SIZE) -> float:
    few, many = (seconds(work, text_of(content, each)) for each in (size, 10 * size))
    return many / few


@pytest.mark.parametrize("content", RUNS.values(), ids=RUNS)
def test_a_long_run_of_one_sign_is_read_in_linear_time(content):
    read_all(text_of(content, 100))  # word lists are read once

    assert growth(read_all, content) < MOST


def test_an_expression_that_is_read_again_from_each_sign_is_noticed():
    quadratic = re.compile(r"-+,")

    assert growth(quadratic.findall, "-") > MOST
