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
from articles.reports.content.paper import Told, on_paper, said
from articles.reports.content.report import Report
from articles.reports.data.as_json import render_json

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE / "report.typ"
FONTS = HERE / "fonts"
STANDARDS = ["ua-1", "a-3a"]
SQUARE = "□"
log = structlog.get_logger(__name__)


def render_pdf(report: Report) -> bytes:
    """The report on paper: tagged PDF/UA-1 and PDF/A-3a, with the report's JSON attached.

    All text is data of the template, never its markup. A character that no font of ours shows is
    named in the method section, and an empty square stands in its place. The same report gives
    the same bytes. Raises `Refused` when no PDF can be made of it at all.
    """
    told = shown(on_paper(report))
    try:
        return _compiled(told, report, STANDARDS)
    except typst.TypstError as error:
        log.warning("pdf_without_standard", article=report.article.id, error=str(error))
    words = _(
        "This file does not meet PDF/UA and PDF/A: some of its characters have no description."
    )
    told["method"]["said"].append(said(words))
    try:
        return _compiled(told, report, [])
    except typst.TypstError as error:
        log.warning("no_pdf", article=report.article.id, error=str(error))
        sentence = _("The PDF could not be generated. Export a web page and print it instead.")
        raise Refused(sentence) from error


def _compiled(told: Told, report: Report, standards: list[Any]) -> bytes:
    found = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"told": json.dumps(told, ensure_ascii=False), "record": render_json(report)},
        pdf_standards=standards,
        timestamp=report.generated_at.astimezone(UTC).replace(microsecond=0),
    )
    assert isinstance(found, bytes)  # noqa: S101 (tells mypy)
    return found


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def shown(told: Told) -> Told:
    """What the fonts can show of it. The method section names the characters that they cannot."""
    unshown = sorted(_unshown(told))
    if not unshown:
        return told
    names = (f"U+{ord(c):04X} {unicodedata.name(c, '')}".strip() for c in unshown)
    sentence = _("Characters that this file cannot show are printed as %(square)s: %(names)s.")
    replaced: Told = _replaced(told, {ord(c): SQUARE for c in unshown})
    words = sentence % {"square": SQUARE, "names": ", ".join(names)}
    replaced["method"]["said"].append(said(f"{words} {_('They are in the attached file.')}"))
    return replaced


def _unshown(value: object) -> set[str]:
    match value:
        case str():
            return {c for c in set(value) if not _has_glyph(c)}
        case dict():
            return set().union(*map(_unshown, value.values()))
        case list():
            return set().union(*map(_unshown, value))
    return set()


def _replaced(value: Any, squares: dict[int, str]) -> Any:
    match value:
        case str():
            return value.translate(squares)
        case dict():
            return {key: _replaced(each, squares) for key, each in value.items()}
        case list():
            return [_replaced(each, squares) for each in value]
    return value


def _has_glyph(letter: str) -> bool:
    """Some font shows it, or it is not to be seen: a joiner, a direction, a variation."""
    kind = unicodedata.category(letter)
    if kind == "Cc":
        return letter in "\n\t"
    if kind == "Cf" or "VARIATION SELECTOR" in unicodedata.name(letter, ""):
        return True
    starts, ends = _coverage()
    place = bisect.bisect_right(starts, ord(letter)) - 1
    return place >= 0 and ord(letter) <= ends[place]


@cache
def _coverage() -> tuple[list[int], list[int]]:
    """First and last code points of the runs that the fonts cover, as `scripts/fonts.py` found."""
    lines = (FONTS / "coverage.txt").read_text(encoding="ascii").splitlines()
    pairs = [line.split() for line in lines]
    return [int(first, 16) for first, _last in pairs], [int(last, 16) for _first, last in pairs]
