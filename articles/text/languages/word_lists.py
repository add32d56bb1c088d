"""The lines of the word lists in `languages/<code>/`."""

from functools import cache
from importlib.resources import files

LAYOUT_LANGUAGES = ("en", "fr", "de", "es")  # those with a `layouts.txt` of their own
OTHERS = "mul"  # the folder with the words of layouts of all other languages


def data_lines(language: str, name: str) -> list[str]:
    """Return the lines of `languages/<code>/<name>.txt` without comments, or none if there is no such file."""
    path = files("articles.text.languages") / language / f"{name}.txt"
    if not path.is_file():
        return []
    content = path.read_text(encoding="utf-8")
    return [line for line in content.splitlines() if line and not line.startswith("#")]


def words_of_class(line: str, name: str) -> list[str]:
    """Return the words of a line `name: words`, or none if the line has another name."""
    before, colon, words = line.partition(":")
    return words.split() if colon and before == name else []


@cache
def english_words(name: str) -> frozenset[str]:
    """Return the words of `languages/en/<name>.txt` without the marks before a colon."""
    return frozenset(
        word for line in data_lines("en", name) for word in line.rpartition(":")[2].split()
    )


@cache
def english_words_of_mark(name: str, mark: str) -> frozenset[str]:
    """Return the words of the lines of `languages/en/<name>.txt` that begin with `mark:`."""
    return frozenset(
        word
        for line in data_lines("en", name)
        if line.startswith(f"{mark}:")
        for word in line.partition(":")[2].split()
    )


@cache
def layout_words(name: str) -> frozenset[str]:
    """Return the words of one class of `layouts.txt` of every language.

    A text in one language may be laid out in another, so that its own language does not matter.
    """
    return frozenset(
        word.replace("+", " ")
        for code in (*LAYOUT_LANGUAGES, OTHERS)
        for line in data_lines(code, "layouts")
        for word in words_of_class(line, name)
    )
