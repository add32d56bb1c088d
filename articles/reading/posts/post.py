"""What the posts of all networks have in common: their text with its parts, and their properties."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from articles.reading.annotations import Annotation, AnnotationKind
from articles.reading.dates import iso_date
from articles.reading.document import Document, Elsewhere, Field, Role
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.html_fragment import HtmlFragment, Marks
from articles.reading.left_out import LeftOut
from articles.reading.plain import storable

TITLE_LENGTH = 90  # code points of the text that stand for a title
VALUE_LENGTH = 500  # code points of a name or another property
_DAY_LENGTH = 10


class Part(StrEnum):
    """What a paragraph of a post is, if it is not what the author wrote as the post itself.

    It stands before the paragraph in brackets: captures keep it in their text, whatever the language
    of the page.
    """

    WARNING = "Content warning"
    PICTURE = "Picture description"
    RECORDING = "Description of a recording"
    POLL = "Poll"
    PREVIEW = "Link preview"
    LINK = "Link"
    MENTION = "Mention"
    QUOTED = "Quoted post"
    REPLY = "Reply to"


_ROLES = {Part.WARNING: Role.HEADING, Part.POLL: Role.LIST_ITEM}
_LINES = {Part.LINK, Part.MENTION, Part.POLL}  # of which several stand below one another


class PostText:
    """Writes the text of a post: its own words first, then the other parts, each marked as such."""

    def __init__(self) -> None:
        self._left_out = LeftOut()
        self._writer = FormattedWriter(self._left_out)
        self._last: Part | None = None
        self.own_words = ""

    def add_html(self, source: str) -> None:
        """Add the author's own words, in HTML."""
        self._begin(Role.PARAGRAPH)
        start = self._writer.position
        fragment = HtmlFragment(Marks(self._writer, source))
        fragment.feed(source)
        fragment.close()
        self.own_words = self._writer.text_since(start)

    def add_plain(self, pieces: Iterable[tuple[str, str]]) -> None:
        """Add the author's own words in pieces, each with the address that it links to, or ""."""
        self._begin(Role.PARAGRAPH)
        first = self._writer.position
        for words, url in pieces:
            start = self._writer.position
            self._writer.write(words)
            if url:
                link = Annotation(AnnotationKind.LINK, urls=(url,))
                self._writer.annotate(link, start, self._writer.position)
        self.own_words = self._writer.text_since(first)

    def add(self, part: Part, *words: Any) -> None:
        """Add a part after its kind in brackets: those of `words` that are text, with colons between."""
        texts = [each.strip() for each in words if isinstance(each, str) and each.strip()]
        if not texts:
            return
        is_line = part in _LINES and part is self._last
        self._begin(_ROLES.get(part, Role.NOTE), "\n" if is_line else "\n\n")
        self._writer.write(f"[{part}] {': '.join(texts)}")
        self._last = part

    def _begin(self, role: Role, separator: str = "\n\n") -> None:
        self._last = None
        self._writer.add_break(separator)
        self._writer.role = role

    def document(
        self,
        values: Mapping[str, str],
        *,
        origin: str,
        elsewhere: Iterable[Elsewhere] = (),
        warnings: Iterable[str] = (),
    ) -> Document:
        """Return the post as a document. `values` are its properties by name, all read from `origin`."""
        written = self._writer.finish()
        every = {
            "title": _title(self.own_words) or _title(written.text),
            "organisations": values.get(
                "author", ""
            ),  # the name of an account stays as it is written
            "type": "SocialMediaPosting",
            **values,
        }
        clean = {name: _line(value) for name, value in every.items()}
        return Document(
            written.text,
            fields={name: Field(value, origin) for name, value in clean.items() if value},
            warnings=(*warnings, *self._left_out.sentences()),
            annotations=written.annotations,
            paragraphs=written.paragraphs,
            elsewhere=tuple(elsewhere),
            origin="post",
        )


def times(posted: Any, edited: Any = None) -> dict[str, str]:
    """Return the properties `published` (a day), `posted` and `edited` (ISO 8601) of stated times."""
    return {
        "published": iso_date(posted)[:_DAY_LENGTH] if isinstance(posted, str) else "",
        "posted": moment(posted),
        "edited": moment(edited),
    }


def moment(stated: Any) -> str:
    """Return a time in ISO 8601, with its zone if it states one; "" for anything else."""
    if not isinstance(stated, str) or not iso_date(stated):
        return ""
    try:
        return dt.datetime.fromisoformat(stated.strip()).isoformat(timespec="seconds")
    except ValueError:
        return ""


def _title(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= TITLE_LENGTH:
        return words
    return f"{words[:TITLE_LENGTH].rpartition(' ')[0] or words[:TITLE_LENGTH]}…"


def _line(value: str) -> str:
    return " ".join(storable(value).split())[:VALUE_LENGTH]
