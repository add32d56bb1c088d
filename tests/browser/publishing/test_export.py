"""Each report format is exported from its page, at once or by a worker."""

import io

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from articles import tasks
from articles.models import Export, Job
from tests.factories import make_long_article

pytestmark = pytest.mark.django_db(transaction=True)


def make_the_file() -> None:
    """Export the file, as a worker does."""
    tasks.export(Job.objects.get(kind=Job.Kind.EXPORT, state=Job.State.QUEUED).pk)


def kept(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    return download.value.path().read_bytes()


def test_a_short_report_downloads_at_once_and_a_long_one_when_it_is_ready(
    log_in, editor, article, accessible
):
    page = log_in("edith")
    page.goto(f"/articles/{article.pk}/")
    page.get_by_role("link", name="export").click()
    expect(page.get_by_role("heading", name="Export", level=1)).to_be_visible()
    words = Document(io.BytesIO(kept(page, "Public version (Word)"))).paragraphs
    assert words[0].text == "The bridge"

    long = make_long_article(editor, 1600)
    page.goto(f"/articles/{long.pk}/export/")
    expect(page.get_by_role("link", name="Public version (Web page)")).to_be_visible()
    page.get_by_role("button", name="Generate public version (Word)").click()
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "0")
    expect(page.locator("#exports")).to_contain_text("Waiting for a worker")
    accessible(page)

    make_the_file()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.locator("#exports")).to_contain_text("Available until")
    accessible(page)
    document = Document(io.BytesIO(kept(page, "Download (Word, public)")))
    assert len(list(document.comments)) == 160


def test_a_long_report_is_exported_without_script(open_browser, editor):
    article = make_long_article(editor, 1600)
    page = open_browser(java_script_enabled=False)
    page.goto("/articles/")
    page.get_by_label("Username or e-mail").fill("edith")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Log in", exact=True).click()
    page.goto(f"/articles/{article.pk}/export/")

    page.get_by_role("button", name="Generate legal version (Word)").click()
    expect(page.locator("#exports")).to_contain_text("Waiting for a worker")
    make_the_file()
    page.get_by_role("link", name="Look again").click()

    assert kept(page, "Download (Word, legal)")[:2] == b"PK"
    assert Export.objects.get().file_name == "bridges-legal.docx"
