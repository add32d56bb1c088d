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
from articles.reports.content.sentences import describe_external_capture
from articles.reports.content.sources import (
    Capture,
    Source,
)

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
CONTEXT_LENGTH = 32  # code points of prefix and suffix, as in a claim
Annotation = dict[str, Any]


def render_web_annotation(report: Report) -> str:
    """Return W3C Web Annotations (2017): one for each claim, and one for each citation.

    A target has its exact text and its span, in code points of the revision, which is named by its
    SHA-256 (RFC 6920). Citations of withheld sources are left out.
    """
    sources = {source.number: source for source in report.sources}
    items = [
        each for claim in report.numbered_claims for each in _annotations(claim, report, sources)
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
    for number, citation in enumerate(claim.citations, start=1):
        source = sources[citation.source]
        if not source.withheld:
            name = _stable_id(report, f"claim {claim.span} citation {number}")
            yield _link(citation, source, name) | {"target": target}


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
        yield {
            "type": "TextQuoteSelector",
            "exact": capture.text[start:end],
            "prefix": capture.text[max(0, start - CONTEXT_LENGTH) : start],
            "suffix": capture.text[end : end + CONTEXT_LENGTH],
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
