"""The two renderings of one record: what anybody may read, and all of it for the lawyers."""

from dataclasses import replace
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.reports.report import Report
from articles.reports.withhold import public


class Rendering(StrEnum):
    PUBLIC = "public"
    LEGAL = "legal"

    @property
    def label(self) -> Promise:
        """What people call it."""
        return LABELS[self]


LABELS = {Rendering.PUBLIC: _("public"), Rendering.LEGAL: _("legal")}


def in_rendering(report: Report, rendering: Rendering) -> Report:
    """What of the report may be told in this rendering, marked as such."""
    told = _for_all(report) if rendering is Rendering.PUBLIC else report
    return replace(told, rendering=rendering)


def _for_all(report: Report) -> Report:
    """Without confidential sources, and without what people said to each other at work."""
    told = public(report)
    return replace(
        told,
        claims=tuple(replace(claim, comments=()) for claim in told.claims),
        events=tuple(each for each in told.events if each.subject != "comment"),
    )
