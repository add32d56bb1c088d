from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import ExactText, Part


class ReopenForm(Part):
    """Why all that rests on a source goes back to work. `seen` is a line of claim:version."""

    reason = ExactText(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the history of each claim."),
        error_messages={"required": _("Say why: the reason is kept in the history of each claim.")},
    )
    seen = forms.RegexField(
        r"^(\d{1,18}:\d{1,9})( \d{1,18}:\d{1,9})*$",
        required=False,
        widget=forms.HiddenInput,
        max_length=200_000,
    )

    def clean_seen(self) -> dict[int, int]:
        """By claim, the version that the page listed."""
        pairs = (pair.split(":") for pair in self.cleaned_data["seen"].split())
        return {int(claim): int(version) for claim, version in pairs}
