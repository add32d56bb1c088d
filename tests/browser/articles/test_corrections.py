"""Corrections on the desk: speakers, quotations, language, possible inconsistencies."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Attribution, Inconsistency, Question, Quotation
from tests.factories import make_article, statement_with

pytestmark = pytest.mark.django_db(transaction=True)
BODY = (
    "Ann Lee, a judge in Oslo, said that the bridge was safe. She denied that it had been closed.\n\n"
    "Rahm Emanuel claimed that nobody had asked. Later Rahm Emanual added that it was “quite late”."
)


@pytest.fixture
def talk(editor, reviewer):
    return make_article(editor, BODY, "The bridge")


def open_desk(page: Page, article, words: str) -> None:
    page.goto(f"/articles/{article.pk}/?statement={statement_with(article, words).pk}")


def names(article) -> list[str]:
    attributions = Attribution.objects.filter(statement__revision__article=article)
    in_order = attributions.order_by("statement__start", "pk")
    return [each.speaker.name for each in in_order if each.speaker]


def test_the_card_shows_the_speaker_the_confidence_and_the_stance(log_in, talk, accessible):
    page = log_in("edith")
    open_desk(page, talk, "She denied")

    who = page.locator("#card .who")

    expect(who).to_contain_text("Ann Lee")
    expect(who).to_contain_text("judge in Oslo")
    expect(who).to_contain_text("from “She”")
    expect(who).to_contain_text("% confidence")
    expect(who).to_contain_text("doubts or denies")
    accessible(page)


def test_one_key_confirms_the_speaker(log_in, talk):
    page = log_in("edith")
    open_desk(page, talk, "She denied")

    page.keyboard.press("y")

    expect(page.locator("#card .who")).to_contain_text("confirmed by edith")


def test_a_correction_applies_to_all_statements_of_the_wrong_speaker(log_in, talk):
    page = log_in("edith")
    open_desk(page, talk, "She denied")
    page.get_by_text("Change speaker", exact=True).click()
    page.get_by_label("Speaker", exact=True).select_option(label="Someone else:")
    page.get_by_label("Name of someone else").fill("Anna Leigh")
    page.get_by_label("Apply to all of this speaker's statements").check()
    page.get_by_role("button", name="Save speaker").click()

    expect(page.locator("#card .who")).to_contain_text("Anna Leigh")
    expect(page.locator("#speakers")).to_contain_text("Anna Leigh")
    expect(page.locator("#speakers")).not_to_contain_text("Ann Lee")
    assert names(talk)[:2] == ["Anna Leigh", "Anna Leigh"]


def test_two_names_of_one_speaker_are_merged(log_in, talk, accessible):
    page = log_in("edith")
    open_desk(page, talk, "Later")
    page.get_by_role("link", name="Edit speaker").click()
    expect(page.get_by_role("heading", name="Rahm Emanual")).to_be_visible()
    accessible(page)
    page.get_by_label("Name", exact=True).fill("Rahm Emanuel")
    page.get_by_label("Role").fill("mayor")
    page.get_by_role("button", name="Save").click()

    expect(page.locator("#speakers")).to_contain_text("mayor")
    assert names(talk)[2:] == ["Rahm Emanuel", "Rahm Emanuel"]


def test_a_possible_inconsistency_is_sent_as_a_question(log_in, talk, accessible):
    page = log_in("edith")
    page.goto(f"/articles/{talk.pk}/")
    rail = page.locator("#consistency")
    expect(rail).to_contain_text("Emanual")
    rail.get_by_text("Resolve").click()
    accessible(page)
    rail.get_by_label("Recipient").fill("the reporter")
    rail.get_by_role("button", name="Ask about this").click()

    expect(rail).to_contain_text("1 issue sent as a question.")
    expect(rail).not_to_contain_text("None found")
    expect(page.locator("#card")).to_contain_text("To the reporter")
    assert Question.objects.get().text == Inconsistency.objects.get().question


def test_a_possible_inconsistency_is_dismissed_with_a_reason(log_in, talk):
    page = log_in("rosa")
    page.goto(f"/articles/{talk.pk}/")
    rail = page.locator("#consistency")
    rail.get_by_text("Resolve").click()
    rail.get_by_label("Reason to dismiss").fill("Two brothers.")
    rail.get_by_role("button", name="Dismiss").click()

    expect(rail).to_contain_text("1 issue dismissed.")
    expect(rail).not_to_contain_text("None found")
    assert Inconsistency.objects.get().reason == "Two brothers."


def test_one_quotation_is_removed_and_another_marked(log_in, talk):
    page = log_in("edith")
    open_desk(page, talk, "Later")
    page.get_by_text("Edit statement").click()
    page.get_by_role("button", name="Remove quotation").click()
    expect(page.locator("#copy span.quoted")).to_have_count(0)

    page.get_by_text("Edit statement").click()
    page.get_by_label("Quoted text").fill("quite late")
    page.get_by_role("button", name="Mark as quotation").click()

    expect(page.locator("#copy span.quoted")).to_have_text("quite late")
    assert Quotation.objects.count() == 1


def test_the_language_is_shown_and_changed(log_in, talk):
    page = log_in("edith")
    page.goto(f"/articles/{talk.pk}/")
    expect(page.locator(".meta").first).to_contain_text("English")
    page.get_by_role("link", name="edit details").click()
    page.get_by_label("Language").select_option(label="French")
    page.get_by_role("button", name="Save").click()

    expect(page.locator(".meta").first).to_contain_text("French")
    assert names(talk) == []


def test_a_wrong_speaker_is_removed_and_comes_back_with_undo(log_in, accessible, talk):
    page, before = log_in("rosa"), names(talk)
    open_desk(page, talk, "Ann Lee")
    page.get_by_text("Change speaker", exact=True).click()
    page.get_by_role("button", name="Nobody is quoted here").click()

    expect(page.locator("#card .who b").first).to_have_text("Nobody is quoted here")
    accessible(page)
    assert names(talk) == before[1:]

    page.keyboard.press("u")
    expect(page.locator("#card .who b").first).to_have_text("Ann Lee")
    assert names(talk) == before


def test_a_new_version_begins_with_the_text_and_an_unknown_address_leads_back(log_in, talk):
    page = log_in("edith")
    page.goto(f"/articles/{talk.pk}/")
    page.get_by_role("link", name="new version").click()
    expect(page.get_by_role("textbox", name="text").first).to_have_value(BODY)

    page.goto("/nowhere/")
    page.get_by_role("link", name="Back to the start page").click()
    expect(page.get_by_role("heading", name="Articles", exact=True)).to_be_visible()
