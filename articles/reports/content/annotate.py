"""The text of a revision in paragraphs, split into runs where marks begin and end."""

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from articles.reports.content.article import Span, Statement
from articles.reports.content.claims import Claim
from articles.reports.content.report import Report
from articles.text.segments import segments

GAP = "gap"  # the kind of the whitespace between two paragraphs
BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
LINE_ENDS = re.compile(r"\n\s*")

Mark = tuple[int, int, str | Claim]


@dataclass(frozen=True, slots=True)
class TextRun:
    """A run of text under the same marks.

    `ending` are the claims whose span ends with it, `noted` those whose statement does, or the part
    of it in this paragraph: where a note does not interrupt a sentence.
    """

    text: str
    kinds: tuple[str, ...]
    claims: tuple[Claim, ...]
    ending: tuple[Claim, ...]
    noted: tuple[Claim, ...] = ()

    @property
    def classes(self) -> str:
        """The CSS classes: the kinds of statement and the colour of the innermost claim."""
        if not self.claims:
            return " ".join(self.kinds)
        verdict = self.claims[-1].verdict
        return " ".join([*self.kinds, verdict.rating.colour if verdict else "flagged"])

    @property
    def is_blank_line(self) -> bool:
        """Does the run separate paragraphs by a blank line? A single line end does not."""
        return GAP in self.kinds and bool(BLANK_LINES.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, the whitespace after it, and the claims that begin in it.

    `role` says what it is: "heading", "list item" …; "" for a plain one.
    """

    runs: tuple[TextRun, ...]
    claims: tuple[Claim, ...]
    role: str = ""


def annotated_paragraphs(report: Report) -> list[Paragraph]:
    """Return the paragraphs of the text. The joined runs are exactly the revision's text.

    Blank lines separate paragraphs; in a text without any, line ends do. The cost is linear as
    long as few marks overlap.
    """
    text = report.revision.text
    marks = deque(sorted(_marks(report), key=lambda mark: mark[0]))
    active: list[Mark] = []
    paragraphs = []
    roles = {each.span[0]: each.role.key for each in report.revision.roles}
    sentence_ends = _sentence_ends(report)
    for start, end, next_start in _bounds(text):
        active = [mark for mark in active if mark[1] > start]
        while marks and marks[0][0] < next_start:
            active.append(marks.popleft())
        noted: defaultdict[int, list[Claim]] = defaultdict(list)
        while sentence_ends and sentence_ends[0][1].span[1] <= next_start:
            sentence_end, claim = sentence_ends.popleft()
            noted[min(sentence_end, end)].append(claim)
        runs = tuple(_runs(text, start, next_start, [*active, (end, next_start, GAP)], noted))
        beginning = tuple(
            mark for first, _last, mark in active if isinstance(mark, Claim) and first >= start
        )
        paragraphs.append(Paragraph(runs, beginning, roles.get(start, "")))
    return paragraphs


def unbroken_spans(report: Report) -> list[tuple[int, int]]:
    """Return the spans of the text that stand on the page without a note or a line end inside."""
    spans = []
    start = offset = 0
    for run in (run for paragraph in annotated_paragraphs(report) for run in paragraph.runs):
        for line in run.text.splitlines(keepends=True):
            offset += len(line)
            if line.endswith("\n"):
                spans.append((start, offset - 1))
                start = offset
        if run.noted:
            spans.append((start, offset))
            start = offset
    return [*spans, (start, offset)]


def _bounds(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, start of the next one) of each paragraph."""
    start = 0
    separator = BLANK_LINES if BLANK_LINES.search(text.strip()) else LINE_ENDS
    for gap in separator.finditer(text):
        if gap.start() > start:
            yield start, gap.start(), gap.end()
            start = gap.end()
    if start < len(text):
        yield start, len(text), len(text)


def _marks(report: Report) -> Iterator[Mark]:
    for statement in report.statements:
        yield (*statement.span, statement.kind.key)
        for start, end in statement.quotations or _speech_without_marks(statement):
            yield start, end, "quotation"
    for claim in report.numbered_claims:
        yield (*claim.span, claim)


def _speech_without_marks(statement: Statement) -> Iterator[Span]:
    """Yield the direct speech of a transcript, which no quotation marks show."""
    if statement.kind.key == "quoted":
        for attribution in statement.attributions:
            yield from attribution.content


def _sentence_ends(report: Report) -> deque[tuple[int, Claim]]:
    """Return where the statement of each claim ends, in the order in which the claims end.

    No note interrupts a claim: the notes of claims whose statements overlap follow the last of these.
    """
    claims = report.numbered_claims
    statements = sorted(each.span for each in report.statements)
    starts = [start for start, _end in statements]
    spans = []
    for claim in claims:
        start, end = claim.span
        index = bisect_right(starts, end - 1) - 1
        spans.append((start, max(end, statements[index][1]) if index >= 0 else end))
    last = _last_ends(spans)
    ends = ((last[span], claim) for span, claim in zip(spans, claims, strict=True))
    return deque(sorted(ends, key=lambda each: each[1].span[1]))


def _last_ends(spans: Iterable[Span]) -> dict[Span, int]:
    """Return for each span the end of the last of those that overlap, one after the other."""
    groups: list[list[Span]] = []
    end = 0
    for span in sorted(spans):
        if span[0] >= end:
            groups.append([])
        groups[-1].append(span)
        end = max(end, span[1])
    return {span: max(end for _start, end in group) for group in groups for span in group}


def _runs(
    text: str, start: int, end: int, marks: list[Mark], noted: Mapping[int, list[Claim]]
) -> Iterator[TextRun]:
    longest_first = sorted(marks, key=lambda mark: mark[0] - mark[1])
    for first, last, active in segments(start, end, longest_first):
        claims = tuple(mark for mark in active if isinstance(mark, Claim))
        yield TextRun(
            text[first:last],
            tuple(mark for mark in active if isinstance(mark, str)),
            claims,
            tuple(claim for claim in claims if claim.span[1] == last),
            tuple(noted.get(last, ())),
        )
