"""Find typed text in a statement, so that people can name a part of it without a mouse."""

from django.utils.translation import gettext as _

from articles.models import Statement
from articles.refusals import Refused


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without blanks at its ends; empty (start == end) if it is all blank."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return start, max(start, start + len(inside.strip()))


def span_of_words(statement: Statement, words: str) -> tuple[int, int]:
    """Return the span of `words` in the statement, in code points of the revision.

    Raises `Refused` if the statement does not contain them exactly once.
    """
    wanted = words.strip()
    inside = statement.revision.text[statement.start : statement.end]
    first = inside.find(wanted)
    if not wanted or first < 0:
        raise Refused(
            _("The statement does not contain “%(words)s”. Copy the text exactly as it appears.")
            % {"words": wanted}
        )
    if inside.find(wanted, first + 1) >= 0:
        raise Refused(
            _("“%(words)s” appears more than once in the statement. Type more of the text.")
            % {"words": wanted}
        )
    return statement.start + first, statement.start + first + len(wanted)
