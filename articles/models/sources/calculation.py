from dataclasses import asdict, dataclass
from typing import Any

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import BooleanField, F, Func, Q
from django.utils.translation import gettext_lazy as _

from articles.models.claims.claim import Claim
from articles.models.statements.tick import Tick
from articles.models.triggers import forbid, logs_desk_change
from articles.models.versioned import Versioned
from articles.text.calculations import MOST_OPERANDS, CellPosition

SCALES = (1, 10**3, 10**6, 10**9)
# Each figure: of a citation of the claim, from a capture of its source, and enough of them.
FIGURES_FIT = f"""
    jsonb_array_length(NEW.operands) BETWEEN 2 AND {MOST_OPERANDS}
    AND (NEW.kind IN ('sum', 'average') OR jsonb_array_length(NEW.operands) = 2)
    AND NOT EXISTS (
        SELECT FROM jsonb_array_elements(NEW.operands) figure
        LEFT JOIN articles_citation t ON t.id = (figure ->> 'citation')::bigint
        LEFT JOIN articles_capture seen ON seen.id = (figure ->> 'capture')::bigint
        WHERE figure ->> 'text' = ''
            OR (figure ->> 'scale')::bigint NOT IN ({", ".join(map(str, SCALES))})
            OR figure ->> 'citation' IS NOT NULL AND t.claim_id IS DISTINCT FROM NEW.claim_id
            OR figure ->> 'capture' IS NOT NULL AND seen.source_id IS DISTINCT FROM t.source_id
    )"""


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure of a calculation: a cell of a captured table, or typed by a person.

    `text` are its own characters, which are read by the rules of `language` and multiplied by `scale`.
    A cell has the ids of its citation and capture, and the position in the capture's tables; a typed
    figure has none of these, or a citation whose source it was read from. `value` is what was read, `sha256`
    that of the capture's bytes.
    """

    text: str
    language: str
    scale: int = 1
    unit: str = ""
    note: str = ""
    citation: int | None = None
    capture: int | None = None
    table: int = 0
    row: int = 0
    column: int = 0
    row_heading: str = ""
    column_heading: str = ""
    start: int = 0
    value: str = ""
    sha256: str = ""

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell of a captured table."""
        return self.capture is not None

    @property
    def position(self) -> CellPosition:
        """Where the cell is in the tables of its capture."""
        headings = (self.row_heading, self.column_heading)
        return CellPosition(self.table, self.row, self.column, *headings)

    @property
    def cell_key(self) -> tuple[int | None, int, int, int]:
        """What names the cell: its capture, table, row and column."""
        return self.capture, self.table, self.row, self.column

    def as_json(self) -> dict[str, Any]:
        """Return it as `Calculation.operands` holds it."""
        return asdict(self)


class StandingCalculations(models.Manager["Calculation"]):
    """The calculations that are not removed."""

    def get_queryset(self) -> models.QuerySet["Calculation"]:
        return super().get_queryset().filter(is_withdrawn=False)


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["operands"],  # the history is shown to people who may not see a figure's source
)
class Calculation(Versioned):
    """A sum that shows a figure of a claim, with its figures in order. The result is never stored.

    It is about a fact of the claim, `claim.text[fact_start:fact_end]`. `operands` are `Operand`s as
    JSON, because they are read and changed only together. A removed one is kept; only the manager
    `every` returns it.
    """

    class Kind(models.TextChoices):
        """What is calculated: the kinds of `text.calculations.CalculationKind`."""

        SUM = "sum", _("sum")
        DIFFERENCE = "difference", _("difference")
        SHARE = "share", _("share in per cent")
        CHANGE = "change", _("change in per cent")
        POINTS = "points", _("change in percentage points")
        RATIO = "ratio", _("times as many")
        AVERAGE = "average", _("average")
        PER_HEAD = "per head", _("per head")
        CONVERSION = "conversion", _("conversion by a rate")

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="calculations")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    fact_start = models.PositiveIntegerField(
        help_text="Start of the fact in the claim's text, in code points."
    )
    fact_end = models.PositiveIntegerField()
    fact_kind = models.CharField(max_length=15, choices=Tick.Kind)
    words = models.TextField(help_text="The exact text of the fact.")
    operands = models.JSONField(help_text="The figures in order, as `Operand` names their parts.")
    calculated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="calculations"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was last changed or removed."
    )
    is_withdrawn = models.BooleanField(default=False, editable=False)

    every = models.Manager["Calculation"]()  # the default one: undo brings removed ones back
    objects = StandingCalculations()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fact_end__gt=F("fact_start")), name="calculation_fact_is_a_span"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="calculation_has_words"),
        ]
        triggers = [
            forbid(
                "of_figures_of_its_claim",
                f"({FIGURES_FIT}) IS NOT TRUE",
                "the figures of a calculation must be as many as its kind needs, each with "
                "characters, and from sources that its claim cites",
                constraint="calculation_figures",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("operands", "kind", "claim_id"),  # type: ignore[no-untyped-call]  # published without types
            ),
            logs_desk_change("citation", "claim_id"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words}"

    @property
    def figures(self) -> list[Operand]:
        """The figures in order."""
        return [Operand(**each) for each in self.operands]


class IsCalculatedWith(Func):
    """The condition of a citation in a query that a calculation takes a figure from its source.

    Its argument is the citation's id. Only a calculation counts of which each figure has a source.
    """

    arity = 1
    output_field = BooleanField()
    template = """EXISTS (
        SELECT FROM articles_citation t JOIN articles_calculation k ON k.claim_id = t.claim_id
        WHERE t.id = %(expressions)s AND NOT k.is_withdrawn
            AND k.operands @> jsonb_build_array(jsonb_build_object('citation', t.id))
            AND NOT k.operands @> '[{"citation": null}]'
    )"""
