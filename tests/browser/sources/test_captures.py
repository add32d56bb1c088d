"""Captures of a source: uploaded, corrected by hand, downloaded as WARC."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from articles import tasks
from articles.actions.sources import attach_upload
from articles.models import Capture, Citation, Job
from tests.browser.conftest import follow
from tests.factories import make_citation
from tests.pdf import make_pdf
from tests.worker import fetch_and_parse

pytestmark = pytest.mark.django_db(transaction=True)
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
PDF = make_pdf("The accounts", "The bridge cost 4.5 million euros.", title="Accounts of 2019")


@pytest.fixture
def blocked(claim, reviewer, origin, settings):
    """A claim that cites a page whose server refuses programs."""
    settings.FETCH_ALLOWED_PEERS = [origin.allowed]
    origin.page("/accounts", "no", status=403)
    make_citation(claim, reviewer, origin.url("/accounts"))
    fetch_and_parse(Job.objects.get().pk)
    return claim


def upload(page: Page, name: str, media_type: str, data: bytes) -> None:
    """Upload the page from the card of the claim, and return to the card."""
    page.get_by_role("link", name="Upload instead").click()
    file: FilePayload = {"name": name, "mimeType": media_type, "buffer": data}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Upload", exact=True).click()


def test_a_blocked_page_is_uploaded_as_a_picture_and_as_a_pdf(log_in, accessible, blocked):
    page = log_in("rosa")
    desk = f"/articles/{blocked.revision.article_id}/?claim={blocked.pk}"
    page.goto(desk)
    expect(page.locator("#citations")).to_contain_text("does not let programs read")
    follow(page.get_by_role("link", name="Upload instead"))
    accessible(page)
    page.goto(desk)

    upload(page, "accounts.doc", "application/msword", b"\xd0\xcf\x11\xe0\x00\x00")
    expect(page.locator(".errorlist")).to_be_visible()
    page.goto(desk)
    upload(page, "accounts.png", "image/png", PICTURE)
    expect(page.locator("#citations")).to_contain_text("contains no text to search")
    upload(page, "accounts.pdf", "application/pdf", PDF)

    expect(page.locator("#citations")).to_contain_text("Accounts of 2019")
    expect(page.locator(".findings")).to_contain_text("exact")
    accessible(page)
    page.locator("#citations h4 a").click()
    expect(page.get_by_role("main")).to_contain_text("uploaded")
    accessible(page)
    assert list(Capture.objects.values_list("file_name", "captured_by__username")) == [
        ("accounts.pdf", "rosa"),
        ("accounts.png", "rosa"),
    ]


def test_metadata_is_corrected_and_the_capture_downloaded_as_warc(
    log_in, accessible, claim, reviewer, origin, settings
):
    settings.FETCH_ALLOWED_PEERS = [origin.allowed]
    origin.page("/law", "<title>Untitled 1</title><p>The bridge cost 4.5 million euros.</p>")
    make_citation(claim, reviewer, origin.url("/law"))
    fetch_and_parse(Job.objects.get().pk)
    page = log_in("rosa")
    page.goto(f"/articles/{claim.revision.article_id}/?claim={claim.pk}")
    page.locator("#citations h4 a").click()
    follow(page.locator(".captures th a"))
    accessible(page)

    page.get_by_role("link", name="Correct details").click()
    page.get_by_label("Title").fill("The law on bridges")
    page.get_by_label("Published").fill("last spring")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".errorlist")).to_contain_text("year-month-day")
    expect(page.get_by_label("Title")).to_have_value("The law on bridges")
    accessible(page)
    page.get_by_label("Published").fill("2025-02-25")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("The law on bridges")
    expect(page.locator("dl.facts").first).to_contain_text("corrected by rosa")
    expect(page.locator("dl.facts").first).to_contain_text("Untitled 1")
    accessible(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as WARC").click()
    warc = gzip.decompress(Path(download.value.path()).read_bytes())
    assert warc.startswith(b"WARC/1.1")
    assert b"The bridge cost 4.5 million euros." in warc
    page.goto(f"/articles/{claim.revision.article_id}/?claim={claim.pk}")
    expect(page.locator("#citations")).to_contain_text("The law on bridges")


def test_a_long_text_is_searched_in_the_background_and_the_card_shows_the_result(
    log_in, accessible, claim, reviewer, monkeypatch
):
    monkeypatch.setattr("articles.actions.captures.examine_citations.AT_ONCE", 10)
    page = log_in("rosa")
    attach_upload(
        claim,
        by=reviewer,
        title="The accounts",
        file_name="accounts.txt",
        data=b"The bridge cost 4.5 million euros.",
        stance=Citation.Stance.SUPPORTS,
    )
    page.goto(f"/articles/{claim.revision.article_id}/?claim={claim.pk}")
    expect(page.locator("#citations")).to_contain_text("Searching a long text")
    accessible(page)

    tasks.examine(Job.objects.get(kind=Job.Kind.EXAMINE).pk)

    expect(page.locator(".findings")).to_contain_text("exact")
    expect(page.locator("#citations")).not_to_contain_text("Searching a long text")


def test_a_page_that_hides_its_text_says_so_and_what_to_do(
    log_in, accessible, claim, reviewer, origin, settings
):
    settings.FETCH_ALLOWED_PEERS = [origin.allowed]
    origin.page("/robot", "<h1>Please verify you are a human</h1>")
    origin.page("/paid", '<meta name="article:content_tier" content="locked"><p>It rained.</p>')
    rain = (
        "<p>It rained on Monday, and the whole town stayed at home until the evening came.</p>" * 3
    )
    comment = (
        f'<div class="comments"><div class="comment"><p>I read that {claim.text}.</p></div></div>'
    )
    origin.page("/comment", f"<article><h1>Rain</h1>{rain}</article>{comment}")
    for path in ("/robot", "/paid", "/comment"):
        make_citation(claim, reviewer, origin.url(path))
        fetch_and_parse(Job.objects.get(state=Job.State.QUEUED, kind=Job.Kind.FETCH).pk)
    page = log_in("rosa")
    page.goto(f"/articles/{claim.revision.article_id}/?claim={claim.pk}")

    robot, paid, commented = (page.locator("#citations .source").nth(each) for each in range(3))
    expect(robot).to_contain_text("text not shown")
    expect(robot).to_contain_text("Upload the page as you see it instead")
    expect(paid).to_contain_text("◔ beginning only")
    expect(paid).to_contain_text("only the beginning of the page. The rest may say it")
    expect(commented).to_contain_text("elsewhere on the page")
    expect(commented).to_contain_text(
        "Found in a reader’s comment on the page, not in the article."
    )
    expect(commented.get_by_role("link", name="View passage")).to_have_count(0)
    accessible(page)
    page.goto("/sources/")
    expect(page.locator("table")).to_contain_text("Text not shown")
    expect(page.locator("table")).to_contain_text("Beginning only")
    follow(page.locator("table a.title").nth(1))
    expect(page.locator(".captures")).to_contain_text("◔ beginning only")
    accessible(page)
    page.goto(f"/captures/{Capture.objects.get(is_beginning=False).pk}/")
    page.get_by_text("Elsewhere on the page").click()
    expect(page.locator("details").filter(has_text="Comment")).to_contain_text("I read that")
    accessible(page)


def test_a_capture_is_read_again_in_another_encoding_beside_its_first_reading(
    log_in, accessible, claim, reviewer
):
    attach_upload(
        claim,
        by=reviewer,
        title="Отчёт",
        file_name="report.txt",
        data="Мост стоил 4,5 миллиона евро.".encode("cp866"),
        stance=Citation.Stance.SUPPORTS,
    )
    first = Capture.objects.get()
    page = log_in("rosa")
    page.goto(f"/captures/{first.pk}/")
    expect(page.locator(".notice")).to_contain_text("The encoding was guessed")
    page.get_by_label("Encoding").select_option("cp866")

    page.get_by_role("button", name="Read again").press("Enter")

    expect(page.locator(".captured")).to_have_text("Мост стоил 4,5 миллиона евро.")
    expect(page.locator("dl.facts").first).to_contain_text("read again")
    expect(page.locator("dl.facts").first).to_contain_text("rosa")
    expect(page.locator(".notice")).to_have_count(0)
    accessible(page)
    follow(page.get_by_role("link", name="first reading"))
    expect(page.locator(".captured")).to_have_text(first.text)
    page.goto(f"/sources/{first.source_id}/")
    expect(page.locator(".captures tbody tr")).to_have_count(2)
    expect(page.locator(".captures .read-again")).to_contain_text(f"reader {first.reader}")
    accessible(page)
