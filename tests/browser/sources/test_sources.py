"""Sources without an address, a restricted source, and two copies of one story."""

import random
from datetime import timedelta

import pytest
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from playwright.sync_api import Page, expect

from articles.actions.sources import add_source
from articles.models import CommonOrigin, Source, WorkerHeartbeat
from tests.browser.articles.card import add_page, open_source_form
from tests.browser.conftest import follow
from tests.factories import make_citation

pytestmark = pytest.mark.django_db(transaction=True)
CHANCE = random.Random(11)
STORY = " ".join(f"word{CHANCE.randint(0, 9999)}" for _ in range(150))
WIRE = "BRIDGETOWN (Reuters) - The bridge cost 4.5 million euros, officials said. " + STORY


def page_of(title: str, text: str) -> str:
    body = f"<article><h1>{title}</h1><p>{text}</p></article>"
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.fixture(autouse=True)
def newsroom(editor, reviewer, second_reviewer):
    """Edith, Rosa and Ravi."""


def test_what_was_typed_into_a_form_that_the_card_loads_survives_a_reload(log_in, claim):
    rosa = log_in("rosa")
    rosa.goto(f"/articles/{claim.revision.article_id}/?claim={claim.pk}")
    open_source_form(rosa, "Document").get_by_label("Document title").fill("The budget")

    rosa.reload()

    rosa.get_by_role("button", name="Add source draft").click()
    expect(rosa.get_by_label("Document title")).to_have_value("The budget")


def test_the_desk_says_since_when_no_worker_fetches_and_takes_it_back(
    log_in, accessible, article, claim, reviewer
):
    citation = make_citation(claim, reviewer, "https://example.org/budget")
    rosa = log_in("rosa", at=f"/articles/{article.pk}/?claim={claim.pk}")
    row = rosa.locator(f"#citation-{citation.pk}")
    expect(row).to_contain_text("queued")
    expect(rosa.locator("#delays")).to_be_empty()
    since = localtime(now() - timedelta(minutes=5))
    stopped = WorkerHeartbeat.objects.create(kind="fetch", worker="a", heard_at=since)
    look = "document.dispatchEvent(new Event('visibilitychange'))"  # as on coming back to the tab

    rosa.evaluate(look)

    expect(row).to_contain_text(f"fetching is delayed since {date_format(since, 'TIME_FORMAT')}")
    expect(rosa.locator("#delays")).to_contain_text("Fetching pages and making files is delayed")
    accessible(rosa)
    source = log_in("rosa", at=f"/sources/{citation.source_id}/")
    expect(source.locator("#source")).to_contain_text("Fetching is delayed since")

    stopped.heard_at = now()
    stopped.save()
    rosa.evaluate(look)

    expect(row).to_contain_text("queued")
    expect(rosa.locator("#delays")).to_be_empty()
    expect(source.locator("#source")).not_to_contain_text("delayed")


def test_a_restricted_interview_a_broadcast_and_two_copies_of_a_story(
    log_in, accessible, origin, worker, article, claim
):
    address = f"/articles/{article.pk}/?claim={claim.pk}"
    rosa = log_in("rosa")
    rosa.goto(address)

    form = open_source_form(rosa, "Interview")
    form.get_by_label("Person interviewed").fill("Joan Heronfeather")
    form.get_by_label("Channel").select_option("telephone")
    form.get_by_label("Date").fill("2025-02-25")
    form.get_by_label("Stance", exact=True).select_option("context")
    form.get_by_label("Transcript").fill("She says the bridge cost 4.5 million euros, all told.")
    form.get_by_text("Rights and visibility").click()
    form.get_by_label("Visibility", exact=True).select_option("restricted")
    form.get_by_role("button", name="Add an interview").click()
    expect(form.locator(".errorlist")).to_contain_text("Enter a public description")
    expect(form.get_by_label("Person interviewed")).to_have_value("Joan Heronfeather")
    form.get_by_label("Public description").fill("an official with knowledge of the costs")
    accessible(rosa)
    form.get_by_role("button", name="Add an interview").click()
    card = rosa.locator("#citations")
    expect(card).to_contain_text("Interview with Joan Heronfeather")
    expect(card).to_contain_text("by telephone")
    expect(card).to_contain_text("restricted")
    expect(card.locator(".findings")).to_contain_text("exact")

    form = open_source_form(rosa, "Broadcast")
    form.get_by_label("Programme").fill("The Evening News")
    form.get_by_label("Station").fill("Radio One")
    form.get_by_label("Broadcast date").fill("2025-02-24")
    form.get_by_label("Timestamp").fill("00:14:30")
    form.get_by_label("Stance", exact=True).select_option("context")
    form.get_by_role("button", name="Add a broadcast").click()
    expect(card).to_contain_text("The Evening News")
    expect(card).to_contain_text("00:14:30")
    accessible(rosa)

    ravi = log_in("ravi")
    ravi.goto(address)
    expect(ravi.locator("#citations")).to_contain_text("an official with knowledge of the costs")
    expect(ravi.locator("#citations")).to_contain_text("The Evening News")
    assert "Heronfeather" not in ravi.content()
    accessible(ravi)
    ravi.get_by_role("link", name="Sources").click()
    expect(ravi.get_by_role("link", name="The Evening News")).to_be_visible()
    assert "Heronfeather" not in ravi.content()
    secret = Source.objects.get(visibility=Source.Visibility.RESTRICTED)
    assert (ravi.goto(f"/sources/{secret.pk}/") or pytest.fail("no answer")).status == 404

    follow(rosa.get_by_role("link", name="Interview with Joan Heronfeather"))
    accessible(rosa)
    rosa.get_by_role("link", name="Change visibility").click()
    rosa.get_by_label("ravi").check()
    rosa.get_by_label("Reason").fill("He checks the costs.")
    accessible(rosa)
    rosa.get_by_role("button", name="Save").click()
    expect(rosa.locator("main")).to_contain_text("He checks the costs.")
    ravi.goto(address)
    expect(ravi.locator("#citations")).to_contain_text("Joan Heronfeather")

    origin.page("/paper", page_of("The Paper", WIRE))
    origin.page("/herald", page_of("The Herald", f"{WIRE} A reader wrote to us about it."))
    for path in ("/paper", "/herald"):
        add_page(ravi, origin.url(path))
        expect(ravi.locator("#citations")).to_contain_text(path[1:].capitalize())
    expect(ravi.locator("#citations")).to_contain_text("The Herald")
    eventually(ravi, address)
    expect(ravi.locator(".one-origin")).to_contain_text("Reuters")
    accessible(ravi)

    ravi.locator(".one-origin").get_by_role("link", name="Review").click()
    expect(ravi.locator("main")).to_contain_text("Both credit Reuters")
    accessible(ravi)
    ravi.get_by_label("Origin").select_option("no")
    ravi.get_by_label("Reason").fill("The Herald had its own reporter.")
    ravi.get_by_role("button", name="Save").click()
    expect(ravi.locator("main")).to_contain_text("The Herald had its own reporter.")
    ravi.goto(address)
    expect(ravi.locator(".one-origin")).to_have_count(0)
    assert CommonOrigin.objects.get().state == CommonOrigin.State.DENIED


def eventually(page: Page, address: str) -> None:
    """Reload until the worker has compared the sources."""
    for _look in range(30):
        page.goto(address)
        if page.locator(".one-origin").count():
            return
        page.wait_for_timeout(500)
    pytest.fail("nothing was compared within 15 seconds")


def test_a_known_source_is_cited_again_without_a_script(log_in, article, claim, editor, reviewer):
    from articles.models import Citation
    from tests.factories import make_claim

    add_source(
        claim,
        by=reviewer,
        kind=Source.Kind.DOCUMENT,
        about={"title": "Costs of the bridge", "issuer": "The board", "dated_on": None},
        stance=Citation.Stance.SUPPORTS,
    )
    other = make_claim(article, editor, "Nobody has counted the cars")
    page = log_in("rosa", java_script_enabled=False)
    page.goto(f"/articles/{article.pk}/?claim={other.pk}")
    page.get_by_role("link", name="Cite an existing source").click()
    page.get_by_label("Title, name or address").fill("board")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("radio", name="Costs of the bridge").check()
    page.get_by_label("Stance").select_option("supports")
    page.get_by_label("Location").fill("page 12")
    page.get_by_role("button", name="Cite source").click()
    expect(page.locator("#citations")).to_contain_text("Costs of the bridge")
    expect(page.locator("#citations")).to_contain_text("page 12")

    page.get_by_role("link", name="Costs of the bridge").click()
    page.get_by_role("link", name="Edit").click()
    page.get_by_label("Source type").select_option("yes")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("primary source")
