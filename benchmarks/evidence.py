"""Twenty quotations in a source of 700,000 characters: `make bench-evidence`.

Beside it, in the same run, what a search without an index costs: rapidfuzz's best-matching window,
and the standard library's difflib, which is so slow that it gets one quotation and a shorter text.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
SIZE, QUOTATIONS, ROUNDS = 700_000, 20, 5
SHORTER = 70_000  # characters that difflib gets
SEED = 5
VOCABULARY = 20_000  # words, drawn as in speech: the n-th as often as one n-th of the first
SYLLABLES = [
    "ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru",
    "sa", "te", "vi", "wo", "xu", "ya", "ze", "ka", "lo", "mi",
]  # fmt: skip
SMALL_WORDS = [
    "the", "of", "and", "to", "in", "a", "that", "is", "was", "for", "on", "with", "as", "it",
    "be", "by", "not", "at", "from", "this",
]  # fmt: skip


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from rapidfuzz import fuzz  # noqa: PLC0415 (not needed by the product)

    from articles.text.evidence import (  # noqa: PLC0415 (found only from here on)
        locate,
        locate_claim,
        read_source,
    )

    source = made_up_text(SIZE)
    passages = quotations(source)

    def locate_all(text: str) -> list[str]:
        read = read_source(text, language="en")
        return [locate(quotation, read, language="en").outcome.value for quotation in passages]

    def frame_all(text: str) -> None:
        read = read_source(text, language="en")
        for quotation in passages:
            locate_claim(quotation, read, language="en", speaker="Ann Lee")

    print(f"{SIZE:,} characters, {QUOTATIONS} quotations, medians of {ROUNDS} rounds")  # noqa: T201
    outcomes = locate_all(source)
    counts = ", ".join(f"{outcomes.count(each)} {each}" for each in sorted(set(outcomes)))
    show("locate, reading the source included", timed(lambda: locate_all(source)), counts)
    show("and what the source makes of them", timed(lambda: frame_all(source)), "frames, speakers")
    half = timed(lambda: locate_all(source[: SIZE // 2]))
    show("the same in half of the source", half, "linear would be half of it")
    show(
        "rapidfuzz partial_ratio_alignment",
        timed(lambda: [fuzz.partial_ratio_alignment(quotation, source) for quotation in passages]),
        "finds the window only, no differences",
    )
    once = timed(
        lambda: SequenceMatcher(None, source[:SHORTER], passages[0]).get_matching_blocks(), 1
    )
    more = SIZE / SHORTER * QUOTATIONS
    show(
        "difflib, 1 quotation",
        once,
        f"in {SHORTER:,} characters; × {more:.0f} = {once * more:.1f} s",
    )


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time of `work` in seconds."""
    seconds = []
    for _round in range(rounds):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return median(seconds)


def show(name: str, seconds: float, remark: str) -> None:
    print(f"{name:38} {seconds:8.3f} s   {remark}")  # noqa: T201 (a benchmark prints)


def made_up_text(size: int) -> str:
    """Return sentences of made-up words, the same ones every time."""
    chance = random.Random(SEED)  # noqa: S311 (no secret)
    known = SMALL_WORDS + ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(VOCABULARY)]
    weights = [1 / (rank + 1) for rank in range(len(known))]
    drawn = iter(chance.choices(known, weights, k=size // 3))
    sentences: list[str] = []
    length = 0
    while length < size:
        words = [next(drawn) for _ in range(chance.randint(8, 30))]
        if chance.random() < 0.2:
            words[3] = f"{chance.randint(2, 99_000):,}"
        sentence = " ".join(words).capitalize() + chance.choice([". ", ". ", ".\n\n"])
        sentences.append(sentence)
        length += len(sentence)
    return "".join(sentences)[:size]


def quotations(source: str) -> list[str]:
    """Return quotations: a quarter each unchanged, with a changed word, with an added "never", and stitched."""
    chance = random.Random(SEED)  # noqa: S311
    words = source.split()
    found = []
    for number in range(QUOTATIONS):
        at = chance.randrange(len(words) - 100)
        some = words[at : at + chance.randint(12, 40)]
        found.append(" ".join(edited(some, number % 4, words[at + 60 : at + 75])))
    return found


def edited(words: Sequence[str], kind: int, others: Sequence[str]) -> list[str]:
    middle = len(words) // 2
    if kind == 1:
        return [*words[:middle], "otherwise", *words[middle + 1 :]]
    if kind == 2:
        return [*words[:middle], "never", *words[middle:]]
    return [*words, "…", *others] if kind == 3 else list(words)


if __name__ == "__main__":
    main()
