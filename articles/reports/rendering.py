"""The two versions of a report: the public version, and the complete one for legal review."""

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
from articles.reports.content.withhold import without_internal_sources

# Events of internal work: discussions, and why a rule was overridden.
INTERNAL_SUBJECTS = ("comment", "file", "resolution", "override")


class Rendering(StrEnum):
    """The version of a report that a file shows."""

    PUBLIC = "public"
    LEGAL = "legal"

    @property
    def label(self) -> Promise:
        """The name on pages, before the word "version"."""
        return LABELS[self]


LABELS = {Rendering.PUBLIC: _("public"), Rendering.LEGAL: _("legal")}


def in_rendering(report: Report, rendering: Rendering) -> Report:
    """Return the report reduced to this version, and marked with it."""
    reduced = _public_version(report) if rendering is Rendering.PUBLIC else report
    return replace(reduced, rendering=rendering)


def _public_version(report: Report) -> Report:
    """Return the report without confidential sources and internal work.

    Internal are comments, files, earlier revisions, ticks, inconsistencies, overrides, and how
    pages were fetched.
    """
    reduced = without_internal_sources(report)
    return replace(
        reduced,
        claims=tuple(
            replace(claim, comments=(), files=(), carryings=()) for claim in reduced.claims
        ),
        sources=tuple(map(_without_fetches, reduced.sources)),
        events=tuple(each for each in reduced.events if not _is_internal(each)),
        revision=replace(reduced.revision, ticks=()),
        former=(),
        inconsistencies=(),
        received=tuple(replace(each, by="", sha256="") for each in reduced.received),
        clearing=replace(reduced.clearing, checks=()) if reduced.clearing else None,
    )


def _is_internal(event: Event) -> bool:
    is_withdrawn_override = event.subject == "withdrawal" and event.data.get("override_id")
    return event.subject in INTERNAL_SUBJECTS or bool(is_withdrawn_override)


def _without_fetches(source: Source) -> Source:
    """Return the source with its captures, without HTTP headers and fetches."""
    captures = tuple(replace(each, headers=()) for each in source.captures)
    return replace(source, captures=captures, looks=())
