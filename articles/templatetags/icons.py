"""The icons of the interface, 16 pixels each. They are inside the page, so that none is fetched."""

from functools import cache

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
    "link": (
        '<path d="M6.8 9.2 9.2 6.8M7.3 4.7l1.6-1.6a2.8 2.8 0 0 1 4 4l-1.6 1.6'
        'M8.7 11.3l-1.6 1.6a2.8 2.8 0 0 1-4-4l1.6-1.6"/>'
    ),
    "print": '<path d="M4 6V2h8v4M4 11H2V6h12v5h-2M4 9h8v5H4z"/>',
    "plus": '<path d="M8 2.5v11M2.5 8h11"/>',
    "close": '<path d="m3.5 3.5 9 9M12.5 3.5l-9 9"/>',
    "draft": '<circle cx="8" cy="8" r="6.2" stroke-dasharray="1.4 2.2"/>',
    "in_check": (
        '<circle cx="8" cy="8" r="6.2"/>'
        '<path d="M8 4.4a3.6 3.6 0 0 1 0 7.2z" fill="currentColor" stroke="none"/>'
    ),
    "approved": (
        '<path d="M8 1.3l5.6 2v4.3c0 3.3-2.2 5.8-5.6 7.1-3.4-1.3-5.6-3.8-5.6-7.1V3.3z"/>'
        '<path d="m5.4 7.8 1.9 1.9 3.4-3.8"/>'
    ),
    "published": (
        '<circle cx="8" cy="8" r="6.2"/>'
        '<path d="M1.8 8h12.4M8 1.8c2.4 2.6 2.4 9.8 0 12.4M8 1.8c-2.4 2.6-2.4 9.8 0 12.4"/>'
    ),
    "corrected": (
        '<path d="M13.5 7A5.7 5.7 0 0 0 3.3 4.7L2 6.2M2 2.5v3.7h3.7M2.5 9a5.7 5.7 0 0 0 10.2 2.3'
        'l1.3-1.5M14 13.5V9.8h-3.7"/>'
    ),
    "user": (
        '<circle cx="8" cy="5.3" r="3"/><path d="M2.5 14.2c.6-3 2.8-4.5 5.5-4.5s4.9 1.5 5.5 4.5"/>'
    ),
    "high": '<path d="M3 13V9.5M8 13V6.5M13 13V3" stroke-width="2.6"/>',
    "normal": (
        '<path d="M3 13V9.5M8 13V6.5" stroke-width="2.6"/>'
        '<path d="M13 13V3" stroke-width="2.6" opacity=".3"/>'
    ),
    "low": (
        '<path d="M3 13V9.5" stroke-width="2.6"/>'
        '<path d="M8 13V6.5M13 13V3" stroke-width="2.6" opacity=".3"/>'
    ),
    "bell": '<path d="M3.5 11.5V7a4.5 4.5 0 0 1 9 0v4.5l1 1h-11zM6.5 14.3h3"/>',
    "mentioned": (
        '<circle cx="8" cy="8" r="2.8"/>'
        '<path d="M10.8 5.2V9c0 2.4 3.4 2.2 3.4-1A6.2 6.2 0 1 0 11 13.4"/>'
    ),
    "ready": (
        '<circle cx="8" cy="8" r="6.2"/>'
        '<path d="M8 4.4A3.6 3.6 0 1 1 4.4 8H8z" fill="currentColor" stroke="none"/>'
    ),
    "save": '<path d="M4 2h8v12l-4-3-4 3z"/>',
    "sort": '<path d="m5 6 3-3 3 3M5 10l3 3 3-3"/>',
    "ascending": '<path d="M8 13V3M4.5 6.5 8 3l3.5 3.5"/>',
    "descending": '<path d="M8 3v10M4.5 9.5 8 13l3.5-3.5"/>',
    "scales": '<path d="M8 2v12M5 14h6M3 4h10M3 4 1.2 8.5h3.6zM13 4l-1.8 4.5h3.6z"/>',
    "filter": '<path d="M1.5 3.5h13M4 8h8M6.5 12.5h3"/>',
}


@register.simple_tag
@cache
def icon(name: str, colour: str = "") -> SafeString:
    """Return the icon as a picture that says nothing to a screen reader: words stand beside it."""
    return format_html(
        '<svg class="icon {}" viewBox="0 0 16 16" aria-hidden="true">{}</svg>',
        colour,
        mark_safe(SHAPES[name]),  # noqa: S308 (our own shapes)
    )
