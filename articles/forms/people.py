from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import User


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
