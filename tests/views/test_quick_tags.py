"""The tags `url` and `translate` do what Django's do, with less work."""

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import translation


def drawn(source: str, **values: object) -> str:
    return Template(source).render(Context(values))


def takes_one_number(name: str) -> bool:
    """Return whether the view of this name takes a number and nothing else."""
    patterns = get_resolver().reverse_dict.getlist(name)
    converters = [list(pattern[3].values()) for pattern in patterns]
    return bool(converters) and all(
        len(each) == 1 and type(each[0]).__name__ == "IntConverter" for each in converters
    )


def test_addresses_are_those_that_django_returns():
    names = [name for name in get_resolver().reverse_dict if isinstance(name, str)]
    ones = list(filter(takes_one_number, names))
    assert len(ones) > 50
    for number in (7, 2_000_000_000_000):  # the second comes from the first one's pattern
        addresses = {
            name: drawn("{% url name number %}", name=name, number=number) for name in ones
        }
        assert addresses == {name: reverse(name, args=[number]) for name in ones}


def test_an_address_with_other_arguments_is_looked_up_by_django():
    assert drawn("{% url 'article_list' %}") == "/articles/"
    assert drawn("{% url 'article_detail' article_id=5 %}") == "/articles/5/"
    assert drawn("{% url 'source_add' 5 'person' %}") == reverse("source_add", args=[5, "person"])
    assert drawn("{% url 'article_detail' 5 as there %}[{{ there }}]") == "[/articles/5/]"
    assert drawn("{% url 'unknown' 5 as there %}[{{ there }}]") == "[]"
    with pytest.raises(NoReverseMatch):
        drawn("{% url 'article_detail' number %}", number="x")


def test_a_text_is_translated_as_soon_as_there_are_other_languages(request):
    page = Template(
        "{% load i18n %}{% translate 'Monday' %}, {% translate 'Sunday' as day %}{{ day }}"
    )
    assert page.render(Context()) == "Monday, Sunday"

    request.getfixturevalue("other_languages")
    with translation.override("de"):
        assert page.render(Context()) == "Montag, Sonntag"


def test_a_constant_text_keeps_its_quotes_and_percent_signs():
    source = """{% load i18n %}{% translate "100% of <b>it</b> isn't" %} {% translate word %}"""
    assert drawn(source, word="<i>") == "100% of <b>it</b> isn't &lt;i&gt;"
