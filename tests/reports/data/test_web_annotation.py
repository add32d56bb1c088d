"""W3C Web Annotations have the exact text, the exact span and the capture."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from articles.reports import EditionNote, Finding, Statement, Term, render_web_annotation
from articles.reports.data.as_web_annotation import hash_name
from tests.reports.made import (
    AT,
    TEXT,
    a_capture,
    a_citation,
    a_claim,
    a_report,
    a_source,
    a_verdict,
    full_of,
)

# The requirements of the Web Annotation Data Model (W3C Recommendation, 2017) for our parts.
IRI = {"type": "string", "pattern": "^(https?|ni|urn):"}
TIME = {"type": "string", "format": "date-time"}
PURPOSE = {"enum": ["assessing", "classifying", "identifying", "linking", "questioning"]}
QUOTE = {
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": {"type": "string", "minLength": 1},
        "prefix": {"type": "string"},
        "suffix": {"type": "string"},
    },
    "required": ["type", "exact"],
    "additionalProperties": False,
}
POSITION = {
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
    },
    "required": ["type", "start", "end"],
    "additionalProperties": False,
}
STATE = {
    "properties": {"type": {"const": "TimeState"}, "sourceDate": TIME, "cached": IRI},
    "required": ["type", "sourceDate"],
    "additionalProperties": False,
}
RESOURCE = {
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": IRI,
        "purpose": PURPOSE,
        "state": STATE,
        "selector": {"type": "array", "minItems": 1, "items": {"oneOf": [QUOTE, POSITION]}},
    },
    "required": ["type", "source"],
    "additionalProperties": False,
}
WORDS = {
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string"},
        "format": {"const": "text/plain"},
        "purpose": PURPOSE,
    },
    "required": ["type", "value"],
    "additionalProperties": False,
}
ANNOTATION = {
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": PURPOSE,
        "creator": {"properties": {"type": {"const": "Person"}}, "required": ["name"]},
        "created": TIME,
        "body": {"type": "array", "items": {"oneOf": [WORDS, RESOURCE]}},
        "target": RESOURCE,
    },
    "required": ["id", "type", "target"],
    "additionalProperties": False,
}
COLLECTION = Draft202012Validator(
    {
        "properties": {
            "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
            "id": IRI,
            "type": {"const": "AnnotationCollection"},
            "label": {"type": "string"},
            "total": {"type": "integer"},
            "first": {
                "properties": {
                    "id": IRI,
                    "type": {"const": "AnnotationPage"},
                    "startIndex": {"const": 0},
                    "items": {"type": "array", "items": ANNOTATION},
                },
                "required": ["id", "type", "items"],
                "additionalProperties": False,
            },
        },
        "required": ["@context", "id", "type", "total", "first"],
        "additionalProperties": False,
    },
    format_checker=FormatChecker(),
)
PAGE = "Officials said the bridge opened in 2018, and was closed."
FOUND = Finding(
    sought=Term("claim", "words of the claim"),
    words="opened in 2019",
    span=(0, 14),
    outcome=Term("altered", "altered"),
    reason="",
    places=((26, 40),),
    capture_sha256="c" * 64,
    detail={},
)


def annotations(**fields: Any) -> list[dict[str, Any]]:
    collection = json.loads(render_web_annotation(a_report(**fields)))
    assert collection["total"] == len(collection["first"]["items"])
    items: list[dict[str, Any]] = collection["first"]["items"]
    return items


def test_the_annotations_follow_the_data_model():
    full = full_of("words")
    full = replace(full, sources=(a_source(), full.sources[1]))
    for report in (a_report(), full, a_report(claims=(a_claim(1, "2019"),))):
        assert list(COLLECTION.iter_errors(json.loads(render_web_annotation(report)))) == []


def test_a_claim_has_its_exact_text_and_its_span_in_code_points():
    text = "😀 The bridge opened in 2019."
    claim = a_claim(1, "2019", text, verdicts=(a_verdict(),))
    statement = Statement((2, len(text)), Term("unattributed", ""), (), ())

    (judged,) = annotations(text=text, claims=(claim,), statements=(statement,))

    quote, position = judged["target"]["selector"]
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "2019",
        "prefix": "😀 The bridge opened in ",
        "suffix": ".",
    }
    assert text[position["start"] : position["end"]] == "2019"
    assert [body["value"] for body in judged["body"]] == ["False", "It is not."]


def test_what_stands_around_a_claim_ends_where_the_line_ends_and_where_a_note_stands():
    text = "One.\n\nThe bridge opened in 2019, and closed. Nobody counted."
    sentence = Statement((6, 44), Term("unattributed", ""), (), ())
    claims = (a_claim(1, "2019", text), a_claim(2, "counted", text))

    first, second = annotations(text=text, claims=claims, statements=(sentence,))

    assert first["target"]["selector"][0] | {"type": ""} == {
        "type": "",
        "exact": "2019",
        "prefix": "The bridge opened in ",
        "suffix": ", and closed.",
    }
    assert second["target"]["selector"][0]["prefix"] == " Nobody "
    assert second["target"]["selector"][0]["suffix"] == ""


def test_a_target_is_the_page_of_the_report():
    claims = (a_claim(1, "2019"),)
    note = EditionNote(1, AT, "", (), address="https://example.com/published/bridge/")
    page = "https://example.com/articles/1/report.html"

    (published,) = annotations(claims=claims, editions=(note,), page=page)
    (withdrawn,) = annotations(claims=claims, editions=(replace(note, withdrawn="no"),), page=page)
    (unknown,) = annotations(claims=claims)

    assert published["target"]["source"] == note.address
    assert withdrawn["target"]["source"] == page
    assert unknown["target"]["source"] == unknown["target"]["state"]["cached"]


def test_a_citation_has_the_capture_its_time_and_the_passage():
    citation = replace(a_citation(), findings=(FOUND,))
    source = a_source(captures=(a_capture(PAGE),))

    _judged, linked = annotations(
        claims=(a_claim(1, "opened in 2019", citations=(citation,)),), sources=(source,)
    )

    passage, stance = linked["body"]
    assert passage["source"] == "https://www.example.com/"
    assert passage["state"] == {
        "type": "TimeState",
        "sourceDate": "2025-02-25T09:14:00+00:00",
        "cached": hash_name("c" * 64),
    }
    quote, position = passage["selector"]
    assert quote["exact"] == "opened in 2018"
    assert PAGE[position["start"] : position["end"]] == quote["exact"]
    assert PAGE.startswith(quote["prefix"] + quote["exact"] + quote["suffix"])
    assert stance["value"] == "refutes"


def test_the_words_around_a_passage_end_with_its_line():
    captured = replace(a_capture(f"A heading\n{PAGE}\nThe end"), sha256="c" * 64)
    finding = replace(FOUND, places=((36, 50),))
    claim = a_claim(1, "opened in 2019", citations=(replace(a_citation(), findings=(finding,)),))

    _judged, linked = annotations(claims=(claim,), sources=(a_source(captures=(captured,)),))

    quote = linked["body"][0]["selector"][0]
    assert quote["prefix"] + quote["exact"] + quote["suffix"] == PAGE


def test_an_excerpt_that_was_not_found_has_no_position():
    citation = a_citation("what the reviewer read")

    _judged, linked = annotations(
        claims=(a_claim(1, "2019", citations=(citation,)),), sources=(a_source(),)
    )

    assert linked["body"][0]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "what the reviewer read"}
    ]


def test_citations_of_a_restricted_source_are_left_out():
    hidden = a_source(title="Secret memo", withheld=True)

    items = annotations(
        claims=(a_claim(1, "2019", citations=(a_citation("secret"),)),), sources=(hidden,)
    )

    assert len(items) == 1
    assert "ecret" not in json.dumps(items)


def test_a_hash_is_written_after_rfc_6920():
    # the example of its section 8.1: "Hello World!"
    hello = "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"

    assert hash_name(hello) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"


def test_the_same_report_gives_the_same_ids():
    report = a_report(claims=(a_claim(1, TEXT[:5]),))

    assert render_web_annotation(report) == render_web_annotation(report)


# The keys in the published context, http://www.w3.org/ns/anno.jsonld. Readers of JSON-LD drop
# other keys silently.
KEYS = """id type body target source selector state scope refinedBy startSelector endSelector renderedVia
    creator generator rights motivation purpose homepage via canonical stylesheet cached conformsTo items
    partOf first last next prev audience bodyValue format language created modified generated value start
    end exact prefix suffix sourceDate sourceDateStart sourceDateEnd styleClass name email email_sha1
    nickname label total startIndex"""
CLASSES = """Annotation Dataset Image Video Sound Text TextualBody ResourceSelection SpecificResource
    FragmentSelector CssSelector XPathSelector TextQuoteSelector TextPositionSelector DataPositionSelector
    SvgSelector RangeSelector TimeState HttpRequestState CssStylesheet Choice Person Software Organization
    AnnotationCollection AnnotationPage Audience"""


def key_values(record: Any) -> Iterator[tuple[str, Any]]:
    """Yield all keys with their values, nested ones too."""
    if isinstance(record, list):
        for each in record:
            yield from key_values(each)
    if isinstance(record, dict):
        for key, value in record.items():
            yield key, value
            yield from key_values(value)


def test_every_key_is_defined_in_the_published_context():
    values = list(key_values(json.loads(render_web_annotation(full_of("Words")))))

    assert {key for key, _value in values} - {"@context"} <= set(KEYS.split())
    assert {value for key, value in values if key == "type"} <= set(CLASSES.split())
    assert ("type", "TimeState") in values


def test_what_stands_around_has_no_more_units_of_utf_16_than_readers_take():
    text = "😀" * 40 + "It is safe."
    report = a_report(text, claims=(a_claim(1, "It is safe.", text),))

    (quote, position) = json.loads(render_web_annotation(report))["first"]["items"][0]["target"][
        "selector"
    ]

    assert quote["prefix"] == "😀" * 16
    assert len(quote["prefix"].encode("utf-16-le")) // 2 == 32
    assert text[position["start"] : position["end"]] == "It is safe."
