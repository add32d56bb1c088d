"""Only the public description of a withheld source leaves the newsroom."""

from dataclasses import replace

import pytest

from articles.reports import (
    Event,
    Report,
    Term,
    render_html,
    render_json,
    withhold,
    without_internal_sources,
)
from tests.reports.made import (
    AT,
    a_capture,
    a_citation,
    a_claim,
    a_query,
    a_report,
    a_source,
    a_verdict,
)

CANARY = "heronfeather"
DESCRIPTION = "A civil servant"


def about(visibility: str) -> Report:
    """A report in which every field about a source contains the canary."""
    source = a_source(
        2,
        kind=Term("interview", "interview"),
        url="",
        title=CANARY,
        person=CANARY,
        issuer=CANARY,
        visibility=Term(visibility, visibility),
        public_description=DESCRIPTION,
        captures=(a_capture(CANARY, sha256="d" * 64),),
        failure=CANARY,
    )
    claim = a_claim(
        1,
        "2019",
        citations=(a_citation(CANARY, source=2), a_citation("kept", source=1)),
        queries=(replace(a_query(CANARY), source=2), a_query("kept")),
        verdicts=(a_verdict(captures=((1, "c" * 64), (2, "d" * 64))),),
    )
    said = {"excerpt": CANARY, "addressee": CANARY, "source_id": 7, "stance": "refutes"}
    changed = {"excerpt": ["", CANARY]}
    events = (
        Event(AT, "Rosa", "Source attached", CANARY, 1, "citation", "insert", {}, said, 2),
        Event(AT, "Rosa", "Citation changed", "", 1, "citation", "update", changed, said, 2),
        Event(AT, "Rosa", f"Question to {CANARY}", "", 1, "query", "insert", {}, said, 2),
        Event(AT, "Rosa", "Judged", "", 1, "verdict", "insert", {}, {"captures": {"7": "d" * 64}}),
    )
    return a_report(claims=(claim,), sources=(a_source(1), source), events=events)


@pytest.mark.parametrize("visibility", ["newsroom", "restricted"])
def test_only_the_public_description_of_a_source_leaves_the_newsroom(visibility):
    content = render_json(without_internal_sources(about(visibility)))

    assert CANARY not in content
    assert "d" * 64 not in content
    assert DESCRIPTION in content
    assert "kept" in content


def test_a_public_source_is_complete():
    assert without_internal_sources(about("public")) == about("public")


@pytest.mark.parametrize("visibility", ["newsroom", "restricted"])
def test_the_web_page_in_the_public_version_has_nothing_confidential(visibility):
    rendered = render_html(without_internal_sources(about(visibility)))

    assert CANARY not in rendered
    assert DESCRIPTION in rendered
    assert CANARY in render_html(without_internal_sources(about("public")))


def test_the_citation_of_a_withheld_source_keeps_its_stance():
    (claim,) = without_internal_sources(about("restricted")).claims

    assert [(c.source, c.stance.key) for c in claim.citations] == [(2, "refutes"), (1, "refutes")]
    assert len(claim.queries) == 2


def test_a_withheld_source_without_a_description_gets_a_general_one():
    report = about("newsroom")
    sources = tuple(replace(each, public_description="") for each in report.sources)

    _page, kept_in = without_internal_sources(replace(report, sources=sources)).sources

    assert kept_in.public_description == "A source known to the newsroom"


def test_withholding_twice_changes_nothing():
    once = without_internal_sources(about("restricted"))

    assert without_internal_sources(once) == once


def test_other_sources_stay_complete():
    report = about("restricted")

    assert withhold(report, {2}).sources[0] == report.sources[0]
    assert withhold(report, set()) == report
