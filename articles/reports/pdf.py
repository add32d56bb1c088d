import bisect
import json
import unicodedata
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import Any

import structlog
import typst
from django.utils.translation import gettext as _

from articles.refusals import Refused
from articles.reports.content.print_data import PrintData, directed, print_data
from articles.reports.content.report import (
    Report,
)
from articles.reports.data.as_json import render_json

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE / "report.typ"
FONTS = HERE / "fonts"
STANDARDS = ["ua-1", "a-3a"]
SQUARE = "□"
log = structlog.get_logger(__name__)


def render_pdf(report: Report) -> bytes:
    """Return a tagged PDF/UA-1 and PDF/A-3a file, with the report's JSON attached.

    All text is data of the template, never its markup. Characters that no bundled font has are
    printed as squares, and the method section lists them. The same report gives the same bytes.
    Raises `Refused` if typst cannot make a PDF of it.
    """
    data = replace_missing_glyphs(print_data(report))
    try:
        return _compile(data, report, STANDARDS)
    except typst.TypstError as error:
        log.warning(
            "export.pdf_without_standard", article=report.article.id, error=type(error).__name__
        )
    warning = _(
        "This file does not meet PDF/UA and PDF/A: some of its characters have no description."
    )
    data["method"]["paragraphs"].append(directed(warning))
    try:
        return _compile(data, report, [])
    except typst.TypstError as error:
        log.warning("export.pdf_failed", article=report.article.id, error=type(error).__name__)
        raise Refused(
            _("The PDF could not be generated. Export a web page and print it instead.")
        ) from error


def _compile(data: PrintData, report: Report, standards: list[Any]) -> bytes:
    compiled = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False), "report": render_json(report)},
        pdf_standards=standards,
        timestamp=report.generated_at.astimezone(UTC).replace(microsecond=0),
    )
    assert isinstance(compiled, bytes)  # noqa: S101 (for mypy)
    return compiled


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def replace_missing_glyphs(data: PrintData) -> PrintData:
    """Print a square for each character that no font has, and list them in the method section."""
    missing = sorted(_missing_glyphs(data))
    if not missing:
        return data
    names = (f"U+{ord(c):04X} {unicodedata.name(c, '')}".strip() for c in missing)
    sentence = _("Characters that this file cannot show are printed as %(square)s: %(names)s.")
    replaced: PrintData = _translate(data, {ord(c): SQUARE for c in missing})
    note = sentence % {"square": SQUARE, "names": ", ".join(names)}
    replaced["method"]["paragraphs"].append(
        directed(f"{note} {_('They are in the attached file.')}")
    )
    return replaced


def _missing_glyphs(value: object) -> set[str]:
    match value:
        case str():
            return {c for c in set(value) if not _has_glyph(c)}
        case dict():
            return set().union(*map(_missing_glyphs, value.values()))
        case list():
            return set().union(*map(_missing_glyphs, value))
    return set()


def _translate(value: Any, squares: dict[int, str]) -> Any:
    match value:
        case str():
            return value.translate(squares)
        case dict():
            return {key: _translate(each, squares) for key, each in value.items()}
        case list():
            return [_translate(each, squares) for each in value]
    return value


def _has_glyph(letter: str) -> bool:
    """Does a font have the character, or is it invisible (a joiner, a direction, a variation)?"""
    kind = unicodedata.category(letter)
    if kind == "Cc":
        return letter in "\n\t"
    if kind == "Cf" or "VARIATION SELECTOR" in unicodedata.name(letter, ""):
        return True
    starts, ends = _coverage()
    index = bisect.bisect_right(starts, ord(letter)) - 1
    return index >= 0 and ord(letter) <= ends[index]


@cache
def _coverage() -> tuple[list[int], list[int]]:
    """Return the first and the last code points of the ranges in `coverage.txt` (`scripts/fonts.py`)."""
    lines = (FONTS / "coverage.txt").read_text(encoding="ascii").splitlines()
    pairs = [line.split() for line in lines]
    return [int(first, 16) for first, _last in pairs], [int(last, 16) for _first, last in pairs]
