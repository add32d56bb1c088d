"""What to do with the statements that are selected in the text."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Claim, SeenChanges, User


class SelectionForm(forms.Form):
    """The selected statements, what the page has shown of their article, and the card that is open."""

    statements = forms.RegexField(r"^[0-9]{1,18}(,[0-9]{1,18}){0,9999}\Z", widget=forms.HiddenInput)
    look = forms.CharField(widget=forms.HiddenInput)
    statement = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    claim = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def clean_statements(self) -> list[int]:
        """Return the ids, each of them once."""
        typed: str = self.cleaned_data["statements"]
        return list(dict.fromkeys(map(int, typed.split(","))))

    def clean_look(self) -> SeenChanges:
        """Return which changes the page has shown."""
        look = SeenChanges.parse(self.cleaned_data["look"])
        if look is None:
            raise forms.ValidationError(_("Reload the page."))
        return look

    @property
    def chosen(self) -> dict[str, Any]:
        """What to do, without the selection."""
        own = SelectionForm.base_fields
        return {name: value for name, value in self.cleaned_data.items() if name not in own}


class FlagSelectionForm(SelectionForm):
    reason = forms.TypedChoiceField(
        label=_("Reason"),
        choices=Claim.Reason.choices,
        coerce=Claim.Reason,
        initial=Claim.Reason.DISPUTED,
    )
    priority = forms.TypedChoiceField(
        label=_("Priority"),
        choices=Claim.Priority.choices,
        coerce=lambda value: Claim.Priority(int(value)),
        initial=Claim.Priority.NORMAL,
    )


class AssignSelectionForm(SelectionForm):
    assignee = forms.ModelChoiceField(
        label=_("Checked by"),
        queryset=User.objects.filter(is_active=True, is_reviewer=True).order_by("username"),
        empty_label=_("Choose a reviewer"),
        widget=forms.Select({"data-key": "a"}),
    )
