"""Forms as tables: what is typed, and the sentence that is shown for it."""

from django import forms

REQUIRED = "This field is required."


def sentences(form: forms.Form) -> dict[str, str]:
    """Return the first sentence beside each field that is not valid."""
    return {name: str(messages[0]) for name, messages in form.errors.items()}
