from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import ClaimReview, Speaker

LONGEST = ClaimReview._meta.get_field("words").max_length


class ClaimReviewForm(forms.Form):
    """What a search engine is told of one claim."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    speaker = forms.ModelChoiceField(
        label=_("Who made the claim"), queryset=Speaker.objects.none(), empty_label=None
    )
    words = forms.CharField(
        label=_("The claim in short"),
        max_length=LONGEST,
        help_text=_("At most 75 characters. The claim itself stays as it is."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    page = forms.CharField(
        label=_("Page that will carry it"),
        max_length=8192,
        help_text=_("The address at which the fact-check is published, on your own site."),
        widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
    )
    publisher = forms.CharField(label=_("Who publishes the fact-check"), max_length=300)

    def __init__(self, *args: object, speakers: QuerySet[Speaker], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        choice = self.fields["speaker"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101 (tells mypy)
        choice.queryset = speakers
