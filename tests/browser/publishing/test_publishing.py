"""A report is published, corrected and withdrawn; the public reads it; an archive is verified."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from playwright.sync_api import Page, expect

from articles import tasks
from articles.actions.verdicts import record_verdict
from articles.models import Job, Rating, Verdict
from articles.reads.publishing import publications
from tests.factories import make_approval

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def newsroom(editor):
    """Edith."""


def corrected(verdict: Verdict) -> None:
    claim = verdict.claim
    claim.refresh_from_db()
    rating = Rating.objects.get(scale=claim.revision.article.scale, label="False")
    record_verdict(
        claim,
        by=verdict.author,
        rating=rating,
        explanation="It cost six.",
        expected_version=claim.version,
    )


def check_notes_stand_beside_their_lines(page: Page) -> None:
    """Beside the text on a wide page, under it on a narrow one, never over it."""
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        mark, note = (page.locator(each).bounding_box() for each in ("#claim-1", "#note-1"))
        text = page.locator("p.text", has=page.locator("#claim-1")).bounding_box()
        assert mark
        assert note
        assert text
        if width == 390:
            assert note["y"] > mark["y"]
            assert note["x"] + note["width"] <= width
        else:
            assert note["x"] > text["x"] + text["width"]
            assert abs(note["y"] - mark["y"]) < 60
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_edition_is_published_corrected_and_withdrawn_for_the_public(
    log_in, open_browser, article, editor, verdict, accessible
):
    page, stranger = log_in("edith"), open_browser()
    page.goto(f"/articles/{article.pk}/export/")
    page.get_by_role("link", name="Publish", exact=True).click()
    expect(page.get_by_text("is not approved for publication")).to_be_visible()
    accessible(page)
    make_approval(article, editor)
    page.reload()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("#notices")).to_contain_text("Edition 1 is published.")
    where = page.get_by_role("link", name="/published/").get_attribute("href")
    assert where
    stranger.goto(where)
    expect(stranger.get_by_role("heading", name="The bridge", level=1)).to_be_visible()
    expect(stranger.get_by_text("It cost five.").first).to_be_visible()
    expect(stranger.locator("body")).not_to_contain_text("edith")
    accessible(stranger)
    check_notes_stand_beside_their_lines(stranger)

    corrected(verdict)
    make_approval(article, editor)
    page.reload()
    expect(page.locator(".corrections")).to_contain_text("The verdict was changed.")
    page.get_by_label("Note to readers").fill("A reader wrote to us.")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("#notices")).to_contain_text("Edition 2 is published.")
    accessible(page)
    stranger.reload()
    expect(stranger.locator(".corrections")).to_contain_text("Before: Misleading Now: False")
    expect(stranger.get_by_text("A reader wrote to us.")).to_be_visible()
    accessible(stranger)
    stranger.get_by_text("Editions and corrections", exact=True).click()
    editions = stranger.get_by_role("navigation", name="Editions of this report")
    editions.get_by_role("link", name="1", exact=True).click()
    expect(stranger.get_by_text("It was superseded by edition 2.")).to_be_visible()
    expect(stranger.get_by_text("It cost five.").first).to_be_visible()
    accessible(stranger)

    page.get_by_text("Withdraw", exact=True).click()
    page.get_by_label("Reason").fill("It is another bridge.")
    page.get_by_role("button", name="Withdraw all editions").click()
    expect(page.locator("#notices")).to_contain_text("Withdrawn.")
    stranger.reload()
    expect(stranger.get_by_role("heading", name="was withdrawn")).to_be_visible()
    expect(stranger.get_by_text("It is another bridge.")).to_be_visible()
    accessible(stranger)


def test_the_command_detects_an_altered_archive(log_in, article, verdict, tmp_path):
    page = log_in("edith")
    page.goto(f"/articles/{article.pk}/export/")
    key = page.locator("code").first.inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="Public version (Archive)").click()
    file, said = tmp_path / "bridge.zip", StringIO()
    data = download.value.path().read_bytes()
    file.write_bytes(data)

    call_command("verify_report", str(file), "--key", key, stdout=said)
    assert "all unchanged since they were signed" in said.getvalue()

    place = data.index(b"report.pdf") + 1000  # in the bytes of the PDF, which are not packed
    file.write_bytes(data[:place] + bytes([data[place] ^ 255]) + data[place + 1 :])
    with pytest.raises(CommandError, match=r"^report\.pdf was altered\.$"):
        call_command("verify_report", str(file))


def test_a_long_article_is_published_by_a_worker_though_the_tab_is_closed(
    log_in, accessible, article, editor, verdict, monkeypatch
):
    monkeypatch.setattr(publications, "LONG_TEXT", 10)
    make_approval(article, editor)
    page = log_in("edith")
    page.goto(f"/articles/{article.pk}/publish/")
    page.get_by_label("Note to readers").fill("First.")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", name="Publishing in progress")).to_be_visible()
    accessible(page)

    page.goto("/articles/")  # as if the tab had been closed
    page.goto(f"/articles/{article.pk}/publish/")
    expect(page.get_by_role("heading", name="Publishing in progress")).to_be_visible()
    tasks.publish(Job.objects.get(kind=Job.Kind.PUBLISH).pk)

    expect(page.locator("#notices")).to_contain_text("Edition 1 is published.")
    expect(page.get_by_role("link", name="/published/")).to_be_visible()
