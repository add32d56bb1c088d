import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Func, Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.revision import Revision
from articles.models.desk_changes import OF_REVISION, OF_STATEMENT, THE_STATEMENT, seen_on_the_desk
from articles.models.spans import Spanned, span_is_a_span, span_triggers
from articles.models.versioned import Versioned

ITS_OWN = 'r.article_id, NULL::bigint, row.start, row."end"'


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["facts"])
class Statement(Spanned, Versioned):
    """A sentence, heading or list item of a revision, made by the splitter, corrected by people.

    The statements of a revision do not overlap and leave only blanks uncovered.
    """

    class Kind(models.TextChoices):
        QUOTED = "quoted", _("quoted")
        REPORTED = "reported", _("reported")
        UNATTRIBUTED = "unattributed", _("unattributed")

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    facts = models.JSONField(
        default=list, help_text="What there is to check in it: [[start, end, kind]], in order."
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
            *span_triggers("row.revision_id"),
            seen_on_the_desk("statement", ITS_OWN, OF_REVISION, operation=pgtrigger.Update),
            seen_on_the_desk(
                "bounds", ITS_OWN, OF_REVISION, operation=pgtrigger.Insert | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision_id}[{self.start}:{self.end}]"


IN_STATEMENT = "(SELECT s.revision_id FROM articles_statement s WHERE s.id = row.statement_id)"


class Quotation(Spanned):
    """A span inside a statement that stands in quotation marks, marks included."""

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
            *span_triggers(IN_STATEMENT),
            seen_on_the_desk("quotation", THE_STATEMENT, OF_STATEMENT),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id}[{self.start}:{self.end}]"


__all__ = ["IN_STATEMENT", "Quotation", "Statement"]
