"""Ask, answer and override questions, and filter the list of questions."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.forms.fields import ExactText, PrefixedForm, SmallTextarea
from articles.models import Claim, Question, Source, Speaker, User

ME = "me"
OVERDUE, CLOSED, ALL = "overdue", "closed", "all"


class QuestionForm(PrefixedForm):
    whom = forms.TypedChoiceField(
        label=_("Recipient"), choices=Question.Whom.choices, coerce=Question.Whom
    )
    speaker = forms.ModelChoiceField(
        label=_("Which speaker"),
        queryset=Speaker.objects.none(),
        required=False,
        empty_label=_("not in this article"),
    )
    source = forms.ModelChoiceField(
        label=_("Which source"),
        queryset=Source.objects.none(),
        required=False,
        empty_label=_("not cited for this claim"),
    )
    addressee = forms.CharField(
        label=_("Name"),
        max_length=500,
        required=False,
        help_text=_("Leave empty to use the byline, or the selected speaker or source."),
    )
    channel = forms.TypedChoiceField(
        label=_("Channel"), choices=Question.Channel.choices, coerce=Question.Channel
    )
    text = ExactText(label=_("Question"), widget=SmallTextarea)
    deadline = forms.DateTimeField(
        label=_("Deadline"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )

    def __init__(self, *args: object, claim: Claim, reader: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        speakers, sources = self.fields["speaker"], self.fields["source"]
        assert isinstance(speakers, forms.ModelChoiceField)  # noqa: S101 (for mypy)
        assert isinstance(sources, forms.ModelChoiceField)  # noqa: S101 (for mypy)
        speakers.queryset = Speaker.objects.filter(article_id=claim.revision.article_id)
        cited = claim.citations.values("source")
        sources.queryset = Source.objects.filter(permissions.seen_by(reader), pk__in=cited)


class OverrideForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    reason = ExactText(label=_("Reason for closing without an answer"), widget=SmallTextarea)


class AnswerForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    answer = ExactText(
        label=_("Answer"),
        required=False,
        widget=SmallTextarea,
        help_text=_("Leave empty if there was no reply."),
    )


class QuestionFilter(django_filters.FilterSet):  # type: ignore[misc]  # published without types
    """The filters of the list of questions. Without a choice: the open ones."""

    show = django_filters.ChoiceFilter(
        choices=[
            (OVERDUE, _("overdue")),
            (CLOSED, _("closed")),
            (ALL, _("all")),
        ],
        method="by_state",
        label=_("Show"),
        empty_label=_("open"),
    )
    whom = django_filters.ChoiceFilter(choices=Question.Whom.choices, label=_("Recipient"))
    asked_by = django_filters.ChoiceFilter(
        choices=[(ME, _("me"))], method="by_asker", label=_("Asked by")
    )

    class Meta:
        model = Question
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Question]) -> QuerySet[Question]:
        """Apply the filters; without a state, return the open questions."""
        filtered: QuerySet[Question] = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("show"):
            return filtered
        return filtered.filter(state=Question.State.OPEN)

    def by_state(self, questions: QuerySet[Question], name: str, value: str) -> QuerySet[Question]:
        """Return the overdue, the closed, or all questions."""
        if value == OVERDUE:
            return questions.filter(pk__in=Question.objects.overdue().values("pk"))
        return questions.exclude(state=Question.State.OPEN) if value == CLOSED else questions

    def by_asker(self, questions: QuerySet[Question], name: str, value: str) -> QuerySet[Question]:
        """Return the questions that the user asked."""
        return questions.filter(asked_by=self.request.user)
