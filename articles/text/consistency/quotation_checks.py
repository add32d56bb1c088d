"""Find quotations that are worded in two ways, and quotation marks that never close."""

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from typing import NamedTuple

from articles.text.consistency.inconsistency import CheckedArticle, Inconsistency, InconsistencyKind
from articles.text.quotations import each_quotation, unclosed_marks
from articles.text.spans import Span

FEWEST_SHARED = 7  # common words of two wordings; fewer are a phrase
SHARE_ALIKE = 0.8  # of the words between the first and the last common one
SHINGLE = 3  # words in a row by which two quotations are paired
COMMON = 4  # quotations; a row in more of them is a slogan
SHOWN = 40  # code points behind an unclosed mark that the question repeats
LONGEST = 400  # words of a quotation that are compared
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
# Words left out or inserted by the reporter. The words on both sides are compared separately.
OMISSION = re.compile(r"\[|…|\.\s?\.\s?\.?")


class QuotedRun(NamedTuple):
    """Quoted words without an omission between them, and the words as compared."""

    quotation: int
    matches: list[re.Match[str]]
    words: tuple[str, ...]


def rewordings(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield pairs of quotations that share most words and differ between them.

    A quotation may leave out the beginning or the end, or mark an omission: that is no difference.
    """
    runs = list(_quoted_runs(article.text))
    reported: set[tuple[int, int]] = set()
    for first, second in _pairs(runs):
        both = first.quotation, second.quotation
        if first.quotation == second.quotation or both in reported:
            continue
        difference = _difference(first, second)
        if not difference:
            continue
        reported.add(both)
        left, right = (_quoted_or_nothing(article, words) for words in difference)
        spans = _span_of_run(first), _span_of_run(second)
        wordings = " and ".join(f"“{article.words(span)}”" for span in spans)
        yield Inconsistency(
            InconsistencyKind.QUOTATION,
            *spans,
            f"Which wording was said: {left} or {right}? The quotation stands here twice, as {wordings}.",
        )


def unclosed_quotations(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield the quotations that are never closed, with the last word before which the mark should stand."""
    text = article.text
    last = word = stop = -1  # where the paragraph of the mark ends, and its last word begins
    for start, end in unclosed_marks(text):
        if end > stop:
            stop = text.find("\n\n", end)
            stop = stop if stop >= 0 else len(text)
            last = end + len(text[end:stop].rstrip())
            word = text.rfind(" ", end, last) + 1
        if end >= last:
            continue
        shown = " ".join(text[end : min(end + SHOWN, last)].split())
        yield Inconsistency(
            InconsistencyKind.MARK,
            Span(start, end),
            Span(max(word, end), last),
            f"Where does the quotation end that begins “{shown}…”? Its mark is never closed.",
        )


def _quoted_runs(text: str) -> Iterator[QuotedRun]:
    """Yield the runs that are long enough to be compared."""
    for number, quotation in enumerate(each_quotation(text)):
        start = quotation.start
        for stop, after in [*_omissions(text, quotation), (quotation.end, quotation.end)]:
            matches = list(WORD.finditer(text, start, stop))[:LONGEST]
            if len(matches) >= FEWEST_SHARED:
                words = tuple([match.group().lower().replace("’", "'") for match in matches])
                yield QuotedRun(number, matches, words)
            start = after


def _omissions(text: str, quotation: Span) -> Iterator[Span]:
    """Yield what the reporter inserted in brackets, and where words are left out."""
    last_close = text.rfind("]", *quotation)
    end = quotation.start
    for mark in OMISSION.finditer(text, *quotation):
        if mark.start() < end:
            continue  # inside brackets
        end = mark.end()
        if mark.group() == "[":
            if mark.start() > last_close:
                continue
            end = text.index("]", mark.end()) + 1
        yield Span(mark.start(), end)


def _pairs(runs: list[QuotedRun]) -> list[tuple[QuotedRun, QuotedRun]]:
    """Runs with a rare row of words in common, in the order of the text."""
    holding: defaultdict[tuple[str, ...], dict[int, None]] = defaultdict(dict)
    for number, run in enumerate(runs):
        for index in range(len(run.words) - SHINGLE + 1):
            holding[run.words[index : index + SHINGLE]][number] = None
    pairs = {
        pair
        for numbers in holding.values()
        if len(numbers) <= COMMON
        for pair in combinations(numbers, 2)
    }
    return [(runs[first], runs[second]) for first, second in sorted(pairs)]


def _difference(first: QuotedRun, second: QuotedRun) -> tuple[list[Span], list[Span]] | None:
    """The words that differ between the first and the last shared ones, if they are few."""
    blocks = SequenceMatcher(None, first.words, second.words, autojunk=False).get_matching_blocks()[
        :-1
    ]
    blocks = [block for block in blocks if block.size > 1]
    if len(blocks) < 2:
        return None
    shared = sum(block.size for block in blocks)
    reach = max(
        blocks[-1].a + blocks[-1].size - blocks[0].a, blocks[-1].b + blocks[-1].size - blocks[0].b
    )
    if shared < FEWEST_SHARED or shared < SHARE_ALIKE * reach:
        return None
    removed: list[Span] = []
    added: list[Span] = []
    for left, right in pairwise(blocks):
        removed += [Span(*match.span()) for match in first.matches[left.a + left.size : right.a]]
        added += [Span(*match.span()) for match in second.matches[left.b + left.size : right.b]]
    return removed, added


def _span_of_run(run: QuotedRun) -> Span:
    return Span(run.matches[0].start(), run.matches[-1].end())


def _quoted_or_nothing(article: CheckedArticle, words: list[Span]) -> str:
    return f"“{' '.join(article.words(word) for word in words)}”" if words else "nothing there"
