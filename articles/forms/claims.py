"""Edit, assign and move claims, comment on them, and filter the list of claims to check."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import ExactText, PrefixedForm, SmallTextarea, UploadField
from articles.models import Claim, Mark, Question, User

ME, NOBODY = "me", "nobody"
DISAGREED = "disagreed"
OPEN, OVERDUE = "open", "overdue"


class MoveForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.TypedChoiceField(label=_("State"), choices=Claim.State.choices, coerce=Claim.State)
    why = forms.CharField(label=_("Reason"), required=False)


class AssignForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    assignee = forms.ModelChoiceField(
        label=_("Checked by"),
        queryset=User.objects.filter(is_active=True, is_reviewer=True).order_by("username"),
        required=False,
        empty_label=_("not assigned"),
        widget=forms.Select(attrs={"data-key": "a"}),
    )
    add_readers = forms.BooleanField(required=False, widget=forms.HiddenInput)


class ClaimEditForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.TypedChoiceField(
        label=_("Reason for checking"), choices=Claim.Reason.choices, coerce=Claim.Reason
    )
    priority = forms.TypedChoiceField(
        label=_("Priority"),
        choices=Claim.Priority.choices,
        coerce=lambda value: Claim.Priority(int(value)),
    )
    note = ExactText(label=_("Note"), required=False, widget=SmallTextarea)


class CommentForm(PrefixedForm):
    text = ExactText(
        label=_("Comment"),
        widget=forms.Textarea(attrs={"rows": 2, "data-mentions": "people", "data-key": "c"}),
    )
    reply_to = forms.IntegerField(required=False, widget=forms.HiddenInput)
    add_readers = forms.BooleanField(required=False, widget=forms.HiddenInput)


class ThreadForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    resolved = forms.TypedChoiceField(
        choices=[("yes", _("resolved")), ("no", _("open"))], coerce=lambda value: value == "yes"
    )


class FileForm(PrefixedForm):
    file = UploadField(label=_("File"), help_text=_("Any file. Your colleagues can see it."))


class ClaimFilter(django_filters.FilterSet):  # type: ignore[misc]  # published without types
    """The filters of the list of claims to check."""

    words = django_filters.CharFilter(method="ignore", label=_("Words"))
    state = django_filters.MultipleChoiceFilter(
        choices=Claim.State.choices, label=_("State"), widget=forms.CheckboxSelectMultiple
    )
    priority = django_filters.ChoiceFilter(choices=Claim.Priority.choices, label=_("Priority"))
    assignee = django_filters.ChoiceFilter(
        choices=[(ME, _("me")), (NOBODY, _("nobody"))], method="by_assignee", label=_("Checked by")
    )
    fresh = django_filters.MultipleChoiceFilter(
        choices=[choice for choice in Mark.choices if choice[0] != Mark.CURRENT],
        method="ignore",
        label=_("Since the verdict"),
        widget=forms.CheckboxSelectMultiple,
    )
    questions = django_filters.ChoiceFilter(
        choices=[(OPEN, _("open")), (OVERDUE, _("overdue"))],
        method="by_questions",
        label=_("Questions"),
    )
    second = django_filters.ChoiceFilter(
        choices=[(DISAGREED, _("disagreement"))], method="by_disagreement", label=_("Sign-off")
    )
    sort = django_filters.OrderingFilter(
        fields=[("priority", "priority"), ("created_at", "age"), ("state", "state")],
        field_labels={"priority": _("priority"), "created_at": _("age"), "state": _("state")},
        label=_("Sort by"),
    )

    class Meta:
        model = Claim
        fields: list[str] = []

    def ignore(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Leave the claims as they are: `claims_to_check` has applied this filter."""
        return claims

    def by_assignee(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Return the user's claims, or the unassigned ones."""
        if value == ME:
            return claims.filter(assignee=self.request.user)
        return claims.filter(assignee__isnull=True)

    def by_questions(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Return the claims with an open or an overdue question."""
        open_questions = Question.objects.overdue() if value == OVERDUE else Question.objects.open()
        return claims.filter(pk__in=open_questions.values("claim"))

    def by_disagreement(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Return the claims with an undecided disagreement."""
        return claims.filter(Q(("is_disagreed", True)))  # an alias of `claims_to_check`
