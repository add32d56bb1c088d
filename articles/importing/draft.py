"""What was understood of an article: text apart from title, byline, publisher and date."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from articles.refusals import Refused
from articles.text import normalise

MAX_CHARACTERS = 1_000_000
LONGEST_TITLE = 200
HEADER = re.compile(
    r"""
    \s* (?:date:?\s+)? (?P<date>\d{4}-\d{2}-\d{2})      # date 2025-02-25
    (?: \s+ (?:via|source:?|from) \s+ (?P<publisher>\S.{0,198}?) )?   # Via The Cradle
    \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
BYLINE = re.compile(r"\s*by\s+(?P<byline>[^\W\d_].{1,150}?)\s*", re.IGNORECASE)
PARAGRAPH_END = re.compile(r"\n+")  # a page's text has a line for each paragraph
ENDS_A_SENTENCE = (".", "!", "?", "…", '."', ".”", ":", ";", ",")


@dataclass(frozen=True)
class Draft:
    """An article as it was understood, for a person to confirm. Empty means not known."""

    text: str
    title: str = ""
    byline: str = ""
    publisher: str = ""
    published_on: date | None = None
    language: str = ""


def checked(text: str) -> str:
    """The text without blanks around it, if it is one that can be checked.

    Raises `Refused` when it is empty, too long, or hardly text.
    """
    text = text.strip()
    if not text:
        raise Refused(_("There is no text. Paste the article, or choose a file that holds it."))
    if len(text) > MAX_CHARACTERS:
        raise Refused(
            _(
                "The text has %(length)s characters; at most %(most)s can be checked at once. Split it."
            )
            % {"length": f"{len(text):,}", "most": f"{MAX_CHARACTERS:,}"}
        )
    if not any(character.isalpha() for character in text):
        raise Refused(_("There are no words in this text. Paste the article itself."))
    return text


def draft_from_text(text: str) -> Draft:
    """Read pasted text or a text file. Header lines that say date, publisher, title or author are
    taken out of the text; everything else stays exactly as it is, but normalised.

    Raises `Refused` when nothing is left that could be checked.
    """
    draft = Draft(checked(normalise(text)))
    for take in (_take_header, _take_title, _take_byline):
        draft = take(draft)
    return replace(draft, text=checked(draft.text))


def _first_line(text: str) -> tuple[str, str]:
    line, _end, rest = text.partition("\n")
    return line, rest


def _take_header(draft: Draft) -> Draft:
    line, rest = _first_line(draft.text)
    found = HEADER.fullmatch(line)
    if not found:
        return draft
    try:
        published_on = date.fromisoformat(found["date"])
    except ValueError:
        return draft
    publisher = (found["publisher"] or "").strip()
    return replace(draft, text=rest.lstrip(), published_on=published_on, publisher=publisher)


def _take_title(draft: Draft) -> Draft:
    """A short first line that ends no sentence, with a blank line after it."""
    line, rest = _first_line(draft.text)
    title = line.strip()
    if not rest.startswith("\n") or not title or len(title) > LONGEST_TITLE:
        return draft
    if title.endswith(ENDS_A_SENTENCE) or BYLINE.fullmatch(title):
        return draft
    return replace(draft, text=rest.lstrip(), title=title)


def _take_byline(draft: Draft) -> Draft:
    line, rest = _first_line(draft.text)
    found = BYLINE.fullmatch(line)
    if not found or line.rstrip().endswith(ENDS_A_SENTENCE) or not rest.strip():
        return draft
    return replace(draft, text=rest.lstrip(), byline=found["byline"])


def draft_from_page(*, title: str, author: str, site: str, published: str, text: str) -> Draft:
    """What was read from an HTML file; strings are empty where the page does not say.

    Raises `Refused` when it holds no text.
    """
    body = PARAGRAPH_END.sub("\n\n", checked(normalise(text)))
    line, rest = _first_line(body)
    if title and line.strip() == title.strip() and rest.strip():
        body = rest.lstrip()
    return Draft(body, title.strip(), author.strip(), site.strip(), _day(published))


def _day(published: str) -> date | None:
    """The day of an ISO 8601 date or time; None for anything else."""
    try:
        return datetime.fromisoformat(published.strip()).date()
    except ValueError:
        return None
