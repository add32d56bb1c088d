"""Exports, overrides, approvals, editions and ClaimReviews."""

from dataclasses import replace

import pytest

from articles.forms.publishing import (
    ApproveForm,
    ClaimReviewForm,
    ExportForm,
    OverrideRuleForm,
    PublishForm,
    WithdrawForm,
)
from articles.models import Speaker
from articles.reports import FORMATS, Rendering
from tests.forms import REQUIRED, sentences


def choice(value: str) -> str:
    return f"Select a valid choice. {value} is not one of the available choices."


@pytest.mark.parametrize(
    ("form", "typed", "expected"),
    [
        (ExportForm, {"form": "pdf", "rendering": "public"}, {}),
        (ExportForm, {"form": "gif", "rendering": "public"}, {"form": choice("gif")}),
        (ExportForm, {"form": "pdf", "rendering": "secret"}, {"rendering": choice("secret")}),
        (
            OverrideRuleForm,
            {"rule": "stale", "displayed_violations": "a", "reason": ""},
            {"reason": "Enter a reason. It is printed in the report."},
        ),
        (
            OverrideRuleForm,
            {"rule": "none", "displayed_violations": "a", "reason": "So."},
            {"rule": choice("none")},
        ),
        (ApproveForm, {"displayed_state": "a"}, {}),
        (ApproveForm, {}, {"displayed_state": REQUIRED}),
        (PublishForm, {"expected_version": "a"}, {}),
        (PublishForm, {}, {"expected_version": REQUIRED}),
        (
            WithdrawForm,
            {"expected_version": "1", "reason": " "},
            {},
        ),
        (
            WithdrawForm,
            {"expected_version": "1", "reason": ""},
            {"reason": "Enter a reason. Readers see it in place of the report."},
        ),
    ],
)
def test_forms_of_publishing(form, typed, expected):
    assert sentences(form(typed)) == expected


def test_each_format_is_exported_only_in_the_versions_that_it_has(monkeypatch):
    public_only = replace(FORMATS["pdf"], renderings=(Rendering.PUBLIC,))
    monkeypatch.setitem(FORMATS, "pdf", public_only)

    form = ExportForm({"form": "pdf", "rendering": "legal"})

    assert sentences(form) == {
        "rendering": "This format is not available in that version. Choose another one."
    }


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, {}),
        (
            {"words": "w" * 76},
            {"words": "Ensure this value has at most 75 characters (it has 76)."},
        ),
        ({"page": ""}, {"page": REQUIRED}),
        ({"publisher": ""}, {"publisher": REQUIRED}),
    ],
    ids=["valid", "long", "page", "publisher"],
)
def test_a_claim_review(article, changed, expected):
    typed = {
        "expected_version": "0",
        "speaker": article.speakers.get().pk,
        "words": "It is safe",
        "page": "https://paper.example/",
        "publisher": "The Paper",
        **changed,
    }

    assert sentences(ClaimReviewForm(typed, speakers=article.speakers.all())) == expected


def test_a_claim_review_names_a_speaker_of_the_claim(article):
    form = ClaimReviewForm({"speaker": article.speakers.get().pk}, speakers=Speaker.objects.none())

    assert sentences(form)["speaker"].startswith("Select a valid choice.")
