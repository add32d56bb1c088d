from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import ExactText
from articles.models import Rule


class OverrideRuleForm(forms.Form):
    rule = forms.TypedChoiceField(choices=Rule.choices, coerce=Rule, widget=forms.HiddenInput)
    shown = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reason = ExactText(
        label=_("Why it does not hold the article back"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why: the reason is kept, and told in the report.")},
    )


class ClearForm(forms.Form):
    shown = forms.CharField(max_length=64)
