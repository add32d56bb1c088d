import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.versioned import Versioned

MOST_SIGN_OFFS = 5  # that a house may want


class Rule(models.TextChoices):
    """What a house may mind before it publishes. `NewsroomSettings` has a column for each: its severity."""

    UNJUDGED = "unjudged", _("Every claim has a verdict")
    UNSIGNED = "unsigned", _("Every claim is signed off")
    DISAGREEMENT = "disagreement", _("No two people disagree on a claim")
    STALE = "stale", _("No verdict rests on what has changed since")
    OPEN_QUESTION = "query", _("No query waits for an answer")
    TO_CONFIRM = "to_confirm", _("Where claims went with a new text is confirmed")
    LOCATOR = "locator", _("Every citation says where in its source")
    ONE_ORIGIN = "one_origin", _("No claim rests on one origin alone")
    NOT_CLOSED = "not_closed", _("Every statement with something to check is closed")


class Severity(models.TextChoices):
    MUST = "must", _("must: it keeps an article back")
    SHOULD = "should", _("should: it is shown, and does not keep an article back")


def severity_of(rule: Rule, default: Severity) -> models.CharField[str, str]:
    """The column of a rule."""
    return models.CharField(rule.label, max_length=10, choices=Severity, default=default)


@pghistory.track()
class NewsroomSettings(Versioned):
    """What a newsroom has decided for all its articles. One row; none means the defaults."""

    sign_offs = models.PositiveSmallIntegerField(
        _("sign-offs wanted"),
        default=1,
        help_text=_("So many people beside the judge agree before a claim is signed off."),
    )
    is_blind = models.BooleanField(
        _("blind second check"),
        default=False,
        help_text=_("Whoever signs sees the first verdict only after recording their own."),
    )
    unjudged = severity_of(Rule.UNJUDGED, Severity.MUST)
    unsigned = severity_of(Rule.UNSIGNED, Severity.MUST)
    disagreement = severity_of(Rule.DISAGREEMENT, Severity.MUST)
    stale = severity_of(Rule.STALE, Severity.MUST)
    query = severity_of(Rule.OPEN_QUESTION, Severity.MUST)
    to_confirm = severity_of(Rule.TO_CONFIRM, Severity.MUST)
    locator = severity_of(Rule.LOCATOR, Severity.SHOULD)
    one_origin = severity_of(Rule.ONE_ORIGIN, Severity.SHOULD)
    not_closed = severity_of(Rule.NOT_CLOSED, Severity.SHOULD)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="settings_is_one"),
            models.CheckConstraint(
                condition=Q(sign_offs__gte=1, sign_offs__lte=MOST_SIGN_OFFS),
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
        """What is decided today; of what nobody has decided, the default."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    def severity(self, rule: Rule) -> Severity:
        """Must the rule hold, or should it?"""
        return Severity(getattr(self, rule.value))
