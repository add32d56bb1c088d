"""The icons of the interface, 16 pixels each. They are inside the page, so that none is fetched."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

SHAPES = {
    "menu": '<path d="M2 4.5h12M2 8h12M2 11.5h12"/>',
    "search": '<circle cx="7" cy="7" r="4.7"/><path d="m10.5 10.5 3.7 3.7"/>',
    "check": '<path d="m2.8 8.5 3.4 3.4 7-8"/>',
    "key": '<circle cx="5" cy="11" r="3"/><path d="m7.2 8.8 6-6M10.5 5.5l2 2M12.2 3.8l1.5 1.5"/>',
    "device": '<rect x="2" y="2.5" width="12" height="8.5" rx="1"/><path d="M5.5 14h5M8 11v3"/>',
    "warning": '<path d="M8 2 14.7 13.7H1.3z"/><path d="M8 6.5v3.2M8 11.7v.1"/>',
    "plus": '<path d="M8 2.5v11M2.5 8h11"/>',
    "close": '<path d="m3.5 3.5 9 9M12.5 3.5l-9 9"/>',
    "filter": '<path d="M1.5 3.5h13M4 8h8M6.5 12.5h3"/>',
}


@register.simple_tag
def icon(name: str, colour: str = "") -> SafeString:
    """Return the icon as a picture that says nothing to a screen reader: words stand beside it."""
    return format_html(
        '<svg class="icon {}" viewBox="0 0 16 16" aria-hidden="true">{}</svg>',
        colour,
        mark_safe(SHAPES[name]),  # noqa: S308 (our own shapes)
    )
