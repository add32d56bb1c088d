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
    owner = forms.ModelChoiceField(
        label=_("Owner"), queryset=people_of_the_newsroom(), required=False
    )
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.all(), required=False)
    tag = forms.ModelChoiceField(label=_("Tag"), queryset=Tag.objects.none(), required=False)
    due = forms.ChoiceField(
        label=_("Deadline"),
        choices=[("", "---------"), ("late", _("late")), ("week", _("within seven days"))],
        required=False,
    )

    def __init__(self, data: Any, *, reader: User) -> None:
        """The tags are looked for only if one is chosen, or the fields are open to choose one."""
        super().__init__(data)
        if "tag" in data or "filters" in data:
            tags = self.fields["tag"]
            assert isinstance(tags, forms.ModelChoiceField)  # noqa: S101 (for mypy)
            used = ArticleTag.objects.filter(article__in=permissions.readable_by(reader))
            tags.queryset = Tag.objects.filter(pk__in=used.values("tag"))

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
