"""What was understood of an article: text apart from title, byline, publisher and date."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from articles.reading.annotations import (
    Annotation,
    Kind,
    annotation_as_json,
    annotation_from_json,
)
from articles.reading.document import Document
from articles.reading.text_writer import Place, Writer
from articles.refusals import Refused
from articles.text.sentences import normalise

MAX_CHARACTERS = 1_000_000
MAX_ANNOTATIONS = 500
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
ABOUT = ("title", "byline", "publisher", "language")
WORDS = ("text", "missing", *ABOUT)
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
    annotations: tuple[Annotation, ...] = ()
    missing: str = ""  # a sentence that says what was not read; empty if nothing is


def checked(text: str) -> str:
    """The text without blanks around it, if it is one that can be checked.

    Raises `Refused` when it is empty, too long, or hardly text.
    """
    text = text.strip()
    if not text:
        raise Refused(_("There is no text. Paste the article, or choose its file."))
    if len(text) > MAX_CHARACTERS:
        raise Refused(
            _(
                "The text has %(length)s characters. The limit is %(most)s: split it into several articles."
            )
            % {"length": f"{len(text):,}", "most": f"{MAX_CHARACTERS:,}"}
        )
    if not any(character.isalpha() for character in text):
        raise Refused(_("This text contains no words. Paste the article itself."))
    return text


def draft_from_text(text: str) -> Draft:
    """Read pasted text or a text file. Header lines that say date, publisher, title or author are
    taken out of the text; everything else stays exactly as it is, but normalised.

    Raises `Refused` when nothing is left that could be checked.
    """
    return understood(Draft(checked(normalise(text))))


def draft_from_document(document: Document) -> Draft:
    """Return the draft in a Word or Markdown file.

    Raises `Refused` when no text is left that could be checked.
    """
    found = {name: field.value for name, field in document.fields.items()}
    return understood(
        Draft(
            document.text,
            title=found.get("title", ""),
            byline=found.get("author", ""),
            publisher=found.get("site", ""),
            published_on=day(found.get("published", "")),
            language=found.get("language", ""),
            annotations=document.annotations,
            missing=document.missing_text,
        )
    )


def understood(draft: Draft) -> Draft:
    """The draft with what its first lines say. They win over what a file says of itself, for that
    is often left over from another; they leave the text unless something hangs on them.

    Raises `Refused` when no text is left that could be checked.
    """
    checked(draft.text)
    about: dict[str, Any] = {name: _in_a_line(getattr(draft, name)) for name in ABOUT}
    draft = replace(draft, **about)
    for take in (_take_header, _take_known_title, _take_title, _take_byline):
        draft = take(draft)
    return _limited(replace(draft, text=checked(draft.text)))


def _limited(draft: Draft) -> Draft:
    """The draft with its annotations in order, and no more of them than people can look at."""
    annotations = sorted(draft.annotations, key=lambda found: (not found.has_place, found.start))
    if len(annotations) > MAX_ANNOTATIONS:
        too_many = _("Only the first %(most)s of %(all)s comments, links and notes were imported.")
        numbers = {"most": MAX_ANNOTATIONS, "all": len(annotations)}
        draft = replace(draft, missing=f"{draft.missing} {too_many % numbers}".strip())
    return replace(draft, annotations=tuple(annotations[:MAX_ANNOTATIONS]))


def draft_as_json(draft: Draft) -> dict[str, object]:
    """What JSON can hold of the draft."""
    about = {name: getattr(draft, name) for name in WORDS}
    day_of = draft.published_on.isoformat() if draft.published_on else ""
    annotations = [annotation_as_json(annotation) for annotation in draft.annotations]
    return about | {"published_on": day_of, "annotations": annotations}


def draft_from_json(found: Mapping[str, object]) -> Draft:
    """The draft that `draft_as_json` was given."""
    annotations = found["annotations"]
    return Draft(
        **{name: str(found[name]) for name in WORDS},
        published_on=day(str(found["published_on"])),
        annotations=tuple(
            annotation_from_json(annotation)
            for annotation in (annotations if isinstance(annotations, list) else [])
        ),
    )


def _in_a_line(words: str) -> str:
    return " ".join(normalise(words).split())


def _first_line(text: str) -> tuple[str, str]:
    line, _end, rest = text.partition("\n")
    return line, rest


def _without_front(draft: Draft, rest: str) -> Draft:
    """The draft with only the text from `rest` on, unless something hangs on what is before."""
    rest = rest.lstrip()
    cut = len(draft.text) - len(rest)
    standing = [annotation for annotation in draft.annotations if annotation.has_place]
    if not rest or any(annotation.start < cut for annotation in standing):
        return draft
    moved = tuple(
        replace(annotation, start=annotation.start - cut, end=annotation.end - cut)
        if annotation.has_place
        else annotation
        for annotation in draft.annotations
    )
    return replace(draft, text=rest, annotations=moved)


def _take_header(draft: Draft) -> Draft:
    line, rest = _first_line(draft.text)
    found = HEADER.fullmatch(line)
    if not found:
        return draft
    try:
        published_on = date.fromisoformat(found["date"])
    except ValueError:
        return draft
    publisher = (found["publisher"] or "").strip() or draft.publisher
    return replace(_without_front(draft, rest), published_on=published_on, publisher=publisher)


def _take_known_title(draft: Draft) -> Draft:
    """The title that is known already, if it stands above the text."""
    title = draft.title
    front = draft.text[: 2 * max(LONGEST_TITLE, len(title))]
    line = front.partition("\n\n")[0]
    if not title or " ".join(line.split()) != title:
        return draft
    return _without_front(draft, draft.text[len(line) :])


def _take_title(draft: Draft) -> Draft:
    """A short first line that ends no sentence, with a blank line after it."""
    line, rest = _first_line(draft.text)
    title = line.strip()
    if draft.title or not rest.startswith("\n") or not title or len(title) > LONGEST_TITLE:
        return draft
    if title.endswith(ENDS_A_SENTENCE) or BYLINE.fullmatch(title):
        return draft
    return replace(_without_front(draft, rest), title=title)


def _take_byline(draft: Draft) -> Draft:
    line, rest = _first_line(draft.text)
    found = BYLINE.fullmatch(line)
    if not found or line.rstrip().endswith(ENDS_A_SENTENCE) or not rest.strip():
        return draft
    return replace(_without_front(draft, rest), byline=found["byline"])


def draft_from_page(
    *,
    title: str,
    author: str,
    site: str,
    published: str,
    language: str,
    text: str,
    missing: str,
    links: Sequence[tuple[int, int, str]] = (),
) -> Draft:
    """What was read from an HTML page; strings are empty where the page does not say.

    `links` are spans of `text`, one after the other, with their addresses. Raises `Refused` when
    there is no text.
    """
    checked(text)
    body, annotations = _in_paragraphs(text, links)
    draft = Draft(
        body,
        annotations=annotations,
        title=title.strip(),
        byline=author.strip(),
        publisher=site.strip(),
        published_on=day(published),
        language=language.strip(),
        missing=missing,
    )
    line, rest = _first_line(body)
    if draft.title and line.strip() == draft.title:
        draft = _without_front(draft, rest)
    return _limited(replace(draft, text=checked(draft.text)))


def _in_paragraphs(
    text: str, links: Sequence[tuple[int, int, str]]
) -> tuple[str, tuple[Annotation, ...]]:
    """The text with a blank line between its paragraphs, and its links on what they stood on."""
    writer = Writer()
    written = 0

    def write(until: int) -> Place:
        nonlocal written
        for number, line in enumerate(text[written:until].split("\n")):
            if number:
                writer.gap("\n\n")
            writer.write(line)
        written = max(written, until)
        return writer.place

    for start, end, url in sorted(links):
        if start >= written:  # one in another is no link of its own
            place = write(start)
            writer.hang(Annotation(Kind.LINK, urls=(url,)), place, write(end))
    write(len(text))
    return writer.finish()


def day(published: str) -> date | None:
    """The day of an ISO 8601 date or time; None for anything else."""
    try:
        return datetime.fromisoformat(published.strip()).date()
    except ValueError:
        return None
