"""Correct the details that were read from a page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.fetching import iso_date, month_or_year
from articles.forms.fields import PrefixedForm
from articles.reading.plain import CHOICES_OF_ENCODING


class ReadAgainForm(forms.Form):
    """The encoding in which stored bytes are read again."""

    encoding = forms.ChoiceField(
        label=_("Encoding"),
        choices=[("", _("as stated or guessed")), *CHOICES_OF_ENCODING.items()],
        required=False,
    )


class CorrectionForm(PrefixedForm):
    """The details of a page as a person reads them."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=1000, required=False)
    author = forms.CharField(label=_("Author"), max_length=1000, required=False)
    site = forms.CharField(label=_("Publisher"), max_length=1000, required=False)
    published = forms.CharField(
        label=_("Published"),
        max_length=40,
        required=False,
        help_text=_(
            "A date such as 2025-02-25, 2025-02 or 2025, or with its time: 2025-02-25T09:30."
        ),
    )
    language = forms.RegexField(
        r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        label=_("Language"),
        max_length=20,
        required=False,
        help_text=_("A language code, such as en, de or pt-BR."),
        error_messages={"invalid": _("Enter a language code, such as en or pt-BR.")},
    )

    def clean_published(self) -> str:
        """Require a date, with or without a time or a day, and return it in ISO 8601."""
        published: str = self.cleaned_data["published"].strip()
        read = month_or_year(published) or iso_date(published)
        if published and not read:
            raise forms.ValidationError(_("Enter the date as year-month-day, such as 2025-02-25."))
        return read
