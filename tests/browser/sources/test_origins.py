"""A translation is suggested as one origin with what says so; people part it, take that back, and join."""

import pytest
from playwright.sync_api import expect

from articles import tasks
from articles.actions.sources import attach_upload
from articles.models import Citation, Job
from tests.factories import make_article, make_claim
from tests.text.evidence.test_origins import DE, EN

pytestmark = pytest.mark.django_db(transaction=True)


def test_sources_are_joined_and_parted_by_hand(log_in, accessible, editor, reviewer):
    article = make_article(editor)
    claim = make_claim(article, editor)
    for title, text in [("Wire", EN), ("Zeitung", DE), ("Own report", "It rained. Nobody came.")]:
        attach_upload(
            claim,
            by=reviewer,
            title=title,
            file_name=f"{title}.txt",
            data=text.encode(),
            stance=Citation.Stance.SUPPORTS,
        )
    for job in Job.objects.filter(kind=Job.Kind.COMPARE):
        tasks.compare(job.pk)
    page = log_in("rosa")
    desk = f"/articles/{article.pk}/?claim={claim.pk}"

    page.goto(desk)
    page.get_by_role("link", name="Join or part sources").click()
    expect(page.get_by_role("heading", name="Origin of sources")).to_be_visible()
    expect(page.locator(".origin-group")).to_have_count(1)
    expect(page.locator(".origin-group")).not_to_contain_text("Own report")
    page.get_by_text("What says so").click()
    expect(page.locator("main")).to_contain_text("27.5 = 27,5")
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        accessible(page)
    page.emulate_media(color_scheme="dark")
    accessible(page, rules=["color-contrast"])

    page.get_by_label("Own report").check()
    for title in ("Wire", "Zeitung"):
        page.get_by_label(title).check()
    page.get_by_label("one origin: they count as one source").check()
    page.get_by_label("Reason").fill("All print one release.")
    page.get_by_role("button", name="Save").click()
    card = page.locator("#card")
    expect(card).to_contain_text("Single source")
    expect(card).to_contain_text("confirmed")

    page.get_by_role("link", name="Own report").first.click()
    expect(page.locator("main")).to_contain_text("All print one release.")
    page.get_by_role("link", name="Join or part sources").click()
    page.get_by_label("parted: each has an origin of its own").check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Not the same origin, rosa")
    accessible(page)
    page.goto(desk)
    expect(card).not_to_contain_text("Single source")
