"""Filter and sort the list of articles."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.forms.readers import people_of_the_newsroom
from articles.models import ArticleTag, Tag, Team, User
from articles.reads.articles import ArticleFilters, Order


class ArticleFilterForm(forms.Form):
    """Words, owner, team, tag and deadline; each may be left out. What is unknown filters nothing."""

    words = forms.CharField(label=_("Title, publisher or tag"), required=False, max_length=200)
    owner = forms.ModelChoiceField(label=_("Owner"), queryset=User.objects.none(), required=False)
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.none(), required=False)
    tag = forms.ModelChoiceField(label=_("Tag"), queryset=Tag.objects.none(), required=False)
    due = forms.ChoiceField(
        label=_("Deadline"),
        choices=[("", "---------"), ("late", _("late")), ("week", _("within seven days"))],
        required=False,
    )

    def __init__(self, data: Any, *, reader: User) -> None:
        super().__init__(data)
        readable = permissions.readable_by(reader)
        choices = {
            "owner": people_of_the_newsroom(),
            "team": Team.objects.all(),
            "tag": Tag.objects.filter(
                pk__in=ArticleTag.objects.filter(article__in=readable).values("tag")
            ),
        }
        for name, rows in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 (for mypy)
            field.queryset = rows

    def filters(self) -> ArticleFilters:
        """Return the chosen filters, without those that are not known."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        order = self.data.get("sort", "")
        known = Order(order) if order in Order.values else Order.DEADLINE
        return ArticleFilters(order=known, **chosen)

    @property
    def has_filters(self) -> bool:
        """Whether anything narrows the list down."""
        self.is_valid()
        return any(self.cleaned_data.values())

    @property
    def chips(self) -> list[tuple[str, str, str]]:
        """The filters in use but the words: name, label and value in words."""
        self.is_valid()
        return [
            (name, str(self.fields[name].label), self._in_words(name))
            for name in ("owner", "team", "tag", "due")
            if self.cleaned_data.get(name)
        ]

    def _in_words(self, name: str) -> str:
        value = self.cleaned_data[name]
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            return str(value)
        return str(dict(field.choices)[value])  # type: ignore[attr-defined]  # a choice field
