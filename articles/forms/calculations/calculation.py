"""The form of a calculation: its fact, its kind and its figures."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from articles.forms.calculations.figure import Choices, FigureForm
from articles.forms.fields import PrefixedForm
from articles.models import Calculation, Operand
from articles.text.calculations import MOST_OPERANDS

FEWEST_FIGURES = 2


class CalculationForm(PrefixedForm):
    """A calculation with its figures. `previewed` is the digest of what was typed at the last preview."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput, initial=0, required=False)
    previewed = forms.CharField(widget=forms.HiddenInput, required=False)
    fact = forms.ChoiceField(label=gettext_lazy("Figure in the article"))
    kind = forms.ChoiceField(label=gettext_lazy("Calculation"), choices=Calculation.Kind.choices)
    source = forms.ChoiceField(label=gettext_lazy("Tables of"), required=False)

    def __init__(
        self,
        *args: Any,
        facts: Choices,
        citations: Choices,
        figures: Sequence[Mapping[str, Any]] = (),
        number: int = FEWEST_FIGURES,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose("fact", facts)
        self._choose("source", citations)
        data = self.data if self.is_bound else None
        number = min(max(number, FEWEST_FIGURES, len(figures)), MOST_OPERANDS)
        self.figures = [
            FigureForm(
                data,
                prefix=f"figure_{index}",
                initial=dict(figures[index]) if index < len(figures) else {},
                citations=citations,
            )
            for index in range(number)
        ]

    def _choose(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)

    def is_valid(self) -> bool:
        """Whether the form and each of its figures are valid."""
        return all([super().is_valid(), *(figure.is_valid() for figure in self.figures)])

    def operands(self, newest: Mapping[int, int]) -> list[Operand]:
        """Return the figures that are not left blank."""
        return [each.operand(newest) for each in self.figures if not each.is_blank]

    def chosen_fact(self) -> tuple[int, int, str]:
        """Return the fact as its start, end and kind."""
        start, end, kind = self.cleaned_data["fact"].split("-")
        return int(start), int(end), kind

    def digest(self) -> str:
        """Return a digest of what is to be saved, to see whether it was previewed like this."""
        names = ("fact", "kind")
        typed = [self.cleaned_data[name] for name in names]
        typed += [sorted(each.cleaned_data.items()) for each in self.figures if not each.is_blank]
        return hashlib.sha256(json.dumps(typed).encode()).hexdigest()[:16]


def typed_values(data: Mapping[str, str]) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Return what was typed into a form that is shown again unchecked: its fields and its figures."""
    names = FigureForm.base_fields
    figures = [
        {name: data[f"figure_{index}-{name}"] for name in names if f"figure_{index}-{name}" in data}
        for index in range(MOST_OPERANDS)
    ]
    while figures and not figures[-1]:
        figures.pop()
    fields = {name: data[name] for name in CalculationForm.base_fields if name in data}
    return fields, figures
