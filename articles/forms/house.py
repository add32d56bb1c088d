from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import MOST_SIGN_OFFS, House, Rule, Severity


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

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        for rule in Rule:
            self.fields[rule.value] = forms.ChoiceField(label=rule.label, choices=Severity.choices)

    @property
    def rules(self) -> list[forms.BoundField]:
        """The severities, one field a rule."""
        return [self[rule.value] for rule in Rule]

    @property
    def severities(self) -> dict[Rule, Severity]:
        """What was chosen for each rule."""
        return {rule: Severity(self.cleaned_data[rule.value]) for rule in Rule}


def house_form(house: House, data: object = None) -> HouseForm:
    """The form with what the house has decided."""
    initial = {"seen": house.version}
    decided = ["sign_offs", "is_blind", *Rule.values]
    initial |= {name: getattr(house, name) for name in decided}
    return HouseForm(data, initial=initial)
