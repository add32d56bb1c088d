"""Freshness: whether a verdict is outdated. Worked out by `rules.freshness`, never stored."""

from dataclasses import dataclass, replace

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Mark(TextChoices):
    """Whether a claim's verdict is current, and if not, why."""

    CURRENT = "current", _("current")
    TEXT_CHANGED = "text_changed", _("text changed")
    SOURCE_CHANGED = "source_changed", _("source changed")
    OTHER_SENSE = "other_sense", _("other sense found")
    FIGURES_CHANGED = "figures_changed", _("figures changed")


class Drift(TextChoices):
    """How a source changed since the verdict, or without one since it was first captured."""

    UNSEEN = "unseen", _("not captured")
    UNCHANGED = "unchanged", _("unchanged")
    PASSAGE_UNCHANGED = "passage_unchanged", _("page changed, passage unchanged")
    CHANGED = "changed", _("changed")
    FIGURES = "figures", _("figures changed")
    VANISHED = "vanished", _("passage vanished")
    TURNED = "turned", _("passage has another sense")
    MOVED = "moved", _("page moved")
    BLOCKED = "blocked", _("blocked")
    UNREACHABLE = "unreachable", _("unreachable")
    GONE = "gone", _("gone")
    ADDED = "added", _("new since the verdict")


# What the change of a source means for a verdict, where it is not just that the source changed.
MARKS = {Drift.TURNED: Mark.OTHER_SENSE, Drift.FIGURES: Mark.FIGURES_CHANGED}
UNREMARKABLE = frozenset({Drift.UNCHANGED, Drift.UNSEEN})
CLEARED_BY_RECONFIRMATION = frozenset({Drift.PASSAGE_UNCHANGED, Drift.MOVED, Drift.ADDED})


@dataclass(frozen=True, slots=True)
class SourceDrift:
    """How the source of one citation changed, and whether that makes the verdict outdated.

    `before_id` and `after_id` are captures, or None.
    """

    citation_id: int
    claim_id: int
    source_id: int
    status: Drift
    marks_verdict: bool
    before_id: int | None
    after_id: int | None

    @property
    def is_notable(self) -> bool:
        """Whether anything about the source is different."""
        return self.status not in UNREMARKABLE

    def withheld(self) -> "SourceDrift":
        """Return a copy without the captures, for those who may not see the source."""
        return replace(self, before_id=None, after_id=None)

    @property
    def is_comparable(self) -> bool:
        """Whether there are two different captures to compare."""
        return bool(self.before_id and self.after_id and self.before_id != self.after_id)


@dataclass(frozen=True, slots=True)
class Freshness:
    """The freshness of one claim. Without a verdict nothing is outdated.

    `calculations_changed`: somebody changed or removed a calculation since the verdict.
    """

    text_changed: bool = False
    calculations_changed: bool = False
    sources: tuple[SourceDrift, ...] = ()

    @property
    def marks(self) -> list[Mark]:
        """The reasons why the verdict is outdated; empty if it is current."""
        marking = {MARKS.get(each.status) for each in self.sources if each.marks_verdict}
        figures_changed = self.calculations_changed or Mark.FIGURES_CHANGED in marking
        return [
            *[Mark.TEXT_CHANGED] * self.text_changed,
            *[Mark.SOURCE_CHANGED] * (None in marking),
            *[Mark.OTHER_SENSE] * (Mark.OTHER_SENSE in marking),
            *[Mark.FIGURES_CHANGED] * figures_changed,
        ]

    @property
    def is_stale(self) -> bool:
        return bool(self.marks)

    @property
    def has_news(self) -> bool:
        """Whether anything changed that a reviewer can reconfirm the verdict against."""
        return self.is_stale or any(
            source.status in CLEARED_BY_RECONFIRMATION for source in self.sources
        )
