"""The characters of a line divided into words, in the order of reading."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from articles.reading.pdf.page.bidi import VOWEL_SIGNS, mirrored, reading_order
from articles.reading.pdf.page.characters import Glyph
from articles.reading.pdf.page.combining import accented, combined

GAP = 0.14  # of the font size; a space between words is no narrower
TIGHT_GAP = 0.17  # the same beside the mere outline of a letter
SURE_GAP = 0.03  # of the font size; the same where PDFium sees a space
SURE_GAP_LEFTWARDS = 0.1  # the same in lines with Arabic or Hebrew
WIDE_GAP = 0.7  # of the font size; the same beside letters with vowel signs
SPACED_GAP = 0.12  # of the font size; letters that stand farther apart are letter-spaced
SPACED_LETTERS = 5  # fewer letters by themselves may be what they are
DIGITS = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
LOW_DIGITS = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
UNITS = re.compile(r"(?:^|[\d\W])(?:[mcdk]?m|ft|in|yd|mi|s)$")
MARK = re.compile(r"\d{1,3}(?:[,;]\s?\d{1,3})*[^\w\s.,;:!?'\"’”)»\]]?|[*†‡§¶]{1,3}")
_SIGNS = re.compile(r"[\d+\-−=()]+[^\w\s]?")
_UNSEEN = re.compile("[\u00ad\u200b\ufeff\u2060]")
SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class Word:
    """A word of a line, and the address that it leads to.

    `mark` is a raised number or sign after it, which may refer to a note; `notes` are the numbers of
    those that it refers to.
    """

    text: str
    left: float
    right: float
    mark: str = ""
    url: str = ""
    notes: list[int] = field(default_factory=list)


def words_of_line(
    glyphs: list[Glyph], size: float, *, right_to_left: bool, mixed: bool
) -> list[Word]:
    """Return the words of a line. `mixed` says that it holds letters read from right to left."""
    ordered = _seen(_from_left_to_right(glyphs, mixed=mixed), size)
    if not mixed:
        return list(_words(_spaced(accented(ordered), size, SURE_GAP), size))
    parts = _spaced(ordered, size, SURE_GAP_LEFTWARDS)
    order = reading_order([part.text for part in parts], right_to_left=right_to_left)
    parts = [parts[index] for index in order]
    text = "".join(part.text for part in parts)
    if right_to_left and len(text) == len(mirrored(text)):
        parts = _with_text(parts, mirrored(text))
    return list(_words(parts, size))


def _with_text(parts: list[Glyph], text: str) -> list[Glyph]:
    """Return the parts with the characters of `text`, which has as many."""
    position = 0
    changed = []
    for part in parts:
        changed.append(part._replace(text=text[position : position + len(part.text)]))
        position += len(part.text)
    return changed


def _from_left_to_right(glyphs: list[Glyph], *, mixed: bool) -> list[Glyph]:
    if mixed:
        return sorted(combined(glyphs), key=lambda glyph: glyph.left + glyph.right)
    chunks: list[list[Glyph]] = [[]]
    for glyph in glyphs:
        if chunks[-1] and glyph.left < chunks[-1][-1].left - glyph.size / 2:
            chunks.append([])
        chunks[-1].append(glyph)
    if len(chunks) > 1:
        chunks.sort(key=lambda chunk: chunk[0].left if chunk else 0.0)
    return [glyph for chunk in chunks for glyph in chunk]


def _seen(glyphs: list[Glyph], size: float) -> list[Glyph]:
    """Return the glyphs without those that are printed twice, or cannot be seen."""
    seen: list[Glyph] = []
    for index, glyph in enumerate(glyphs):
        text, left, right, *_others = glyph
        if text > "~" and _UNSEEN.match(text):
            is_shown = right - left > 0.05 * size  # a hyphen, whatever its code point
            if text != SOFT_HYPHEN or (index < len(glyphs) - 1 and not is_shown):
                continue
            if index < len(glyphs) - 1:
                text = "-"
        is_twice = (
            seen
            and seen[-1][0] == text
            and 0.0 < abs(seen[-1][1] - left) < min(0.1 * size, (right - left) / 2)
        )
        if not is_twice:
            seen.append(glyph if text == glyph[0] else glyph._replace(text=text))
    return seen


def _spaced(glyphs: list[Glyph], size: float, sure: float) -> list[Glyph]:
    """Return the glyphs with exactly one space wherever a word ends.

    `sure` is the gap that ends a word where PDFium sees a space.
    """
    spaced_out = _letter_spacing([glyph for glyph in glyphs if glyph[0] != " "], size)
    parts: list[Glyph] = []
    before: Glyph | None = None
    space: Glyph | None = None
    for glyph in glyphs:
        if glyph[0] == " " or glyph[0].isspace():
            space = glyph
            continue
        if before is not None:
            gap = (glyph[1] - before[2]) / size
            ends = _ends_word(before, glyph, gap, space, sure)
            if gap > spaced_out if spaced_out else ends:
                parts.append(Glyph(" ", before[2], glyph[1], size))
        parts.append(glyph)
        before, space = glyph, None
    return parts


def _ends_word(before: Glyph, after: Glyph, gap: float, space: Glyph | None, sure: float) -> bool:
    """Whether a word ends between the two; the gaps are in font sizes."""
    if space is None and gap < GAP:
        return False
    if space and space.right > space.left:
        return True
    if VOWEL_SIGNS.search(before.text + after.text):  # PDFium knows the place of the sign only
        return gap > (0.05 if space else WIDE_GAP)
    if space:
        return gap > sure
    return gap > (TIGHT_GAP if _is_tight(before) or _is_tight(after) else GAP)


def _is_tight(glyph: Glyph) -> bool:
    """Whether PDFium has only the outline of the glyph, without the white beside it."""
    return glyph.origin is not None and abs(glyph.left - glyph.origin[0]) > 0.06


def _letter_spacing(shown: list[Glyph], size: float) -> float:
    """Return the gap that ends a word in a line of letter-spaced words, in font sizes.

    It is 0 for any other line.
    """
    if len(shown) < SPACED_LETTERS:
        return 0.0
    gaps = [after.left - before.right for before, after in pairwise(shown)]
    usual = median(gaps)
    wide = sum(gap > SPACED_GAP * size for gap in gaps)
    is_spaced = SPACED_GAP * size < usual < size and wide > 0.8 * len(gaps)
    if not is_spaced or not all(glyph.text.isalpha() for glyph in shown[:SPACED_LETTERS]):
        return 0.0
    return max(1.6 * usual / size, usual / size + 0.12)


def _words(parts: list[Glyph], size: float) -> Iterator[Word]:
    """Divide the parts at the spaces."""
    word: list[Glyph] = []
    for part in parts:
        if part.text == " ":
            if word:
                yield _word(word)
            word = []
        else:
            word.append(part)
    if word:
        yield _word(word)


def _word(glyphs: list[Glyph]) -> Word:
    left, right = min([glyph[1] for glyph in glyphs]), max([glyph[2] for glyph in glyphs])
    if not any(glyph[4] for glyph in glyphs):
        return Word("".join([glyph[0] for glyph in glyphs]), left, right)
    text, mark = "", ""
    for raised, group in groupby(glyphs, key=lambda glyph: glyph.raised):
        part = "".join(glyph.text for glyph in group)
        if raised > 0 and not mark and _may_refer(text, part):
            mark = part
        elif mark and not any(map(str.isalnum, part)):
            text += part  # a full stop after the mark
        else:
            text, mark = text + raised_text(mark) + _SCRIPTS[raised](part), ""
    return Word(text, left, right, mark)


def _may_refer(text: str, raised: str) -> bool:
    """Whether what is raised after `text` may be the mark of a note, and not an exponent."""
    if not text or text[-1].isdigit() or not MARK.fullmatch(raised):
        return False
    return raised not in {"2", "3"} or not UNITS.search(text)


def plain_digits(raised: str) -> str:
    """Return raised digits as digits."""
    return raised.translate(_PLAIN_DIGITS)


def raised_text(raised: str) -> str:
    """Return the raised characters as characters that are raised, where there are such."""
    return raised.translate(DIGITS) if _SIGNS.fullmatch(raised) else raised


def _lowered_text(lowered: str) -> str:
    return lowered.translate(LOW_DIGITS) if _SIGNS.fullmatch(lowered) else lowered


_SCRIPTS: dict[int, Callable[[str], str]] = {0: str, 1: raised_text, -1: _lowered_text}
