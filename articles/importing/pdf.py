"""A PDF file to a draft: its text page by page, lines joined to paragraphs."""

import re
from collections import Counter
from datetime import datetime
from io import BytesIO

from django.utils.translation import gettext as _
from pypdf import PdfReader
from pypdf.errors import DependencyError

from articles.importing.draft import Draft, understood
from articles.refusals import Refused
from articles.text.sentences import normalise

PAGES_LIMIT = 500
FULL = 0.75  # a line that takes less of its page's width ends a paragraph
OFTEN = 3  # a line that begins or ends so many pages, but for its numbers, is no part of the text
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
HYPHEN = re.compile(r"(?P<before>[^\W\d_]+)(?P<hyphen>[-\u2010\u00ad])$")
COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
PROGRAMS_TITLE = re.compile(r"(?:Microsoft\s\w+\s-\s.*|untitled.*|.*\.\w{2,5})", re.IGNORECASE)


def read_pdf(data: bytes) -> Draft:
    """Read a PDF file. Raises `Refused` for one that is locked, broken, or only pictures."""
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        if len(reader.pages) > PAGES_LIMIT:
            raise Refused(
                _("This PDF file has more than %(most)s pages. Split it into several files.")
                % {"most": PAGES_LIMIT}
            )
        pages = [page.extract_text() for page in reader.pages]
        about = reader.metadata
        title, author = (about.title or "", about.author or "") if about else ("", "")
        made = _made(reader)
    except DependencyError as error:
        raise _locked() from error
    except (Refused, MemoryError):
        raise
    except Exception as error:  # of what files hold, the library has not seen everything
        raise Refused(
            _("This PDF file is damaged and cannot be read. Paste its text instead.")
        ) from error
    text = text_of_pages([normalise(page).translate(LIGATURES) for page in pages])
    if not any(character.isalpha() for character in text):
        raise Refused(_("This PDF file contains only pictures of pages. Paste the text instead."))
    known = "" if PROGRAMS_TITLE.fullmatch(title.strip()) else normalise(title).strip()
    return understood(
        Draft(
            text,
            title=known,
            byline=normalise(author).strip(),
            published_on=made.date() if made else None,
        )
    )


def _locked() -> Refused:
    return Refused(_("This PDF file is protected with a password. Save it without one."))


def _made(reader: PdfReader) -> datetime | None:
    """When the file was made, if it says so in a way that can be read."""
    try:
        return reader.metadata.creation_date if reader.metadata else None
    except ValueError:
        return None


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
