"""Lines as they stand on a page, for tests."""

from articles.reading.pdf.page.lines import Line
from articles.reading.pdf.page.words import Word

CHARACTER = 5.0  # points


def line(
    text: str, *, left: float = 72, top: float = 0, size: float = 10, bold: bool = False
) -> Line:
    """A line of `text`, `top` points below the top of its page."""
    words = []
    at = left
    for each in text.split():
        words.append(Word(each, at, at + CHARACTER * len(each)))
        at = words[-1].right + CHARACTER / 2
    return Line(words, left, words[-1].right, 800 - top, size, bold, is_right_to_left=False)


def page(text: str, *, left: float = 72, top: float = 0) -> list[Line]:
    """The lines of `text`, 12 points apart; each space before one moves it to the right."""
    shown = []
    for at, each in enumerate(text.split("\n")):
        if each.strip():
            indent = CHARACTER * (len(each) - len(each.lstrip()))
            shown.append(line(each.strip(), left=left + indent, top=top + 12 * at))
    return shown
