"""Find quotations that are worded in two ways, and quotation marks that never close."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from difflib import Match, SequenceMatcher
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from articles.text.consistency.article import CheckedArticle, Inconsistency, InconsistencyKind
from articles.text.quotations import each_quotation, quotations_and_unclosed, unclosed_marks
from articles.text.spans import Span

FEWEST_SHARED = 7  # common words of two wordings; fewer are a phrase
FEWEST_OF_SPEAKER = 4  # words of a quotation that its speaker says twice
SHARE_OF_SPEAKER = 0.65  # of the words of the longer one
MOST_MORE = 3  # words of the longer one
APART = 80  # characters between two quotations that are not one speech
SHARE_ALIKE = 0.8  # of the words between the first and the last common one
COMMON = 4  # quotations; a row in more of them is a slogan
SHORT = 10  # words of a run that may begin like another one and go on otherwise
STEM = 4  # letters in which two forms of a word agree
LONG = 200_000  # code points of a text whose quotations are not kept
SHORTEST = 12  # code points of a quotation with enough words
SHOWN = 40  # code points behind an unclosed mark that the question repeats
LONGEST = 400  # words of a quotation that are compared
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
# Words left out or inserted by the reporter. The words on both sides are compared separately.
OMISSION = re.compile(r"\[|…|\.\s?\.\s?\.?")


class QuotedRun(NamedTuple):
    """Quoted words without an omission between them, as compared and by their place."""

    quotation: int
    start: int
    stop: int
    words: tuple[str, ...]

    def spans(self, text: str) -> list[Span]:
        """Return where each of the words stands."""
        return [Span(*match.span()) for match in WORD.finditer(text, self.start, self.stop)]


def rewordings(
    article: CheckedArticle, speakers: Sequence[Collection[str]] = ()
) -> Iterator[Inconsistency]:
    """Yield pairs of quotations that share most words and differ between them.

    A quotation may leave out the beginning or the end, or mark an omission: that is no difference.
    Short ones are compared if `speakers`, those of each statement, says that one person said both.
    """
    text = article.text
    runs = list(_quoted_runs(text))
    reported: set[tuple[int, int]] = set()
    for first, second in _pairs(runs) if len(runs) > 1 else ():
        both = first.quotation, second.quotation
        if first.quotation == second.quotation or both in reported:
            continue
        difference = _difference(text, first, second)
        if not difference and speakers and _is_same_speaker(article, speakers, first, second):
            difference = _short_difference(text, first, second)
            difference = difference or _restated_difference(article, first, second)
        if not difference:
            continue
        reported.add(both)
        left, right = (_quoted_or_nothing(article, words) for words in difference)
        spans = _span_of_run(text, first), _span_of_run(text, second)
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
    for start, end in _marks(text)[1] if len(text) < LONG else unclosed_marks(text):
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


@lru_cache(maxsize=2)  # two checks read them
def _marks(text: str) -> tuple[list[Span], list[Span]]:
    """The quotations and the unclosed marks of a text that is not long."""
    return quotations_and_unclosed(text)


def _quoted_runs(text: str) -> Iterator[QuotedRun]:
    """Yield the runs that are long enough to be compared."""
    quotations = _marks(text)[0] if len(text) < LONG else each_quotation(text)
    for number, quotation in enumerate(quotations):
        start = quotation.start
        if quotation.end - start < SHORTEST:
            continue
        for stop, after in [*_omissions(text, quotation), (quotation.end, quotation.end)]:
            written = text[start:stop].replace("’", "'")
            words = [word.lower() for word in WORD.findall(written)[:LONGEST]]
            if len(words) >= FEWEST_OF_SPEAKER:
                yield QuotedRun(number, start, stop, tuple(words))
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
    """Runs with a rare row of three words in common, in the order of the text."""
    first_with: dict[tuple[str, ...], int] = {}
    shared: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, run in enumerate(runs):
        words = run.words
        for row in zip(words, words[1:], words[2:], strict=False):
            first = first_with.setdefault(row, number)
            if first != number:
                shared[row].update((first, number))
    pairs = {
        pair
        for numbers in shared.values()
        if len(numbers) <= COMMON
        for pair in combinations(sorted(numbers), 2)
    } | _short_pairs(runs)
    return [(runs[first], runs[second]) for first, second in sorted(pairs)]


def _short_pairs(runs: list[QuotedRun]) -> set[tuple[int, int]]:
    """Short runs that begin with the same two words: "We will not close", "We will never shut"."""
    short = [number for number, run in enumerate(runs) if len(run.words) <= SHORT]
    beginning: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in short:
        beginning[runs[number].words[:2]].append(number)
    return {
        pair
        for numbers in beginning.values()
        if 1 < len(numbers) <= COMMON
        for pair in combinations(numbers, 2)
    }


def _difference(
    text: str, first: QuotedRun, second: QuotedRun
) -> tuple[list[Span], list[Span]] | None:
    """The words that differ between the first and the last shared ones, if they are few."""
    if min(len(first.words), len(second.words)) < FEWEST_SHARED:
        return None
    blocks = [block for block in _shared_blocks(first, second) if block.size > 1]
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
    first_spans, second_spans = first.spans(text), second.spans(text)
    for left, right in pairwise(blocks):
        removed += first_spans[left.a + left.size : right.a]
        added += second_spans[left.b + left.size : right.b]
    return removed, added


def _shared_blocks(first: QuotedRun, second: QuotedRun) -> list[Match]:
    matcher = SequenceMatcher(None, first.words, second.words, autojunk=False)
    return matcher.get_matching_blocks()[:-1]


def _short_difference(
    text: str, first: QuotedRun, second: QuotedRun
) -> tuple[list[Span], list[Span]] | None:
    """The words in which two short quotations differ that begin or end alike."""
    longer = max(len(first.words), len(second.words))
    begins = first.words[:2] == second.words[:2]
    ends = first.words[-2:] == second.words[-2:]
    if not (begins or ends) or abs(len(first.words) - len(second.words)) > MOST_MORE:
        return None
    blocks = _shared_blocks(first, second)
    shared = sum(block.size for block in blocks)
    kept = set(range(len(first.words))), set(range(len(second.words)))
    for block in blocks:
        kept[0].difference_update(range(block.a, block.a + block.size))
        kept[1].difference_update(range(block.b, block.b + block.size))
    both_differ = kept[0] and kept[1]
    if shared < FEWEST_OF_SPEAKER or shared < SHARE_OF_SPEAKER * longer:
        return None
    if not both_differ and not (begins and ends and (kept[0] or kept[1])):
        return None  # one of them leaves out the beginning or the end
    first_spans, second_spans = first.spans(text), second.spans(text)
    return [first_spans[at] for at in sorted(kept[0])], [second_spans[at] for at in sorted(kept[1])]


def _restated_difference(
    article: CheckedArticle, first: QuotedRun, second: QuotedRun
) -> tuple[list[Span], list[Span]] | None:
    """The words in which "the promise “We will never close a school”" differs from what was said."""
    begins = [statement.span.start for statement in article.statements]
    restating = article.statements[bisect_right(begins, second.start) - 1]
    longer = max(len(first.words), len(second.words))
    if longer > SHORT or first.words[:2] != second.words[:2] or not restating.has("restated"):
        return None
    stems = [[word[:STEM] for word in run.words] for run in (first, second)]
    shared = sum((Counter(stems[0]) & Counter(stems[1])).values())
    if shared * 2 < longer or first.words == second.words:
        return None
    kept = set(first.words) & set(second.words)
    runs = zip((first, second), (first.words, second.words), strict=True)
    removed, added = (
        [
            span
            for span, word in zip(run.spans(article.text), words, strict=False)
            if word not in kept
        ]
        for run, words in runs
    )
    return (removed, added) if removed and added else None


def _is_same_speaker(
    article: CheckedArticle,
    speakers: Sequence[Collection[str]],
    first: QuotedRun,
    second: QuotedRun,
) -> bool:
    """Tell whether one person said both, and not one sentence after the other."""
    if second.start - first.stop < APART:
        return False
    begins = [statement.span.start for statement in article.statements]
    numbers = [bisect_right(begins, run.start) - 1 for run in (first, second)]
    named = [speakers[number] for number in numbers]
    if all(named):
        surnames = [{name.split()[-1] for name in each} for each in named]
        if len(surnames[0]) == 1 and surnames[0] == surnames[1]:
            return True
        return any(
            len(surnames[at]) == 1 and surnames[at] <= _words_of_names(named[1 - at])
            for at in (0, 1)
        )
    if len(named[0]) + len(named[1]) != 1:
        return False
    (speaker,) = (*named[0], *named[1])
    silent = article.statements[numbers[1] if named[0] else numbers[0]]
    return speaker.split()[-1].lower() in silent.keys


def _words_of_names(names: Collection[str]) -> set[str]:
    """The words of names, also of "Solberg’s promise", which is no name."""
    return {word.removesuffix("s").rstrip("’'") for name in names for word in name.split()}


def _span_of_run(text: str, run: QuotedRun) -> Span:
    spans = run.spans(text)
    return Span(spans[0].start, spans[-1].end)


def _quoted_or_nothing(article: CheckedArticle, words: list[Span]) -> str:
    return f"“{' '.join(article.words(word) for word in words)}”" if words else "nothing there"
