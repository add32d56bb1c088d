"""A form that was sent: its action is run once, and a refusal is shown where it can be corrected."""

import pytest
from django import forms
from django.http import QueryDict

from articles.refusals import NotAllowed, Refused, Stale
from articles.views.submissions import ABOVE, submit
from tests.forms import sentences


class NoteForm(forms.Form):
    expected_version = forms.IntegerField()
    note = forms.CharField()


def sent(**changed: str) -> NoteForm:
    typed = {"expected_version": "1", "note": "Look.", **changed}
    return NoteForm(QueryDict("&".join(f"{name}={value}" for name, value in typed.items())))


def refuse(refusal: Refused):
    def action(**_typed: object) -> None:
        raise refusal

    return action


def test_a_valid_form_runs_the_action_with_what_was_typed():
    submission = submit(sent(), lambda **typed: typed)

    assert (submission.is_done, submission.status) == (True, 200)
    assert submission.result == {"expected_version": 1, "note": "Look."}


@pytest.mark.parametrize(("form", "status"), [(NoteForm(), 200), (sent(note=""), 422)])
def test_a_form_that_was_not_sent_or_is_not_valid_runs_nothing(form, status):
    submission = submit(form, refuse(Refused("It ran.")), field="note")

    assert (submission.is_done, submission.status) == (False, status)


@pytest.mark.parametrize("field", ["note", ABOVE])
def test_a_plain_refusal_is_shown_beside_its_field(field):
    form = sent()

    submission = submit(form, refuse(Refused("Too short.")), field=field)

    assert submission.status == 422
    assert sentences(form) == {field: "Too short."}


def test_the_field_can_depend_on_the_refusal():
    form = sent()

    submit(form, refuse(Refused("note")), field=str)

    assert sentences(form) == {"note": "note"}


def test_a_stale_form_shows_the_other_value_and_expects_its_version():
    form = sent()

    submission = submit(
        form,
        refuse(Stale("Somebody was faster.", theirs="Done.")),
        version=lambda: 7,
        displayed=lambda: {"captures": "a"},
    )

    assert submission.status == 409
    assert sentences(form) == {ABOVE: "Somebody was faster."}
    assert vars(form)["theirs"] == "Done."
    values = {name: form.data[name] for name in form.data}
    assert values == {"expected_version": "7", "note": "Look.", "captures": "a"}


@pytest.mark.parametrize(
    ("refusal", "shown"),
    [
        (Refused("Plain."), {"version": lambda: 7}),
        (Stale("Stale."), {"field": "note"}),
        (NotAllowed("Not yours."), {"field": "note", "version": lambda: 7}),
    ],
    ids=["plain without a field", "stale without a version", "not allowed"],
)
def test_other_refusals_are_left_to_the_whole_page(refusal, shown):
    form = sent()

    with pytest.raises(type(refusal)):
        submit(form, refuse(refusal), **shown)

    assert sentences(form) == {}


def test_a_form_with_its_refusals_above_keeps_what_was_typed_when_the_state_forbids_it():
    form = sent()

    submission = submit(form, refuse(NotAllowed("Approve it first.")), field=ABOVE)

    assert submission.status == 403
    assert sentences(form) == {ABOVE: "Approve it first."}
    assert form.data["note"] == "Look."
