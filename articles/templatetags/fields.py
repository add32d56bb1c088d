"""Draw a field of a form, with its label, without the template engine: see `articles.forms.drawing`."""

from django import template
from django.forms import BoundField
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from articles.templatetags.terms import TERMS, explain

register = template.Library()


@register.simple_tag
def labelled_field(field: BoundField, key: str = "") -> SafeString:
    """Return a field with its label, help text and errors. `key` is shown beside the label.

    A field whose name is a term of the glossary is explained, by a button that Tab reaches after it.
    """
    drawn: dict[str, SafeString] | None = getattr(field, "drawn", None)  # see BlankForm
    if drawn is None:
        return _labelled(field, key)
    if key not in drawn:
        drawn[key] = _labelled(field, key)
    return drawn[key]


def _labelled(field: BoundField, key: str) -> SafeString:
    shown = f' <kbd aria-hidden="true">{conditional_escape(key)}</kbd>' if key else ""
    described = ""
    if help_text := conditional_escape(field.help_text):
        described = f'<div class="help" id="{field.auto_id}_helptext">{help_text}</div>'
    label = conditional_escape(field.label)
    explained = explain(field.name, field.id_for_label) if field.name in TERMS else ""
    return mark_safe(  # noqa: S308 (every text in it is escaped)
        f'<div class="field">\n'
        f'<label for="{conditional_escape(field.id_for_label)}">{label}{shown}</label>\n'
        f"{field}\n{explained}{described}{field.errors}\n</div>"
    )
