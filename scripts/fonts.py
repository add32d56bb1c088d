"""List the characters that the fonts of the report can show: `articles/reports/fonts/coverage.txt`.

Run it after a font was added or replaced, with fonttools installed, which the project itself does
not need. Chinese, Japanese and Korean come from one font, cut to what is common: CJK Unified
Ideographs (4E00-9FFF), all Hangul syllables, Kana, and what GB 2312, JIS X 0208, KS X 1001 and
Big5 hold. It was cut by

    pyftsubset NotoSansCJK-Regular.ttc --font-number=2 --text-file=... --no-hinting
        --layout-features=kern,palt,ccmp --notdef-outline

and then given a second table of characters, of format 12: in the first, of format 4, typst finds no
glyph beyond the 32,767th where a run is not one of glyphs too, among them the full-width colon.
"""

from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "articles/reports/fonts"


def ranges(points: set[int]) -> list[tuple[int, int]]:
    """Yield the first and last code point of each range."""
    runs: list[tuple[int, int]] = []
    for point in sorted(points):
        if runs and runs[-1][1] == point - 1:
            runs[-1] = (runs[-1][0], point)
        else:
            runs.append((point, point))
    return runs


def covered() -> str:
    """Return the code points with a glyph in any font: one hexadecimal range a line."""
    points: set[int] = set()
    for path in sorted(FONTS.glob("*.[ot]tf")):
        points |= set(TTFont(path, lazy=True).getBestCmap())
    return "".join(f"{first:X} {last:X}\n" for first, last in ranges(points))


if __name__ == "__main__":
    (FONTS / "coverage.txt").write_text(covered(), encoding="ascii")
