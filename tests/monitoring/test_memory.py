"""Processes that have grown give memory back; those that stay too large end after their work."""

import gc

from factcheck.monitoring import memory
from factcheck.monitoring.memory import MEGABYTE, MemoryLimit


def test_memory_is_given_back_only_after_growth(monkeypatch):
    sizes = [100, 100, 110, 90, 104, 106, 95]  # two for each time that some is given back
    given: list[str] = []
    monkeypatch.setattr(memory, "resident_bytes", lambda: sizes.pop(0) * MEGABYTE)
    monkeypatch.setattr(memory, "give_back", lambda: given.append("now"))
    limit = MemoryLimit(0, lambda size: given.append(f"retired at {size}"))

    for _check in range(4):  # 100 (the first), 110, 90, 104
        limit.check()
    assert len(given) == 1

    limit.check()  # 106, which is more than 15 above 90

    assert len(given) == 2


def test_a_process_that_stays_too_large_is_retired_once(monkeypatch):
    monkeypatch.setattr(memory, "give_back", lambda: None)
    monkeypatch.setattr(memory, "resident_bytes", lambda: 700 * MEGABYTE)
    retired: list[int] = []
    limit = MemoryLimit(600, retired.append)

    for _check in range(3):
        limit._least = 0
        limit.check()

    assert retired == [700]


def test_circles_are_collected_and_their_memory_leaves_the_process():
    def circles() -> None:
        for _number in range(200):
            circle: list[object] = [b"x" * 500_000]
            circle.append(circle)

    memory.give_back()
    before = memory.resident_bytes()
    gc.disable()
    try:
        circles()
        grown = memory.resident_bytes()
        memory.give_back()
    finally:
        gc.enable()

    assert grown - before > 50 * MEGABYTE
    assert memory.resident_bytes() - before < 20 * MEGABYTE
