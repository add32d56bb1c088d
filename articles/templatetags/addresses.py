"""The tag `url` with less work: a desk has seventy addresses, and Django looks each up in all patterns."""

from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

register = template.Library()

STAND_IN = 9_990_000_001  # for the first number of an address; the next ones are one more each


@register.tag
def url(parser: Parser, token: Token) -> "AddressNode":
    """Return the address of a view, as Django's tag of this name does."""
    node = django_url(parser, token)
    return AddressNode(node.view_name, node.args, node.kwargs, node.asvar)


class AddressNode(URLNode):
    """Fills numbers into an address that was looked up once; Django does all others."""

    def render(self, context: Any) -> str:
        """Return the address, or store it in the variable that the tag names."""
        address = self._filled_in(context)
        if address is None:
            return str(super().render(context))
        if not self.asvar:
            return address
        context[self.asvar] = address
        return ""

    def _filled_in(self, context: Any) -> str | None:
        """Return the address of a view that takes only numbers, None for another."""
        numbers = tuple([each.resolve(context) for each in self.args])
        name = self.view_name.resolve(context)
        if self.kwargs or ":" in name or not all(type(n) is int and n >= 0 for n in numbers):
            return None
        urlconf = get_urlconf() or settings.ROOT_URLCONF
        try:
            return address_pattern(name, len(numbers), get_script_prefix(), urlconf) % numbers
        except NoReverseMatch:
            return None


@lru_cache(maxsize=1000)
def address_pattern(name: str, count: int, _prefix: str, _urlconf: str) -> str:
    """Return the address of a view with `%d` for each of its numbers. Raises `NoReverseMatch`."""
    stand_ins = range(STAND_IN, STAND_IN + count)
    address = reverse(name, args=stand_ins).replace("%", "%%")
    for each in stand_ins:
        address = address.replace(str(each), "%d")
    return address
