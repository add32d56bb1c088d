"""Texts of any length for benchmarks, of contents that are hard in different ways."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMES = ["Rosa", "Ravi", "Edith", "Ada", "Omar", "Lena", "Jonas", "Mira"]


def _prose() -> Iterator[str]:
    sample = (ROOT / "articles/management/demo/article.txt").read_text(encoding="utf-8")
    while True:
        yield sample + "\n\n"


def _speakers() -> Iterator[str]:
    """A new person in each paragraph."""
    for number in count():
        name = f"{NAMES[number % 8]} {_syllables(number)}"
        yield f"Minister {name} said that the bridge is safe. “It holds,” {name} said.\n\n"


def _one_speaker() -> Iterator[str]:
    for number in count():
        yield f"“We will build bridge {number},” Jane Doe said. She added that it was safe.\n\n"


def _sums() -> Iterator[str]:
    for number in count():
        a, b = number % 97 + 2, number % 89 + 3
        yield f"The {a + b + 1} victims were {a} women and {b} men, {number}% of all. "


def _counts() -> Iterator[str]:
    for number in count():
        yield f"The attack of {number % 28 + 1} May 2019 killed {number} people in Oslo. "


def _named() -> Iterator[str]:
    for number in count():
        yield f"The {_syllables(number)} Council met {_syllables(number + 7)} of Oslo. "


def _syllables(number: int) -> str:
    """A word that only this number has."""
    parts = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru"]
    return "".join(parts[int(digit)] for digit in f"{number:03}").capitalize()


def _repeated(words: str) -> Callable[[], Iterator[str]]:
    def repeat() -> Iterator[str]:
        while True:
            yield words

    return repeat


CONTENTS: dict[str, Callable[[], Iterator[str]]] = {
    "prose": _prose,
    "one line": lambda: (" ".join(part.split()) + " " for part in _prose()),
    "one sentence": _repeated("he said that the bridge is safe and "),
    "speakers": _speakers,
    "one speaker": _one_speaker,
    "sums": _sums,
    "counts": _counts,
    "names": _named,
    "quotation marks": _repeated('"'),
    "curly marks": _repeated("“"),
    "closed marks": _repeated("“a” "),
    "digits": _repeated("1234567890"),
    "numbers": _repeated("12 1,345.5 "),
    "blanks": _repeated(" "),
    "line ends": _repeated("\n"),
    "short lines": _repeated("a\n"),
    "hyphens": _repeated("-"),
    "dashes": _repeated("a-"),
    "dots": _repeated("."),
    "capitals": _repeated("Ab "),
    "letters": _repeated("a"),
    "Chinese": _repeated("部长张伟说，这座桥耗资450万元。“它是安全的，”她说。"),
    "Arabic": _repeated("قال الوزير محمد علي إن الجسر كلف أربعة ملايين. "),
    "mixed": _repeated("قال Ann Lee إن الجسر آمن. Ann Lee said: “إنه آمن,” he added. "),
    "unclosed": _repeated("He said “we won. "),
}


def text_of(content: str, size: int) -> str:
    """Return `size` characters of the content; a word at each end, without which it is refused."""
    parts, length = ["A "], 2
    for part in CONTENTS[content]():
        parts.append(part)
        length += len(part)
        if length >= size:
            break
    return "".join(parts)[: size - 2] + " z"
