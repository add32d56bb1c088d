"""The word lists beside the code, one folder a language, read once."""

from functools import cache
from importlib.resources import files


def lines(language: str, name: str) -> list[str]:
    """The lines of `<language>/<name>.txt` without comments; none where there is no such file."""
    path = files("articles.text") / language / f"{name}.txt"
    if not path.is_file():
        return []
    content = path.read_text(encoding="utf-8")
    return [line for line in content.splitlines() if line and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """The words of `en/<name>.txt`; the marks before a colon apart."""
    return frozenset(word for line in lines("en", name) for word in line.rpartition(":")[2].split())


@cache
def marked_words(name: str, mark: str) -> frozenset[str]:
    """The words of the lines of `en/<name>.txt` that begin with `mark` and a colon."""
    return frozenset(
        word
        for line in lines("en", name)
        if line.startswith(f"{mark}:")
        for word in line.partition(":")[2].split()
    )
