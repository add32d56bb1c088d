"""Dates and times in <time>: for people in the format of their language, for programs in ISO 8601."""

from datetime import date, datetime

from django import template
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.reports.content.dates import format_day, format_time, in_utc

register = template.Library()


@register.filter(expects_localtime=True)
def day_tag(value: date | str | None) -> str:
    """Return a day as the language writes it; empty without a value.

    `value` may be a day or a time in ISO 8601, as files state it. A month or a year stays as it is.
    """
    if isinstance(value, str):
        try:
            day = date.fromisoformat(value[: len("2026-03-05")])
        except ValueError:
            return value
        return day_tag(day)
    return _tag(value, date_format(value, "DATE_FORMAT")) if value else ""


@register.filter(expects_localtime=True)
def time_tag(value: datetime | str | None) -> str:
    """Return a day with its time as the language writes it; empty without a value.

    `value` may be a time in ISO 8601, as corrections of captures keep it.
    """
    if isinstance(value, str):
        parsed = parse_datetime(value)
        value = timezone.localtime(parsed) if parsed and parsed.tzinfo else parsed
    return _tag(value, date_format(value, "SHORT_DATETIME_FORMAT")) if value else ""


@register.filter(expects_localtime=True)
def since_tag(value: datetime | None) -> str:
    """Return the time of day, with the day unless that is today; empty without a value."""
    if value is None:
        return ""
    is_today = value.date() == timezone.localdate()
    return _tag(value, date_format(value, "TIME_FORMAT" if is_today else "SHORT_DATETIME_FORMAT"))


@register.filter(expects_localtime=True)
def ago_tag(value: datetime | None) -> str:
    """Return how long ago a time was, such as "2 hours ago"; empty without a value."""
    return _tag(value, naturaltime(value)) if value else ""


@register.filter
def report_day(when: date) -> SafeString:
    """Return the `<time>` element of a date, or of the date of a time in UTC."""
    return format_html('<time datetime="{}">{}</time>', in_utc(when).isoformat(), format_day(when))


@register.filter
def report_time(when: datetime) -> SafeString:
    """Return the `<time>` element of a time in UTC."""
    return format_html('<time datetime="{}">{}</time>', in_utc(when).isoformat(), format_time(when))


def _tag(value: date, shown: str) -> str:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), shown)
