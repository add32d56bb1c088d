"""What is known of a photo: its date as far as it is stated, and what its credentials prove."""

from collections.abc import Mapping
from datetime import datetime

from django import template
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.reading.photos.statements import Credentials
from articles.templatetags.times import day_tag, time_tag

register = template.Library()

SENTENCES = {
    Credentials.NONE: gettext_lazy(
        "No Content Credentials. Most photos have none, so this says nothing about the photo."
    ),
    Credentials.VALID: gettext_lazy(
        "Content Credentials: valid but not trusted. The file has not changed since it was signed, but "
        "Factcheck cannot confirm who signed it."
    ),
    Credentials.TRUSTED: gettext_lazy(
        "Content Credentials: valid and trusted. The file has not changed since it was signed."
    ),
    Credentials.CHANGED: gettext_lazy(
        "Content Credentials: changed since. The file differs from the one that was signed. Saving or "
        "resizing a photo is enough to cause this."
    ),
    Credentials.NOT_VALID: gettext_lazy(
        "Content Credentials: not valid. They are damaged or were changed, so they prove nothing."
    ),
    Credentials.NOT_READ: gettext_lazy("Content Credentials could not be read."),
}
SHOWN = {"JPEG", "PNG", "WEBP"}  # browsers show no TIFF


@register.filter
def credentials_sentence(value: str) -> str:
    """Return what the Content Credentials of a photo prove, and no more."""
    return str(SENTENCES[Credentials(value)]) if value in set(Credentials) else value


@register.filter
def taken_tag(value: str) -> str:
    """Return a date in ISO 8601 as the language writes it, and whether its time states no zone."""
    when = parse_datetime(value) if "T" in value else None
    if when is None or when.tzinfo:
        return time_tag(value) if when else day_tag(value)
    return format_html(
        '<time datetime="{}">{}</time> ({})', value, _written(when), _("no time zone stated")
    )


@register.filter
def is_shown(fields: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether a capture is a photo that browsers show."""
    return fields.get("format", {}).get("value") in SHOWN


@register.filter
def picture_text(fields: Mapping[str, Mapping[str, str]]) -> str:
    """Return the text that stands for a photo: what it states itself, else a sentence."""
    stated = fields.get("alt", {}).get("value", "")
    return stated or _("A photo without a description.")


def _written(when: datetime) -> str:
    return date_format(when, "SHORT_DATETIME_FORMAT")
