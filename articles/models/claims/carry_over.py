import hashlib

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.revision import Revision
from articles.models.claims.claim import Claim
from articles.models.protection import not_deletable
from articles.models.triggers import forbid, logs_desk_change
from articles.models.versioned import Versioned


@pghistory.track(pghistory.UpdateEvent())
class ClaimCarryOver(Versioned):
    """The move of a claim to a new revision: from which span to which.

    The new span is a suggestion until a person confirms it. If neither the text of the claim nor its
    speaker changed, nothing needs confirmation.
    """

    class Kind(models.TextChoices):
        UNCHANGED = "unchanged", _("unchanged")
        MOVED = "moved", _("moved")
        EDITED = "edited", _("edited")
        CUT = "cut", _("cut")

    class Doubt(models.TextChoices):
        NONE = "", _("none")
        REPEATED = "repeated", _("the same sentence appears several times in the text")
        ELSEWHERE = "elsewhere", _("the statement was removed, but its text appears in another one")
        BESIDE = "beside", _("the claim’s text is unchanged, but the text beside it is not")
        TAKEN = "taken", _("another claim covers the remaining text")
        SPEAKER = "speaker", _("the claim’s text is unchanged, but who says it is not")

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="carry_overs")
    former = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="carried_from")
    former_start = models.PositiveIntegerField()
    former_end = models.PositiveIntegerField()
    former_state = models.CharField(max_length=15, choices=Claim.State)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="carry_overs")
    start = models.PositiveIntegerField(
        null=True, blank=True, help_text="None if the claim was cut."
    )
    end = models.PositiveIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    doubt = models.CharField(max_length=10, choices=Doubt, default=Doubt.NONE, blank=True)
    needs_look = models.BooleanField(help_text="Must a person confirm it?")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carry_overs_confirmed",
    )

    # What was confirmed in another newsroom is not confirmed here.
    TO_CONFIRM = Q(needs_look=True) & (
        Q(confirmed_by__isnull=True) | Q(confirmed_by__is_external=True)
    )

    class Meta:
        ordering = ["revision", "former_start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "revision"], name="carry_over_once_a_revision"
            ),
            models.CheckConstraint(
                condition=Q(kind="cut", start__isnull=True, end__isnull=True)
                | Q(kind__in=["unchanged", "moved", "edited"], end__gt=F("start")),
                name="carry_over_has_place_unless_cut",
            ),
            models.CheckConstraint(
                condition=Q(former_end__gt=F("former_start")), name="carry_over_former_span"
            ),
        ]
        indexes = [
            models.Index(
                fields=["revision"],
                name="carry_over_to_confirm",
                condition=Q(needs_look=True),
            )
        ]
        triggers = [
            *not_deletable(),
            logs_desk_change("carry_over", "claim_id"),
            forbid(
                "goes_forward",
                """NOT EXISTS (
                    SELECT FROM articles_revision former
                    JOIN articles_revision later ON later.article_id = former.article_id
                        AND later.number > former.number
                    WHERE former.id = NEW.former_id AND later.id = NEW.revision_id
                        AND NEW.former_end <= former.length
                        AND coalesce(NEW."end", 0) <= later.length
                )""",
                "a claim can only be carried over to a later revision of its article",
                constraint="carry_over_goes_forward",
                operation=pgtrigger.Insert | pgtrigger.Update,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.former_id} → {self.revision_id}, {self.kind}"

    @property
    def is_waiting(self) -> bool:
        """Whether a person of this newsroom must still confirm it: `TO_CONFIRM` in Python."""
        return self.needs_look and not self.is_confirmed_here

    @property
    def is_confirmed_here(self) -> bool:
        """Whether a person of this newsroom has confirmed it."""
        return self.confirmed_by is not None and not self.confirmed_by.is_external

    @property
    def before(self) -> str:
        """The text of the claim in the former revision."""
        return self.former.text[self.former_start : self.former_end]

    @property
    def after(self) -> str:
        """The text of the claim in the new revision; empty if it was cut."""
        return self.revision.text[self.start or 0 : self.end or 0]


def alignment_fingerprint(revision: Revision, body: str) -> str:
    """Return a fingerprint of everything that decides where claims move when `body` follows
    `revision`: both texts, the statements and the claims. Two queries."""
    statements = revision.statements.values_list("start", "end").order_by("start")
    claims = revision.claims.values_list("pk", "start", "end").order_by("pk")
    inputs = [revision.pk, Revision.fingerprint(body), list(statements), list(claims)]
    return hashlib.sha256(repr(inputs).encode()).hexdigest()
