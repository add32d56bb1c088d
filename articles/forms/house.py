from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import MOST_SIGN_OFFS, House


class HouseForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    sign_offs = forms.IntegerField(
        label=_("How many people sign a verdict off, beside the one who judged"),
        min_value=1,
        max_value=MOST_SIGN_OFFS,
    )
    is_blind = forms.BooleanField(
        label=_("The second check is blind"),
        required=False,
        help_text=_("Whoever signs sees the first verdict only after recording their own."),
    )


def house_form(house: House, data: object = None) -> HouseForm:
    """The form with what the house has decided."""
    initial = {"seen": house.version}
    initial |= {name: getattr(house, name) for name in HouseForm.base_fields if name != "seen"}
    return HouseForm(data, initial=initial)  # type: ignore[arg-type]  # QueryDict or None
