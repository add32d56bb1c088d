"""What hangs on the words of a draft: comments, links, footnotes."""

import re
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]+", re.IGNORECASE)
_ENDS_THE_SENTENCE = ".,;:!?'’*_"


class Kind(StrEnum):
    """A kind of annotation."""

    COMMENT = "comment"
    LINK = "link"
    FOOTNOTE = "footnote"


@dataclass(frozen=True)
class Annotation:
    """One remark, link or note on the span [start, end) of a draft's text, in code points.

    `start == end` when it has no place in the text. `urls` are as they were written, unchecked.
    """

    kind: Kind
    start: int = 0
    end: int = 0
    text: str = ""
    author: str = ""
    urls: tuple[str, ...] = ()

    @property
    def has_place(self) -> bool:
        """Does it stand on words of the text?"""
        return self.start < self.end


def moved_to(annotation: Annotation, span: tuple[int, int]) -> Annotation:
    """The same annotation on another span."""
    return replace(annotation, start=span[0], end=span[1])


def annotation_as_json(annotation: Annotation) -> dict[str, object]:
    """What JSON can hold of it."""
    return asdict(annotation) | {"urls": list(annotation.urls)}


def annotation_from_json(found: dict[str, object]) -> Annotation:
    """The annotation that `annotation_as_json` was given."""
    match found:
        case {
            "kind": str(kind),
            "start": int(start),
            "end": int(end),
            "text": str(text),
            "author": str(author),
            "urls": list(urls),
        }:
            return Annotation(Kind(kind), start, end, text, author, tuple(map(str, urls)))
    raise ValueError("not an annotation")


def urls_in(text: str) -> list[str]:
    """The addresses that are written out in `text`, in order, without what ends the sentence."""
    found = (_unended(match[0]) for match in _URL.finditer(text))
    return [url if "://" in url else f"https://{url}" for url in found]


def _unended(url: str) -> str:
    """Without the full stop or the bracket that belongs to the sentence around the address."""
    while url:
        closes = any(
            url[-1] == closing and url.count(closing) > url.count(opening)
            for opening, closing in ("()", "[]")
        )
        if not closes and url[-1] not in _ENDS_THE_SENTENCE:
            break
        url = url[:-1]
    return url
