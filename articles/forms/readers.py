"""Choose the readers of an article, and the members of a team."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.actions.readers import ChosenReaders
from articles.forms.fields import offer_when_drawn
from articles.models import Article, ArticleReader, Readership, Team, User
from articles.prepared import Bound, prepared


def people_of_the_newsroom() -> QuerySet[User]:
    """Return the people who can log in, by name."""
    return User.objects.filter(is_active=True).order_by("username")


_people = prepared(people_of_the_newsroom)


@prepared
def _teams() -> QuerySet[Team]:
    return Team.objects.all()


def readers_to_choose() -> dict[str, Bound[Any]]:
    """Return the reads of the people and teams who can be readers, by the names of their fields."""
    return {"people": _people.bind(), "teams": _teams.bind()}


class ReadersFields(forms.Form):
    """The readers of an article: the whole newsroom, or named people and teams."""

    audience = forms.TypedChoiceField(
        label=_("Readers"),
        choices=[
            (Readership.Audience.NEWSROOM, _("The whole newsroom")),
            (Readership.Audience.NAMED, _("Only the people and teams that you choose")),
        ],
        coerce=Readership.Audience,
        widget=forms.RadioSelect,
    )
    people = forms.ModelMultipleChoiceField(
        label=_("People"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    teams = forms.ModelMultipleChoiceField(
        label=_("Teams"),
        queryset=Team.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        people = self.fields["people"]
        assert isinstance(people, forms.ModelMultipleChoiceField)  # noqa: S101 (for mypy)
        people.queryset = people_of_the_newsroom()
        offer_when_drawn(self, **readers_to_choose())


class ReadersForm(ReadersFields):
    """Change who may read an article."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)


class FirstReadersFields(ReadersFields):
    """The readers of an article that is being imported; without a choice, the whole newsroom.

    The three fields become one value, `readers`.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        audience = self.fields["audience"]
        assert isinstance(audience, forms.TypedChoiceField)  # noqa: S101 (for mypy)
        audience.required, audience.initial = False, Readership.Audience.NEWSROOM
        audience.empty_value = Readership.Audience.NEWSROOM

    def clean(self) -> dict[str, object]:
        typed: dict[str, Any] = super().clean() or {}
        names = ("audience", "people", "teams")
        chosen = {name: typed.pop(name) for name in names if name in typed}
        return typed | {"readers": ChosenReaders(**chosen)}


def readers_form(article: Article, user: User, data: object = None) -> ReadersForm:
    """Return the form with the current readers of the article.

    While the whole newsroom reads it, `user` is ticked, so that nobody locks themselves out.
    """
    readership = Readership.objects.get(article=article)
    readers = ArticleReader.objects.filter(article=article)
    people = list(readers.filter(person__isnull=False).values_list("person", flat=True))
    initial = {
        "expected_version": readership.version,
        "audience": readership.audience,
        "people": people if readership.is_named else [user.pk],
        "teams": list(readers.filter(team__isnull=False).values_list("team", flat=True)),
    }
    return ReadersForm(data, initial=initial)


class DeleteForm(forms.Form):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)


class ArchiveForm(DeleteForm):
    archived = forms.TypedChoiceField(
        choices=[("yes", _("archived")), ("no", _("not archived"))],
        coerce=lambda value: value == "yes",
    )


class TeamForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=100)
    members = forms.ModelMultipleChoiceField(
        label=_("Members"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        members = self.fields["members"]
        assert isinstance(members, forms.ModelMultipleChoiceField)  # noqa: S101 (for mypy)
        members.queryset = people_of_the_newsroom()


def team_form(team: Team | None, data: object = None) -> TeamForm:
    """Return the form with the name and the members of the team; empty for a new one."""
    if team is None:
        return TeamForm(data)
    members = list(team.memberships.values_list("person", flat=True))
    return TeamForm(data, initial={"name": team.name, "members": members})
