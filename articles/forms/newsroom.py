from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import MOST_SIGN_OFFS, NewsroomSettings, Rule, Severity, User


class NewsroomSettingsForm(forms.Form):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
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


def newsroom_settings_form(house: NewsroomSettings, data: object = None) -> NewsroomSettingsForm:
    """The form with what the house has decided."""
    initial = {"expected_version": house.version}
    decided = ["sign_offs", "is_blind", *Rule.values]
    initial |= {name: getattr(house, name) for name in decided}
    return NewsroomSettingsForm(data, initial=initial)


class RightsForm(forms.Form):
    is_editor = forms.BooleanField(
        label=_("Editor"),
        required=False,
        help_text=_("Imports articles, flags claims, exports reports."),
    )
    is_reviewer = forms.BooleanField(
        label=_("Reviewer"),
        required=False,
        help_text=_("Attaches sources, records and signs verdicts."),
    )
    is_administrator = forms.BooleanField(
        label=_("Administrator"),
        required=False,
        help_text=_("Invites people and sets their rights."),
    )


class InvitationForm(RightsForm):
    email = forms.EmailField(label=_("E-mail address"))
    field_order = ["email"]


class PersonForm(RightsForm):
    is_active = forms.BooleanField(
        label=_("May log in"),
        required=False,
        help_text=_("Untick it when somebody leaves: what they did stays."),
    )


def person_form(person: User, data: object = None) -> PersonForm:
    """The form with the person's present rights."""
    names = ("is_editor", "is_reviewer", "is_administrator", "is_active")
    return PersonForm(data, initial={name: getattr(person, name) for name in names})  # type: ignore[arg-type]


class NewsForm(forms.Form):
    """What an open desk says when it asks for news: what it has seen, and what is in hand."""

    look = forms.CharField(max_length=5000)
    here = forms.CharField(required=False, max_length=5000)
    statement = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    claim = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    writing = forms.BooleanField(required=False)
