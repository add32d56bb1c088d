import base64
import json
import uuid
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from articles.reports.content.annotate import unbroken_spans
from articles.reports.content.article import Span
from articles.reports.content.claims import (
    Citation,
    Claim,
    Finding,
)
from articles.reports.content.report import (
    Report,
)
from articles.reports.content.sentences import describe_external_capture
from articles.reports.content.sources import (
    Capture,
    Source,
)

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
CONTEXT_LENGTH = 32  # UTF-16 units of prefix and suffix: a reader of annotations throws for more
FIRST_PAIR = 0x10000  # from this code point on, a character has two UTF-16 units
Annotation = dict[str, Any]


def render_web_annotation(report: Report) -> str:
    """Return W3C Web Annotations (2017): one for each claim, and one for each citation.

    A target is the page of the report: the exact text of the claim with what stands around it, as far
    as no line end or note does; and its span, in code points of the revision, which is named by its
    SHA-256 (RFC 6920). Citations of withheld sources are left out.
    """
    sources = {source.number: source for source in report.sources}
    unbroken = unbroken_spans(report)
    items = [
        each
        for claim in report.numbered_claims
        for each in _annotations(claim, report, sources, unbroken)
    ]
    collection = {
        "@context": CONTEXT,
        "id": _stable_id(report, "collection"),
        "type": "AnnotationCollection",
        "label": report.article.title,
        "total": len(items),
        "first": {
            "id": _stable_id(report, "page"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def hash_name(sha256: str) -> str:
    """Return the name of bytes by their SHA-256, after RFC 6920."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _annotations(
    claim: Claim, report: Report, sources: dict[int, Source], unbroken: list[Span]
) -> Iterator[Annotation]:
    target = _target(claim, report, unbroken)
    yield _judgement(claim, report) | {"target": target}
    for number, citation in enumerate(claim.citations, start=1):
        source = sources[citation.source]
        if not source.withheld:
            name = _stable_id(report, f"claim {claim.span} citation {number}")
            yield _link(citation, source, name) | {"target": target}


def _target(claim: Claim, report: Report, unbroken: list[Span]) -> dict[str, Any]:
    """Return the claim's text with what stands around it on the page of the report.

    The positions are those in the text of the revision, which `state` names.
    """
    revision, (start, end) = report.revision, claim.span
    state = {
        "type": "TimeState",
        "sourceDate": revision.created_at.isoformat(),
        "cached": hash_name(revision.sha256),
    }
    first, _last = unbroken[bisect_right(unbroken, start, key=itemgetter(0)) - 1]
    _first, last = unbroken[bisect_left(unbroken, end, key=itemgetter(1))]
    return {
        "type": "SpecificResource",
        "source": report.address or hash_name(revision.sha256),
        "state": state,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": claim.text,
                "prefix": _last_units(revision.text[max(first, start - CONTEXT_LENGTH) : start]),
                "suffix": _first_units(revision.text[end : min(last, end + CONTEXT_LENGTH)]),
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _first_units(text: str) -> str:
    """Return the beginning of the text, as far as it has `CONTEXT_LENGTH` UTF-16 units."""
    units = 0
    for at, character in enumerate(text):
        units += 1 if ord(character) < FIRST_PAIR else 2
        if units > CONTEXT_LENGTH:
            return text[:at]
    return text


def _last_units(text: str) -> str:
    """Return the end of the text, as far as it has `CONTEXT_LENGTH` UTF-16 units."""
    return _first_units(text[::-1])[::-1]


def _judgement(claim: Claim, report: Report) -> Annotation:
    """Return the newest verdict; without one, why the claim was flagged."""
    verdict = claim.verdict
    if verdict is None:
        return {
            "id": _stable_id(report, f"claim {claim.span}"),
            "type": "Annotation",
            "motivation": "questioning",
            "creator": _person(claim.flagged_by),
            "created": claim.flagged_at.isoformat(),
            "body": [_text_body(f"{claim.reason}: {claim.note}".removesuffix(": "), "questioning")],
        }
    return {
        "id": _stable_id(report, f"claim {claim.span}"),
        "type": "Annotation",
        "motivation": "assessing",
        "creator": _person(verdict.author),
        "created": verdict.at.isoformat(),
        "body": [
            _text_body(verdict.rating.label, "classifying"),
            _text_body(verdict.explanation, "assessing"),
        ],
    }


def _link(citation: Citation, source: Source, name: str) -> Annotation:
    return {
        "id": name,
        "type": "Annotation",
        "motivation": "linking",
        "creator": _person(citation.by),
        "created": citation.at.isoformat(),
        "body": list(_bodies(citation, source)),
    }


def _bodies(citation: Citation, source: Source) -> Iterator[dict[str, Any]]:
    """Yield the passage, the stance and, of a capture of another newsroom, its mark."""
    yield _passage(citation, source)
    yield _text_body(citation.stance.label, "classifying")
    if source.capture and source.capture.external:
        yield _text_body(describe_external_capture(), "commenting")


def _passage(citation: Citation, source: Source) -> dict[str, Any]:
    """Return the source, its newest capture and the passage in it."""
    capture = source.capture
    if not source.url and capture is None:
        return _text_body(source.title, "identifying")
    body: dict[str, Any] = {
        "type": "SpecificResource",
        "source": source.url or hash_name(capture.sha256 if capture else ""),
        "purpose": "linking",
    }
    if capture:
        body["state"] = {
            "type": "TimeState",
            "sourceDate": capture.at.isoformat(),
            "cached": hash_name(capture.sha256),
        }
    selectors = list(_selectors(citation, capture))
    return body | ({"selector": selectors} if selectors else {})


def _selectors(citation: Citation, capture: Capture | None) -> Iterator[dict[str, Any]]:
    """Yield the passage that a search found, else the excerpt, without a position."""
    passage = _first_passage(citation, capture)
    if capture and passage:
        start, end = passage.places[0]
        before = capture.text[max(0, start - CONTEXT_LENGTH) : start]
        yield {
            "type": "TextQuoteSelector",
            "exact": capture.text[start:end],
            "prefix": _last_units(before.rpartition("\n")[2]),
            "suffix": _first_units(capture.text[end : end + CONTEXT_LENGTH].partition("\n")[0]),
        }
        yield {"type": "TextPositionSelector", "start": start, "end": end}
    elif citation.excerpt:
        yield {"type": "TextQuoteSelector", "exact": citation.excerpt}


def _first_passage(citation: Citation, capture: Capture | None) -> Finding | None:
    """Return the finding of the excerpt, else of the claim's own text."""
    passages = [
        each
        for each in citation.findings
        if each.places
        and each.sought.key != "fact"
        and capture is not None
        and each.capture_sha256 == capture.sha256
    ]
    return next(
        (each for each in passages if each.sought.key == "excerpt"), next(iter(passages), None)
    )


def _text_body(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _person(name: str) -> dict[str, str]:
    return {"type": "Person", "name": name}


def _stable_id(report: Report, what: str) -> str:
    """Return an id that is the same for the same part of the same text."""
    seed = f"{report.revision.sha256} {report.article.id} {what}"
    return uuid.uuid5(uuid.NAMESPACE_OID, seed).urn
