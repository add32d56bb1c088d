import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import Claim, Mark

ME, NOBODY = "me", "nobody"


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
