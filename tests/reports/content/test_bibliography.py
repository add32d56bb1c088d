"""The sources as CSL-JSON and RIS."""

import json
from dataclasses import replace

import pytest
import rispy
from jsonschema import Draft7Validator

from articles.reports import Source, render_csl, render_ris
from articles.reports.content.bibliography import authors_of, parts_of
from tests.reports.made import a_capture, a_report, a_source

# The published schema of CSL-JSON (csl-data.json of CSL 1.0.2, draft 7).
TYPES = """article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia figure graphic hearing
    interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog regulation
    report review review-book software song speech standard thesis treaty webpage"""
NAMES = """author chair collection-editor compiler composer container-author contributor curator director
    editor editorial-director executive-producer interviewer illustrator organizer original-author
    performer producer recipient reviewed-author translator"""
DATES = "accessed available-date container event-date issued original-date submitted"
STRINGS = """abstract annote archive archive_collection archive_location archive-place authority call-number
    citation-label collection-title container-title container-title-short dimensions division DOI event
    event-place genre ISAN ISBN ISCI ISMN ISRC ISSN ISWC journalAbbreviation jurisdiction keyword language
    medium note original-publisher original-publisher-place original-title part-title PMCID PMID publisher
    publisher-place references reviewed-title scale section shortTitle source status title title-short
    translated-title translated-title-short URL version year-suffix"""
NUMBERS = """chapter-number citation-number collection-number edition first-reference-note-number issue
    locator number number-of-pages number-of-volumes page page-first part printing supplement volume"""
TEXT, FIGURE = {"type": "string"}, {"type": ["string", "number"]}
FLAG = {"type": ["string", "number", "boolean"]}
EDTF = {"type": "string", "pattern": "[0-9,-,%,~,X,?,..,/]"}
NAME = {
    "properties": {
        **dict.fromkeys(
            ["family", "given", "dropping-particle", "non-dropping-particle", "suffix"], TEXT
        ),
        **dict.fromkeys(["comma-suffix", "static-ordering", "parse-names"], FLAG),
        "literal": TEXT,
    },
    "additionalProperties": False,
}
DATE = {
    "anyOf": [
        EDTF,
        {
            "properties": {
                "date-parts": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 2,
                    "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": FIGURE},
                },
                "season": FIGURE,
                "circa": FLAG,
                "literal": TEXT,
                "raw": TEXT,
                "edtf": EDTF,
            },
            "additionalProperties": False,
        },
    ]
}
ITEM = {
    "type": "object",
    "required": ["type", "id"],
    "additionalProperties": False,
    "properties": {
        "type": {"type": "string", "enum": TYPES.split()},
        "id": FIGURE,
        "categories": {"type": "array", "items": TEXT},
        "custom": {"type": "object"},
        **{key: {"type": "array", "items": NAME} for key in NAMES.split()},
        **dict.fromkeys(DATES.split(), DATE),
        **dict.fromkeys(STRINGS.split(), TEXT),
        **dict.fromkeys(NUMBERS.split(), FIGURE),
    },
}
CSL = Draft7Validator({"type": "array", "items": ITEM})


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


def test_a_web_page_has_all_its_metadata():
    (item,) = json.loads(render_csl(a_report(sources=(PAGE,))))

    assert item == {
        "id": "source-1",
        "type": "webpage",
        "title": "Camp falls below 40,000",
        "author": [
            {"family": "Doe", "given": "Jane"},
            {"family": "Aziz", "given": "Omar"},
        ],
        "issued": {"date-parts": [[2025, 1, 12]]},
        "accessed": {"date-parts": [[2025, 2, 25]]},
        "container-title": "The Agency",
        "URL": "https://www.example.com/",
        "language": "en",
    }


AUTHORS = {
    "two people": ("Mara Lind; Jo Park", [("Lind", "Mara"), ("Park", "Jo")]),
    "with commas, as older captures": ("Mara Lind, Jo Park", [("Lind", "Mara"), ("Park", "Jo")]),
    "family name first": ("Lind, Mara", [("Lind", "Mara")]),
    "family names first": ("Lind, Mara; Park, Jo", [("Lind", "Mara"), ("Park", "Jo")]),
    "a generation": ("Jo Park, Jr.", [("Park", "Jo, Jr.")]),
    "initials": ("Jo B. Park", [("Park", "Jo B.")]),
    "particles": ("Ludwig van der Berg", [("van der Berg", "Ludwig")]),
    "an organisation": ("The Associated Press", ["The Associated Press"]),
    "contributors": ("Contributors to Wikimedia projects", ["Contributors to Wikimedia projects"]),
    "a person and an agency": ("Mara Lind; Reuters", [("Lind", "Mara"), "Reuters"]),
    "one word": ("orrinport", ["orrinport"]),
    "a ministry with commas": (
        "Ministry of Ports, Ferries and Piers",
        ["Ministry of Ports, Ferries and Piers"],
    ),
    "Chinese": ("王小明", ["王小明"]),
}


@pytest.mark.parametrize(("line", "authors"), AUTHORS.values(), ids=AUTHORS)
def test_each_author_has_a_name_of_its_own(line, authors):
    read = authors_of(line)

    assert [(each.family, each.given) if each.family else each.name for each in read] == authors


def test_another_library_reads_each_author_of_the_ris():
    page = a_page(title="Camp", author="Mara Lind; Jo Park; Reuters")

    (record,) = rispy.loads(render_ris(a_report(sources=(page,))))

    assert record["authors"] == ["Lind, Mara", "Park, Jo", "Reuters"]


@pytest.mark.parametrize("kind", ["url", "upload", "interview", "document", "broadcast"])
def test_csl_json_is_valid(kind):
    page, other = replace(PAGE, kind=replace(PAGE.kind, key=kind)), a_source(3, captures=())
    written = render_csl(a_report(sources=(page, HIDDEN, other)))

    assert list(CSL.iter_errors(json.loads(written))) == []


def test_the_csl_schema_refuses_an_invalid_record():
    (item,) = json.loads(render_csl(a_report(sources=(PAGE,))))

    for key, value in (("type", "page"), ("publication", "x"), ("issued", {"date-parts": []})):
        assert list(CSL.iter_errors([item | {key: value}])) != []


def test_another_library_reads_the_ris():
    records = rispy.loads(render_ris(a_report(sources=(PAGE, HIDDEN))))

    assert [record["id"] for record in records] == ["source-1", "source-2"]
    first = records[0]
    assert (first["type_of_reference"], first["title"]) == ("ELEC", "Camp falls below 40,000")
    assert first["year"] == "2025"
    assert first["urls"] == ["https://www.example.com/"]


def test_a_title_cannot_start_another_field():
    page = a_page(title="One\nER  - \nTY  - BOOK\nTI  - Two")

    (record,) = rispy.loads(render_ris(a_report(sources=(page,))))

    assert record["title"] == "One ER - TY - BOOK TI - Two"


@pytest.mark.parametrize("render", [render_csl, render_ris])
def test_a_restricted_source_has_only_its_public_description(render):
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
def test_a_partial_date_is_read_as_far_as_it_goes(published, parts):
    assert parts_of(published) == parts
