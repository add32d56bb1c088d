from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import ExactText


class PublishForm(forms.Form):
    """Publish the state with this stamp."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=60)
    note = ExactText(
        label=_("Note to readers"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Why there is a new edition, for instance. It stands above the corrections."),
    )


class WithdrawForm(forms.Form):
    """Take back what was published, up to the edition of this number."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = ExactText(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Readers find it where the report was."),
        error_messages={"required": _("Say why: readers find the reason where the report was.")},
    )
