"""Dates and times on pages: in the format of the language, in an element that programs can read."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
NOON = datetime(2025, 2, 25, 12, 30, tzinfo=UTC)


def drawn(filter_name: str, value: object) -> str:
    template = Template(f"{{% load times %}}{{{{ value|{filter_name} }}}}")
    return template.render(Context({"value": value}))


@pytest.mark.usefixtures("other_languages")
@pytest.mark.parametrize(
    ("language", "value", "shown"),
    [
        ("en", date(2025, 2, 25), "Feb. 25, 2025"),
        ("de", date(2025, 2, 25), "25. Februar 2025"),
        ("de", "2025-02-25T09:30:00+01:00", "25. Februar 2025"),
    ],
)
def test_a_day_is_written_as_in_the_language_of_the_page(language, value, shown):
    with translation.override(language):
        html = drawn("day_tag", value)

    assert html == f'<time datetime="2025-02-25">{shown}</time>'


@pytest.mark.usefixtures("other_languages")
@pytest.mark.parametrize("value", [NOON, NOON.isoformat()], ids=["time", "text"])
def test_a_time_is_shown_in_the_time_zone_of_the_page(value):
    with timezone.override("Europe/Berlin"), translation.override("de"):
        html = drawn("time_tag", value)

    assert html == '<time datetime="2025-02-25T13:30:00+01:00">25.02.2025 13:30</time>'


@pytest.mark.parametrize("value", ["2025", "2025-02", "2025-02-31", "in spring"])
def test_what_is_no_day_is_shown_as_it_was_stated(value):
    assert drawn("day_tag", value) == value


def test_a_recent_time_is_shown_as_its_distance():
    html = drawn("ago_tag", timezone.now())

    assert re.fullmatch(r'<time datetime="[^"]+\+00:00">now</time>', html)


@pytest.mark.parametrize("name", ["day_tag", "time_tag", "ago_tag"])
def test_without_a_value_nothing_is_shown(name):
    assert drawn(name, None) == ""


def test_no_page_has_a_date_format_of_its_own():
    pages = [page for page in TEMPLATES.rglob("*.html") if "reports" not in page.parts]

    formats = {
        date_format
        for page in pages
        for date_format in re.findall(r"""\|(?:date|time):["']([^"']+)""", page.read_text())
    }

    assert {name for name in formats if not name.endswith("_FORMAT")} == set()
