"""The two renderings of one record: what anybody may read, and all of it for the lawyers."""

from dataclasses import replace
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.reports.content.report import (
    Event,
    Report,
)
from articles.reports.content.sources import (
    Source,
)
from articles.reports.content.withhold import public

# Of what the history tells: talk among colleagues, and why a rule of theirs did not hold.
AT_WORK = ("comment", "file", "resolution", "override")


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
    """Without confidential sources, and without what is of use only to those at work on it: what
    they said to each other, the texts before this one, what they ticked off, how pages were asked for."""
    told = public(report)
    return replace(
        told,
        claims=tuple(replace(claim, comments=(), files=(), carryings=()) for claim in told.claims),
        sources=tuple(map(_as_seen, told.sources)),
        events=tuple(each for each in told.events if not _is_at_work(each)),
        revision=replace(told.revision, ticks=()),
        former=(),
        inconsistencies=(),
        received=(),
        clearing=replace(told.clearing, checks=()) if told.clearing else None,
    )


def _is_at_work(event: Event) -> bool:
    taken_back = event.subject == "withdrawal" and event.data.get("override_id")
    return event.subject in AT_WORK or bool(taken_back)


def _as_seen(source: Source) -> Source:
    """What was seen of a source, not how its server was asked."""
    seen = tuple(replace(each, headers=()) for each in source.captures)
    return replace(source, captures=seen, looks=())
