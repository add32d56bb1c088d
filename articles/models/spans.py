"""Spans in the database: code points, start included, end excluded."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Spanned(models.Model):
    """A span [start, end) of a revision's text, in code points."""

    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))

    class Meta:
        abstract = True


def span_is_a_span(name: str) -> models.CheckConstraint:
    """Return the CHECK `0 <= start < end`, for a model's constraints."""
    return models.CheckConstraint(condition=Q(start__gte=0, end__gt=F("start")), name=name)
