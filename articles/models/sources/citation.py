import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.claims.claim import Claim
from articles.models.sources.source import Source
from articles.models.triggers import logs_desk_change
from articles.models.versioned import Versioned
from articles.reports import EVIDENCE_STANCES


class StandingCitations(models.Manager["Citation"]):
    """The citations that are not withdrawn."""

    def get_queryset(self) -> models.QuerySet["Citation"]:
        return super().get_queryset().filter(is_withdrawn=False)


@pghistory.track()
class Citation(Versioned):
    """The use of a source for a claim: its stance, the location in the source, and who cited it.

    A withdrawn citation stays with its findings; only the manager `every` returns it.
    """

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("supports")
        REFUTES = "refutes", _("refutes")
        CONTEXT = "context", _("context")

    EVIDENCE_STANCES = tuple(map(Stance, EVIDENCE_STANCES))

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="citations")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    stance = models.CharField(_("stance"), max_length=10, choices=Stance, default=Stance.CONTEXT)
    locator = models.CharField(
        _("location"),
        max_length=200,
        blank=True,
        help_text=_("Page, paragraph or timestamp."),
    )
    excerpt = models.TextField(_("excerpt"), blank=True)
    note = models.TextField(_("note"), blank=True)
    cited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="citations"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    is_withdrawn = models.BooleanField(default=False, editable=False)

    objects = StandingCitations()
    every = models.Manager["Citation"]()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "source", "locator"],
                condition=Q(is_withdrawn=False),
                name="citation_unique_in_claim",
            ),
            models.CheckConstraint(
                condition=Q(stance__in=["supports", "refutes", "context"]), name="citation_stance"
            ),
        ]
        triggers = [logs_desk_change("citation", "claim_id")]

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.source}"

    @classmethod
    def settled_claims(cls, source: Source) -> models.QuerySet[Claim]:
        """Return the claims ready for review or signed off that the source is evidence for or against.

        Claims for which it only gives context are not among them.
        """
        evidence = cls.objects.filter(source=source, stance__in=cls.EVIDENCE_STANCES)
        settled = [Claim.State.READY, Claim.State.SIGNED_OFF]
        return Claim.objects.filter(state__in=settled, pk__in=evidence.values("claim_id"))
