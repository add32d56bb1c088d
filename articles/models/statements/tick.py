import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.revision import Revision
from articles.models.desk_changes import OF_REVISION, seen_on_the_desk
from articles.models.spans import VIOLATION, Spanned, span_is_a_span
from articles.models.versioned import Versioned


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Tick(Spanned, Versioned):
    """Somebody checked one fact of a statement: a number, a name, a day.

    It lies on the words, not on the statement, so it stays where it is when people cut the text
    otherwise. Taken off, it stays as a row without a person; its events tell who did what when.
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

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="ticks")
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    text = models.TextField(_("text"), help_text="Exactly the words of the span.")
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
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="on_a_fact",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("text", "start", "end", "kind", "revision_id"),  # type: ignore[no-untyped-call]  # published without types
                func=f"""
                    IF NEW.text IS DISTINCT FROM (
                        SELECT substr(r.text, NEW.start + 1, NEW."end" - NEW.start)
                        FROM articles_revision r WHERE r.id = NEW.revision_id
                    ) OR NOT EXISTS (
                        SELECT FROM articles_statement s WHERE s.revision_id = NEW.revision_id
                            AND s.start <= NEW.start AND s."end" >= NEW."end"
                            AND s.facts @> jsonb_build_array(
                                jsonb_build_array(NEW.start, NEW."end", NEW.kind)
                            )
                    ) THEN
                        RAISE EXCEPTION 'only a fact of a statement is ticked'
                            {VIOLATION} 'tick_on_a_fact';
                    END IF;
                    RETURN NEW;
                """,
            ),
            seen_on_the_desk(
                "tick", 'r.article_id, NULL::bigint, row.start, row."end"', OF_REVISION
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def fact(self) -> tuple[int, int, str]:
        """The fact that it lies on, as statements name theirs."""
        return self.start, self.end, self.kind
