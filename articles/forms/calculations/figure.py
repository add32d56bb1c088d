"""One figure of a calculation, as a form and as the values of its fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import SCALES, Operand
from articles.rules.calculations import scale_label
from articles.text.calculations import LONGEST_FIGURE, MOST_OPERANDS, CellPosition

MOST = 10**6  # rows of a table
Choices = Sequence[tuple[str, str]]


class FigureForm(forms.Form):
    """One figure: the number of a table, row and column of a source, or typed characters."""

    use_required_attribute = False
    citation = forms.ChoiceField(label=gettext_lazy("Source"), required=False)
    capture = forms.CharField(required=False, widget=forms.HiddenInput)  # "citation-capture"
    table = forms.IntegerField(
        label=gettext_lazy("Table"), required=False, min_value=1, max_value=MOST
    )
    row = forms.IntegerField(label=gettext_lazy("Row"), required=False, min_value=1, max_value=MOST)
    column = forms.IntegerField(
        label=gettext_lazy("Column"), required=False, min_value=1, max_value=MOST
    )
    text = forms.CharField(
        label=gettext_lazy("Typed figure"), required=False, max_length=LONGEST_FIGURE
    )
    note = forms.CharField(label=gettext_lazy("Where it is from"), required=False, max_length=200)
    scale = forms.TypedChoiceField(label=gettext_lazy("Scale"), coerce=int, required=False)
    unit = forms.CharField(label=gettext_lazy("Unit"), required=False, max_length=40)
    language = forms.ChoiceField(
        label=gettext_lazy("Signs"),
        required=False,
        choices=[
            ("", gettext_lazy("by the language")),
            ("en", "1,234.5"),
            ("de", "1.234,5"),
        ],
    )

    def __init__(self, *args: Any, citations: Choices, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "figure-%s")
        super().__init__(*args, **kwargs)
        citation, scale = self.fields["citation"], self.fields["scale"]
        if isinstance(citation, forms.ChoiceField) and isinstance(scale, forms.ChoiceField):
            citation.choices = [("", _("none")), *citations]
            scale.choices = [(str(each), scale_label(each) or _("as written")) for each in SCALES]

    @property
    def number(self) -> int:
        """The number of the figure, from 1."""
        return int(str(self.prefix).rpartition("_")[2]) + 1

    def clean(self) -> dict[str, Any]:
        """Refuse a figure that is both typed and a cell, or half of a cell."""
        typed: dict[str, Any] = super().clean() or {}
        position = [typed.get(name) for name in ("table", "row", "column")]
        if any(position) and typed.get("text"):
            self.add_error("text", _("Choose a cell or type the figure, not both."))
        elif any(position) and not (all(position) and typed.get("citation")):
            self.add_error("table", _("Choose the source, the table, the row and the column."))
        elif (typed.get("note") or typed.get("citation")) and not (
            typed.get("text") or all(position)
        ):
            self.add_error("text", _("Type the figure, or choose a cell."))
        return typed

    @property
    def is_blank(self) -> bool:
        """Whether nothing names a figure here, so that it is left out."""
        return not any(self.cleaned_data.get(name) for name in ("text", "table"))

    def operand(self, newest: Mapping[int, int]) -> Operand:
        """Return what was typed. `newest` are the newest captures of the sources, by citation."""
        typed = self.cleaned_data
        citation = int(typed["citation"]) if typed["citation"] else None
        about = {"scale": typed["scale"] or 1, "unit": typed["unit"], "note": typed["note"]}
        if typed["text"]:
            return Operand(typed["text"], typed["language"], citation=citation, **about)
        position = {name: typed[name] for name in ("table", "row", "column")}
        of_citation, _dash, seen = typed["capture"].partition("-")
        is_seen = of_citation == typed["citation"] and seen.isdecimal() and len(seen) < 10
        capture = int(seen) if is_seen else newest.get(citation or 0)
        return Operand(
            "", typed["language"], citation=citation, capture=capture, **position, **about
        )


def figure_values(operand: Operand) -> dict[str, str]:
    """Return what the fields of a saved figure show."""
    values = {"scale": str(operand.scale), "unit": operand.unit, "note": operand.note}
    values["citation"] = str(operand.citation or "")
    if not operand.is_cell:
        return values | {"text": operand.text}
    position = {name: str(getattr(operand, name)) for name in ("table", "row", "column")}
    return values | position | {"capture": f"{operand.citation}-{operand.capture}"}


def with_cell(
    figures: Sequence[dict[str, str]], citation: int, capture: int, position: CellPosition
) -> list[dict[str, str]]:
    """Return the figures with a cell in the first one that is empty, or in a new one."""
    picked = {
        "citation": str(citation),
        "capture": f"{citation}-{capture}",
        "table": str(position.table),
        "row": str(position.row),
        "column": str(position.column),
    }
    filled = [dict(each) for each in figures]
    for each in filled:
        if not (each.get("text") or each.get("table")):
            each.update(picked)
            return filled
    return [*filled, picked] if len(filled) < MOST_OPERANDS else filled
