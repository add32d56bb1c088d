"""Forms are drawn without templates exactly as Django's templates draw them."""

import re
from datetime import date

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from articles.forms.drawing import DRAWN, PlainRenderer

HOSTILE = "\"'><script>alert(1)</script>&amp;"
CHOICES = [("", "none"), (1, HOSTILE), (HOSTILE, "two"), ("Group <b>", [("3", "three")])]
ATTRIBUTES = {"rows": 2, "data-words": HOSTILE, "required": True, "disabled": False, HOSTILE: "x"}
WIDGETS = [
    *(forms.TextInput, forms.NumberInput, forms.EmailInput, forms.URLInput, forms.PasswordInput),
    *(forms.HiddenInput, forms.DateInput, forms.DateTimeInput, forms.Textarea, forms.FileInput),
    *(forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple),
    *(forms.CheckboxInput, forms.MultipleHiddenInput, forms.ClearableFileInput),
]
VALUES = ["", None, 0, 1, 1234567, HOSTILE, date(2025, 3, 4), mark_safe("<b>safe</b>"), "a\nb"]


def html(widget, value, renderer) -> str:
    drawn = widget.render("a<name>", value, attrs=ATTRIBUTES, renderer=renderer)
    return re.sub(r"\s+(?=<|$)", "", re.sub(r"\s+", " ", drawn))


@pytest.mark.parametrize("value", VALUES, ids=str)
@pytest.mark.parametrize("kind", WIDGETS)
def test_a_widget_is_drawn_as_by_django(kind, value):
    widget = kind()
    if isinstance(widget, forms.MultipleHiddenInput | forms.CheckboxSelectMultiple):
        value = [value]
    if hasattr(widget, "choices"):
        widget.choices = CHOICES

    assert html(widget, value, PlainRenderer()) == html(widget, value, DjangoTemplates())


def test_what_is_drawn_is_what_these_widgets_ask_for():
    asked = {kind().template_name for kind in WIDGETS}

    assert set(DRAWN) <= asked


class Colour(forms.Form):
    name = forms.CharField(help_text="<b>Bold</b>")


@pytest.mark.parametrize("data", [None, {"name": "red"}, {"name": ""}])
def test_errors_are_drawn_as_by_django_and_nothing_without_any(data):
    plain, by_django = (Colour(data, renderer=each()) for each in (PlainRenderer, DjangoTemplates))

    assert str(plain["name"].errors).strip() == str(by_django["name"].errors).strip()
    assert str(plain.non_field_errors()) == str(by_django.non_field_errors()).strip() == ""
