"""Scripts, markup and formulas in any field are readable and inert in every format."""

import csv
import io
import json
import zipfile
from typing import Any

import pytest
import rispy
from docx import Document
from lxml import etree
from pypdf import PdfReader

from articles.reports import FORMATS, Rendering
from tests.reports.payloads import FORMULAS, PAYLOADS, full_of_each
from tests.reports.pdf.test_pdf import links, squeezed, words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ODD = "=+-@＝＋－＠\t\r"


def written(key: str) -> bytes:
    return FORMATS[key].rendered(full_of_each(), Rendering.PUBLIC)


def of_word(package: zipfile.ZipFile, part: str) -> str:
    """Return the text of a part without whitespace, and without field instructions."""
    root = etree.fromstring(package.read(f"word/{part}.xml"))
    return squeezed("".join(root.itertext(f"{W}t")))


def test_a_word_file_has_all_texts_and_nothing_active():
    content = written("docx")

    document = Document(io.BytesIO(content))
    text = squeezed("".join(each.text for each in document.paragraphs))
    remarks = [squeezed(each.text) for each in document.comments]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        notes = of_word(package, "footnotes")
        parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    for payload, remark in zip(PAYLOADS, remarks, strict=True):
        assert text.count(squeezed(payload)) >= 2  # in the text and among the sources
        assert remark.count(squeezed(payload)) >= 5
        assert squeezed(payload) in notes
    tags = {each.tag for part in parts for each in etree.fromstring(part).iter(etree.Element)}
    for active in ("instrText", "fldSimple", "fldChar", "object", "altChunk", "hyperlink"):
        assert f"{W}{active}" not in tags
    assert not [relation for relation in document.part.rels.values() if relation.is_external]


def test_a_pdf_has_all_texts_and_no_links():
    reader = PdfReader(io.BytesIO(written("pdf")))

    text = words(reader)
    for payload in PAYLOADS:
        assert text.count(squeezed(payload)) >= 6
    assert links(reader) == []
    root: Any = reader.root_object
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    assert "/JavaScript" not in root.get("/Names", {})


@pytest.mark.parametrize("key", ["csv", "csv-mark"])
def test_no_csv_cell_is_calculated_and_each_is_readable(key):
    text = written(key).decode("utf-8-sig")

    _head, *rows = csv.reader(io.StringIO(text, newline=""))
    for payload, row in zip(PAYLOADS, rows, strict=True):
        assert row[1] in {payload, f"'{payload}"}
        assert not any(cell.lstrip()[:1] in ODD for cell in row if cell.strip())
    assert all(row[1].startswith("'") for row in rows[-len(FORMULAS) :])


def test_formats_for_programs_have_exactly_the_texts():
    report = json.loads(written("json"))["report"]
    annotations = json.loads(written("annotations"))["first"]["items"]
    items = json.loads(written("csl"))
    records = rispy.loads(written("ris").decode())

    assert [claim["text"] for claim in report["claims"]] == PAYLOADS
    assert [claim["note"] for claim in report["claims"]] == PAYLOADS
    quoted = [each["target"]["selector"][0]["exact"] for each in annotations]
    assert set(quoted) == set(PAYLOADS)
    assert [item["title"] for item in items] == PAYLOADS
    titles = [record["title"] for record in records]
    assert titles == [" ".join(payload.split()) for payload in PAYLOADS]
