"""What an editor says of a new text, and of each claim that comes along to it."""

import re
from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.actions import Choice, Go
from articles.forms.fields import ExactText

CHOSEN = re.compile(r"go-(?P<claim>[0-9]{1,18})", re.ASCII)


class ReviseForm(forms.Form):
    """The new text, what its alignment rested on, and a choice for each claim.

    A long article has hundreds of claims: their fields are drawn by the page and read here, for a
    form of Django's for each would take seconds.
    """

    body = ExactText(
        label=_("New text"),
        widget=forms.Textarea(attrs={"rows": 24, "class": "article-text", "dir": "auto"}),
        error_messages={
            "required": _("There is no text. Paste the article, or choose a file that holds it.")
        },
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    annotations = forms.TypedMultipleChoiceField(required=False, coerce=int)

    def __init__(self, *args: object, numbers: Iterable[int] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        annotations = self.fields["annotations"]
        assert isinstance(annotations, forms.TypedMultipleChoiceField)  # noqa: S101 (tells mypy)
        annotations.choices = [(number, number) for number in numbers]

    @property
    def ticked(self) -> set[int]:
        """The annotations that are chosen now; what is no number was typed by nobody."""
        chosen = self["annotations"].value() or []
        return {int(number) for number in chosen if str(number).isdecimal()}

    @property
    def choices(self) -> dict[int, Choice]:
        """By the claim's key. What nobody could have chosen on the page is left as suggested."""
        found = {}
        for name in self.data:
            named = CHOSEN.fullmatch(name)
            if named and self.data[name] in set(Go):
                claim = named["claim"]
                words = self.data.get(f"words-{claim}", "").replace("\r\n", "\n")
                number = _number(self.data.get(f"statement-{claim}", ""))
                found[int(claim)] = Choice(Go(self.data[name]), words, number)
        return found


class PlaceForm(forms.Form):
    """The words that a claim is about now."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    words = ExactText(label=_("Words of the newest text"), widget=forms.TextInput)
    statement = forms.IntegerField(label=_("In statement number"), required=False, min_value=1)


def _number(typed: str) -> int | None:
    typed = typed.strip()
    return int(typed[:9]) if typed.isascii() and typed.isdigit() else None
