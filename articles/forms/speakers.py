from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Speaker


class SpeakerForm(forms.Form):
    """What is known of a speaker."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Name"),
        max_length=300,
        help_text=_("The name of another speaker of this article makes both one person."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Speaker.Kind.choices)
    role = forms.CharField(label=_("Role"), max_length=500, required=False)
    aliases = forms.CharField(
        label=_("Other names"),
        required=False,
        help_text=_("As the article calls them, one a line."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def clean_aliases(self) -> list[str]:
        """One a line; each at most 300 characters, as names are."""
        aliases = [line.strip() for line in self.cleaned_data["aliases"].splitlines()]
        if any(len(alias) > 300 for alias in aliases):
            raise forms.ValidationError(_("One of the names is longer than 300 characters."))
        return [alias for alias in aliases if alias]
