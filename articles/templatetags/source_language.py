"""The tags of Django's library `i18n`, of which `translate` does nothing while nothing is translated.

The settings put it in the place of that library, so that templates load it as `i18n`.
"""

from typing import Any

from django import template
from django.conf import settings
from django.template.base import Parser, Token, Variable
from django.template.context import Context
from django.templatetags import i18n
from django.templatetags.i18n import TranslateNode

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
    """A text of the template that is the same for everybody, unless there are other languages."""

    def __init__(self, node: TranslateNode) -> None:
        self.node = node
        self.text = ""

    def render(self, context: Any) -> str:
        """Return the text, or store it in the variable that the tag names."""
        if settings.USE_I18N or self.node.asvar:
            return str(self.node.render(context))
        if not self.text:
            self.text = self.node.render(Context())
        return self.text
