import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.revision import Revision
from articles.models.articles.search import words_of
from articles.models.desk_changes import OF_REVISION, seen_on_the_desk
from articles.models.spans import VIOLATION, Spanned, span_is_a_span
from articles.models.versioned import Versioned
from articles.refusals import NotAllowed, Stale

CONTEXT = 32  # code points of prefix and suffix, as in browsers' text selectors

# Enough people agree with the current verdict and nobody disagrees, or an editor has decided: the
# same as `Verdict.has_enough_sign_offs`. Claims stay signed off when the newsroom needs more later.
SIGNED_OFF_BY_ENOUGH = f"""
    IF EXISTS (SELECT FROM articles_claim c WHERE c.id = NEW.id AND c.state = 'signed_off')
        AND NOT EXISTS (
            SELECT FROM (
                SELECT v.id FROM articles_verdict v
                LEFT JOIN articles_withdrawal w ON w.verdict_id = v.id
                WHERE v.claim_id = NEW.id AND w.id IS NULL ORDER BY v.number DESC LIMIT 1
            ) counts
            WHERE EXISTS (
                SELECT FROM articles_tiebreak t
                LEFT JOIN articles_withdrawal w ON w.tie_break_id = t.id
                WHERE w.id IS NULL AND t.verdict_id = counts.id AND t.outcome <> 'new'
            ) OR (
                SELECT count(*) FILTER (WHERE s.agrees)
                        >= coalesce((SELECT h.sign_offs FROM articles_newsroomsettings h), 1)
                    AND count(*) FILTER (WHERE NOT s.agrees) = 0
                FROM articles_signoff s
                LEFT JOIN articles_withdrawal w ON w.sign_off_id = s.id
                WHERE s.verdict_id = counts.id AND w.id IS NULL
            )
        )
    THEN
        RAISE EXCEPTION 'too few people have signed this claim off'
            {VIOLATION} 'claim_signed_off_by_enough';
    END IF;
    RETURN NULL;
"""


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Claim(Spanned, Versioned):
    """A part of the text that is checked: a span of one revision, with its exact text."""

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
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["revision", "start", "end"]
        indexes = [
            models.Index(fields=["state", "priority", "created_at"], name="claim_queue"),
            GinIndex(words_of("text"), name="claim_words"),
        ]
        constraints = [
            span_is_a_span("claim_span"),
            models.UniqueConstraint(
                fields=["revision", "start", "end"], name="claim_span_unique_in_revision"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["open", "in_progress", "help_needed", "ready", "signed_off", "cut"]
                ),
                name="claim_state",
            ),
            models.CheckConstraint(
                condition=Q(state="signed_off", signed_off_by__isnull=False)
                | (~Q(state="signed_off") & Q(signed_off_by__isnull=True)),
                name="claim_signed_off_has_signer",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="text_is_its_span",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("text", "start", "end", "revision_id"),  # type: ignore[no-untyped-call]  # published without types
                func=f"""
                    IF NEW.text IS DISTINCT FROM (
                        SELECT substr(r.text, NEW.start + 1, NEW."end" - NEW.start)
                        FROM articles_revision r
                        WHERE r.id = NEW.revision_id AND NEW."end" <= r.length
                    ) THEN
                        RAISE EXCEPTION 'the words of a claim are not those of its span'
                            {VIOLATION} 'claim_text_is_its_span';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="signed_off_by_enough",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("state"),  # type: ignore[no-untyped-call]  # published without types
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(new__state="signed_off")
                & ~pgtrigger.Q(old__state="signed_off"),
                func=SIGNED_OFF_BY_ENOUGH,
            ),
            seen_on_the_desk("claim", 'r.article_id, row.id, row.start, row."end"', OF_REVISION),
            pgtrigger.Trigger(
                name="flagged_in_newest_revision",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"""
                    PERFORM FROM articles_article a JOIN articles_revision r ON r.article_id = a.id
                        WHERE r.id = NEW.revision_id FOR SHARE OF a;
                    IF EXISTS (
                        SELECT FROM articles_revision mine
                        JOIN articles_revision newer ON newer.article_id = mine.article_id
                            AND newer.number > mine.number
                        WHERE mine.id = NEW.revision_id
                    ) THEN
                        RAISE EXCEPTION 'a claim is flagged in the newest revision'
                            {VIOLATION} 'claim_flagged_in_newest_revision';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="moves_are_recorded",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("revision_id", "start", "end"),  # type: ignore[no-untyped-call]  # published without types
                timing=pgtrigger.Deferred,
                func=f"""
                    IF EXISTS (
                        SELECT FROM articles_claim c WHERE c.id = NEW.id
                            AND (c.revision_id, c.start, c."end")
                                IS DISTINCT FROM (OLD.revision_id, OLD.start, OLD."end")
                            AND NOT EXISTS (
                                SELECT FROM articles_claimcarryover told
                                WHERE told.claim_id = c.id AND told.revision_id = c.revision_id
                                    AND told.start = c.start AND told."end" = c."end"
                            )
                    ) THEN
                        RAISE EXCEPTION 'a claim moved and nothing tells how'
                            {VIOLATION} 'claim_moves_are_told';
                    END IF;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.text

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
        expected = Claim.objects.filter(pk=self.pk, version=expected_version, state=self.state)
        if not expected.update(state=to, version=F("version") + 1, **fields):
            raise Stale(
                _(
                    "Somebody changed this claim while you were reading it. "
                    "Check its current state, then try again."
                )
            )
        self.refresh_from_db()
