"""Draw parts of a page once that look the same on many pages, such as the rows of a list."""

from collections.abc import Hashable
from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

MOST_PARTS = 2_000  # in a process: about 3 MB


@register.simple_tag
def remembered(template_name: str, **shown: Hashable) -> SafeString:
    """Return a template with the values `shown` and nothing else of the page.

    It is drawn once for equal values. So none of them may be a row of the database, which equals
    another one of the same id, or say what depends on the time.
    """
    draw = _drawn.__wrapped__ if settings.DEBUG else _drawn  # templates change under `make run`
    return draw(template_name, get_language(), tuple(shown.items()))


@lru_cache(maxsize=MOST_PARTS)
def _drawn(
    template_name: str, _language: str | None, shown: tuple[tuple[str, Hashable], ...]
) -> SafeString:
    return render_to_string(template_name, dict(shown))
