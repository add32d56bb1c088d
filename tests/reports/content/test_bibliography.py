"""The sources as CSL-JSON, RIS and Markdown, read back by other libraries."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import rispy
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from jsonschema import Draft7Validator

from articles.reports import Source, Term, render_csl, render_markdown, render_ris
from articles.reports.content.dates import parts_of
from articles.reports.references.authors import authors_of
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
    "joined by a word": (
        "Ann Lee, Bo Roe and Cy Poe",
        [("Lee", "Ann"), ("Roe", "Bo"), ("Poe", "Cy")],
    ),
    "a company of two": ("Marks and Spencer", ["Marks and Spencer"]),
    "a person with an office": ("Mara Lind, harbour master", ["Mara Lind, harbour master"]),
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


def test_authors_that_a_page_calls_organisations_have_one_name():
    page = a_page(author="Mara Lind; Orrin Harbour Watch", organisations="Orrin Harbour Watch")

    (item,) = json.loads(render_csl(a_report(sources=(page,))))

    assert item["author"] == [
        {"family": "Lind", "given": "Mara"},
        {"literal": "Orrin Harbour Watch"},
    ]


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
        ("2025 or later", ()),
        ("20250112", ()),
        ("yesterday", ()),
        ("", ()),
    ],
)
def test_a_partial_date_is_read_as_far_as_it_goes(published, parts):
    assert parts_of(published) == parts


DAY = date(2025, 3, 4)
INTERVIEW = a_source(
    kind=Term("interview", "interview"),
    url="",
    title="Interview with Mara Lind",
    person="Mara Lind",
    channel=Term("telephone", "by telephone"),
    dated_on=DAY,
    captures=(a_capture("A transcript"),),
)
DOCUMENT = a_source(
    kind=Term("document", "document"),
    url="",
    title="Survey of the piers",
    issuer="Ministry of Ports",
    dated_on=DAY,
    captures=(a_capture("Scan 3"),),
)
BROADCAST = replace(
    DOCUMENT, kind=Term("broadcast", "broadcast"), title="Evening news", issuer="Orrin Radio"
)
# A style that prints all that the styles of journals print, with a mark for each.
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>All</title><id>all</id><updated>2025-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout delimiter="; ">
<names variable="author"><name name-as-sort-order="all" delimiter="+"/></names>
<text variable="title" prefix=" | "/><text variable="container-title" prefix=" in "/>
<text variable="publisher" prefix=" by "/><text variable="medium" prefix=" via "/>
<date variable="issued" prefix=" on "><date-part name="year"/>
<date-part name="month" form="numeric-leading-zeros" prefix="-"/>
<date-part name="day" form="numeric-leading-zeros" prefix="-"/></date>
<choose>TYPES</choose>
</layout></bibliography></style>"""


SHOWN = "interview document broadcast article-newspaper dataset article-journal webpage"


def in_citeproc(source: Source, tmp_path: Any) -> str:
    """Return the entry that citeproc-py prints for a source."""
    path = tmp_path / "all.csl"
    first, *others = [f'if type="{each}"><text value=" ({each})"/>' for each in SHOWN.split()]
    choices = [f"<{first}</if>", *(f"<else-{each}</else-if>" for each in others)]
    path.write_text(STYLE.replace("TYPES", "".join(choices)))
    items = CiteProcJSON(json.loads(render_csl(a_report(sources=(source,)))))
    style = CitationStylesStyle(str(path), validate=False)
    bibliography = CitationStylesBibliography(style, items, formatter.plain)
    bibliography.register(Citation([CitationItem("source-1")]))
    return str(bibliography.bibliography()[0])


PRINTED = {
    "an interview": (
        INTERVIEW,
        "Lind, Mara | Interview with Mara Lind via by telephone on 2025-03-04 (interview)",
        {"type_of_reference": "PCOMM", "authors": ["Lind, Mara"], "type_of_work": "by telephone"},
        "Interview with Mara Lind, by telephone, March 4, 2025",
    ),
    "a document": (
        DOCUMENT,
        "Ministry of Ports | Survey of the piers by Ministry of Ports on 2025-03-04 (document)",
        {"authors": ["Ministry of Ports"], "publisher": "Ministry of Ports", "date": "2025/03/04"},
        "Survey of the piers, Ministry of Ports, March 4, 2025",
    ),
    "a broadcast": (
        BROADCAST,
        " | Evening news by Orrin Radio on 2025-03-04 (broadcast)",
        {"type_of_reference": "VIDEO", "publisher": "Orrin Radio", "year": "2025"},
        "Evening news, Orrin Radio, March 4, 2025",
    ),
    "a news article": (
        a_page(title="<i>Orrin</i> emits CO<sub>2</sub>", type="NewsArticle", site="The Post"),
        " | Orrin emits CO2 in The Post (article-newspaper)",
        {"type_of_reference": "NEWS", "title": "Orrin emits CO2", "secondary_title": "The Post"},
        "Orrin emits CO2, The Post",
    ),
    "a dataset without a day": (
        a_page(
            title="Boats", type="Dataset", site="Data", author="A Lee; B Roe", published="2019-03"
        ),
        "Lee, A+Roe, B | Boats by Data on 2019-03 (dataset)",
        {"type_of_reference": "DATA", "publisher": "Data", "date": "2019/03/"},
        "Boats, A Lee; B Roe, Data, March 2019",
    ),
    "a paper of a year": (
        a_page(title="10<sup>6</sup> boats", type="ScholarlyArticle", published="2019"),
        " | 10⁶ boats on 2019 (article-journal)",
        {"type_of_reference": "JOUR", "title": "10⁶ boats", "year": "2019", "date": "2019//"},
        "10⁶ boats, 2019",
    ),
    "a date in words": (
        a_page(title="Boats", published="spring 2019"),
        " | Boats on spring 2019 (webpage)",
        {"type_of_reference": "ELEC", "date": "///spring 2019"},
        "Boats, spring 2019",
    ),
}


@pytest.mark.parametrize(("source", "entry", "fields", "line"), PRINTED.values(), ids=PRINTED)
def test_other_libraries_read_who_made_a_source_when_and_how(source, entry, fields, line, tmp_path):
    report = a_report(sources=(source,))

    (record,) = rispy.loads(render_ris(report))

    assert in_citeproc(source, tmp_path) == entry
    assert record | fields == record
    assert f"1\\. {line}" in render_markdown(report)
