"""Change several claims of the list at once."""

import re
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.actions.claims import STATES, ClaimChanges
from articles.forms.lists.claims import NOBODY, reviewers
from articles.models import Claim

SELECTED = re.compile(r"([0-9]{1,18}):([0-9]{1,9})", re.ASCII)  # id and version
LEAVE = ("", _("leave as it is"))


class ChangeClaimsForm(forms.Form):
    """The selected claims in the versions on the page, and what to change. Empty fields change nothing."""

    assignee = forms.ChoiceField(
        label=_("Checked by"), required=False, widget=forms.Select({"data-key": "a"})
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=[LEAVE, *((state.value, state.label) for state in STATES)],
        required=False,
        widget=forms.Select({"data-key": "e"}),
    )
    priority = forms.ChoiceField(
        label=_("Priority"),
        choices=[LEAVE, *Claim.Priority.choices],
        required=False,
        widget=forms.Select({"data-key": "p"}),
    )
    due_on = forms.DateField(
        label=_("Due"),
        required=False,
        widget=forms.DateInput({"type": "date", "data-key": "d"}),
    )
    no_due = forms.BooleanField(label=_("No day"), required=False)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.typed = data.getlist("claim") if data else []
        self.people = {str(person.pk): person for person in reviewers()}
        assignee = self.fields["assignee"]
        assert isinstance(assignee, forms.ChoiceField)  # noqa: S101 (for mypy)
        names = [(pk, str(person)) for pk, person in self.people.items()]
        assignee.choices = [LEAVE, (NOBODY, _("nobody")), *names]

    @property
    def selected(self) -> dict[int, int]:
        """The versions of the selected claims by their ids. What is no such pair is left out."""
        pairs = map(SELECTED.fullmatch, self.typed)
        return {int(pair[1]): int(pair[2]) for pair in pairs if pair}

    @property
    def changes(self) -> ClaimChanges:
        """What was chosen."""
        chosen = self.cleaned_data
        values: dict[str, Any] = {}
        if chosen["assignee"]:
            values["assignee"] = self.people.get(chosen["assignee"])
        if chosen["state"]:
            values["state"] = Claim.State(chosen["state"])
        if chosen["priority"]:
            values["priority"] = Claim.Priority(int(chosen["priority"]))
        if chosen["due_on"] or chosen["no_due"]:
            values["due_on"] = chosen["due_on"]
        return ClaimChanges(values)
