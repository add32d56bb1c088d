"""What stands in quotation marks without being speech: titles of works, terms, scare quotes."""

import re
from typing import NamedTuple

from articles.text.language import Language
from articles.text.spans import Span

LAST_WORD = re.compile(r"([\w’']+)\s+$")
LONGEST_WORD = 30  # code points that are looked at before a mark
PHRASE = 4  # words up to which marked words are somebody's phrase rather than the writer's own


class Marked(NamedTuple):
    """The passages in quotation marks, sorted out. `spoken` holds `speech` and passages between
    two apostrophes, which old wires write: they show speech but are no quotation marks."""

    spoken: list[Span]
    speech: list[Span]
    terms: list[Span]


class Sweep:
    """Asks of spans in rising order whether they meet one of a sorted list."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans, self.at, self.reach = spans, 0, -1

    def overlaps(self, start: int, end: int) -> bool:
        """Does any span of the list share a code point with [start, end)?"""
        while self.at < len(self.spans) and self.spans[self.at].start < end:
            self.reach = max(self.reach, self.spans[self.at].end)
            self.at += 1
        return self.reach > start


def without_titles(
    text: str, marked: list[Span], language: Language
) -> tuple[list[Span], list[Span]]:
    """Quotations, and names of works: "Meet the Press" where no verb of saying stands before it."""
    quoted: list[Span] = []
    titles: list[Span] = []
    for span in marked:
        before = LAST_WORD.search(text, max(0, span.start - LONGEST_WORD), span.start)
        word = before.group(1).lower() if before else ""
        title = (
            word
            and " " in text[span.start : span.end]
            and word not in language.forms
            and word not in language.words("that")
            and _is_title_case(text, span, language)
        )
        (titles if title else quoted).append(span)
    return quoted, titles


def sorted_out(
    text: str, quoted: list[Span], titles: list[Span], content: list[Span], language: Language
) -> Marked:
    """Which marked passages are speech, now that it is known what was said (`content`, sorted)."""
    said = Sweep(content)
    spoken, speech, terms = [], [], list(titles)
    for span in quoted:
        if not (said.overlaps(*span) or _sounds_said(text, span, language)):
            terms.append(span)
            continue
        spoken.append(span)
        if not text.startswith("''", span.start):
            speech.append(span)
    return Marked(spoken, speech, sorted(terms))


def _sounds_said(text: str, span: Span, language: Language) -> bool:
    """Does it end as speech before "he said" does, or is it a phrase? Not a title, not one word."""
    if _is_title_case(text, span, language):
        return False
    words = text.count(" ", *span) + 1
    return text[span.end - 2] in ",.?!" or 1 < words <= PHRASE


def _is_title_case(text: str, span: Span, language: Language) -> bool:
    """ "Meet the Press": capitals but in the small words."""
    words = [word.strip(".,?!’'") for word in text[span.start + 1 : span.end - 1].split()]
    great = [word for word in words if word not in language.words("small_words")]
    return bool(great) and not any(word[:1].islower() for word in great)
