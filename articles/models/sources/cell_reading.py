from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.captures.capture import Capture
from articles.models.protection import append_only
from articles.models.triggers import equal_values, value_of


class CellReading(models.Model):
    """What a cell that a calculation uses says in another capture of its source. Append-only.

    The cell is named by the capture in which it was picked, with its table, row and column there. In
    the other capture it is where its headings are, if it is there.
    """

    picked_in = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="picked_cells")
    table = models.PositiveIntegerField()
    row = models.PositiveIntegerField()
    column = models.PositiveIntegerField()
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="read_cells")
    is_there = models.BooleanField()
    text = models.TextField(_("text"), blank=True, help_text="Its characters.")
    start = models.PositiveIntegerField(
        default=0, help_text="In the capture's text, in code points."
    )
    value = models.TextField(
        blank=True, help_text="The figure that was read; the characters if they are none."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["picked_in", "table", "row", "column", "capture"], name="cell_read_once"
            ),
            models.CheckConstraint(
                condition=models.Q(is_there=True) | models.Q(text="", value=""),
                name="cell_not_there_has_no_text",
            ),
        ]
        triggers = [
            *append_only(),
            equal_values(
                "in_the_same_source",
                (
                    value_of("capture", "source_id", "NEW.picked_in_id"),
                    value_of("capture", "source_id"),
                ),
                message="a cell must be read in a capture of the same source",
                constraint="cell_read_in_its_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table}, {self.row}, {self.column}: {self.text}"
