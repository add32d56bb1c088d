"""The sources as CSL-JSON and RIS: what bibliographies read of them."""

import json
from dataclasses import replace

import pytest
import rispy
from jsonschema import Draft202012Validator

from articles.reports import Source, render_csl, render_ris
from articles.reports.bibliography import parts_of
from tests.reports.made import a_capture, a_report, a_source

# The part of the published schema of CSL-JSON (1.0.2) that we write, and nothing beside it.
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": {"type": "integer"},
            },
        }
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
CSL = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["id", "type"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string"},
                "type": {"enum": ["webpage", "document", "interview", "broadcast"]},
                "title": {"type": "string"},
                "author": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {"literal": {"type": "string"}},
                        "additionalProperties": False,
                    },
                },
                "issued": DATE,
                "accessed": DATE,
                "container-title": {"type": "string"},
                "URL": {"type": "string"},
                "language": {"type": "string"},
            },
        },
    }
)


def a_page(**fields: str) -> Source:
    read = {name: {"value": value, "origin": "meta"} for name, value in fields.items()}
    return a_source(captures=(replace(a_capture(), fields=read),))


PAGE = a_page(
    title="Camp falls below 40,000",
    author="Jane Doe, Omar Aziz",
    site="The Agency",
    published="2025-01-12T08:00:00+00:00",
    language="en",
)
HIDDEN = a_source(
    2,
    title="Secret memo",
    public_description="A document seen by the paper",
    withheld=True,
)


def test_a_page_is_a_webpage_with_all_that_was_read_of_it():
    (item,) = json.loads(render_csl(a_report(sources=(PAGE,))))

    assert item == {
        "id": "source-1",
        "type": "webpage",
        "title": "Camp falls below 40,000",
        "author": [{"literal": "Jane Doe, Omar Aziz"}],
        "issued": {"date-parts": [[2025, 1, 12]]},
        "accessed": {"date-parts": [[2025, 2, 25]]},
        "container-title": "The Agency",
        "URL": "https://www.example.com/",
        "language": "en",
    }


def test_csl_json_is_valid():
    written = render_csl(a_report(sources=(PAGE, HIDDEN, a_source(3, captures=()))))

    assert list(CSL.iter_errors(json.loads(written))) == []


def test_ris_is_read_by_others():
    records = rispy.loads(render_ris(a_report(sources=(PAGE, HIDDEN))))

    assert [record["id"] for record in records] == ["source-1", "source-2"]
    first = records[0]
    assert (first["type_of_reference"], first["title"]) == ("ELEC", "Camp falls below 40,000")
    assert first["year"] == "2025"
    assert first["urls"] == ["https://www.example.com/"]


def test_a_title_cannot_begin_another_field():
    page = a_page(title="One\nER  - \nTY  - BOOK\nTI  - Two")

    (record,) = rispy.loads(render_ris(a_report(sources=(page,))))

    assert record["title"] == "One ER - TY - BOOK TI - Two"


@pytest.mark.parametrize("render", [render_csl, render_ris])
def test_of_a_restricted_source_only_the_public_description_is_there(render):
    written = render(a_report(sources=(HIDDEN,)))

    assert "A document seen by the paper" in written
    assert "Secret" not in written
    assert "example.com" not in written


@pytest.mark.parametrize(
    ("published", "parts"),
    [
        ("2025-01-12T08:00:00+00:00", (2025, 1, 12)),
        ("2025-01-12", (2025, 1, 12)),
        ("2025-01", (2025, 1)),
        ("2025", (2025,)),
        ("2025-13-01", ()),
        ("2025-02-30", ()),
        ("20250112", ()),
        ("yesterday", ()),
        ("", ()),
    ],
)
def test_as_much_of_a_date_as_is_known(published, parts):
    assert parts_of(published) == parts
