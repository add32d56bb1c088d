from datetime import timedelta

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from articles.models.conditions import SIGN_OFFS_NEEDED
from articles.models.desk_changes import MIN_CHANGE_DAYS
from articles.models.versioned import Versioned

MAX_SIGN_OFFS = 5
MAX_EXPORT_HOURS = 720
MAX_SESSION_DAYS = 365


class Rule(models.TextChoices):
    """A house rule for publication. `NewsroomSettings` has a column for the severity of each."""

    UNJUDGED = "unjudged", _("Every claim has a verdict")
    UNSIGNED = "unsigned", _("Every claim is signed off")
    DISAGREEMENT = "disagreement", _("No two people disagree on a claim")
    STALE = "stale", _("No outdated verdicts")
    OPEN_QUESTION = "query", _("No question waits for an answer")
    TO_CONFIRM = "to_confirm", _("Carried-over claims are confirmed")
    SOURCED = "sourced", _("Every verdict rests on a source with a location")
    LOCATOR = "locator", _("Every citation has a location")
    OTHER_SENSE = "other_sense", _("No verdict rests only on words in another sense")
    ONE_ORIGIN = "one_origin", _("No single-source claims")
    NOT_CLOSED = "not_closed", _("Every statement with something to check is closed")


class Severity(models.TextChoices):
    MUST = "must", _("must: blocks approval")
    SHOULD = "should", _("should: shown, does not block approval")


def severity_of(rule: Rule, default: Severity) -> models.CharField[str, str]:
    """Return the column for the severity of a rule."""
    return models.CharField(rule.label, max_length=10, choices=Severity, default=default)


@pghistory.track()
class NewsroomSettings(Versioned):
    """The rules of a newsroom for all its articles. One row; without it, the defaults apply."""

    sign_offs = models.PositiveSmallIntegerField(
        _("sign-offs needed"),
        default=1,
        help_text=_(
            "Number of people besides the author who must agree before a claim is signed off."
        ),
    )
    is_blind = models.BooleanField(
        _("blind sign-off"),
        default=False,
        help_text=_("Reviewers see the first verdict only after recording their own."),
    )
    names_staff = models.BooleanField(
        _("staff names on published pages"),
        default=False,
        help_text=_(
            "Published pages name the people who checked. Otherwise they are Person 1, Person 2."
        ),
    )
    unjudged = severity_of(Rule.UNJUDGED, Severity.MUST)
    unsigned = severity_of(Rule.UNSIGNED, Severity.MUST)
    disagreement = severity_of(Rule.DISAGREEMENT, Severity.MUST)
    stale = severity_of(Rule.STALE, Severity.MUST)
    query = severity_of(Rule.OPEN_QUESTION, Severity.MUST)
    to_confirm = severity_of(Rule.TO_CONFIRM, Severity.MUST)
    sourced = severity_of(Rule.SOURCED, Severity.MUST)
    other_sense = severity_of(Rule.OTHER_SENSE, Severity.MUST)
    locator = severity_of(Rule.LOCATOR, Severity.SHOULD)
    one_origin = severity_of(Rule.ONE_ORIGIN, Severity.SHOULD)
    not_closed = severity_of(Rule.NOT_CLOSED, Severity.SHOULD)

    export_hours = models.PositiveSmallIntegerField(
        _("hours that exported files are kept"),
        null=True,
        blank=True,
        help_text=_("Empty: as the installation is set."),
    )
    session_days = models.PositiveSmallIntegerField(
        _("days that ended sessions are kept"), default=30
    )
    notification_days = models.PositiveSmallIntegerField(
        _("days that notifications are kept"), default=90
    )
    change_days = models.PositiveSmallIntegerField(
        _("days that the changes for open desks are kept"), default=30, db_default=30
    )
    webhook_days = models.PositiveSmallIntegerField(
        _("days that the log of webhooks is kept"), default=30, db_default=30
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(export_hours=None)
                | Q(export_hours__gte=1, export_hours__lte=MAX_EXPORT_HOURS),
                name="settings_export_hours",
            ),
            models.CheckConstraint(
                condition=Q(session_days__gte=1, session_days__lte=MAX_SESSION_DAYS),
                name="settings_session_days",
            ),
            models.CheckConstraint(
                condition=Q(notification_days__gte=7, notification_days__lte=MAX_SESSION_DAYS),
                name="settings_notification_days",
            ),
            models.CheckConstraint(
                condition=Q(change_days__gte=MIN_CHANGE_DAYS, change_days__lte=MAX_SESSION_DAYS),
                name="settings_change_days",
            ),
            models.CheckConstraint(
                condition=Q(webhook_days__gte=7, webhook_days__lte=MAX_SESSION_DAYS),
                name="settings_webhook_days",
            ),
            models.CheckConstraint(condition=Q(pk=1), name="settings_is_one"),
            models.CheckConstraint(
                condition=Q(sign_offs__gte=1, sign_offs__lte=MAX_SIGN_OFFS),
                name="settings_wants_sign_offs",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{rule}__in": ["must", "should"]}), name=f"settings_{rule}"
                )
                for rule in Rule.values
            ),
        ]

    def __str__(self) -> str:
        return str(_("House rules"))

    @classmethod
    def current(cls) -> "NewsroomSettings":
        """Return the current settings, or the defaults if nobody has saved any."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    def severity(self, rule: Rule) -> Severity:
        """Return whether the rule must or should be met."""
        return Severity(getattr(self, rule.value))

    @classmethod
    def exports_kept_for(cls) -> timedelta:
        """Return how long the files of exports and of failed imports are kept: one query."""
        hours = cls.objects.filter(pk=1).values_list("export_hours", flat=True).first()
        return timedelta(hours=hours or settings.EXPORT_KEEP_HOURS)

    @classmethod
    def sign_offs_needed(cls) -> RawSQL:
        """Return the number of sign-offs that a claim needs, as an expression for queries."""
        return RawSQL(SIGN_OFFS_NEEDED, (), models.IntegerField())  # noqa: S611 (a constant)
