import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.revision import Revision
from articles.models.protection import not_deletable
from articles.models.spans import Spanned, span_is_a_span
from articles.models.triggers import forbid, logs_desk_change, text_is_its_span
from articles.models.versioned import Versioned


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Tick(Spanned, Versioned):
    """A mark that a person has checked one fact: a number, a name, a date.

    It refers to a span of the text, so it stays when people split or merge statements. An unticked
    fact keeps its row without a person; the events say who ticked and unticked it.
    """

    class Kind(models.TextChoices):
        NUMBER = "number", _("number")
        PERCENTAGE = "percentage", _("percentage")
        MONEY = "money", _("money")
        DATE = "date", _("date")
        PERIOD = "period", _("period")
        NAME = "name", _("name")
        SUPERLATIVE = "superlative", _("superlative")
        COMPARISON = "comparison", _("comparison")
        NEGATION = "negation", _("negation")
        QUANTIFIER = "quantifier", _("quantifier")

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="ticks")
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    text = models.TextField(_("text"), help_text="The exact text of the span.")
    ticked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ticks",
        verbose_name=_("ticked by"),
    )
    ticked_at = models.DateTimeField(_("ticked at"), null=True, blank=True)

    class Meta:
        ordering = ["revision", "start"]
        constraints = [
            span_is_a_span("tick_span"),
            models.UniqueConstraint(
                fields=["revision", "start", "end", "kind"], name="tick_once_a_fact"
            ),
            models.CheckConstraint(
                condition=Q(ticked_by__isnull=True, ticked_at__isnull=True)
                | Q(ticked_by__isnull=False, ticked_at__isnull=False),
                name="tick_says_who_and_when",
            ),
        ]
        triggers = [
            *not_deletable(),
            *text_is_its_span(
                "the text of a tick must be the text of its span",
                constraint="tick_text_is_its_span",
            ),
            forbid(
                "on_a_fact",
                """NOT EXISTS (
                    SELECT FROM articles_statement s WHERE s.revision_id = NEW.revision_id
                        AND s.start <= NEW.start AND s."end" >= NEW."end"
                        AND s.facts @> jsonb_build_array(
                            jsonb_build_array(NEW.start, NEW."end", NEW.kind)
                        )
                )""",
                "only a fact of a statement can be ticked",
                constraint="tick_on_a_fact",
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("start", "end", "kind", "revision_id"),  # type: ignore[no-untyped-call]  # published without types
            ),
            logs_desk_change("tick", "own_span"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_external(self) -> bool:
        """Whether a person of another newsroom ticked it, so that it does not count here."""
        return self.ticked_by is not None and self.ticked_by.is_external

    @property
    def fact(self) -> tuple[int, int, str]:
        """Return start, end and kind of the fact, as in `Statement.facts`."""
        return self.start, self.end, self.kind
