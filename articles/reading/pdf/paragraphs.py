"""The lines of PDF pages joined to paragraphs."""

import re
from itertools import pairwise

BETWEEN_PARAGRAPHS = "\n\n"
FULL_LINE = 0.75  # of the width of a page; a shorter line ends a paragraph
REPEATED = 3  # pages; a first or last line on as many, numbers aside, is a header or footer
HYPHEN = re.compile(r"(?P<before>[^\W\d_]+)(?P<hyphen>[-\u2010\u00ad])$")
ADDRESS = re.compile(r"(?:https?://|www\.)\S*[-/_=&?%]$", re.IGNORECASE)
LONGEST_ADDRESS = 300  # characters
NUMBER = re.compile(r"\d+")
COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")


def text_of_pages(pages: list[str]) -> tuple[str, tuple[int, ...]]:
    """Return the lines of the pages as paragraphs, and the start of each page in that text.

    Headers, footers and page numbers are left out. A paragraph that continues on the next page is
    one paragraph.
    """
    pages_lines = [[line.strip() for line in page.strip().split("\n")] for page in pages]
    repeated = _headers_and_footers(pages_lines)
    compounds = {word for page in pages for word in COMPOUND.findall(page)}
    text: list[str] = []
    starts: list[int] = []
    before = 0  # code points up to the last paragraph
    continues = False
    for lines in pages_lines:
        start = -1
        for paragraph, is_complete in _paragraphs(_without_repeated(lines, repeated), compounds):
            if continues:
                text[-1] = _joined(text[-1], paragraph, compounds)
            else:
                before += len(text[-1]) + len(BETWEEN_PARAGRAPHS) if text else 0
                text.append(paragraph)
            start = before + len(text[-1]) - len(paragraph) if start < 0 else start
            continues = not is_complete
        starts.append(start if start >= 0 else before + len("".join(text[-1:])))
    return BETWEEN_PARAGRAPHS.join(text), tuple(starts)


def _headers_and_footers(pages_lines: list[list[str]]) -> set[str]:
    """Return the first and last lines that are repeated, with # for numbers.

    Their numbers must be the same on all pages, or count the pages: the last lines of two tables may
    differ in their totals only.
    """
    edges: dict[str, dict[int, str]] = {}  # the lines by page
    for page, lines in enumerate(pages_lines):
        for line in {lines[0], lines[-1]}:
            edges.setdefault(_without_numbers(line), {})[page] = line
    least = min(REPEATED, len(pages_lines))
    return {
        pattern
        for pattern, lines in edges.items()
        if pattern and len(lines) >= least > 1 and _is_numbered_by_page(lines)
    }


def _is_numbered_by_page(lines: dict[int, str]) -> bool:
    """Do the numbers of a line stay the same from page to page, or count them, as a rule?"""
    numbers = [(page, list(map(int, NUMBER.findall(line)))) for page, line in lines.items()]
    steps = [
        all(
            value in {former, former + page - before}
            for former, value in zip(old, new, strict=True)
        )
        for (before, old), (page, new) in pairwise(numbers)
    ]
    return sum(steps) > len(steps) / 2


def _without_repeated(lines: list[str], repeated: set[str]) -> list[str]:
    first, last = 0, len(lines)
    while first < last and _without_numbers(lines[first]) in repeated:
        first += 1
    while first < last and _without_numbers(lines[last - 1]) in repeated:
        last -= 1
    return lines[first:last]


def _without_numbers(line: str) -> str:
    return NUMBER.sub("#", line)


def _paragraphs(lines: list[str], compounds: set[str]) -> list[tuple[str, bool]]:
    """Return the paragraphs of a page, each with whether it seems to end on the page."""
    widths = sorted(len(line) for line in lines if line)
    full = FULL_LINE * widths[int(0.9 * (len(widths) - 1))] if widths else 0
    paragraphs: list[tuple[str, bool]] = []
    paragraph = ""
    for line in lines:
        if line:
            paragraph = _joined(paragraph, line, compounds)
        if paragraph and len(line) < full:
            paragraphs.append((paragraph, True))
            paragraph = ""
    if paragraph:
        paragraphs.append((paragraph, paragraph.endswith((".", "!", "?", "”", '"'))))
    return paragraphs


def _joined(before: str, line: str, compounds: set[str]) -> str:
    """Join two lines, and a word that is hyphenated at the end of the first.

    The hyphen stays in one of the `compounds` of the text, before a number or a capital, and in an
    address, which is divided behind one of its signs.
    """
    if not before:
        return line
    if ADDRESS.search(before[-LONGEST_ADDRESS:]):
        return before + line
    hyphenated = HYPHEN.search(before[-80:])
    if not hyphenated:
        return f"{before} {line}"
    rest = re.match(r"[^\W\d_]+", line)
    if rest is None or not rest[0][0].islower():
        return before + line
    if hyphenated["hyphen"] != "\u00ad" and f"{hyphenated['before']}-{rest[0]}" in compounds:
        return before + line
    return before[:-1] + line
