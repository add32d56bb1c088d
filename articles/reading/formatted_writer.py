"""A text writer that keeps the meaning of superscripts, fractions and struck-out text."""

import re

from articles.reading.left_out import LeftOut
from articles.reading.text_writer import Position, TextWriter

_SUPERSCRIPTS = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_RAISABLE = re.compile(r"[0-9+\-−=()ni]+")
_NOTE_NUMBERS = re.compile(r"\d{1,3}(?:[,–-] ?\d{1,3})*")
_ORDINAL_LETTERS = frozenset("eaordsºª")  # 2e, 1o: one letter after a figure
_UNITS = frozenset({"km", "cm", "mm", "dm", "dam", "hm", "µm", "μm", "nm", "ft", "in", "yd", "mi"})
_UNITS |= {"sec", "min", "inch", "feet"}
_TRADE_MARKS = {"TM": "™", "SM": "℠"}
_LAST_WORD = re.compile(r"[^\W\d_⁰¹²³⁴-⁹ⁿⁱ]+\Z")
_SLASHES = frozenset({"/", "⁄", "∕"})
_CLOSING = frozenset(".,…)]}”’")  # French puts a space before the others


class FormattedWriter(TextWriter):
    """A `TextWriter` to which raised, lowered and struck-out text is written as well.

    Struck-out text is left out, and added to `left_out`.
    """

    def __init__(self, left_out: LeftOut) -> None:
        super().__init__()
        self.left_out = left_out
        self._struck_at = -1
        self._raised = ""  # raised text, not written yet because it may begin a fraction
        self._slash = ""
        self._space = ""  # white space after the last text, not written yet
        self._is_after_struck = False
        self._end = ""  # the last text

    @property
    def position(self) -> Position:
        self._write_raised()
        return super().position

    def write(self, text: str) -> None:
        if self._raised and not self._slash and text in _SLASHES:
            self._slash = text
            return
        self._write_raised()
        self._write(text)

    def add_break(self, separator: str) -> None:
        self._write_raised()
        self._space = self._end = ""
        super().add_break(separator)

    def write_formatted(self, text: str, *, is_struck: bool, raised: str) -> None:
        """Add text that is struck out, or `raised`: "superscript", "subscript" or ""."""
        if is_struck:
            self._strike(text)
        elif raised == "superscript":
            self._superscript(text)
        elif raised == "subscript":
            self._subscript(text)
        else:
            self.write(text)

    def fraction(self, over: str, under: str) -> None:
        """Add a fraction, apart from a whole number before it."""
        self._write_raised()
        apart = " " if self._end[-1:].isalnum() and not self._space else ""
        self._write(apart + fraction(over, under))

    def _superscript(self, text: str) -> None:
        if self._slash:
            self._write_raised()
        self._raised += text

    def _subscript(self, text: str) -> None:
        """Add lowered text. After raised text and a slash, it completes a fraction."""
        if self._slash and text.strip():
            over, self._raised, self._slash = self._raised.strip(), "", ""
            self.fraction(over, text.strip())
            return
        self.write(text)

    def _strike(self, text: str) -> None:
        offset = self.position.offset
        if self._struck_at == offset:
            self.left_out.struck[-1] += text
        else:
            self.left_out.struck.append(text)
        self._struck_at = offset
        self._is_after_struck = True

    def _write(self, text: str) -> None:
        if not text:
            return
        if self._is_after_struck and (text[0].isspace() or text[0] in _CLOSING):
            self._space = ""  # lest a double space or one before a full stop be left
        self._is_after_struck = False
        kept = text.rstrip(" ")
        if kept:
            super().write(self._space + kept)
            self._space = ""
        self._space += text[len(kept) :]
        self._end = (self._end + kept)[-40:]

    def _write_raised(self) -> None:
        raised, slash, self._raised, self._slash = self._raised, self._slash, "", ""
        if raised:
            before = "" if self._space or super().position.starts_paragraph else self._end
            self._write(raised_text(raised, before) + slash)


def fraction(over: str, under: str) -> str:
    """Return a fraction on one line, in brackets where it needs them."""
    return "/".join(
        part if re.fullmatch(r"[\w.,]+|\(.*\)", part) else f"({part})" for part in (over, under)
    )


def power(text: str) -> str:
    """Return an exponent on one line: "⁶", or "^x"."""
    if _RAISABLE.fullmatch(text):
        return text.translate(_SUPERSCRIPTS)
    return f"^{text}" if len(text) == 1 else f"^({text})"


def raised_text(raised: str, before: str) -> str:
    """Return raised text as it is written on one line after the text `before`."""
    text = raised.strip()
    word = _LAST_WORD.search(before)
    if text in _TRADE_MARKS:
        return _TRADE_MARKS[text]
    if not text or not any(character.isalnum() for character in text):
        return power(text) if text in {"+", "-", "−"} else raised
    if text.isalpha() and _is_ending(text, before, has_word=word is not None):
        return raised
    if _NOTE_NUMBERS.fullmatch(text) and word and not _is_unit(word[0]):
        return raised.replace(text, f"[{text}]")
    return raised.replace(text, power(text))


def _is_ending(letters: str, before: str, *, has_word: bool) -> bool:
    """Whether raised letters are the end of a word, as in 1st, 2e or Mme."""
    if len(letters) > 1:
        return True
    if before[-1:].isdigit():
        return letters in _ORDINAL_LETTERS
    return not before or (has_word and letters in "oeºª" and before[-1:].isupper())


def _is_unit(word: str) -> bool:
    return len(word) == 1 or word.lower() in _UNITS
