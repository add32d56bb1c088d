"""Draw the common parts of forms without the template engine, which is ten times slower here.

A card has about fifty fields. Django draws each by up to four templates, whose HTML this repeats.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import copy, deepcopy
from functools import lru_cache
from html import escape
from typing import Any

from django.db.models import Model
from django.forms import BoundField, Form
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from articles.forms.fields import PrefixedForm, auto_id_of, offer_in

WIDGETS = "django/forms/widgets/"
INPUTS = (
    "checkbox",
    "date",
    "datetime",
    "email",
    "file",
    "hidden",
    "number",
    "password",
    "text",
    "url",
)
FILE = f"{WIDGETS}clearable_file_input.html"
ERRORS = "django/forms/errors/list/default.html"


class PlainRenderer(DjangoTemplates):
    """Draws inputs, text fields, lists to choose from and absent errors; templates draw the rest."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        """Return the HTML of a part of a form."""
        if template_name == ERRORS and not context["errors"]:
            return SafeString("")
        draw = DRAWN.get(template_name)
        if template_name == FILE and not context["widget"]["is_initial"]:
            draw = _input
        if draw is None:
            return SafeString(super().render(template_name, context, request))
        return mark_safe(draw(context["widget"]))  # noqa: S308 (every text in it went through `escape_text`)


def escape_text(value: object) -> str:
    """Return the text of a value as HTML, as `conditional_escape` does, without its checks for lazy text."""
    text = str(value)
    return text if hasattr(text, "__html__") else escape(text)


def _attributes(widget: Mapping[str, Any]) -> str:
    return "".join(
        f" {escape_text(name)}" if value is True else f' {escape_text(name)}="{escape_text(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _input(widget: Mapping[str, Any]) -> str:
    value = widget["value"]
    typed = "" if value is None else f' value="{escape_text(value)}"'
    kind, name = escape_text(widget["type"]), escape_text(widget["name"])
    return f'<input type="{kind}" name="{name}"{typed}{_attributes(widget)}>'


def _textarea(widget: Mapping[str, Any]) -> str:
    typed = escape_text(widget["value"] or "")
    return (
        f'<textarea name="{escape_text(widget["name"])}"{_attributes(widget)}>\n{typed}</textarea>'
    )


def _select(widget: Mapping[str, Any]) -> str:
    groups = _grouped(widget, _group, _option)
    return f'<select name="{escape_text(widget["name"])}"{_attributes(widget)}>{groups}\n</select>'


def _grouped(
    widget: Mapping[str, Any],
    group: Callable[[str, list[Mapping[str, Any]]], str],
    option: Callable[[Mapping[str, Any]], str],
) -> str:
    return "".join(
        group(name, options) if name else "".join(map(option, options))
        for name, options, _index in widget["optgroups"]
    )


def _group(name: str, options: list[Mapping[str, Any]]) -> str:
    drawn = "".join(map(_option, options))
    return f'\n  <optgroup label="{escape_text(name)}">{drawn}\n  </optgroup>'


def _option(widget: Mapping[str, Any]) -> str:
    value, label = escape_text(widget["value"]), escape_text(widget["label"])
    return f'\n  <option value="{value}"{_attributes(widget)}>{label}</option>'


def _choices(widget: Mapping[str, Any]) -> str:
    own = widget["attrs"]
    named = "".join(
        f' {name}="{escape_text(own[name])}"' for name in ("id", "class") if own.get(name)
    )
    return f"<div{named}>{_grouped(widget, _choice_group, _choice)}\n</div>"


def _choice_group(name: str, options: list[Mapping[str, Any]]) -> str:
    drawn = "".join(map(_choice, options))
    return f"\n  <div><label>{escape_text(name)}</label>{drawn}\n  </div>"


def _choice(widget: Mapping[str, Any]) -> str:
    drawn = _input(widget)
    if widget["wrap_label"]:
        key = widget["attrs"].get("id")
        labelled = f' for="{escape_text(key)}"' if key else ""
        drawn = f"<label{labelled}>{drawn} {escape_text(widget['label'])}</label>"
    return f"<div>\n    {drawn}</div>"


Draw = Callable[[Mapping[str, Any]], str]
DRAWN: dict[str, Draw] = {f"{WIDGETS}{name}.html": _input for name in INPUTS} | {
    f"{WIDGETS}textarea.html": _textarea,
    f"{WIDGETS}select.html": _select,
    f"{WIDGETS}radio.html": _choices,
    f"{WIDGETS}checkbox_select.html": _choices,
}


class BlankForm:
    """An empty form of the card, which is only drawn: fields without a value are built once a process.

    `initial` has the values of fields, `offered` the rows to choose from in others.
    """

    def __init__(
        self,
        form_class: type[Form],
        initial: Mapping[str, object] | None = None,
        offered: Mapping[str, Iterable[Model]] | None = None,
    ) -> None:
        self.form_class = form_class
        self.initial = initial or {}
        self.offered = offered or {}
        self.errors: Mapping[str, object] = {}

    def __getitem__(self, name: str) -> BoundField:
        """Return a field. One that looks the same on all cards has a dictionary for its HTML, `drawn`."""
        field = _blank_fields(self.form_class, get_language())[name]
        if name not in self.initial and name not in self.offered:
            return field
        own = copy(field)
        own.drawn = None  # type: ignore[attr-defined]
        if name in self.offered:
            own.field = deepcopy(field.field)
            offer_in(own.field, self.offered[name])
        if name in self.initial:
            own.initial = self.initial[name]
        return own


@lru_cache(maxsize=100)
def _blank_fields(form_class: type[Form], _language: str | None) -> dict[str, BoundField]:
    """Return the fields of a form without its own `__init__`, in a language, by name."""
    form = PrefixedForm(auto_id=auto_id_of(form_class))
    form.fields = deepcopy(form_class.base_fields)
    fields = {name: form[name] for name in form.fields}
    for field in fields.values():
        field.drawn = {}  # type: ignore[attr-defined]  # see BlankForm
    return fields
