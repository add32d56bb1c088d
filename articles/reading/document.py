"""What a reader returns: text and fields, each field with its origin."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.reading.annotations import Annotation, AnnotationKind
from articles.refusals import Refused

READER_VERSION = 2  # raise it when the readers return other results for the same bytes


class Unreadable(Refused):
    """A file or a page that cannot be read. The sentence says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Field:
    """One property of a document, and where the document states it ("og:title", "json-ld", …)."""

    value: str
    origin: str


class Role(StrEnum):
    """What a paragraph is in its document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    CAPTION = "caption"
    TABLE = "table"
    BYLINE = "byline"
    DATELINE = "dateline"
    QUOTATION = "quotation"
    NOTE = "note"


_LABELS = {
    Role.PARAGRAPH: _("paragraph"),
    Role.HEADING: _("heading"),
    Role.LIST_ITEM: _("list item"),
    Role.CAPTION: _("caption"),
    Role.TABLE: _("table"),
    Role.BYLINE: _("byline"),
    Role.DATELINE: _("dateline"),
    Role.QUOTATION: _("quotation"),
    Role.NOTE: _("note"),
}


def role_label(role: str) -> str:
    """Return the name of a role, in the reader's language."""
    return str(_LABELS[Role(role)])


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The paragraph [start, end) of a text, in code points, and what it is.

    `locator` says where it stands in a recording, as it is cited: "00:12:31"; else "".
    """

    start: int
    end: int
    role: Role = Role.PARAGRAPH
    locator: str = ""


@dataclass(frozen=True, slots=True)
class SpokenPart:
    """The words [start, end) of a text that are spoken from `begins` to `ends`, in milliseconds.

    `speaker` is "" if nothing names one.
    """

    start: int
    end: int
    begins: int
    ends: int
    speaker: str = ""


class Beside(StrEnum):
    """What a text is that stands on a page beside its article."""

    CAPTION = "caption"
    CORRECTION = "correction"
    COMMENT = "comment"
    RELATED = "related"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A paragraph of a page that is not part of its article."""

    kind: Beside
    text: str


class Wall(StrEnum):
    """What a page shows instead of its article, or of all of it."""

    NONE = ""
    ROBOT = "robot check"
    LOGIN = "login form"
    CONSENT = "consent page"
    SHELL = "empty shell"
    BEGINNING = "beginning only"

    @property
    def hides_all(self) -> bool:
        """Whether nothing of the article is shown."""
        return self not in {Wall.NONE, Wall.BEGINNING}

    @property
    def sentence(self) -> Promise:
        """What the page shows, and what to do, as a sentence. Raises KeyError without a wall."""
        return _WALL_SENTENCES[self]


_WALL_SENTENCES = {
    Wall.ROBOT: _(
        "This page checks whether its reader is a robot. Upload the page as you see it instead."
    ),
    Wall.LOGIN: _("This page asks its readers to log in. Upload the page as you see it instead."),
    Wall.CONSENT: _(
        "This page asks for consent before it shows anything. Upload what you see after it."
    ),
    Wall.SHELL: _(
        "This page shows its text only in a browser. Upload the page as you see it instead."
    ),
    Wall.BEGINNING: _("The page says that it is not free to read: this may be the beginning only."),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several articles in a file, by its title, its authors and its day."""

    title: str
    author: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file or a page, and its properties.

    `fields` has any of title, author, site, published (ISO 8601), canonical, language; of a page also
    type ("NewsArticle") and organisations, those of its authors that are no people.
    `warnings` are sentences that say what was left out or guessed, or why text may be missing.
    `pages` holds the start of each page in `text`, in code points; it is empty for a format without
    pages. `annotations` are the comments, links and notes; the links of a web page only if the caller
    asked for them. `paragraphs` are those of `text`, in order; empty where the reader knows of none.
    `elsewhere` is what else stands on a web page. `choices` are the articles of a file with several, of
    which one can be read by its number, from 1; `text` then holds all of them.
    `origin` says what `text` is: "article", "PDF pages". `wall` is what a page shows instead of it.
    `guessed_encoding` is that of the bytes if nothing states it. `spoken` are the parts of a transcript
    with their times. `media_type` is that of a recording, which has no text, `length` its length in
    milliseconds, if known.
    """

    text: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    choices: tuple[Choice, ...] = ()
    origin: str = ""
    wall: Wall = Wall.NONE
    guessed_encoding: str = ""
    spoken: tuple[SpokenPart, ...] = ()
    media_type: str = ""
    length: int | None = None

    @property
    def missing_text(self) -> str:
        """The warnings as one text."""
        return " ".join(self.warnings)

    @property
    def text_with_times(self) -> str:
        """The text with the time of each paragraph before it, as in a transcript: "[00:12:31] Words"."""
        pieces, done = [], 0
        for start, stamp in self._stamps():
            pieces += [self.text[done:start], stamp]
            done = start
        return "".join([*pieces, self.text[done:]])

    @property
    def spoken_with_times(self) -> tuple[SpokenPart, ...]:
        """The spoken parts, with their spans in `text_with_times`."""
        stamps, longer, moved = self._stamps(), 0, []
        for part in self.spoken:
            while stamps and stamps[0][0] <= part.start:
                longer += len(stamps.pop(0)[1])
            moved.append(replace(part, start=part.start + longer, end=part.end + longer))
        return tuple(moved)

    def _stamps(self) -> list[tuple[int, str]]:
        """Return the time before each paragraph that has one, and where the paragraph starts."""
        timed = (each for each in self.paragraphs if each.locator)
        return [(each.start, f"[{each.locator}] ") for each in timed]

    @property
    def text_with_notes(self) -> str:
        """The text with its times, and after it the words of its footnotes and endnotes."""
        notes = [each.text for each in self.annotations if each.kind is AnnotationKind.FOOTNOTE]
        return "\n\n".join(filter(None, (self.text_with_times, *notes)))
