"""Flag and correct statements, attribute them, edit speakers, and resolve inconsistencies."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import PrefixedForm
from articles.models import Claim, Question, Speaker, Statement


class FlagForm(PrefixedForm):
    reason = forms.TypedChoiceField(
        label=_("Reason"),
        choices=Claim.Reason.choices,
        coerce=Claim.Reason,
        initial=Claim.Reason.DISPUTED,
    )
    priority = forms.TypedChoiceField(
        label=_("Priority"),
        choices=Claim.Priority.choices,
        coerce=lambda value: Claim.Priority(int(value)),
        initial=Claim.Priority.NORMAL,
    )
    words = forms.CharField(
        label=_("Text to check (leave empty for the whole statement)"),
        required=False,
        help_text=_("Select the text on the page, or type it exactly as it appears."),
    )
    note = forms.CharField(label=_("Note"), required=False)
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Make `span` of the start and end of the selected text, in code points of the revision."""
        typed: dict[str, Any] = super().clean() or {}
        start, end = typed.pop("start", None), typed.pop("end", None)
        return typed | {"span": None if start is None or end is None else (start, end)}


class KindForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.TypedChoiceField(
        label=_("Type"), choices=Statement.Kind.choices, coerce=Statement.Kind
    )


class SplitForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    at = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    before = forms.CharField(
        label=_("Split before"),
        help_text=_("The first words of the second part, exactly as they appear."),
    )


class TickForm(PrefixedForm):
    """A fact of the statement, by its name on the card."""

    fact = forms.RegexField(r"^\d{1,9}-\d{1,9}-[a-z]{1,15}\Z", widget=forms.HiddenInput)

    def clean_fact(self) -> tuple[int, int, str]:
        """Return its start and end, in code points of the revision, and its kind."""
        start, end, kind = self.cleaned_data["fact"].split("-")
        return int(start), int(end), kind


class UntickForm(TickForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)


class MergeForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)


class QuotationForm(PrefixedForm):
    """Words that are a quotation."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Quoted text"),
        help_text=_("Include the quotation marks. Copy the text exactly."),
    )


class AttributionForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    attribution = forms.IntegerField(widget=forms.HiddenInput, required=False)
    speaker = forms.ModelChoiceField(
        label=_("Speaker"),
        queryset=Speaker.objects.none(),
        required=False,
        empty_label=_("Someone else:"),
    )
    name = forms.CharField(label=_("Name of someone else"), required=False, max_length=300)
    nobody = forms.BooleanField(required=False)  # a button
    everywhere = forms.BooleanField(
        label=_("Apply to all of this speaker's statements"), required=False
    )

    def __init__(
        self,
        *args: object,
        article_id: int,
        known: Sequence[Speaker] | None = None,
        **kwargs: object,
    ) -> None:
        """`known` are the speakers of the article, if the page has read them already."""
        super().__init__(*args, **kwargs)
        speakers = self.fields["speaker"]
        assert isinstance(speakers, forms.ModelChoiceField)  # noqa: S101 (for mypy)
        speakers.queryset = Speaker.objects.filter(article_id=article_id)
        if known is not None:
            nobody = ("", str(speakers.empty_label))
            speakers.choices = [nobody, *((speaker.pk, speaker.name) for speaker in known)]


class SpeakerForm(forms.Form):
    """The details of a speaker."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Name"),
        max_length=300,
        help_text=_("Using another speaker's name merges the two."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    kind = forms.ChoiceField(label=_("Type"), choices=Speaker.Kind.choices)
    role = forms.CharField(label=_("Role"), max_length=500, required=False)
    aliases = forms.CharField(
        label=_("Other names"),
        required=False,
        help_text=_("Names used in the article, one per line."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def clean_aliases(self) -> list[str]:
        """Return one name per line, each of at most 300 characters."""
        aliases = [line.strip() for line in self.cleaned_data["aliases"].splitlines()]
        if any(len(alias) > 300 for alias in aliases):
            raise forms.ValidationError(_("A name is longer than 300 characters. Shorten it."))
        return [alias for alias in aliases if alias]


class AskAboutForm(forms.Form):
    """Whom to ask about an inconsistency."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    addressee = forms.CharField(label=_("Recipient"), max_length=200)
    channel = forms.TypedChoiceField(
        label=_("Channel"), choices=Question.Channel.choices, coerce=Question.Channel
    )


class DismissForm(forms.Form):
    """Why an inconsistency is no problem."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Reason to dismiss"))
