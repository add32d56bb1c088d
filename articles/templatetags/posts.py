"""The properties of a capture by their names, and what is known of the record of a post."""

from django import template
from django.utils.translation import gettext_lazy as _

from articles.models import Correction
from articles.templatetags.photos import credentials_sentence, taken_tag
from articles.templatetags.times import time_tag

register = template.Library()

LABELS = {
    **dict(Correction.Name.choices),
    "account": _("account"),
    "alt": _("description"),
    "booster": _("boosted by"),
    "canonical": _("address of the page"),
    "credentials": _("Content Credentials"),
    "credit": _("credit"),
    "cid": _("content identifier (CID)"),
    "edited": _("edited"),
    "format": _("format"),
    "handle": _("name of the account"),
    "organisations": _("organisations"),
    "place": _("location"),
    "posted": _("posted"),
    "record": _("original record"),
    "rights": _("copyright"),
    "signed": _("signed on"),
    "signer": _("signed by"),
    "software": _("software"),
    "taken": _("date of the photo"),
    "type": _("type"),
}
TIMES = {"posted", "edited"}
CHECKS = {
    "CID matches": (_("record checked: CID matches"), "✓"),
    "CID does not match": (_("record checked: CID does not match"), "≠"),
    "CID not checked": (_("record kept, its CID could not be checked"), "?"),
}


@register.filter
def field_label(name: str) -> str:
    """Return the name of a property that a reader found, in the language of the page."""
    return str(LABELS.get(name, name))


@register.filter
def field_value(value: str, name: str) -> str:
    """Return the value of the property `name`: a time as the language writes it, else as it was read."""
    if name == "record":
        return record_check(value)
    if name == "credentials":
        return credentials_sentence(value)
    if name == "taken":
        return taken_tag(value)
    return time_tag(value) if name in TIMES else value


@register.filter
def record_check(value: str) -> str:
    """Return what was checked of the record of a post, and no more than that."""
    sentence, _sign = CHECKS.get(value, (value, ""))
    return str(sentence)


@register.filter
def record_sign(value: str) -> str:
    """Return the sign of a check, so that it does not depend on colour."""
    return CHECKS.get(value, ("", ""))[1]
