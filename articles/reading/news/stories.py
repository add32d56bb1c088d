"""The articles of a file: each by itself, or all in one document from which an editor chooses."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from articles.reading.document import Choice, Document, Field, Role, Unreadable
from articles.reading.embedded import write_markup
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.left_out import LeftOut
from articles.reading.plain import storable

STORIES_LIMIT = 2_000
TOO_MANY = _("Only the first 2,000 articles of this file were read.")
NO_STORY = _("No article was found in this file. Choose a file that contains the text of articles.")


@dataclass(frozen=True, slots=True)
class Story:
    """An article of a file: its fields, and its text, which may be HTML."""

    fields: Mapping[str, Field]
    body: str
    is_markup: bool = True
    captions: Sequence[str] = ()
    warnings: Sequence[str] = field(default=())

    def value(self, name: str) -> str:
        """Return the value of a field; "" without one."""
        return self.fields[name].value if name in self.fields else ""


def document_of(
    stories: Sequence[Story], *, choice: int, origin: str, warnings: Sequence[str] = ()
) -> Document:
    """Return the chosen article, the only one, or all with their titles as headings.

    Raises Unreadable without any.
    """
    if not stories:
        raise Unreadable(NO_STORY)
    is_chosen = 1 <= choice <= len(stories)
    if is_chosen or len(stories) == 1:
        return _one(stories[choice - 1 if is_chosen else 0], origin, warnings)
    kept = stories[:STORIES_LIMIT]
    writer = FormattedWriter(LeftOut())
    for story in kept:
        for heading in filter(None, (story.value("title"), _signed(story))):
            writer.role = Role.HEADING if heading == story.value("title") else Role.BYLINE
            writer.write(heading)
            writer.add_break("\n\n")
        _write(writer, story)
    written = writer.finish()
    cut = (str(TOO_MANY),) if len(stories) > len(kept) else ()
    return Document(
        written.text,
        {},
        (*warnings, *cut, *writer.left_out.sentences()),
        annotations=written.annotations,
        paragraphs=written.paragraphs,
        choices=tuple(
            Choice(story.value("title"), story.value("author"), story.value("published"))
            for story in kept
        ),
        origin=origin,
    )


def _one(story: Story, origin: str, warnings: Sequence[str]) -> Document:
    writer = FormattedWriter(LeftOut())
    _write(writer, story)
    written = writer.finish()
    return Document(
        written.text,
        story.fields,
        (*warnings, *story.warnings, *writer.left_out.sentences()),
        annotations=written.annotations,
        paragraphs=written.paragraphs,
        origin=origin,
    )


def _write(writer: FormattedWriter, story: Story) -> None:
    writer.role = Role.PARAGRAPH
    if story.is_markup:
        write_markup(writer, story.body, language=story.value("language"))
    else:
        for paragraph in storable(story.body).replace("\r\n", "\n").split("\n\n"):
            writer.write(paragraph.strip("\n"))
            writer.add_break("\n\n")
    writer.role = Role.CAPTION
    for caption in story.captions:
        writer.write(caption)
        writer.add_break("\n\n")


def _signed(story: Story) -> str:
    return ", ".join(filter(None, (story.value("author"), story.value("published")[:10])))


def fields_of(
    values: Mapping[str, tuple[str, str]], clean: Mapping[str, Callable[[str], str]]
) -> dict[str, Field]:
    """Return the fields with a value. `values` are (value, origin), `clean` what changes a value."""
    fields = {}
    for name, (value, origin) in values.items():
        cleaned = clean.get(name, str)(storable(value)).strip()
        if cleaned:
            fields[name] = Field(cleaned, origin)
    return fields
