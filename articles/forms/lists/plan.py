"""Deadline, owner and tags of an article."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.forms.readers import people_of_the_newsroom
from articles.models import Article, ArticlePlan, Tag, User

MOST_TAGS = 20


class TagsField(forms.CharField):
    """Names of tags, with commas between them."""

    def to_python(self, value: Any) -> Any:
        """Return the names without those that are repeated in another case."""
        typed = super().to_python(value)
        names = [" ".join(each.split()) for each in (typed or "").split(",")]
        return list({name.casefold(): name for name in reversed(names) if name}.values())[::-1]

    def validate(self, value: Any) -> None:
        """Refuse too many tags, and long ones."""
        longest = Tag._meta.get_field("name").max_length or 0
        if len(value) > MOST_TAGS:
            raise forms.ValidationError(_("Use at most 20 tags."))
        if any(len(name) > longest for name in value):
            raise forms.ValidationError(
                ngettext(
                    "A tag has at most %(n)s character.",
                    "A tag has at most %(n)s characters.",
                    longest,
                )
                % {"n": longest}
            )


class TagForm(forms.Form):
    """The new name of a tag."""

    name = forms.RegexField(
        label=_("Name"),
        regex=r"^[^,]+$",
        strip=True,
        max_length=40,
        error_messages={"invalid": _("A tag has no comma.")},
    )

    def clean_name(self) -> str:
        """Return the name with single blanks."""
        return " ".join(self.cleaned_data["name"].split())


class PlanForm(forms.Form):
    """Deadline, owner and tags."""

    deadline = forms.DateTimeField(
        label=_("Deadline"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    owner = forms.ModelChoiceField(label=_("Owner"), queryset=User.objects.none())
    tags = TagsField(
        label=_("Tags"),
        required=False,
        help_text=_("With commas between them, such as: transport, council"),
    )
    expected_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)  # noqa: S101 (for mypy)
        owner.queryset = people_of_the_newsroom()


def plan_form(article: Article, plan: ArticlePlan | None, data: object = None) -> PlanForm:
    """Return the form with the present plan of the article."""
    initial = {
        "deadline": plan.deadline if plan else None,
        "owner": article.owner_id,
        "tags": ", ".join(str(row) for row in article.tagged.select_related("tag")),
        "expected_version": plan.version if plan else 0,
    }
    return PlanForm(data, initial=initial)
