import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.revision import Revision
from articles.models.conditions import enough_sign_offs, is_external, stands
from articles.models.spans import Spanned, span_is_a_span
from articles.models.triggers import (
    forbid,
    logs_desk_change,
    points_to_newest,
    text_is_its_span,
)
from articles.models.versioned import Versioned
from articles.refusals import NotAllowed, Stale

CONTEXT = 32  # code points of prefix and suffix, as in browsers' text selectors


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["number"]
)
class Claim(Spanned, Versioned):
    """A part of the text that is checked: a span of one revision, with its exact text.

    A claim that another newsroom signed off is ready for review here, and keeps that signer.
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        IN_PROGRESS = "in_progress", _("in progress")
        HELP_NEEDED = "help_needed", _("help needed")
        READY = "ready", _("ready for review")
        SIGNED_OFF = "signed_off", _("signed off")
        CUT = "cut", _("cut")

    class Reason(models.TextChoices):
        DISPUTED = "disputed", _("disputed")
        NUMBER = "number", _("number needs a source")
        QUOTATION = "quotation", _("quotation to confirm")
        NAME = "name", _("name or title to confirm")
        LEGAL = "legal", _("legal risk")
        OTHER = "other", _("other")

    class Priority(models.IntegerChoices):
        HIGH = 1, _("high")
        NORMAL = 2, _("normal")
        LOW = 3, _("low")

    MOVES = {
        State.OPEN: {State.IN_PROGRESS, State.HELP_NEEDED, State.READY, State.CUT},
        State.IN_PROGRESS: {State.OPEN, State.HELP_NEEDED, State.READY, State.CUT},
        State.HELP_NEEDED: {State.OPEN, State.IN_PROGRESS, State.READY, State.CUT},
        State.READY: {State.IN_PROGRESS, State.HELP_NEEDED, State.SIGNED_OFF, State.CUT},
        State.SIGNED_OFF: {State.IN_PROGRESS},
        State.CUT: {State.OPEN},
    }

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="claims")
    number = models.PositiveIntegerField(
        help_text="Counts the claims of the article as they were flagged. It never changes."
    )
    text = models.TextField(_("text"), help_text="The exact text of the span.")
    prefix = models.CharField(max_length=CONTEXT, blank=True)
    suffix = models.CharField(max_length=CONTEXT, blank=True)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason, default=Reason.DISPUTED)
    note = models.TextField(_("note"), blank=True)
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority, default=Priority.NORMAL
    )
    state = models.CharField(_("state"), max_length=15, choices=State, default=State.OPEN)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims_assigned",
        verbose_name=_("assignee"),
    )
    flagged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="claims_flagged"
    )
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims_signed_off",
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["revision", "start", "end"]
        indexes = [
            models.Index(
                fields=["priority", "created_at", "id"],
                condition=Q(state__in=["open", "in_progress", "help_needed", "ready"]),
                name="claims_to_check",
            ),
        ]
        constraints = [
            span_is_a_span("claim_span"),
            models.UniqueConstraint(
                fields=["revision", "start", "end"], name="claim_span_unique_in_revision"
            ),
            models.UniqueConstraint(
                fields=["revision", "number"], name="claim_number_unique_in_revision"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="claim_number_from_one"),
            models.CheckConstraint(
                condition=Q(
                    state__in=["open", "in_progress", "help_needed", "ready", "signed_off", "cut"]
                ),
                name="claim_state",
            ),
            models.CheckConstraint(
                condition=Q(state="signed_off", signed_off_by__isnull=False)
                | Q(state="ready")  # with a signer of another newsroom, or none
                | (~Q(state__in=["signed_off", "ready"]) & Q(signed_off_by__isnull=True)),
                name="claim_signed_off_has_signer",
            ),
        ]
        triggers = [
            *text_is_its_span(
                "the text of a claim must be the text of its span",
                constraint="claim_text_is_its_span",
            ),
            forbid(
                "signed_off_by_enough",
                f"""EXISTS (
                    SELECT FROM articles_claim c WHERE c.id = NEW.id AND c.state = 'signed_off'
                ) AND NOT EXISTS (
                    SELECT FROM (
                        SELECT v.id FROM articles_verdict v
                        WHERE v.claim_id = NEW.id AND {stands("verdict", "v")}
                        ORDER BY v.number DESC LIMIT 1
                    ) current WHERE {enough_sign_offs("current.id")}
                )""",
                "too few people have signed off this claim",
                constraint="claim_signed_off_by_enough",
                operation=pgtrigger.UpdateOf("state"),  # type: ignore[no-untyped-call]  # published without types
                # A claim stays signed off when the newsroom asks for more sign-offs later.
                when=pgtrigger.Q(new__state="signed_off") & ~pgtrigger.Q(old__state="signed_off"),
                at_commit=True,
            ),
            forbid(
                "signed_off_here",
                f"""NEW.signed_off_by_id IS NOT NULL
                    AND (NEW.state = 'signed_off') = {is_external("NEW.signed_off_by_id")}""",
                "a claim is signed off by people of this newsroom, or else ready for review",
                constraint="claim_signed_off_here",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("state", "signed_off_by_id"),  # type: ignore[no-untyped-call]  # published without types
            ),
            logs_desk_change("claim", "own_claim"),
            points_to_newest(
                "revision",
                "article_id",
                message="a claim can only be flagged in the newest revision",
                constraint="claim_flagged_in_newest_revision",
                lock="""PERFORM FROM articles_article a
                    JOIN articles_revision r ON r.article_id = a.id
                    WHERE r.id = NEW.revision_id FOR SHARE OF a;""",
            ),
            forbid(
                "moves_are_recorded",
                """EXISTS (
                    SELECT FROM articles_claim c WHERE c.id = NEW.id
                        AND (c.revision_id, c.start, c."end")
                            IS DISTINCT FROM (OLD.revision_id, OLD.start, OLD."end")
                        AND NOT EXISTS (
                            SELECT FROM articles_claimcarryover move
                            WHERE move.claim_id = c.id AND move.revision_id = c.revision_id
                                AND move.start = c.start AND move."end" = c."end"
                        )
                )""",
                "a claim cannot move without a record of its move",
                constraint="claim_moves_are_recorded",
                operation=pgtrigger.UpdateOf("revision_id", "start", "end"),  # type: ignore[no-untyped-call]  # published without types
                at_commit=True,
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_signed_off_externally(self) -> bool:
        """Whether another newsroom signed it off, and nobody here has worked on it since."""
        return self.state == self.State.READY and self.signed_off_by_id is not None

    @property
    def is_closed(self) -> bool:
        """Whether it is signed off or cut, and must be reopened before anyone works on it."""
        return self.state in {self.State.SIGNED_OFF, self.State.CUT}

    def needs_reason(self, to: "Claim.State") -> bool:
        """Return whether changing the state to `to` needs a reason: cutting and reopening do."""
        return to == self.State.CUT or self.is_closed

    def may_become(self, to: "Claim.State") -> bool:
        """Return whether the current state can change to `to`."""
        return to in self.MOVES[self.State(self.state)]

    def move(self, to: "Claim.State", *, expected_version: int, **fields: object) -> None:
        """Change the state to `to`, if that is possible and the claim still has `expected_version`.

        One conditional UPDATE: of two people at the same time, the second gets `Stale`.
        Raises `NotAllowed` or `Stale`; then nothing has changed.
        """
        if not self.may_become(to):
            raise NotAllowed(
                _("A claim that is %(now)s cannot become %(to)s.")
                % {"now": self.get_state_display(), "to": to.label}
            )
        self._step(to, expected_version=expected_version, **fields)

    def step_back(self, to: "Claim.State", *, expected_version: int, **fields: object) -> None:
        """Undo the change from `to` to the current state. Raises `NotAllowed`, `Stale`."""
        if self.state not in self.MOVES[to] and to != self.state:
            raise NotAllowed(
                _("A claim cannot go from %(to)s to %(now)s, so there is nothing to undo.")
                % {"now": self.get_state_display(), "to": to.label}
            )
        self._step(to, expected_version=expected_version, **fields)

    def _step(self, to: "Claim.State", *, expected_version: int, **fields: object) -> None:
        if to != self.State.SIGNED_OFF and "signed_off_by_id" not in fields:
            fields.setdefault("signed_off_by", None)
        rows = Claim.objects.filter(pk=self.pk, state=self.state)
        if not self.update_version(rows, expected_version, {"state": to, **fields}):
            raise Stale(
                _(
                    "Somebody changed this claim while you were reading it. "
                    "Check its current state, then try again."
                )
            )
