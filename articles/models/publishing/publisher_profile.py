import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.versioned import Versioned

LONGEST_POLICY = 20_000  # code points
MIN_REPORT_DAYS, MAX_REPORT_DAYS = 7, 730


class Policy(models.TextChoices):
    """A page about how the newsroom works. `PublisherProfile` has a column for the text of each.

    They are those that the code of principles of the International Fact-Checking Network asks for.
    """

    METHODS = "methods", _("Methods")
    CORRECTIONS = "corrections", _("Corrections")
    FUNDING = "funding", _("Funding and organisation")
    CONTACT = "contact", _("Contact")


def text_of(policy: Policy) -> models.CharField[str, str]:
    """Return the column for the text of a policy, which is empty until somebody writes it."""
    return models.CharField(policy.label, max_length=LONGEST_POLICY, blank=True, default="")


@pghistory.track()
class PublisherProfile(Versioned):
    """What readers may know of the newsroom: its name and its policies. One row.

    `report_days` is how long their reports of errors are kept.
    """

    name = models.CharField(_("name of the newsroom"), max_length=200, blank=True, default="")
    methods = text_of(Policy.METHODS)
    corrections = text_of(Policy.CORRECTIONS)
    funding = text_of(Policy.FUNDING)
    contact = text_of(Policy.CONTACT)
    report_days = models.PositiveSmallIntegerField(
        _("days that reports from readers are kept"), default=180
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="publisher_profile_is_one"),
            models.CheckConstraint(
                condition=Q(report_days__gte=MIN_REPORT_DAYS, report_days__lte=MAX_REPORT_DAYS),
                name="publisher_profile_report_days",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> "PublisherProfile":
        """Return what was saved, or an empty profile if nothing was."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    def text(self, policy: Policy) -> str:
        """Return the text of a policy; empty if there is none."""
        return str(getattr(self, policy.value))

    @property
    def written(self) -> list[Policy]:
        """The policies that have a text."""
        return [policy for policy in Policy if self.text(policy)]

    @property
    def missing(self) -> list[Policy]:
        """The policies that have no text."""
        return [policy for policy in Policy if not self.text(policy)]
