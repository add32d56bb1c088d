"""The key of a form that creates something, so that sending it twice creates it once."""

import uuid

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def submission_key() -> SafeString:
    """Return a hidden field with a new random key. Without it, each sending counts."""
    key = uuid.uuid4()
    return mark_safe(f'<input type="hidden" name="submission_key" value="{key}">')  # noqa: S308 (digits and dashes)
