"""The draft of an article, which a person confirms."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from articles.reading.annotations import Annotation
from articles.reading.document import Choice, Elsewhere, Field, Paragraph, Role
from articles.refusals import Refused

MAX_CHARACTERS = 1_000_000
MAX_ANNOTATIONS = 500


@dataclass(frozen=True)
class Draft:
    """An article as it was read.

    `fields` has any of title, author ("; " between several), site, published, language. `warnings`
    are sentences that say what was not read or was guessed. Spans count code points of `text`. `choices`
    are the articles of a file with several; then `text` holds all of them.
    """

    text: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    annotations: tuple[Annotation, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    warnings: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    origin: str = ""  # of the text: "pasted text", "article", "PDF pages"
    guessed_encoding: str = ""  # of the file, if nothing states it

    def value(self, name: str) -> str:
        """Return the value of a field; "" if it is not known."""
        return self.fields[name].value if name in self.fields else ""

    @property
    def title(self) -> str:
        return self.value("title")

    @property
    def byline(self) -> str:
        return self.value("author")

    @property
    def publisher(self) -> str:
        return self.value("site")

    @property
    def language(self) -> str:
        return self.value("language")

    @property
    def published_on(self) -> date | None:
        return parse_day(self.value("published"))

    @property
    def missing(self) -> str:
        """The warnings as one text."""
        return " ".join(self.warnings)

    @property
    def roles(self) -> list[tuple[int, int, str]]:
        """The paragraphs that are no plain ones: start, end and role."""
        return [
            (each.start, each.end, each.role.value)
            for each in self.paragraphs
            if each.role is not Role.PARAGRAPH
        ]

    def with_field(self, name: str, value: str, origin: str) -> "Draft":
        """Return the draft with this field."""
        return replace(self, fields={**self.fields, name: Field(value, origin)})

    def without_start(self, length: int) -> "Draft":
        """Return the draft without the first code points of its text, which hold no annotation."""
        annotations = tuple(
            replace(each, start=each.start - length, end=each.end - length)
            if each.has_span
            else each
            for each in self.annotations
        )
        paragraphs = tuple(
            replace(each, start=max(0, each.start - length), end=each.end - length)
            for each in self.paragraphs
            if each.end > length
        )
        return replace(
            self, text=self.text[length:], annotations=annotations, paragraphs=paragraphs
        )


def check_text(text: str) -> str:
    """Return the text, stripped.

    Raises `Refused` when it is empty, too long, or has no words.
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


def limit_annotations(draft: Draft) -> Draft:
    """Return the draft with its annotations sorted, and at most `MAX_ANNOTATIONS` of them."""
    annotations = sorted(draft.annotations, key=lambda each: (not each.has_span, each.start))
    if len(annotations) > MAX_ANNOTATIONS:
        too_many = _("Only the first %(most)s of %(all)s comments, links and notes were imported.")
        numbers = {"most": MAX_ANNOTATIONS, "all": len(annotations)}
        draft = replace(draft, warnings=(*draft.warnings, too_many % numbers))
    return replace(draft, annotations=tuple(annotations[:MAX_ANNOTATIONS]))


def parse_day(published: str) -> date | None:
    """Return the day of an ISO 8601 date or time; None for anything else."""
    try:
        return datetime.fromisoformat(published.strip()).date()
    except ValueError:
        return None
