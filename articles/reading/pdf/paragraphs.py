"""The lines of PDF pages joined to paragraphs."""

import re
from collections import Counter

FULL_LINE = 0.75  # of the width of a page; a shorter line ends a paragraph
REPEATED = 3  # pages; a first or last line on as many, numbers aside, is a header or footer
HYPHEN = re.compile(r"(?P<before>[^\W\d_]+)(?P<hyphen>[-\u2010\u00ad])$")
COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")


def text_of_pages(pages: list[str]) -> str:
    """Return the lines of the pages as paragraphs, without headers, footers and page numbers.

    A paragraph that continues on the next page is one paragraph.
    """
    pages_lines = [[line.strip() for line in page.strip().split("\n")] for page in pages]
    repeated = _headers_and_footers(pages_lines)
    compounds = {word for page in pages for word in COMPOUND.findall(page)}
    text = [""]
    continues = False
    for lines in pages_lines:
        body = _without_repeated(lines, repeated)
        for paragraph, is_complete in _paragraphs(body, compounds):
            if continues:
                text[-1] = _joined(text[-1], paragraph, compounds)
            else:
                text.append(paragraph)
            continues = not is_complete
    return "\n\n".join(text[1:])


def _headers_and_footers(pages_lines: list[list[str]]) -> set[str]:
    """Return the first and last lines that are repeated, with # for numbers."""
    edges = Counter(
        _without_numbers(line) for lines in pages_lines for line in {lines[0], lines[-1]} if line
    )
    return {line for line, count in edges.items() if count >= min(REPEATED, len(pages_lines)) > 1}


def _without_repeated(lines: list[str], repeated: set[str]) -> list[str]:
    first, last = 0, len(lines)
    while first < last and _without_numbers(lines[first]) in repeated:
        first += 1
    while first < last and _without_numbers(lines[last - 1]) in repeated:
        last -= 1
    return lines[first:last]


def _without_numbers(line: str) -> str:
    return re.sub(r"\d+", "#", line)


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

    The hyphen stays in one of the `compounds` of the text, and before a number or a capital.
    """
    hyphenated = HYPHEN.search(before[-80:])
    if not before or not hyphenated:
        return f"{before} {line}" if before else line
    rest = re.match(r"[^\W\d_]+", line)
    if rest is None or not rest[0][0].islower():
        return before + line
    if hyphenated["hyphen"] != "\u00ad" and f"{hyphenated['before']}-{rest[0]}" in compounds:
        return before + line
    return before[:-1] + line
