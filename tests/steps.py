"""Count the work of a function, for tests of its cost that a busy machine does not disturb."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

CALLS = {"call", "c_call"}


def calls_in(work: Callable[[], object]) -> int:
    """Return how many calls of functions `work` makes, those written in C included."""
    count = 0

    def see(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in CALLS

    former = sys.getprofile()
    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(former)
    return count
