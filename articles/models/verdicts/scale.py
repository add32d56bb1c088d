from typing import Any

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

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


@pghistory.track()
class Rating(models.Model):
    """One step of a scale. Each has a sign as well as a colour, for people who cannot tell colours apart."""

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

    class Meta:
        ordering = ["scale", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["scale", "position"], name="rating_position_unique_in_scale"
            ),
            models.UniqueConstraint(fields=["scale", "label"], name="rating_label_unique_in_scale"),
            models.CheckConstraint(
                condition=Q(colour__in=["true", "mixed", "false", "open"]), name="rating_colour"
            ),
            models.CheckConstraint(condition=~Q(shape=""), name="rating_has_sign"),
        ]

    def __str__(self) -> str:
        return self.label

    def as_recorded(self) -> dict[str, Any]:
        """Return what a verdict copies, so that a later change of the scale does not reword it."""
        return {name: getattr(self, name) for name in RATING_FIELDS}
