"""The third axis beside check state and verdict, in words. It has no column: see the read."""

from dataclasses import dataclass, replace

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Mark(TextChoices):
    """What may have become of a claim's verdict."""

    CURRENT = "current", _("current")
    TEXT_CHANGED = "text_changed", _("text changed")
    SOURCE_CHANGED = "source_changed", _("source changed")


class Drift(TextChoices):
    """What has become of a source since the verdict, or before one since it was first seen."""

    UNSEEN = "unseen", _("not captured")
    UNCHANGED = "unchanged", _("unchanged")
    PASSAGE_UNCHANGED = "passage_unchanged", _("page changed, passage unchanged")
    CHANGED = "changed", _("changed")
    VANISHED = "vanished", _("passage vanished")
    MOVED = "moved", _("page moved")
    BLOCKED = "blocked", _("blocked")
    UNREACHABLE = "unreachable", _("unreachable")
    GONE = "gone", _("gone")
    ADDED = "added", _("new since the verdict")


QUIET = frozenset({Drift.UNCHANGED, Drift.UNSEEN})
NEWS = frozenset({Drift.PASSAGE_UNCHANGED, Drift.MOVED, Drift.ADDED})  # what a look settles


@dataclass(frozen=True, slots=True)
class SourceDrift:
    """What has become of one citation's source. `before` and `after` are captures, or None."""

    citation_id: int
    claim_id: int
    source_id: int
    word: Drift
    rings: bool
    before_id: int | None
    after_id: int | None

    @property
    def tells(self) -> bool:
        """Is there more to say than that all is as it was?"""
        return self.word not in QUIET

    def withheld(self) -> "SourceDrift":
        """The same without its captures, for those who may not see the source."""
        return replace(self, before_id=None, after_id=None)

    @property
    def is_comparable(self) -> bool:
        """Are there two captures to lay side by side?"""
        return bool(self.before_id and self.after_id and self.before_id != self.after_id)


@dataclass(frozen=True, slots=True)
class Freshness:
    """Of one claim. Without a verdict there is nothing that could have become stale."""

    text_changed: bool = False
    sources: tuple[SourceDrift, ...] = ()

    @property
    def marks(self) -> list[Mark]:
        """What people must see; empty while all is current."""
        rings = any(source.rings for source in self.sources)
        return [Mark.TEXT_CHANGED] * self.text_changed + [Mark.SOURCE_CHANGED] * rings

    @property
    def is_stale(self) -> bool:
        return bool(self.marks)

    @property
    def has_news(self) -> bool:
        """Is there something to confirm the verdict against, though nothing may ring?"""
        return self.is_stale or any(source.word in NEWS for source in self.sources)
