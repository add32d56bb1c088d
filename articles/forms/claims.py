from django import forms
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.forms.fields import ExactText, Part, ShownCaptures
from articles.models import Citation, Claim, Question, Rating, Source, Speaker, TieBreak, User

SMALL = forms.Textarea(attrs={"rows": 2})


class CitationForm(Part):
    url = forms.CharField(
        label=_("Address"),
        max_length=8192,
        widget=forms.TextInput(
            attrs={"inputmode": "url", "placeholder": "https://", "autocomplete": "off"}
        ),
    )
    stance = forms.ChoiceField(
        label=_("It"), choices=Citation.Stance.choices, initial=Citation.Stance.SUPPORTS
    )
    locator = forms.CharField(
        label=_("Where in it"),
        max_length=200,
        required=False,
        help_text=_("Page, paragraph or timestamp."),
    )
    excerpt = ExactText(
        label=_("Excerpt"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-key": "e"}),
    )
    note = ExactText(label=_("Note"), required=False, widget=SMALL)


class UploadForm(Part):
    title = forms.CharField(label=_("Title"), max_length=500, required=False)
    file = forms.FileField(
        label=_("File"),
        help_text=_("A saved page (.html), a PDF, a text, or a picture of the page."),
    )
    stance = forms.ChoiceField(
        label=_("It"), choices=Citation.Stance.choices, initial=Citation.Stance.SUPPORTS
    )
    locator = forms.CharField(label=_("Where in it"), max_length=200, required=False)
    excerpt = ExactText(label=_("Excerpt"), required=False, widget=SMALL)
    note = ExactText(label=_("Note"), required=False, widget=SMALL)


class CitationEditForm(Part):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    stance = forms.ChoiceField(label=_("It"), choices=Citation.Stance.choices)
    locator = forms.CharField(label=_("Where in it"), max_length=200, required=False)
    excerpt = ExactText(label=_("Excerpt"), required=False, widget=SMALL)
    note = ExactText(label=_("Note"), required=False, widget=SMALL)


class ReplacementForm(Part):
    file = forms.FileField(
        label=_("File"),
        help_text=_("The page as you saved it: .html, .pdf, .txt, or a picture of it."),
    )


class VerdictForm(Part):
    theirs = ""  # what somebody else recorded meanwhile
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    rating = forms.ModelChoiceField(
        queryset=Rating.objects.none(),
        error_messages={"required": _("Choose a rating.")},
    )
    displayed_captures = ShownCaptures(required=False)
    explanation = ExactText(
        label=_("Explanation"),
        widget=forms.Textarea(attrs={"data-key": "x"}),
        error_messages={
            "required": _("Say why: a verdict needs an explanation that can be printed.")
        },
    )

    def __init__(self, *args: object, scale_id: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _of_scale(self, scale_id)


def _of_scale(form: forms.Form, scale_id: int) -> None:
    ratings = form.fields["rating"]
    assert isinstance(ratings, forms.ModelChoiceField)  # noqa: S101 (tells mypy)
    ratings.queryset = Rating.objects.filter(scale_id=scale_id)


class CheckForm(Part):
    """The second check of somebody who has not seen the first verdict."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    rating = forms.ModelChoiceField(
        queryset=Rating.objects.none(), error_messages={"required": _("Choose a rating.")}
    )
    reason = ExactText(
        label=_("Explanation"),
        error_messages={
            "required": _("Say why. If you disagree with the first verdict, it is compared.")
        },
    )

    def __init__(self, *args: object, scale_id: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _of_scale(self, scale_id)


def as_check(form: VerdictForm, *, scale_id: int) -> CheckForm:
    """What was typed as a verdict, as the second check that it is after somebody judged first."""
    typed = {
        "expected_version": form.data["expected_version"],
        "rating": form.data.get("rating", ""),
        "reason": form.data.get("explanation", ""),
    }
    check = CheckForm(typed, scale_id=scale_id)
    check.errors["__all__"] = form.non_field_errors()
    return check


class TieBreakForm(Part):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.TypedChoiceField(
        label=_("Which verdict stands?"),
        choices=TieBreak.Outcome.choices,
        coerce=TieBreak.Outcome,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what stands.")},
    )
    reason = ExactText(label=_("Why you decide so"), widget=SMALL)
    rating = forms.ModelChoiceField(
        label=_("Rating, if neither stands"),
        queryset=Rating.objects.none(),
        required=False,
        empty_label=_("none"),
    )
    explanation = ExactText(label=_("Its explanation"), required=False, widget=SMALL)

    def __init__(self, *args: object, scale_id: int, rated: bool = True, **kwargs: object) -> None:
        """`rated`: did whoever disagrees give a rating, so that theirs could stand?"""
        super().__init__(*args, **kwargs)
        _of_scale(self, scale_id)
        outcomes = self.fields["outcome"]
        assert isinstance(outcomes, forms.TypedChoiceField)  # noqa: S101 (tells mypy)
        outcomes.choices = [
            choice
            for choice in TieBreak.Outcome.choices
            if rated or choice[0] != TieBreak.Outcome.SECOND
        ]


class SignOffForm(Part):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    agrees = forms.TypedChoiceField(
        choices=[("yes", _("agree")), ("no", _("disagree"))],
        coerce=lambda value: value == "yes",
    )
    reason = ExactText(label=_("Reason, if you disagree"), required=False, widget=SMALL)
    rating = forms.ModelChoiceField(
        label=_("How you would rate it, if you disagree"),
        queryset=Rating.objects.none(),
        required=False,
        empty_label=_("no other rating"),
    )

    def __init__(self, *args: object, scale_id: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _of_scale(self, scale_id)


class ConfirmForm(Part):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    displayed_captures = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reason = ExactText(
        label=_("What you looked at"),
        required=False,
        widget=SMALL,
        help_text=_("It is kept in the claim’s history and told in the report."),
    )


class MoveForm(Part):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.TypedChoiceField(label=_("State"), choices=Claim.State.choices, coerce=Claim.State)
    why = forms.CharField(label=_("Reason"), required=False)


class AssignForm(Part):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    assignee = forms.ModelChoiceField(
        label=_("Checked by"),
        queryset=User.objects.filter(is_active=True, is_reviewer=True).order_by("username"),
        required=False,
        empty_label=_("nobody yet"),
        widget=forms.Select(attrs={"data-key": "a"}),
    )


class EditForm(Part):
    theirs = ""  # the note that somebody else wrote meanwhile
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Why it is checked"), choices=Claim.Reason.choices)
    priority = forms.TypedChoiceField(
        label=_("Priority"), choices=Claim.Priority.choices, coerce=int
    )
    note = ExactText(label=_("Note"), required=False, widget=SMALL)


class CommentForm(Part):
    text = ExactText(
        label=_("Comment"),
        widget=forms.Textarea(attrs={"rows": 2, "data-mentions": "people", "data-key": "c"}),
    )
    reply_to = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ThreadForm(Part):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    resolved = forms.TypedChoiceField(
        choices=[("yes", _("resolved")), ("no", _("open"))], coerce=lambda value: value == "yes"
    )


class FileForm(Part):
    file = forms.FileField(label=_("File"), help_text=_("Any file, for the others to see."))


class QuestionForm(Part):
    whom = forms.ChoiceField(label=_("Whom"), choices=Question.Whom.choices)
    speaker = forms.ModelChoiceField(
        label=_("Which speaker"),
        queryset=Speaker.objects.none(),
        required=False,
        empty_label=_("none of the article"),
    )
    source = forms.ModelChoiceField(
        label=_("Which source"),
        queryset=Source.objects.none(),
        required=False,
        empty_label=_("none of the claim"),
    )
    addressee = forms.CharField(
        label=_("Name"),
        max_length=500,
        required=False,
        help_text=_("Empty: the byline, or the speaker or source chosen."),
    )
    channel = forms.ChoiceField(label=_("How"), choices=Question.Channel.choices)
    text = ExactText(label=_("Question"), widget=SMALL)
    deadline = forms.DateTimeField(
        label=_("Answer by"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )

    def __init__(self, *args: object, claim: Claim, reader: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        speakers, sources = self.fields["speaker"], self.fields["source"]
        assert isinstance(speakers, forms.ModelChoiceField)  # noqa: S101 (tells mypy)
        assert isinstance(sources, forms.ModelChoiceField)  # noqa: S101 (tells mypy)
        speakers.queryset = Speaker.objects.filter(article_id=claim.revision.article_id)
        cited = claim.citations.values("source")
        sources.queryset = Source.objects.filter(permissions.seen_by(reader), pk__in=cited)


class OverrideForm(Part):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    reason = ExactText(label=_("Why nobody waits for the answer"), widget=SMALL)


class AnswerForm(Part):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    answer = ExactText(
        label=_("Answer"),
        required=False,
        widget=SMALL,
        help_text=_("Leave it empty when no reply came."),
    )
