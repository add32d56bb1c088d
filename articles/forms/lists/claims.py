"""The filters of the claims to check."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.models import Article, ArticleTag, Claim, Mark, Question, Rating, Tag, User, Verdict
from articles.prepared import prepared
from articles.reads.claims import speakers_of_outer_claim, with_due

ME, NOBODY, NONE = "me", "nobody", "none"
DISAGREED = "disagreed"
OPEN, OVERDUE = "open", "overdue"
LATE, TODAY, WEEK = "late", "today", "week"
Choices = list[tuple[str, Any]]


@prepared
def reviewers() -> QuerySet[User]:
    """Return the people who can check claims, by name."""
    return User.objects.filter(is_active=True, is_reviewer=True).order_by("username")


def assignees() -> Choices:
    """Return the choices of the filter: oneself, nobody, and each reviewer."""
    people = [(str(person.pk), str(person)) for person in reviewers()]
    return [(ME, _("me")), (NOBODY, _("nobody")), *people]


def ratings() -> Choices:
    """Return the choices of the filter: no verdict, and the labels of all ratings."""
    labels = Rating.objects.order_by("label").values_list("label", flat=True).distinct()
    return [(NONE, _("none yet")), *((label, label) for label in labels)]


def readable_tags(request: Any) -> QuerySet[Tag]:
    """Return the tags of the articles that the user may read."""
    if request is None:
        return Tag.objects.none()
    readable = permissions.readable_by(request.user)
    return Tag.objects.filter(pk__in=ArticleTag.objects.filter(article__in=readable).values("tag"))


def readable_articles(request: Any) -> QuerySet[Article]:
    """Return the articles that the user may read."""
    return permissions.readable_by(request.user) if request else Article.objects.none()


class ClaimFilter(django_filters.FilterSet):  # type: ignore[misc]  # published without types
    """The filters of the list of claims to check."""

    words = django_filters.CharFilter(method="ignore", label=_("Words in the claim"))
    state = django_filters.MultipleChoiceFilter(
        choices=Claim.State.choices, label=_("State"), widget=forms.CheckboxSelectMultiple
    )
    priority = django_filters.ChoiceFilter(choices=Claim.Priority.choices, label=_("Priority"))
    assignee = django_filters.ChoiceFilter(
        choices=assignees, method="by_assignee", label=_("Checked by")
    )
    verdict = django_filters.ChoiceFilter(choices=ratings, method="by_verdict", label=_("Verdict"))
    due = django_filters.ChoiceFilter(
        choices=[
            (LATE, _("late")),
            (TODAY, _("today or late")),
            (WEEK, _("within seven days")),
            (NONE, _("no day")),
        ],
        method="by_due",
        label=_("Due"),
    )
    flagged = django_filters.ChoiceFilter(
        choices=[
            ("1", _("over a day ago")),
            ("7", _("over a week ago")),
            ("30", _("over 30 days ago")),
        ],
        method="by_age",
        label=_("Flagged"),
    )
    speaker = django_filters.CharFilter(method="by_speaker", label=_("Speaker"))
    tag = django_filters.ModelChoiceFilter(queryset=readable_tags, method="by_tag", label=_("Tag"))
    article = django_filters.ModelChoiceFilter(
        queryset=readable_articles, method="by_article", label=_("Article")
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
        fields=[
            ("priority", "priority"),
            ("created_at", "age"),
            ("state", "state"),
            ("due", "due"),
            ("assignee__username", "assignee"),
        ],
        label=_("Sort by"),
    )

    class Meta:
        model = Claim
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        """Filter and sort; what follows the chosen order is the default one."""
        claims: QuerySet[Claim] = super().filter_queryset(with_due(queryset))
        if self.form.cleaned_data.get("sort"):
            claims = claims.order_by(*claims.query.order_by, "priority", "created_at", "pk")
        return claims

    def ignore(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Leave the claims as they are: `claims_to_check` has applied this filter."""
        return claims

    def by_assignee(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Return the claims of the user or of another person, or the unassigned ones."""
        if value == NOBODY:
            return claims.filter(assignee__isnull=True)
        return claims.filter(assignee=self.request.user.pk if value == ME else int(value))

    def by_verdict(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Return the claims whose current verdict is this one, or that have none.

        A verdict that is withheld from the user counts as no verdict at all: a filter must not tell it.
        """
        current = Verdict.of_outer_claim()
        if value == NONE:
            return claims.exclude(Exists(current))
        labelled = claims.alias(current_label=Subquery(current.values("rating__label")[:1]))
        blind = permissions.blind_claims(self.request.user)
        return labelled.filter(current_label=value).exclude(pk__in=blind.values("pk"))

    def by_due(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Return the claims that are due until then, or that are never due."""
        if value == NONE:
            return claims.filter(Q(("due__isnull", True)))
        days = {LATE: -1, TODAY: 0, WEEK: 7}[value]
        return claims.filter(Q(("due__lte", timezone.localdate() + timedelta(days=days))))

    def by_age(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Return the claims that were flagged longer ago than so many days."""
        return claims.filter(created_at__lt=timezone.now() - timedelta(days=int(value)))

    def by_speaker(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Return the claims in statements of speakers with these words in their names."""
        for word in value.split():
            named = speakers_of_outer_claim().filter(speaker__name__icontains=word)
            claims = claims.filter(Exists(named.order_by()))
        return claims

    def by_tag(self, claims: QuerySet[Claim], name: str, value: Tag) -> QuerySet[Claim]:
        """Return the claims of articles with this tag."""
        tagged = ArticleTag.objects.filter(tag=value, article=OuterRef("revision__article"))
        return claims.filter(Exists(tagged))

    def by_article(self, claims: QuerySet[Claim], name: str, value: Article) -> QuerySet[Claim]:
        """Return the claims of one article."""
        return claims.filter(revision__article=value)

    def by_questions(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Return the claims with an open or an overdue question."""
        open_questions = Question.objects.overdue() if value == OVERDUE else Question.objects.open()
        return claims.filter(pk__in=open_questions.values("claim"))

    def by_disagreement(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Return the claims with an undecided disagreement."""
        return claims.filter(Q(("is_disagreed", True)))  # an alias of `claims_to_check`

    @property
    def chips(self) -> list[tuple[str, str, str]]:
        """The filters in use but the words: name, label and value in words."""
        self.form.is_valid()
        chosen = {
            name: value
            for name, value in self.form.cleaned_data.items()
            if value and name not in {"words", "sort"}
        }
        return [
            (name, str(self.form.fields[name].label), _in_words(self.form.fields[name], value))
            for name, value in chosen.items()
        ]


def _in_words(field: forms.Field, value: Any) -> str:
    """Return the value of a filter as the page shows it."""
    if isinstance(field, forms.ModelChoiceField) or not isinstance(field, forms.ChoiceField):
        return str(value)
    labels = {str(key): str(label) for key, label in _flat(field.choices)}
    values = value if isinstance(value, list) else [value]
    return ", ".join(labels[str(each)] for each in values)


def _flat(choices: Any) -> Iterable[tuple[Any, Any]]:
    pairs: Iterable[tuple[Any, Any]] = choices
    return pairs


class SaveFilterForm(forms.Form):
    """The name under which the filters in the address are kept."""

    name = forms.CharField(label=_("Name of the filter"), max_length=40)
    query = forms.CharField(widget=forms.HiddenInput, max_length=2000, required=False)
