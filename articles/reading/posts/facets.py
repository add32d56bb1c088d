"""The links and mentions of a post of Bluesky. Their places are bytes of its text in UTF-8."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from articles.reading.posts.values import mapping_of, mappings_of, text_of

_LINK = "app.bsky.richtext.facet#link"
_MENTION = "app.bsky.richtext.facet#mention"


@dataclass(frozen=True, slots=True)
class Facet:
    """The span [start, end) of a text, in code points, that links to `url` or mentions an account."""

    start: int
    end: int
    words: str
    url: str = ""
    account: str = ""


def facets_of(text: str, facets: Any) -> list[Facet]:
    """Return the facets of a text in order. One that cuts a character, or overlaps, is left out."""
    starts = _code_points_by_byte(text)
    usable: list[Facet] = []
    for facet in sorted(_read(text, facets, starts), key=lambda each: each.start):
        if not usable or facet.start >= usable[-1].end:
            usable.append(facet)
    return usable


def pieces_of(text: str, facets: list[Facet]) -> Iterator[tuple[str, str]]:
    """Yield the text in pieces, each with the address that it links to, or ""."""
    done = 0
    for facet in facets:
        yield text[done : facet.start], ""
        yield facet.words, facet.url
        done = facet.end
    yield text[done:], ""


def _read(text: str, facets: Any, starts: dict[int, int]) -> Iterator[Facet]:
    for facet in mappings_of(facets):
        index = mapping_of(facet.get("index"))
        first, last = index.get("byteStart"), index.get("byteEnd")
        if not isinstance(first, int) or not isinstance(last, int):
            continue
        start, end = starts.get(first), starts.get(last)
        if start is None or end is None or start >= end:
            continue
        for feature in mappings_of(facet.get("features")):
            kind = feature.get("$type")
            url = text_of(feature.get("uri")) if kind == _LINK else ""
            account = text_of(feature.get("did")) if kind == _MENTION else ""
            if url or account:
                yield Facet(start, end, text[start:end], url, account)
                break


def _code_points_by_byte(text: str) -> dict[int, int]:
    """Return for each byte at which a character begins, or the text ends, the code point there."""
    starts, offset = {}, 0
    for number, character in enumerate(text):
        starts[offset] = number
        offset += len(character.encode("utf-8", "surrogatepass"))
    starts[offset] = len(text)
    return starts
