"""The draft of an article, which a person confirms."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from articles.reading.annotations import Annotation
from articles.refusals import Refused

MAX_CHARACTERS = 1_000_000
MAX_ANNOTATIONS = 500


@dataclass(frozen=True)
class Draft:
    """An article as it was read. A field is empty when its value is not known."""

    text: str
    title: str = ""
    byline: str = ""
    publisher: str = ""
    published_on: date | None = None
    language: str = ""
    annotations: tuple[Annotation, ...] = ()
    missing: str = ""  # a sentence that says what was not read; empty if nothing is missing


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
        draft = replace(draft, missing=f"{draft.missing} {too_many % numbers}".strip())
    return replace(draft, annotations=tuple(annotations[:MAX_ANNOTATIONS]))


def parse_day(published: str) -> date | None:
    """Return the day of an ISO 8601 date or time; None for anything else."""
    try:
        return datetime.fromisoformat(published.strip()).date()
    except ValueError:
        return None
