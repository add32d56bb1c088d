"""Export a report, override a rule, approve, publish, correct, withdraw, and write a ClaimReview."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import ExactText
from articles.models import (
    LONGEST_CASE_REASON,
    LONGEST_CONTACT,
    LONGEST_DRAFT,
    LONGEST_POLICY,
    LONGEST_REPORT,
    MAX_REPORT_DAYS,
    MIN_REPORT_DAYS,
    Claim,
    ClaimReview,
    ErrorReport,
    Policy,
    PublisherProfile,
    Question,
    Rule,
    Speaker,
)
from articles.reports import FORMATS, Rendering


class ExportForm(forms.Form):
    """A format, and a version of the report that it offers."""

    form = forms.ChoiceField(choices=[(each.key, each.label) for each in FORMATS.values()])
    rendering = forms.ChoiceField(choices=[(each.value, each.label) for each in Rendering])

    def clean(self) -> dict[str, Any]:
        """Require a version that the format offers."""
        cleaned = super().clean() or self.cleaned_data
        form = FORMATS.get(str(cleaned.get("form")))
        if form and cleaned.get("rendering") and cleaned["rendering"] not in form.renderings:
            self.add_error(
                "rendering", _("This format is not available in that version. Choose another one.")
            )
        return cleaned


class OverrideRuleForm(forms.Form):
    rule = forms.TypedChoiceField(choices=Rule.choices, coerce=Rule, widget=forms.HiddenInput)
    displayed_violations = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reason = ExactText(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Enter a reason. It is printed in the report.")},
    )


class ApproveForm(forms.Form):
    displayed_state = forms.CharField(max_length=64)


class PublishForm(forms.Form):
    """Publish the state of the article that the page displayed."""

    expected_version = forms.CharField(widget=forms.HiddenInput, max_length=64)
    note = ExactText(
        label=_("Note to readers"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("For example, why there is a new edition. It is shown above the corrections."),
    )


class PublisherProfileForm(forms.Form):
    """The name of the newsroom, and the text of each policy."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Name of the newsroom"),
        max_length=200,
        required=False,
        help_text=_("Readers see it on published pages and in feeds."),
    )
    report_days = forms.IntegerField(
        label=_("Days that reports from readers are kept"),
        min_value=MIN_REPORT_DAYS,
        max_value=MAX_REPORT_DAYS,
        help_text=_("7 to 730, from the day on which they arrive."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        for policy in Policy:
            self.fields[policy.value] = forms.CharField(
                label=policy.label,
                max_length=LONGEST_POLICY,
                required=False,
                widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
                help_text=POLICY_HELP[policy],
            )

    @property
    def texts(self) -> list[forms.BoundField]:
        """The fields for the texts, one for each policy."""
        return [self[policy.value] for policy in Policy]

    @property
    def policies(self) -> dict[Policy, str]:
        """The typed text of each policy."""
        return {policy: self.cleaned_data[policy.value] for policy in Policy}


POLICY_HELP = {
    Policy.METHODS: _(
        "How you choose claims, find sources and reach a verdict, and who signs it off."
    ),
    Policy.CORRECTIONS: _("How readers report an error, and what you do then."),
    Policy.FUNDING: _("Who owns and pays for the newsroom, and who could influence it."),
    Policy.CONTACT: _("How readers reach you, and whom they turn to with a complaint."),
}


def publisher_profile_form(profile: PublisherProfile, data: object = None) -> PublisherProfileForm:
    """Return the form with what was saved."""
    initial = {policy.value: profile.text(policy) for policy in Policy}
    names = ("name", "report_days")
    about = {"expected_version": profile.version} | {n: getattr(profile, n) for n in names}
    return PublisherProfileForm(data, initial=initial | about)


class ErrorReportForm(forms.Form):
    """What a reader says is wrong. `website` is a trap: no person sees it, programs fill it in."""

    text = forms.CharField(
        label=_("What is wrong?"),
        max_length=LONGEST_REPORT,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=_("Name the sentence, and where you know better from. At most 3,000 characters."),
        error_messages={"required": _("Say what is wrong, so that we can check it.")},
    )
    contact = forms.CharField(
        label=_("How can we reach you?"),
        max_length=LONGEST_CONTACT,
        required=False,
        help_text=_("If you want an answer: an e-mail address or a telephone number."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "email"}),
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def is_trap_filled(self) -> bool:
        """Whether a program filled the form in."""
        return bool(self.cleaned_data["website"])

    @property
    def report(self) -> dict[str, str]:
        """The report, as its action takes it."""
        return {name: self.cleaned_data[name] for name in ("text", "contact")}


class AskAboutReportForm(forms.Form):
    """A question on a claim of the article, with the words of the reader to begin with."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    claim = forms.ModelChoiceField(label=_("Claim"), queryset=Claim.objects.none())
    addressee = forms.CharField(label=_("Recipient"), max_length=500)
    channel = forms.TypedChoiceField(
        label=_("Channel"), choices=Question.Channel.choices, coerce=Question.Channel
    )
    text = ExactText(label=_("Question"), widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}))

    def __init__(
        self, data: object = None, *, report: ErrorReport, claims: QuerySet[Claim]
    ) -> None:
        initial = {
            "expected_version": report.version,
            "addressee": report.edition.publication.article.byline,
            "text": report.text,
        }
        super().__init__(data, initial=initial)  # type: ignore[arg-type]  # None for an empty one
        choice = self.fields["claim"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101 (for mypy)
        choice.queryset = claims


class DismissReportForm(forms.Form):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )


class ReopenReportForm(forms.Form):
    expected_version = forms.IntegerField()


class WithdrawForm(forms.Form):
    """Withdraw the publication, up to the edition that the page displayed."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    reason = ExactText(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Readers see it in place of the report."),
        error_messages={"required": _("Enter a reason. Readers see it in place of the report.")},
    )


class CorrectionDraftForm(forms.Form):
    """The note to readers of the next edition, which an editor words."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    draft = ExactText(
        label=_("Draft of the correction"),
        required=False,
        max_length=LONGEST_DRAFT,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text=_(
            "The note to readers of the next edition. Leave empty to have it drafted again."
        ),
    )


class SettleCorrectionForm(forms.Form):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_CASE_REASON,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Needed if no correction was published."),
    )


class ReopenCorrectionForm(forms.Form):
    expected_version = forms.IntegerField()


class NoticeForm(forms.Form):
    """Who was informed of a correction, how and when."""

    name = forms.CharField(
        label=_("Person or outlet"),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Enter the person or outlet that was informed.")},
    )
    channel = forms.TypedChoiceField(
        label=_("Channel"), choices=Question.Channel.choices, coerce=Question.Channel
    )
    informed_at = forms.DateTimeField(
        label=_("Informed at"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Leave empty for the current time."),
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


LONGEST = ClaimReview._meta.get_field("words").max_length


class ClaimReviewForm(forms.Form):
    """The ClaimReview of one claim."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    speaker = forms.ModelChoiceField(
        label=_("Claimant"), queryset=Speaker.objects.none(), empty_label=None
    )
    words = forms.CharField(
        label=_("Short claim"),
        max_length=LONGEST,
        help_text=_("At most 75 characters. The claim itself does not change."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    page = forms.CharField(
        label=_("Page address"),
        max_length=8192,
        help_text=_("Where the fact-check is published on your own site."),
        widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
    )
    publisher = forms.CharField(label=_("Publisher of the fact-check"), max_length=300)

    def __init__(self, *args: object, speakers: QuerySet[Speaker], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        choice = self.fields["speaker"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101 (for mypy)
        choice.queryset = speakers
