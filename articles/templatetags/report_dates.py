"""Dates and times in the HTML of a report, as the other formats print them."""

from datetime import date, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.reports.content.dates import format_day, format_time, in_utc

register = template.Library()


@register.filter
def report_day(when: date) -> SafeString:
    """Return the `<time>` element of a date, or of the date of a time in UTC."""
    return format_html('<time datetime="{}">{}</time>', in_utc(when).isoformat(), format_day(when))


@register.filter
def report_time(when: datetime) -> SafeString:
    """Return the `<time>` element of a time in UTC."""
    return format_html('<time datetime="{}">{}</time>', in_utc(when).isoformat(), format_time(when))
