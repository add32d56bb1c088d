"""The PDF has all texts, is tagged, has the JSON attached, and is the same for the same report."""

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import typst
from pypdf import PdfReader

from articles.refusals import Refused
from articles.reports import FORMATS, Rendering, Report, Term, stamp_report
from articles.reports.pdf import SQUARE, _coverage, render_pdf
from tests.reports.made import (
    AT,
    a_claim,
    a_query,
    a_report,
    a_source,
    a_verdict,
    full_of,
)

SCRIPTS = {
    "latin": "Zażółć gęślą jaźń",
    "greek": "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
    "cyrillic": "Съешь же ещё этих мягких булок",
    "arabic": "صندوق",
    "hebrew": "דג סקרן שט בים",
    "chinese": "我能吞下玻璃而不伤身体繁體",
    "japanese": "いろはにほへとカタカナ漢字",
    "korean": "다람쥐헌쳇바퀴",
}


def read(report: Report) -> PdfReader:
    return PdfReader(io.BytesIO(render_pdf(report)))


def links(reader: PdfReader) -> list[str]:
    """Return the addresses of the links."""
    return [
        annotation.get_object()["/A"]["/URI"]
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if "/URI" in annotation.get_object().get("/A", {})
    ]


def squeezed(text: str) -> str:
    """Return the text without whitespace: line breaks depend on the layout."""
    return "".join(text.split())


def words(reader: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in reader.pages))


def structure(element: Any) -> Iterator[Any]:
    """Return the structure tags of the document."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        child = kid.get_object()
        if hasattr(child, "get") and "/S" in child:
            yield child
            yield from structure(child)


@pytest.mark.parametrize("payload", ["#panic()", "$x$ *a* _b_ @c <d> \\ `e` = f"])
def test_markup_in_any_field_is_readable_and_does_nothing(payload):
    reader = read(full_of(payload))

    text = words(reader)
    assert text.count(squeezed(payload)) >= 12
    assert reader.metadata
    assert reader.metadata.title == f"Fact-check: {payload}"
    assert links(reader) == ["https://www.example.com/"]  # that of the other source


def test_the_fonts_have_every_character_in_the_coverage_file():
    starts, ends = _coverage()
    covered = [chr(c) for run in zip(starts, ends, strict=True) for c in range(run[0], run[1] + 1)]
    letters = [c for c in covered if unicodedata.category(c)[0] in "LNPS"]
    report = a_report(" ".join(letters))

    reader = read(report)

    assert len(letters) > 40_000
    metadata: Any = reader.root_object["/Metadata"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata.get_object().get_data()


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_text_of_every_script_can_be_extracted(script):
    report = a_report(f"Before {SCRIPTS[script]} after.")

    text = words(read(report))

    letters = set(squeezed(SCRIPTS[script]))
    shaped = {"arabic"}  # its letters are joined: the extractor gives presentation forms or a word
    assert SQUARE not in text
    assert script in shaped or letters <= set(text)


def test_the_pdf_is_tagged_and_declares_title_language_and_standards():
    report = a_report()
    report = replace(report, article=replace(report.article, language="de-AT"))

    reader = read(report)

    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    languages = {each.get("/Lang") for each in structure(root["/StructTreeRoot"])}
    assert "de" in languages
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/StructTreeRoot" in root
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>3</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata


def test_the_json_of_the_same_version_is_attached():
    source = a_source(
        title="Secret title",
        visibility=Term("restricted", "restricted"),
        public_description="A civil servant",
    )
    report = stamp_report(a_report(sources=(source,)))

    for rendering in Rendering:
        content = FORMATS["pdf"].rendered(report, rendering)
        (attached,) = PdfReader(io.BytesIO(content)).attachments["report.json"]
        assert attached == FORMATS["json"].rendered(report, rendering)
        assert (b"Secret title" in attached) is (rendering is Rendering.LEGAL)


def test_the_same_report_gives_the_same_bytes():
    report = replace(full_of("words"), generated_at=AT.replace(microsecond=123))

    assert render_pdf(report) == render_pdf(report)


def test_characters_without_a_font_are_listed():
    report = a_report("An Egyptian wrote \U00013000 and nobody read it.")

    reader = read(report)

    text = words(reader)
    assert squeezed("An Egyptian wrote □ and") in text
    assert squeezed("U+13000 EGYPTIAN HIEROGLYPH A001") in text
    (attached,) = reader.attachments["report.json"]
    assert "\U00013000" in attached.decode()


def test_the_pdf_has_verdicts_sources_and_answers():
    claim = a_claim(1, "2019", verdicts=(a_verdict("It was 2018."),), queries=(a_query("Who?"),))
    report = stamp_report(a_report(claims=(claim,), sources=(a_source(),)))

    text = words(read(report))

    for expected in (
        "✕ 1 False",
        "It was 2018.",
        "Question to Who?: Who? Answer: Who?",
        "Feb. 25, 2025, 9:14 a.m. UTC",
        "c" * 64,
        "What is said is wrong.",
        report.version,
    ):
        assert squeezed(expected) in text


@pytest.mark.parametrize("language", ["", "x", "<b>", "tlh-Latn", "EN_us", "zz"])
def test_any_language_tag_is_accepted(language):
    report = a_report()

    assert render_pdf(replace(report, article=replace(report.article, language=language)))


@pytest.mark.parametrize(
    "text", ["\x07", "\u202e a", "a\u0300\u0350", "\ue000", "\ufeff\u200d", "\t"]
)
def test_unusual_characters_are_accepted(text):
    assert render_pdf(full_of(f"a{text}b"))


def test_a_failure_of_typst_is_refused_with_a_message(monkeypatch):
    def refuse(*_args, **_options):
        raise typst.TypstError("no", "no")

    monkeypatch.setattr(typst, "compile", refuse)

    with pytest.raises(Refused, match="Export a web page"):
        render_pdf(a_report())
