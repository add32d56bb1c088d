import base64
import json
import uuid
from collections.abc import Iterator
from typing import Any

from articles.reports.content.claims import (
    Citation,
    Claim,
    Finding,
)
from articles.reports.content.report import (
    Report,
)
from articles.reports.content.sources import (
    Capture,
    Source,
)

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points of prefix and suffix, as a claim has them
Annotation = dict[str, Any]


def render_web_annotation(report: Report) -> str:
    """The claims as W3C Web Annotations (2017): one for each judgement, one for each citation.

    A target is named by its exact words and by its place, in code points of the text that the
    name of its source (RFC 6920, SHA-256) stands for. Citations of restricted sources are left out.
    """
    sources = {source.number: source for source in report.sources}
    items = [
        each for claim in report.numbered_claims for each in _annotations(claim, report, sources)
    ]
    collection = {
        "@context": CONTEXT,
        "id": _name(report, "collection"),
        "type": "AnnotationCollection",
        "label": report.article.title,
        "total": len(items),
        "first": {
            "id": _name(report, "page"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def hash_name(sha256: str) -> str:
    """The name of some bytes by their SHA-256, as RFC 6920 writes it."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _annotations(claim: Claim, report: Report, sources: dict[int, Source]) -> Iterator[Annotation]:
    target = {
        "type": "SpecificResource",
        "source": hash_name(report.revision.sha256),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": claim.text,
                "prefix": claim.prefix,
                "suffix": claim.suffix,
            },
            {"type": "TextPositionSelector", "start": claim.span[0], "end": claim.span[1]},
        ],
    }
    yield _judgement(claim, report) | {"target": target}
    for place, citation in enumerate(claim.citations, start=1):
        source = sources[citation.source]
        if not source.withheld:
            name = _name(report, f"claim {claim.span} citation {place}")
            yield _linked(citation, source, name) | {"target": target}


def _judgement(claim: Claim, report: Report) -> Annotation:
    """The verdict that counts; without one, why the words were flagged."""
    verdict = claim.verdict
    if verdict is None:
        return {
            "id": _name(report, f"claim {claim.span}"),
            "type": "Annotation",
            "motivation": "questioning",
            "creator": _person(claim.flagged_by),
            "created": claim.flagged_at.isoformat(),
            "body": [_words(f"{claim.reason}: {claim.note}".removesuffix(": "), "questioning")],
        }
    return {
        "id": _name(report, f"claim {claim.span}"),
        "type": "Annotation",
        "motivation": "assessing",
        "creator": _person(verdict.author),
        "created": verdict.at.isoformat(),
        "body": [
            _words(verdict.rating.label, "classifying"),
            _words(verdict.explanation, "assessing"),
        ],
    }


def _linked(citation: Citation, source: Source, name: str) -> Annotation:
    return {
        "id": name,
        "type": "Annotation",
        "motivation": "linking",
        "creator": _person(citation.by),
        "created": citation.at.isoformat(),
        "body": [_passage(citation, source), _words(citation.stance.label, "classifying")],
    }


def _passage(citation: Citation, source: Source) -> dict[str, Any]:
    """What the citation rests on: the source, when and as what it was seen, where in it."""
    capture = source.capture
    if not source.url and capture is None:
        return _words(source.title, "identifying")
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
    """The passage that a search found; else the reviewer's excerpt, whose place nobody knows."""
    found = _first_passage(citation, capture)
    if capture and found:
        start, end = found.places[0]
        yield {
            "type": "TextQuoteSelector",
            "exact": capture.text[start:end],
            "prefix": capture.text[max(0, start - AROUND) : start],
            "suffix": capture.text[end : end + AROUND],
        }
        yield {"type": "TextPositionSelector", "start": start, "end": end}
    elif citation.excerpt:
        yield {"type": "TextQuoteSelector", "exact": citation.excerpt}


def _first_passage(citation: Citation, capture: Capture | None) -> Finding | None:
    """The excerpt's place if it was found, else that of the claim's own words."""
    found = [
        each
        for each in citation.findings
        if each.places
        and each.sought.key != "fact"
        and capture is not None
        and each.capture_sha256 == capture.sha256
    ]
    return next((each for each in found if each.sought.key == "excerpt"), next(iter(found), None))


def _words(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _person(name: str) -> dict[str, str]:
    return {"type": "Person", "name": name}


def _name(report: Report, what: str) -> str:
    """A name that stays the same for the same thing of the same text."""
    seed = f"{report.revision.sha256} {report.article.id} {what}"
    return uuid.uuid5(uuid.NAMESPACE_OID, seed).urn
