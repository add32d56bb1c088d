"""The lines of PDF pages joined to paragraphs."""

import re
from collections import Counter

FULL = 0.75  # a line that takes less of its page's width ends a paragraph
OFTEN = 3  # a first or last line that is on so many pages, numbers aside, is a header or footer
HYPHEN = re.compile(r"(?P<before>[^\W\d_]+)(?P<hyphen>[-\u2010\u00ad])$")
COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")


def text_of_pages(pages: list[str]) -> str:
    """The pages' lines as paragraphs, without running heads and page numbers.

    A paragraph that goes on over the page is one.
    """
    lines_of = [[line.strip() for line in page.strip().split("\n")] for page in pages]
    furniture = _furniture(lines_of)
    with_hyphens = {word for page in pages for word in COMPOUND.findall(page)}
    text = [""]
    goes_on = False
    for lines in lines_of:
        kept = _without_furniture(lines, furniture)
        for paragraph, is_whole in _paragraphs(kept, with_hyphens):
            if goes_on:
                text[-1] = _joined(text[-1], paragraph, with_hyphens)
            else:
                text.append(paragraph)
            goes_on = not is_whole
    return "\n\n".join(text[1:])


def _furniture(lines_of: list[list[str]]) -> set[str]:
    edges = Counter(
        _without_numbers(line) for lines in lines_of for line in {lines[0], lines[-1]} if line
    )
    return {line for line, count in edges.items() if count >= min(OFTEN, len(lines_of)) > 1}


def _without_furniture(lines: list[str], furniture: set[str]) -> list[str]:
    first, last = 0, len(lines)
    while first < last and _without_numbers(lines[first]) in furniture:
        first += 1
    while first < last and _without_numbers(lines[last - 1]) in furniture:
        last -= 1
    return lines[first:last]


def _without_numbers(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _paragraphs(lines: list[str], with_hyphens: set[str]) -> list[tuple[str, bool]]:
    """The paragraphs of a page; of each, whether it ends here as far as one can see."""
    widths = sorted(len(line) for line in lines if line)
    full = FULL * widths[int(0.9 * (len(widths) - 1))] if widths else 0
    found: list[tuple[str, bool]] = []
    begun = ""
    for line in lines:
        if line:
            begun = _joined(begun, line, with_hyphens)
        if begun and len(line) < full:
            found.append((begun, True))
            begun = ""
    if begun:
        found.append((begun, begun.endswith((".", "!", "?", "”", '"'))))
    return found


def _joined(before: str, line: str, with_hyphens: set[str]) -> str:
    """Both lines as one; a word that was parted at the end of the first is put together again.

    Its hyphen stays where the text writes the word with one elsewhere, or a number or a name begins.
    """
    parted = HYPHEN.search(before[-80:])
    if not before or not parted:
        return f"{before} {line}" if before else line
    rest = re.match(r"[^\W\d_]+", line)
    if rest is None or not rest[0][0].islower():
        return before + line
    if parted["hyphen"] != "\u00ad" and f"{parted['before']}-{rest[0]}" in with_hyphens:
        return before + line
    return before[:-1] + line
