"""Text fragments: links that open a page at a passage, and what a pasted one quotes.

A browser looks for the first place with the words, and each part of a fragment must lie within one
block of the page (WICG, URL Fragment Text Directives).
"""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from articles.text.spans import Span

FEWEST, MOST = 4, 12  # words that name the beginning or the end of a longer passage
CONTEXT = 3  # words before or after a passage that tell it from the same words elsewhere
WORD = re.compile(r"[^ \t\r\f\n]+")
BLANKS = re.compile(r"[ \t\r\f]+")  # not the no-break ones, which pages have themselves
# What the reader of pages writes between two blocks, or instead of what the page has.
BETWEEN_BLOCKS = re.compile(r"[\n\t]+|(?<!\S)\|(?!\S)|\S*\^\S*")
BULLET = re.compile(r"[-•*](?=\s)\s+")
DIRECTIVE = ":~:"


def text_fragment(text: str, passage: Span, beside: str = "") -> str:
    """Return the directive `text=...` that leads to a passage of a page; empty without words.

    `text` is what was read of the page, `beside` what stands elsewhere on it. Words that also stand
    before the passage, or elsewhere on the page, get more words, or those before and after them.
    """
    blocks = list(_blocks(text, passage))
    if not blocks:
        return ""
    before = f"{beside}\n{text[: blocks[0][0].start]}".lower()
    start = _first_words(text, blocks, before)
    opening = _written(text, start)
    parts = [_escaped(opening)]
    if opening.lower() in before:
        prefix = _written(text, _words_before(text, start[0].start))
        parts = [f"{_escaped(prefix)}-", *parts] if prefix else parts
    if len(blocks) > 1 or len(start) < len(blocks[0]):
        parts.append(_escaped(_written(text, _last_words(text, blocks, start))))
    return f"text={','.join(parts)}"


def quoted_in_address(address: str) -> str:
    """Return the words that the text fragment of an address names; empty without one.

    Of a longer passage an address only has the beginning and the end: an ellipsis stands between.
    """
    _page, _sign, directives = address.partition(DIRECTIVE)
    for directive in directives.split("&"):
        name, _equals, value = directive.partition("=")
        if name == "text":
            parts = [each for each in value.split(",") if not each.endswith("-")]
            words = [unquote(each).strip() for each in parts if not each.startswith("-")]
            return " … ".join(each for each in words if each)
    return ""


def _words_before(text: str, start: int) -> list[Span]:
    """Return the last words before `start`, of one block."""
    end = len(text[:start].rstrip())
    blocks = list(_blocks(text, Span(text.rfind("\n", 0, end) + 1, end)))
    return blocks[-1][-CONTEXT:] if blocks else []


def _blocks(text: str, passage: Span) -> Iterator[list[Span]]:
    """Yield the words of the passage by block of the page."""
    start = passage.start
    cuts = [*BETWEEN_BLOCKS.finditer(text, passage.start, passage.end), None]
    for cut in cuts:
        end = cut.start() if cut else passage.end
        bullet = BULLET.match(text, start, end)
        first = bullet.end() if bullet else start
        words = [Span(*word.span()) for word in WORD.finditer(text, first, end)]
        if any(character.isalnum() for character in text[first:end]):
            yield words
        start = cut.end() if cut else end


def _first_words(text: str, blocks: list[list[Span]], before: str) -> list[Span]:
    """Return the first words of the passage: as many as tell it from what stands before.

    They are all of them if the passage is short, or if fewer do not tell it.
    """
    block = blocks[0]
    if len(blocks) == 1 and len(block) <= 2 * FEWEST:
        return block
    most = min(MOST, len(block) - FEWEST if len(blocks) == 1 else len(block))
    for number in range(min(FEWEST, most), most + 1):
        if _written(text, block[:number]).lower() not in before:
            return block[:number]
    return block if len(blocks) == 1 else block[:most]


def _last_words(text: str, blocks: list[list[Span]], start: list[Span]) -> list[Span]:
    """Return the last words of the passage: as many as do not stand in it before."""
    block = [word for word in blocks[-1] if word.start >= start[-1].end]
    for number in range(min(FEWEST, len(block)), min(MOST, len(block)) + 1):
        words = block[-number:]
        between = text[start[-1].end : words[-1].end - 1].lower()
        if _written(text, words).lower() not in between:
            return words
    return block[-min(MOST, len(block)) :]


def _written(text: str, words: list[Span]) -> str:
    return BLANKS.sub(" ", text[words[0].start : words[-1].end]) if words else ""


def _escaped(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
