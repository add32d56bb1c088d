"""The comments, links and footnotes of a document, each on a span of its text."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]+", re.IGNORECASE)
_NUMBER = r"\d+(?:\s?[-–]\s?\d+)?(?:\s?ff?\b\.?)?"
_LOCATOR = re.compile(
    rf"""
    (?<![\w.]) (?:
        (?:pp?|pgs?|par|para|paras|fol|ll?|S|Abs|Nr|Rn|Rz|chap|ch|sec|min)\.\s?{_NUMBER}
      | (?:pages?|paragraphs?|lines?|chapters?|sections?|minutes?|Seiten?|Absatz|Zeile|página|párrafo)
        \s{_NUMBER}
      | §§?\s?{_NUMBER}
      | \d{{1,2}}:\d{{2}}(?::\d{{2}})?
    ) (?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SENTENCE_ENDS = ".,;:!?'’*_"


class AnnotationKind(StrEnum):
    """A kind of annotation."""

    COMMENT = "comment"
    LINK = "link"
    FOOTNOTE = "footnote"


class Change(StrEnum):
    """What was changed in a Word file since this app exported it."""

    NEW = "new"
    WORDS = "words"
    COMMENT = "comment"
    SOURCES = "sources"


@dataclass(frozen=True)
class CitedInComment:
    """A source that the comment on a claim cites, in an export of this app.

    `stance` is a key, or the word of the page. `title` is what the footnote says of the source.
    """

    stance: str
    locator: str = ""
    excerpt: str = ""
    note: str = ""
    url: str = ""
    title: str = ""


@dataclass(frozen=True)
class Annotation:
    """A comment, link or footnote on the span [start, end) of a text, in code points.

    `start == end` when it belongs to no words of the text. `urls` are unchecked, as written.
    `written_at` is ISO 8601 or "". A reply comes after the comment that it replies to, and both are
    resolved together.

    A comment of an export of this app has the number of its `claim`, its reason and priority, and its
    `citations`. `changes` are those since the export.
    """

    kind: AnnotationKind
    start: int = 0
    end: int = 0
    text: str = ""
    author: str = ""
    urls: tuple[str, ...] = ()
    written_at: str = ""
    is_resolved: bool = False
    is_reply: bool = False
    claim: int = 0
    reason: str = ""
    priority: str = ""
    citations: tuple[CitedInComment, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def has_span(self) -> bool:
        """Whether it belongs to words of the text."""
        return self.start < self.end


def move_annotation(annotation: Annotation, span: tuple[int, int]) -> Annotation:
    """Return the annotation on another span."""
    return replace(annotation, start=span[0], end=span[1])


def annotation_as_json(annotation: Annotation) -> dict[str, object]:
    """Return the annotation as JSON types."""
    lists = {"urls": list(annotation.urls), "changes": list(map(str, annotation.changes))}
    return asdict(annotation) | lists | {"citations": list(map(asdict, annotation.citations))}


def annotation_from_json(record: dict[str, object]) -> Annotation:
    """Return the annotation in the result of `annotation_as_json`. Raises ValueError."""
    match record:
        case {
            "kind": str(kind),
            "start": int(start),
            "end": int(end),
            "text": str(text),
            "author": str(author),
            "urls": list(urls),
        }:
            return Annotation(
                AnnotationKind(kind),
                start,
                end,
                text,
                author,
                tuple(map(str, urls)),
                written_at=str(record.get("written_at", "")),  # older records have no such key
                is_resolved=bool(record.get("is_resolved")),
                is_reply=bool(record.get("is_reply")),
                **_claim_from_json(record),
            )
    raise ValueError("not an annotation")


def _claim_from_json(record: Mapping[str, Any]) -> dict[str, Any]:
    names = [each.name for each in fields(CitedInComment)]
    return {
        "claim": int(record.get("claim", 0)),
        "reason": str(record.get("reason", "")),
        "priority": str(record.get("priority", "")),
        "citations": tuple(
            CitedInComment(**{name: str(each[name]) for name in names})
            for each in record.get("citations", ())
        ),
        "changes": tuple(map(Change, record.get("changes", ()))),
    }


def urls_in(text: str) -> list[str]:
    """Return the addresses in `text`, in order, without the punctuation of the sentence."""
    urls = (_without_punctuation(match[0]) for match in _URL.finditer(text))
    return [url if "://" in url else f"https://{url}" for url in urls]


def _without_punctuation(url: str) -> str:
    """Remove the full stop or the bracket that belongs to the sentence around the address."""
    while url:
        closes = any(
            url[-1] == closing and url.count(closing) > url.count(opening)
            for opening, closing in ("()", "[]")
        )
        if not closes and url[-1] not in _SENTENCE_ENDS:
            break
        url = url[:-1]
    return url


def locator_in(note: str) -> str:
    """Return the last location that a note names, such as "p. 4" or "12:30"; "" if it names none."""
    locations = [match[0] for match in _LOCATOR.finditer(_URL.sub(" ", note))]
    return locations[-1].strip() if locations else ""
