"""Explain a term beside where it stands. The explanation opens by mouse, touch and keyboard, without script."""

import re

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

register = template.Library()
CODE = re.compile(r"`([^`]+)`")

# What a screen reader says of the button, and the explanation.
TERMS: dict[str, tuple[str | Promise, str | Promise]] = {
    "stance": (
        gettext_lazy("What is a stance?"),
        gettext_lazy(
            "What the source does to the claim: supports it, refutes it, or gives context."
        ),
    ),
    "locator": (
        gettext_lazy("What is a location?"),
        gettext_lazy(
            "Where in the source a colleague finds the passage: page, paragraph or timestamp."
        ),
    ),
    "origin": (
        gettext_lazy("What is an origin?"),
        gettext_lazy(
            "Where a text comes from at first. Two pages that repeat one report or press release "
            "have one origin, and count as one source."
        ),
    ),
    "gate": (
        gettext_lazy("What is this page for?"),
        gettext_lazy(
            "The gate between an article and its readers: the house rules are checked here, and an "
            "editor approves the article for publication."
        ),
    ),
}


@register.simple_tag
def explain(term: str, suffix: str) -> SafeString:
    """Return a button that shows what a term means. `suffix` makes its id unique on the page."""
    question, explanation = TERMS[term]
    return format_html(
        '<button type="button" class="explain" popovertarget="{0}"><span aria-hidden="true">?</span>'
        '<span class="visually-hidden">{1}</span></button>'
        '<span popover class="term-text" id="{0}">{2} <a href="{3}">{4}</a></span>',
        f"{term}-{suffix}",
        question,
        explanation,
        reverse("help_page", args=["glossary"]),
        _("Glossary"),
    )


@register.filter
def with_code(sentence: str) -> SafeString:
    """Return a sentence of the description of the API, with the text between backticks as code."""
    escaped = conditional_escape(sentence)
    return mark_safe(CODE.sub(r"<code>\1</code>", escaped))  # noqa: S308 (it is escaped)
