"""The characters of a page, each with its place, as PDFium finds them."""

import math
from ctypes import POINTER, byref, c_double, c_ushort, cast
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from articles.reading.pdf.page.bidi import FIRST_RIGHT_TO_LEFT, RIGHT_TO_LEFT, VOWEL_SIGNS

LINE_END_HYPHEN = "\ufffe"  # what PDFium has for a hyphen or a soft hyphen at the end of a line
_HYPHENS = {0xFFFE: "-", 2: "-"}
_CONTROLS = frozenset("\r\n\0") | {""}
LEAST_SIZE = 0.5  # points
RAISED, LOWERED, LOW = 0.2, -0.05, 0.45  # of the font size: the bottom, and the top, of a digit
_DIGITS = frozenset("0123456789")
BOLD = 600  # the weight of a font
CHARACTERS_LIMIT = 200_000  # of one page


class Glyph(NamedTuple):
    """A code point, and where the glyph that shows it stands, from `left` to `right`, in points.

    It stands on the line (0), raised (1) or lowered (-1). Of letters that are read from right to
    left, `origin` is where PDFium put the glyph: the same for the letters of a ligature and the signs
    on a letter.
    """

    text: str
    left: float
    right: float
    size: float
    raised: int = 0
    origin: tuple[float, float] | None = None


@dataclass(slots=True)
class Run:
    """Glyphs in the order of the file that share font size, weight, angle and baseline.

    Positions are in points, turned so that the text is upright; y grows upwards.
    """

    baseline: float
    size: float
    is_bold: bool
    angle: int  # degrees
    glyphs: list[Glyph] = field(default_factory=list)
    is_leftwards: bool = False  # letters that are read from right to left
    has_signs: bool = False  # vowel signs, whose baselines PDFium mixes with those of their letters


def runs_of_page(page: pypdfium2.PdfPage) -> list[Run]:
    """Return the characters of a page, with the spaces that the file contains."""
    text_page = page.get_textpage()
    try:
        return _Reader(text_page).runs()
    finally:
        text_page.close()


class _Reader:
    """Reads the characters of one page. Each call of PDFium costs a microsecond: few are made."""

    def __init__(self, text_page: pypdfium2.PdfTextPage) -> None:
        self._page = text_page.raw

    def runs(self) -> list[Run]:
        """Return the characters in the order of the file."""
        box = raw.FS_RECTF()
        reference = byref(box)
        get_box, page = raw.FPDFText_GetLooseCharBox, self._page
        run, height = Run(0.0, 0.0, is_bold=False, angle=0), (0.0, 0.0)
        runs: list[Run] = []
        texts = self._texts(min(raw.FPDFText_CountChars(page), CHARACTERS_LIMIT))
        for index, text in enumerate(texts):
            if text in _CONTROLS or not get_box(page, index, reference):
                continue
            left, right, bottom, top = box.left, box.right, box.bottom, box.top
            is_made_up = text == " " and right <= left  # by PDFium
            if not runs or (height != (bottom, top) and not is_made_up):
                run, height = self._run(index), (bottom, top)
                runs.append(run)
            if run.angle:
                corners = (turned(x, y, run.angle)[0] for x in (left, right) for y in height)
                left, *_others, right = sorted(corners)
            origin = None
            if text >= FIRST_RIGHT_TO_LEFT and RIGHT_TO_LEFT.match(text):
                x, y = self._origin(index, run.angle)
                origin = (round(x, 1), round(y, 1))
                run.is_leftwards = True
                run.has_signs = run.has_signs or bool(VOWEL_SIGNS.match(text))
            raised = self._raised(index, run) if text in _DIGITS else 0
            run.glyphs.append(Glyph(text, left, right, run.size, raised, origin))
        return runs

    def _run(self, index: int) -> Run:
        """Return an empty run for the character."""
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._page, index, byref(matrix))
        size = raw.FPDFText_GetFontSize(self._page, index) * math.hypot(matrix.c, matrix.d)
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a)))
        is_bold = raw.FPDFText_GetFontWeight(self._page, index) >= BOLD
        return Run(self._origin(index, angle)[1], max(size, LEAST_SIZE), is_bold, angle)

    def _raised(self, index: int, run: Run) -> int:
        """Whether the digit of a font is one that stands raised (1) or lowered (-1)."""
        if run.angle:
            return 0
        left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
        sides = (byref(left), byref(right), byref(bottom), byref(top))
        raw.FPDFText_GetCharBox(self._page, index, *sides)
        above = (bottom.value - run.baseline) / run.size
        if above > RAISED:
            return 1
        return -1 if above < LOWERED and (top.value - run.baseline) / run.size < LOW else 0

    def _origin(self, index: int, angle: int) -> tuple[float, float]:
        x, y = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(self._page, index, byref(x), byref(y))
        return turned(x.value, y.value, angle)

    def _texts(self, count: int) -> list[str]:
        """Return the text of each character."""
        if count <= 0:
            return []
        buffer = (c_ushort * (2 * count + 2))()
        size = raw.FPDFText_GetText(self._page, 0, count, cast(buffer, POINTER(c_ushort)))
        text = bytes(buffer)[: 2 * (size - 1)].decode("utf-16-le", "replace")
        if len(text) != count:  # code points beyond U+FFFF, or characters without any
            codes = (raw.FPDFText_GetUnicode(self._page, index) for index in range(count))
            return [_HYPHENS.get(code, chr(code) if code < 0x110000 else "") for code in codes]
        return list(text.replace(LINE_END_HYPHEN, "-"))


def turned(x: float, y: float, angle: int) -> tuple[float, float]:
    """Return the point on a page that is turned clockwise by `angle` degrees."""
    if not angle:
        return x, y
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return x * cosine + y * sine, y * cosine - x * sine
