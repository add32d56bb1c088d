"""Record, sign off and reconfirm verdicts, and decide disagreements."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import (
    DisplayedCaptures,
    ExactText,
    PrefixedForm,
    RatingField,
    SmallTextarea,
    offer_ratings,
)
from articles.models import Rating, TieBreak


class VerdictForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    rating = RatingField(error_messages={"required": _("Choose a rating.")})
    displayed_captures = DisplayedCaptures(required=False)
    explanation = ExactText(
        label=_("Explanation"),
        widget=forms.Textarea(attrs={"data-key": "i"}),
        error_messages={"required": _("Enter an explanation. It is printed in the report.")},
    )

    def __init__(self, *args: object, ratings: Iterable[Rating], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer_ratings(self, ratings)


class BlindSignOffForm(PrefixedForm):
    """The verdict of a reviewer who has not seen the first one: it becomes a sign-off or a dissent."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    rating = RatingField(error_messages={"required": _("Choose a rating.")})
    reason = ExactText(
        label=_("Explanation"),
        error_messages={
            "required": _("Enter an explanation. It is shown beside the first verdict.")
        },
    )

    def __init__(self, *args: object, ratings: Iterable[Rating], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer_ratings(self, ratings)


def as_blind_sign_off(form: VerdictForm, *, ratings: Iterable[Rating]) -> BlindSignOffForm:
    """Return the typed verdict as a blind sign-off, for when somebody else judged first."""
    data = {
        "expected_version": form.data["expected_version"],
        "rating": form.data.get("rating", ""),
        "reason": form.data.get("explanation", ""),
    }
    blind_sign_off = BlindSignOffForm(data, ratings=ratings)
    blind_sign_off.errors["__all__"] = form.non_field_errors()
    return blind_sign_off


class TieBreakForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.TypedChoiceField(
        label=_("Which verdict stands?"),
        choices=TieBreak.Outcome.choices,
        coerce=TieBreak.Outcome,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which verdict stands.")},
    )
    reason = ExactText(label=_("Reason for the decision"), widget=SmallTextarea)
    rating = RatingField(
        label=_("Rating (if neither stands)"), required=False, empty_label=_("none")
    )
    explanation = ExactText(
        label=_("Explanation of this rating"), required=False, widget=SmallTextarea
    )

    def __init__(
        self, *args: object, ratings: Iterable[Rating], is_rated: bool = True, **kwargs: object
    ) -> None:
        """`is_rated`: whether the dissent has a rating, so that it can be chosen."""
        super().__init__(*args, **kwargs)
        offer_ratings(self, ratings)
        outcomes = self.fields["outcome"]
        assert isinstance(outcomes, forms.TypedChoiceField)  # noqa: S101 (for mypy)
        outcomes.choices = [
            choice
            for choice in TieBreak.Outcome.choices
            if is_rated or choice[0] != TieBreak.Outcome.SECOND
        ]


class SignOffForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    agrees = forms.TypedChoiceField(
        choices=[("yes", _("agree")), ("no", _("disagree"))],
        coerce=lambda value: value == "yes",
    )
    reason = ExactText(label=_("Reason (if you disagree)"), required=False, widget=SmallTextarea)
    rating = RatingField(
        label=_("Your rating (if you disagree)"), required=False, empty_label=_("no rating")
    )

    def __init__(self, *args: object, ratings: Iterable[Rating], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer_ratings(self, ratings)


class ConfirmForm(PrefixedForm):
    """Confirms a verdict of another newsroom as one's own."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    displayed_captures = forms.CharField(max_length=64, widget=forms.HiddenInput)


class ReconfirmForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    displayed_captures = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reason = ExactText(
        label=_("What you checked"),
        required=False,
        widget=SmallTextarea,
        help_text=_("Shown in the claim’s history and in the report."),
    )
