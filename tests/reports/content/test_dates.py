"""All printed formats show a date in the same style, and name UTC beside a time."""

import io
import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from django.utils import translation
from docx import Document
from pypdf import PdfReader

from articles.reports import FORMATS, Rendering
from articles.reports.content.dates import format_day, format_parts, format_time
from tests.reports.made import a_report, a_source

ROOT = Path(__file__).resolve().parents[3]
TIME = "Feb. 25, 2025, 9:14 a.m. UTC"
OF_PROGRAMS = {"names.py", "stamp.py", "as_ris.py"}  # file names, version stamps, RIS fields


def printed(key: str) -> str:
    """The text of a report in this format, with single spaces."""
    content = FORMATS[key].rendered(a_report(sources=(a_source(),)), Rendering.LEGAL)
    if key == "docx":
        text = "\n".join(each.text for each in Document(io.BytesIO(content)).paragraphs)
    elif key == "pdf":
        text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    else:
        text = content.decode()
    return " ".join(text.split())


@pytest.mark.parametrize("key", ["html", "pdf", "docx", "md"])
def test_every_format_prints_a_capture_and_the_report_with_the_same_time(key):
    text = printed(key)

    assert text.count(TIME) >= 2
    assert "Feb. 25, 2025" in text.replace(TIME, "")  # the day of publication


def test_the_web_page_marks_a_time_for_programs():
    assert f'<time datetime="2025-02-25T09:14:00+00:00">{TIME}</time>' in printed("html")
    assert '<time datetime="2025-02-25">Feb. 25, 2025</time>' in printed("html")


def test_a_time_of_another_zone_is_printed_in_utc():
    late = datetime(2025, 2, 25, 23, 30, tzinfo=timezone(-timedelta(hours=5)))

    assert format_day(late) == "Feb. 26, 2025"
    assert format_time(late) == "Feb. 26, 2025, 4:30 a.m. UTC"


@pytest.mark.usefixtures("other_languages")
def test_the_style_is_that_of_the_language():
    with translation.override("de"):
        assert format_day(date(2025, 2, 25)) == "25. Februar 2025"
        assert format_time(datetime(2025, 2, 25, 9, 14, tzinfo=UTC)) == "25. Februar 2025 09:14 UTC"


def test_a_date_of_which_only_a_part_is_known_is_printed_as_far_as_it_goes():
    assert [format_parts(parts) for parts in ((), (2025,), (2025, 2), (2025, 2, 25))] == [
        "",
        "2025",
        "February 2025",
        "Feb. 25, 2025",
    ]


def test_no_renderer_or_template_of_a_report_has_a_date_format_of_its_own():
    files = [
        *(ROOT / "templates/reports").glob("*.html"),
        *(each for each in (ROOT / "articles/reports").rglob("*.py")),
    ]
    formats = re.compile(r"""\|date|:%[YmdHM]|strftime|date_format\(""")

    formatting = {each.name for each in files if formats.search(each.read_text())}

    assert formatting == {"dates.py", *OF_PROGRAMS}
