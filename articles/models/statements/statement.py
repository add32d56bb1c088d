import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Func, Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.revision import Revision
from articles.models.spans import Spanned, span_is_a_span
from articles.models.statements.span_checks import quotation_fits, statements_fit
from articles.models.triggers import logs_desk_change
from articles.models.versioned import Versioned


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["facts"])
class Statement(Spanned, Versioned):
    """A sentence, heading or list item of a revision. The splitter makes it, people correct it.

    The statements of a revision do not overlap and cover all text but blanks.
    """

    class Kind(models.TextChoices):
        QUOTED = "quoted", _("quoted")
        REPORTED = "reported", _("reported")
        UNATTRIBUTED = "unattributed", _("unattributed")

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    facts = models.JSONField(
        default=list, help_text="The facts to check in it, in order: [[start, end, kind], ...]."
    )

    class Meta:
        ordering = ["revision", "start"]
        constraints = [
            span_is_a_span("statement_span"),
            models.CheckConstraint(
                condition=Q(kind__in=["quoted", "reported", "unattributed"]), name="statement_kind"
            ),
            ExclusionConstraint(
                name="statements_do_not_overlap",
                expressions=[
                    (F("revision"), RangeOperators.EQUAL),
                    (
                        Func(
                            "start", "end", function="int4range", output_field=IntegerRangeField()
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                deferrable=Deferrable.DEFERRED,
            ),
        ]
        triggers = [
            *statements_fit(),
            logs_desk_change("statement", "own_span", operation=pgtrigger.Update),
            logs_desk_change("bounds", "own_span", operation=pgtrigger.Insert | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.revision_id}[{self.start}:{self.end}]"


class Quotation(Spanned):
    """A span of a statement in quotation marks, including the marks."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="quotations")

    class Meta:
        ordering = ["start"]
        constraints = [
            span_is_a_span("quotation_span"),
            models.UniqueConstraint(
                fields=["statement", "start", "end"], name="quotation_unique_in_statement"
            ),
        ]
        triggers = [
            quotation_fits(),
            logs_desk_change("quotation", "statement_id"),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id}[{self.start}:{self.end}]"
