"""The sign, colour and label of what happened to a statement or claim: never colour alone."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

SIGNS = {"unchanged": "=", "moved": "↕", "edited": "≠", "new": "+", "cut": "✂", "back": "↩"}
COLOURS = {"moved": "mixed", "edited": "mixed", "new": "true", "cut": "false", "back": "true"}
LABELS = {
    "unchanged": _("unchanged"),
    "moved": _("moved"),
    "edited": _("edited"),
    "new": _("new"),
    "cut": _("cut"),
    "back": _("put back"),
}


@register.filter
def change_sign(kind: str) -> str:
    return SIGNS[kind]


@register.filter
def change_colour(kind: str) -> str:
    return COLOURS.get(kind, "")


@register.filter
def change_label(kind: str) -> str:
    return str(LABELS[kind])
