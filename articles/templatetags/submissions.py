"""The key of a form that creates something, so that sending it twice creates it once."""

import uuid

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def submission_key() -> SafeString:
    """Return a hidden field with a new random key. Without it, each sending counts."""
    return format_html('<input type="hidden" name="submission_key" value="{}">', uuid.uuid4())
