"""The word lists beside the code, read once."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The words of `en/<name>.txt`; comments and the marks before a colon apart."""
    return frozenset(word for line in _lines(name) for word in line.rpartition(":")[2].split())


@cache
def marked_words(name: str, mark: str) -> frozenset[str]:
    """The words of the lines that begin with `mark` and a colon."""
    return frozenset(
        word
        for line in _lines(name)
        if line.startswith(f"{mark}:")
        for word in line.partition(":")[2].split()
    )


def _lines(name: str) -> list[str]:
    content = (files("articles.text") / "en" / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in content.splitlines() if line and not line.startswith("#")]
