"""Flag and correct statements, and say who said them."""

import pytest

from articles.forms.statements import (
    AskAboutForm,
    AttributionForm,
    DismissForm,
    FlagForm,
    KindForm,
    MergeForm,
    QuotationForm,
    SpeakerForm,
    SplitForm,
    TickForm,
    UntickForm,
)
from articles.models import Claim, Statement
from tests.factories import make_article
from tests.forms import REQUIRED, sentences

FLAG = {"reason": "number", "priority": "1"}
NO_FACT = "Enter a valid value."


def choice(value: str) -> str:
    return f"Select a valid choice. {value} is not one of the available choices."


@pytest.mark.parametrize(
    ("form", "typed", "expected"),
    [
        (FlagForm, FLAG, {}),
        (FlagForm, {**FLAG, "reason": "x"}, {"reason": choice("x")}),
        (
            FlagForm,
            {**FLAG, "start": "-1"},
            {"start": "Ensure this value is greater than or equal to 0."},
        ),
        (KindForm, {"expected_version": "1", "kind": "quoted"}, {}),
        (KindForm, {"expected_version": "1", "kind": "sung"}, {"kind": choice("sung")}),
        (SplitForm, {"expected_version": "1", "before": "said"}, {}),
        (SplitForm, {"expected_version": "1", "before": " "}, {"before": REQUIRED}),
        (MergeForm, {}, {"expected_version": REQUIRED}),
        (QuotationForm, {"expected_version": "1", "words": ""}, {"words": REQUIRED}),
        (TickForm, {"fact": "12-30-money"}, {}),
        (TickForm, {"fact": "12-30-MONEY"}, {"fact": NO_FACT}),
        (TickForm, {"fact": "12-30-money\n1"}, {"fact": NO_FACT}),
        (UntickForm, {"fact": "12-30-money"}, {"expected_version": REQUIRED}),
        (AskAboutForm, {"expected_version": "1", "addressee": "Ann", "channel": "email"}, {}),
        (
            AskAboutForm,
            {"expected_version": "1"},
            {"addressee": REQUIRED, "channel": REQUIRED},
        ),
        (DismissForm, {"expected_version": "1", "reason": ""}, {"reason": REQUIRED}),
    ],
)
def test_forms_of_a_statement(form, typed, expected):
    assert sentences(form(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ({"start": "0", "end": "5"}, (0, 5)),
        ({"start": "0"}, None),
        ({"end": "5"}, None),
        ({}, None),
    ],
    ids=["both", "only a start", "only an end", "none"],
)
def test_a_selection_has_a_start_and_an_end(typed, span):
    form = FlagForm({**FLAG, **typed})

    assert form.is_valid()
    assert form.cleaned_data == {
        "reason": Claim.Reason.NUMBER,
        "priority": Claim.Priority.HIGH,
        "words": "",
        "note": "",
        "span": span,
    }


def test_a_choice_is_handed_on_as_what_it_stands_for():
    form = KindForm({"expected_version": "1", "kind": "quoted"})

    assert form.is_valid()
    assert form.cleaned_data["kind"] is Statement.Kind.QUOTED


def test_a_fact_is_read_from_its_name():
    form = TickForm({"fact": "12-30-money"})

    assert form.is_valid()
    assert form.cleaned_data["fact"] == (12, 30, "money")


def test_only_speakers_of_the_article_can_have_said_it(article, editor):
    other = make_article(editor, "Bob Roe said that it rained in Bonn.", title="Rain")
    jane, bob = article.speakers.get(), other.speakers.get()

    assert sentences(AttributionForm({"speaker": jane.pk}, article_id=article.pk)) == {}
    assert set(sentences(AttributionForm({"speaker": bob.pk}, article_id=article.pk))) == {
        "speaker"
    }


def test_speakers_that_a_page_has_already_are_not_read_again(article, django_assert_num_queries):
    known = list(article.speakers.all())

    with django_assert_num_queries(0):
        form = AttributionForm(article_id=article.pk, known=known)
        drawn = str(form["speaker"])

    assert "Jane Doe" in drawn
    assert "Someone else:" in drawn


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, {}),
        ({"name": ""}, {"name": REQUIRED}),
        ({"kind": "robot"}, {"kind": choice("robot")}),
        (
            {"aliases": "J" * 301},
            {"aliases": "A name is longer than 300 characters. Shorten it."},
        ),
    ],
    ids=["valid", "no name", "type", "long alias"],
)
def test_a_speaker(changed, expected):
    typed = {"expected_version": "1", "name": "Jane", "kind": "person", **changed}

    assert sentences(SpeakerForm(typed)) == expected


def test_other_names_are_one_a_line():
    form = SpeakerForm(
        {"expected_version": "1", "name": "J", "kind": "person", "aliases": " Doe \n\nMs Doe"}
    )

    assert form.is_valid()
    assert form.cleaned_data["aliases"] == ["Doe", "Ms Doe"]
