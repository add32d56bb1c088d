from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Query


class AskAboutForm(forms.Form):
    """Whom to ask about what does not fit together."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    addressee = forms.CharField(label=_("To whom"), max_length=200)
    channel = forms.ChoiceField(label=_("Channel"), choices=Query.Channel.choices)


class DismissForm(forms.Form):
    """Why it does fit together."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("It is no problem because"))
