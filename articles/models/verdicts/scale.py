import hashlib
from typing import Any

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.triggers import violation

# What a verdict copies of its rating, in the order of reports.
RATING_FIELDS = ("label", "short_label", "colour", "shape", "value", "definition")


@pghistory.track()
class Scale(models.Model):
    """A set of ratings that a verdict picks from. Scales are data; two ship."""

    key = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=100)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def fingerprint(self) -> str:
        """Return a SHA-256 of the scale with its ratings, which tells whether somebody changed them."""
        rows = self.ratings.values_list("pk", "position", "is_retired", *RATING_FIELDS)
        about = [self.name, self.description, *rows.order_by("pk")]
        return hashlib.sha256(repr(about).encode()).hexdigest()


def used_stays() -> pgtrigger.Trigger:
    """Forbid to reword a rating that a verdict or a sign-off has.

    The lock lets a verdict that is being recorded with the rating count.
    """
    fields = (*RATING_FIELDS, "scale_id")
    old, new = (", ".join(f"{row}.{name}" for name in fields) for row in ("OLD", "NEW"))
    used = " OR ".join(
        f"EXISTS (SELECT FROM articles_{table} u WHERE u.rating_id = OLD.id)"
        for table in ("verdict", "signoff")
    )
    refuse = violation("a rating that was used cannot be reworded", "rating_used_stays")
    return pgtrigger.Trigger(
        name="used_stays",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        func=f"""
            IF ({old}) IS DISTINCT FROM ({new}) THEN
                PERFORM FROM articles_rating WHERE id = OLD.id FOR UPDATE;
                IF {used} THEN
                    {refuse}
                END IF;
            END IF;
            RETURN NEW;
        """,
    )


@pghistory.track()
class Rating(models.Model):
    """One step of a scale. Each has a sign as well as a colour, for people who cannot tell colours apart.

    One that was used is never reworded: it is retired, which keeps it for the verdicts that have it,
    and another one takes its place.
    """

    class Colour(models.TextChoices):
        TRUE = "true", _("green")
        MIXED = "mixed", _("amber")
        FALSE = "false", _("red")
        OPEN = "open", _("grey")

    scale = models.ForeignKey(Scale, on_delete=models.PROTECT, related_name="ratings")
    position = models.PositiveSmallIntegerField(_("position"))
    label = models.CharField(_("label"), max_length=60)
    short_label = models.CharField(_("short label"), max_length=20)
    colour = models.CharField(_("colour"), max_length=10, choices=Colour)
    shape = models.CharField(_("sign"), max_length=2, help_text=_("One character, such as ✓."))
    value = models.SmallIntegerField(
        _("ordinal value"), null=True, blank=True, help_text=_("Empty when the step has no order.")
    )
    definition = models.TextField(_("definition"))
    is_retired = models.BooleanField(
        _("retired"), default=False, help_text=_("No longer offered for new verdicts.")
    )

    class Meta:
        ordering = ["scale", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["scale", "position"],
                deferrable=models.Deferrable.DEFERRED,  # so that two can change places
                name="rating_position_unique_in_scale",
            ),
            models.UniqueConstraint(
                fields=["scale", "label"],
                condition=Q(is_retired=False),
                name="rating_label_unique_in_scale",
            ),
            models.CheckConstraint(
                condition=Q(colour__in=["true", "mixed", "false", "open"]), name="rating_colour"
            ),
            models.CheckConstraint(condition=~Q(shape=""), name="rating_has_sign"),
        ]
        triggers = [used_stays()]

    def __str__(self) -> str:
        return self.label

    def as_recorded(self) -> dict[str, Any]:
        """Return what a verdict copies, so that a later change of the scale does not reword it."""
        return {name: getattr(self, name) for name in RATING_FIELDS}
