"""A page that misquotes the article's source and one that quotes it: the card shows each as it is.
Then the page changes: the verdict that rests on it says so, until a person has looked."""

from datetime import timedelta

import pytest
from django.db.models import F
from playwright.sync_api import expect

from articles.models import Capture, Claim, Job
from tests.browser.articles.card import add_page
from tests.factories import SAMPLE, make_article, make_claim
from tests.worker import Worker, wait_until

pytestmark = pytest.mark.django_db(transaction=True)
PRISONERS = "9,000 ISIS members detained in prisons"
QUOTED = "The recent events in Syria represent a turning point in the region,"
ARTICLE = "\n\n".join(
    paragraph
    for paragraph in SAMPLE.read_text().split("\n\n")
    if PRISONERS in paragraph or QUOTED in paragraph
)
MISQUOTING = """<html><head><title>Prisons</title></head><body><article><h1>Prisons</h1>
<p>There are about 30,000 displaced people in the camps. The service counts 90,000 ISIS members
detained in prisons under the control of the SDF in Hasakah.</p></article></body></html>"""
QUOTING = """<html><head><title>Transcript</title></head><body><article><h1>Transcript</h1>
<p>The recent events in Syria represent a turning point in the region, said Mr Shatri on Monday in
Baghdad, where the conference was held.</p></article></body></html>"""


@pytest.fixture
def worker(origin, transactional_db, tmp_path):
    """A worker that rechecks every second the pages not checked for a day."""
    with Worker([origin.allowed], tmp_path, RECHECK_SECONDS="1") as worker:
        yield worker


def test_the_card_shows_passages_and_that_one_vanished(
    log_in, accessible, origin, worker, editor, reviewer, second_reviewer
):
    origin.page("/prisons", MISQUOTING)
    origin.page("/transcript", QUOTING)
    article = make_article(editor, ARTICLE, "Baghdad sends security messages")
    page = log_in("rosa")

    cite(page, article, make_claim(article, editor, PRISONERS), origin.url("/prisons"))
    findings = page.locator(".findings")
    expect(findings).to_contain_text("≠ Words of the claim: altered")
    expect(findings).to_contain_text("A number differs.")
    expect(findings.locator("del.loud")).to_contain_text("9,000")
    expect(findings.locator("ins.loud")).to_contain_text("90,000")
    expect(findings.locator(".facts-found")).to_contain_text("9,000")
    expect(findings).to_contain_text("This is not a verdict.")
    accessible(page)

    page.get_by_role("link", name="View passage").first.click()
    expect(page.locator("mark")).to_contain_text("90,000 ISIS members detained in prisons")
    accessible(page)
    page.get_by_role("link", name="Back to the claim").click()
    expect(page.locator("#card .claim blockquote")).to_have_text(PRISONERS)

    claim = make_claim(article, editor, QUOTED)
    cite(page, article, claim, origin.url("/transcript"))
    expect(findings).to_contain_text("= Quotation: exact")
    expect(findings.locator("del, ins")).to_have_count(0)
    live = page.get_by_role("link", name="View on the live page")
    assert "/transcript#:~:text=The%20recent%20events" in (live.get_attribute("href") or "")
    accessible(page)

    judge_and_sign(page, log_in("ravi"), article, claim)
    origin.page("/transcript", QUOTING.replace("represent a turning", "are no turning"))
    a_day_passes()
    wait_until(lambda: Capture.objects.count() == 3, 30)

    page.goto("/claims/?fresh=source_changed")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody")).to_contain_text("↻ source changed")
    accessible(page)
    page.get_by_role("link", name=QUOTED).click()
    expect(page.locator("#copy .number[data-number*='↻']")).to_have_count(1)
    expect(page.get_by_label("source changed")).not_to_be_checked()
    expect(page.locator(".freshness")).to_contain_text("Transcript: changed")
    expect(page.locator(".passage-change del")).to_contain_text("represent a")
    expect(page.locator(".passage-change ins")).to_contain_text("are no")
    assert Claim.objects.get(pk=claim.pk).state == Claim.State.SIGNED_OFF
    accessible(page)

    look_at_the_source(page, accessible)

    page.goto(f"/articles/{article.pk}/?claim={claim.pk}")
    page.get_by_label("What you checked").fill("He said so on tape; they mistyped it.")
    page.get_by_role("button", name="Reconfirm verdict").click()
    expect(page.locator(".verdict").first).to_contain_text("rosa reconfirmed it")
    expect(page.locator(".freshness")).to_have_count(0)
    expect(page.locator("#copy .number[data-number*='↻']")).to_have_count(0)
    assert Claim.objects.get(pk=claim.pk).state == Claim.State.SIGNED_OFF
    accessible(page)

    reopen(log_in("edith"), Capture.objects.latest("pk").source_id, accessible)
    assert Claim.objects.get(pk=claim.pk).state == Claim.State.IN_PROGRESS


def cite(page, article, claim, url: str) -> None:
    page.goto(f"/articles/{article.pk}/?claim={claim.pk}")
    add_page(page, url)
    expect(page.locator(".findings")).to_be_visible()


def judge_and_sign(page, second, article, claim) -> None:
    page.get_by_role("radio", name="True", exact=False).first.check()
    page.get_by_label("Explanation").fill("The transcript has it.")
    page.get_by_role("button", name="Record verdict").click()
    expect(page.locator("#progress")).to_contain_text("1 of 2 claims judged")
    second.goto(f"/articles/{article.pk}/?claim={claim.pk}")
    second.get_by_role("button", name="Sign off").click()
    expect(second.locator("#progress")).to_contain_text("1 signed off")


def a_day_passes() -> None:
    ended = Job.objects.filter(finished_at__isnull=False)
    ended.update(finished_at=F("finished_at") - timedelta(hours=25))


def look_at_the_source(page, accessible) -> None:
    """Open the page of the source: its claims, the passage in each capture, and the differences."""
    page.locator(".source h4 a").click()
    expect(page.locator(".resting")).to_contain_text("↻ source changed")
    page.get_by_text("The passage in each capture").click()
    expect(page.locator(".seen")).to_contain_text("represent a turning point")
    expect(page.locator(".seen")).to_contain_text("are no turning point")
    accessible(page)
    page.get_by_role("button", name="Compare captures").click()
    expect(page.locator(".stretches del")).to_have_text("[before: represent a]")
    expect(page.locator(".stretches ins")).to_have_text("[now: are no]")
    accessible(page)


def reopen(page, source: int, accessible) -> None:
    page.goto(f"/sources/{source}/")
    page.get_by_role("link", name="Reopen affected claims").click()
    expect(page.locator("main")).to_contain_text(QUOTED)
    page.get_by_label("Reason").fill("The site withdrew the transcript.")
    accessible(page)
    page.get_by_role("button", name="Reopen 1 claim").click()
    expect(page.locator("main")).to_contain_text("1 claim is in progress again.")
    accessible(page)
