"""The tags of Django's library `i18n`, of which `translate` looks a text up once for each language.

The settings put it in the place of that library, so that templates load it as `i18n`.
"""

from typing import Any

from django import template
from django.template.base import Parser, Token, Variable
from django.template.context import Context
from django.templatetags import i18n
from django.templatetags.i18n import TranslateNode
from django.utils.translation import get_language

register = template.Library()
register.tags |= i18n.register.tags
register.filters |= i18n.register.filters


@register.tag("trans")
@register.tag("translate")
def translate(parser: Parser, token: Token) -> template.Node:
    """Mark a text for translation, as Django's tag of this name does."""
    node = i18n.do_translate(parser, token)
    is_constant = isinstance(node.filter_expression.var, Variable) and (
        node.filter_expression.var.lookups is None
    )
    if node.filter_expression.filters or not is_constant:
        return node
    return ConstantText(node)


class ConstantText(template.Node):
    """A text of the template, which is the same for everybody who reads the language."""

    def __init__(self, node: TranslateNode) -> None:
        self.node = node
        self.texts: dict[str | None, str] = {}

    def render(self, context: Any) -> str:
        """Return the text, or store it in the variable that the tag names."""
        if self.node.asvar:
            return str(self.node.render(context))
        language = get_language()
        text = self.texts.get(language)
        if text is None:
            text = self.texts[language] = self.node.render(Context())
        return text
