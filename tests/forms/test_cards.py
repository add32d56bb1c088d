"""The empty forms of the card begin with what the card shows."""

from django.forms import CharField, Form
from django.utils import translation
from django.utils.translation import gettext_lazy

from articles.actions.questions import ask_question, close_question
from articles.forms.cards import card_forms
from articles.forms.citations import UploadForm
from articles.forms.claims import AssignForm
from articles.forms.drawing import BlankForm
from articles.forms.fields import offer
from articles.forms.sources import NEW_SOURCE_FORMS
from articles.models import Question
from articles.reads.statements import Choice, read_card
from articles.templatetags.fields import labelled_field
from tests.factories import statement_with


def forms_of(article, claim, reader):
    _newest, card = read_card(article.pk, Choice(claim_id=claim.pk), reader=reader)
    assert card
    return card, card_forms(card)


def test_each_form_expects_the_version_that_the_card_shows(article, claim, editor):
    card, forms = forms_of(article, claim, editor)

    for name in ("kind_form", "split_form", "merge_form", "quotation_form"):
        assert forms[name]["expected_version"].value() == card.statement.version
    for name in ("move_form", "edit_form", "assign_form", "verdict_form", "reconfirm_form"):
        assert forms[name]["expected_version"].value() == claim.version


def test_an_attribution_is_corrected_from_its_own_version(article, claim, editor):
    card, forms = forms_of(article, claim, editor)

    ((row, form),) = forms["attributions"]
    assert row == card.attributions[0]
    assert form["attribution"].value() == row.attribution.pk
    assert form["speaker"].value() == row.attribution.speaker_id
    assert forms["attribution_form"]["attribution"].value() is None


def test_no_two_forms_share_the_id_of_a_field(article, claim, editor):
    _card, forms = forms_of(article, claim, editor)

    blank = [form for form in forms.values() if isinstance(form, BlankForm)]
    drawn = [form for form in forms.values() if hasattr(form, "fields")]
    drawn += [form for _row, form in forms["attributions"]]
    drawn += [UploadForm(), *(form() for form in NEW_SOURCE_FORMS.values())]  # loaded later
    ids = [field.auto_id for form in drawn for field in form]
    ids += [form[name].auto_id for form in blank for name in form.form_class.base_fields]
    assert len(blank) > 10
    assert len(ids) == len(set(ids))


def test_a_blank_form_looks_as_the_form_itself_and_keeps_nothing_of_another_card(editor, reviewer):
    for person in (editor, reviewer):
        values = {"expected_version": person.pk, "assignee": reviewer.pk}
        form = AssignForm(initial=values)
        offer(form, "assignee", [person, reviewer])
        blank = BlankForm(AssignForm, values, {"assignee": [person, reviewer]})

        assert {name: str(blank[name]) for name in form.fields} == {
            name: str(form[name]) for name in form.fields
        }
        assert labelled_field(blank["assignee"], "a") == labelled_field(form["assignee"], "a")


def test_a_blank_form_is_drawn_in_the_language_of_its_reader(other_languages):
    class DayForm(Form):
        day = CharField(label=gettext_lazy("Monday"))

    drawn = []
    for language in ("en", "de", "en"):
        with translation.override(language):
            drawn.append(labelled_field(BlankForm(DayForm)["day"]))

    assert ["Montag" in html for html in drawn] == [False, True, False]


def test_a_question_that_was_closed_has_no_forms(article, claim, editor):
    asked = {"by": editor, "channel": Question.Channel.EMAIL, "text": "Why?"}
    closed = ask_question(claim, addressee="A", **asked)
    close_question(closed, by=editor, answer="So.", expected_version=closed.version)
    still_open = ask_question(claim, addressee="B", **asked)

    _card, forms = forms_of(article, claim, editor)

    has_forms = {q: (bool(answer), bool(over)) for q, answer, over in forms["questions"]}
    assert has_forms == {closed: (False, False), still_open: (True, True)}


def test_a_statement_without_a_claim_has_no_forms_for_claims(article, editor):
    statement = statement_with(article, "Nobody has counted")
    _newest, card = read_card(article.pk, Choice(statement_id=statement.pk), reader=editor)
    assert card

    forms = card_forms(card)

    assert "flag_form" in forms
    assert "verdict_form" not in forms
