import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import Claim, Mark, Question

ME, NOBODY = "me", "nobody"
DISAGREED = "disagreed"
OPEN, OVERDUE, CLOSED, ALL = "open", "overdue", "closed", "all"


class QueueFilter(django_filters.FilterSet):  # type: ignore[misc]  # published without types
    """What the queue's address bar can narrow down."""

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
        method="by_queries",
        label=_("Queries"),
    )
    second = django_filters.ChoiceFilter(
        choices=[(DISAGREED, _("disagreement"))], method="by_second", label=_("Second check")
    )
    sort = django_filters.OrderingFilter(
        fields=[("priority", "priority"), ("created_at", "age"), ("state", "state")],
        field_labels={"priority": _("priority"), "created_at": _("age"), "state": _("state")},
        label=_("Order"),
    )

    class Meta:
        model = Claim
        fields: list[str] = []

    def ignore(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """The read has looked for the words, and for what has changed, already."""
        return claims

    def by_assignee(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Mine, or nobody's."""
        if value == ME:
            return claims.filter(assignee=self.request.user)
        return claims.filter(assignee__isnull=True)

    def by_queries(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Those with a question that nobody has answered yet, or not in time."""
        waiting = Question.objects.overdue() if value == OVERDUE else Question.objects.open()
        return claims.filter(pk__in=waiting.values("claim"))

    def by_second(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Those on which two people disagree, and no editor has decided."""
        return claims.filter(Q(("is_disagreed", True)))  # the read has asked


class AskedFilter(django_filters.FilterSet):  # type: ignore[misc]  # published without types
    """What the list of queries can be narrowed down to; open ones when nothing is chosen."""

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
    whom = django_filters.ChoiceFilter(choices=Question.Whom.choices, label=_("Whom"))
    asked_by = django_filters.ChoiceFilter(
        choices=[(ME, _("me"))], method="mine", label=_("Asked by")
    )

    class Meta:
        model = Question
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Question]) -> QuerySet[Question]:
        """Without a choice: those that wait for an answer."""
        found: QuerySet[Question] = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("show"):
            return found
        return found.filter(state=Question.State.OPEN)

    def by_state(self, questions: QuerySet[Question], name: str, value: str) -> QuerySet[Question]:
        if value == OVERDUE:
            return questions.filter(pk__in=Question.objects.overdue().values("pk"))
        return questions.exclude(state=Question.State.OPEN) if value == CLOSED else questions

    def mine(self, questions: QuerySet[Question], name: str, value: str) -> QuerySet[Question]:
        return questions.filter(asked_by=self.request.user)
