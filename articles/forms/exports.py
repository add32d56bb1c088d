"""Which file of a report is to be made."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.reports import FORMATS, Rendering


class ExportForm(forms.Form):
    """A format, and a rendering that it offers."""

    form = forms.ChoiceField(choices=[(each.key, each.label) for each in FORMATS.values()])
    rendering = forms.ChoiceField(choices=[(each.value, each.label) for each in Rendering])

    def clean(self) -> dict[str, Any]:
        """Not every format has both renderings."""
        cleaned = super().clean() or self.cleaned_data
        form = FORMATS.get(str(cleaned.get("form")))
        if form and cleaned.get("rendering") and cleaned["rendering"] not in form.renderings:
            self.add_error("rendering", _("This form is not made in that rendering."))
        return cleaned
