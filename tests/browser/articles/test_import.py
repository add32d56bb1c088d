"""Import a file or an address; annotations are on the right statements."""

import re

import pytest
from playwright.sync_api import expect

from articles.actions.articles import background_import
from articles.models import Claim
from tests.browser.articles.card import show_part
from tests.importing.whole import CARS, COST, SAFE, TITLE, whole

pytestmark = pytest.mark.django_db(transaction=True)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FEED = """<rss><channel><title>The Cradle</title>
<item><title>A bridge too dear</title><author>Jane Doe</author><description>It cost a lot.</description></item>
<item><title>A bridge too &lt;em&gt;far&lt;/em&gt;</title><pubDate>Tue, 25 Feb 2025 10:00:00 GMT</pubDate>
<description>It was never built.</description></item></channel></rss>"""
PAGE = """<html lang="en"><head><title>A bridge too dear</title>
<meta property="og:site_name" content="The Cradle"></head><body><article>
<h1>A bridge too dear</h1><p>Minister Jane Doe said that the bridge cost 4.5 million euros.</p>
<p>Nobody has <a href="/census">counted the cars</a> on it since it was opened.</p></article>
<footer><a href="/imprint">Imprint</a></footer></body></html>"""


@pytest.fixture(autouse=True)
def newsroom(editor):
    """Edith."""


def test_headings_lists_and_tables_keep_their_form_on_the_desk(log_in, accessible):
    page = log_in("edith", at="/articles/import/")
    source = "# A bridge\n\nBy Jane Doe\n\nIt cost a lot.\n\n## The costs\n\n- One ferry\n\n> We stay.\n\n"
    table = "| Year | Cost |\n|---|---|\n| 2019 | 4.5 million |\n"
    file = {
        "name": "a.md",
        "mimeType": "text/markdown",
        "buffer": (source + table).encode(),
    }
    page.get_by_label("File").set_input_files([file])
    page.get_by_role("button", name="Continue").click()

    expect(page.get_by_label("Byline")).to_have_value("Jane Doe")
    kept = "heading (1), list item (1), quotation (1), table (1)."
    expect(page.get_by_text(f"These paragraphs keep their form: {kept}")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Split into statements").click()
    page.wait_for_url("**/articles/*/")
    heading = page.locator("#copy").get_by_role("heading", name="The costs", level=2)
    expect(heading).to_be_visible()
    expect(page.locator("#copy [data-role='list item']")).to_have_css("display", "list-item")
    expect(page.locator("#copy [data-role='table']")).to_contain_text("2019")
    accessible(page)


def test_what_was_typed_stays_when_the_file_is_read_in_another_encoding(log_in, accessible):
    page = log_in("edith", at="/articles/import/")
    words = "Le maire a déclaré que le coût est de 4 millions. L'hôtel de ville est fermé."
    file = {"name": "a.txt", "mimeType": "text/plain", "buffer": words.encode("cp1252")}
    page.get_by_label("File").set_input_files([file])
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Byline").fill("Ann Lee")
    text = page.get_by_label("Text", exact=True)
    text.fill("My own text.")
    page.get_by_label("Encoding").select_option("windows-1251")
    page.get_by_role("button", name="Read the file again").click()

    expect(text).to_have_value(re.compile("coыt"))
    expect(page.get_by_label("Byline")).to_have_value("Ann Lee")
    former = page.get_by_label("Your text before the file was read again")
    expect(former).to_have_value("My own text.")
    accessible(page)
    page.get_by_label("Encoding").select_option("windows-1252")
    page.get_by_role("button", name="Read the file again").click()
    expect(text).to_have_value(words)
    expect(former).to_have_value("My own text.")
    page.get_by_label("Title").fill("Le maire")
    page.get_by_label("Title").press("Enter")  # splits the text; it does not read the file again
    page.wait_for_url(re.compile(r"/articles/\d+/$"))


def test_a_word_documents_comment_footnote_and_link_become_claims_with_sources(
    log_in, accessible, origin
):
    census, letter = origin.url("/census"), origin.url("/letter")
    page = log_in("edith", at="/articles/import/")
    document = {"name": "bridge.docx", "mimeType": WORD, "buffer": whole(census, letter)}
    page.get_by_label("File").set_input_files([document])
    page.get_by_role("button", name="Continue").click()

    expect(page.get_by_label("Title")).to_have_value(TITLE)
    expect(page.get_by_label("Byline")).to_have_value("John Roe")
    expect(page.locator(".annotations")).to_contain_text("1 comment, 1 link, 1 footnote")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(3)
    accessible(page)
    text = page.get_by_label("Text", exact=True)
    text.fill("It is said today.\n\n" + text.input_value())
    page.get_by_role("button", name="Split into statements").click()
    page.wait_for_url("**/articles/*/")

    expect(page.locator("#progress")).to_contain_text("0 of 3 claims judged")
    expect(page.locator("#copy .number")).to_have_count(3)
    page.get_by_role("link", name=COST).click()
    expect(page.locator("#card .claim blockquote").first).to_have_text(COST)
    expect(page.locator("#citations")).to_contain_text(letter)
    expect(page.locator("#citations")).to_contain_text("The letter, page 4")
    page.get_by_role("link", name=SAFE).click()
    expect(page.locator("#card .claim blockquote").first).to_have_text(SAFE)
    expect(page.locator("#citations")).to_contain_text(census)
    page.get_by_role("link", name=CARS).click()
    expect(page.locator("#card .claim blockquote").first).to_have_text(CARS)
    show_part(page, "History")
    expect(page.locator("#card")).to_contain_text("Rosa in the document: The city has.")
    accessible(page)


def test_missing_text_of_annotations_is_named_until_they_are_unticked(log_in, accessible):
    page = log_in("edith", at="/articles/import/")
    document = {"name": "bridge.docx", "mimeType": WORD, "buffer": whole()}
    page.get_by_label("File").set_input_files([document])
    page.get_by_role("button", name="Continue").click()
    text = page.get_by_label("Text", exact=True)
    text.fill(text.input_value().replace(CARS, "Everybody knows."))
    page.get_by_role("button", name="Split into statements").click()

    expect(page.locator(".annotations .errorlist")).to_contain_text("“Nobody”")
    accessible(page)
    page.get_by_role("checkbox", name="comment").uncheck()
    page.get_by_role("button", name="Split into statements").click()
    page.wait_for_url("**/articles/*/")

    assert [claim.text for claim in Claim.objects.all()] == [COST, SAFE]


def test_a_page_is_imported_by_its_address(log_in, accessible, origin, settings):
    settings.FETCH_ALLOWED_PEERS = [origin.allowed]
    origin.page("/bridge", PAGE)
    page = log_in("edith", at="/articles/import/")
    page.get_by_label("Web address").fill(origin.url("/nowhere"))
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".errorlist")).to_contain_text("does not exist")
    expect(page.get_by_label("Web address")).to_have_value(origin.url("/nowhere"))
    accessible(page)
    page.get_by_label("Web address").fill(origin.url("/bridge"))
    page.get_by_role("button", name="Continue").click()

    expect(page.get_by_label("Title")).to_have_value("A bridge too dear")
    expect(page.get_by_label("Publisher")).to_have_value("The Cradle")
    expect(page.locator(".annotations")).to_contain_text("1 link")
    accessible(page)
    page.get_by_role("button", name="Split into statements").click()
    page.wait_for_url("**/articles/*/")
    expect(page.locator("#copy")).to_contain_text("Nobody has counted the cars on it")
    page.locator("#copy .number").click()
    expect(page.locator("#card .claim blockquote").first).to_contain_text("Nobody has counted")
    expect(page.locator("#citations")).to_contain_text(origin.url("/census"))


def test_a_long_text_is_imported_by_a_worker_though_the_tab_is_closed(log_in, worker, monkeypatch):
    monkeypatch.setattr(background_import, "LONG_TEXT", 1000)
    page = log_in("edith", at="/articles/import/")
    text = "".join(f"Bridge {n} cost {n} million euros, says Jane Doe.\n\n" for n in range(50))
    file = {"name": "bridges.txt", "mimeType": "text/plain", "buffer": text.encode()}
    page.get_by_label("File").set_input_files([file])
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Title").fill("Many bridges")
    page.get_by_role("button", name="Split into statements").click()
    # A quick worker is done before the page of its progress is there.
    page.wait_for_url(re.compile(r"/articles/(?:import/)?\d+/$"))

    page.goto("/articles/")  # as if the tab had been closed
    page.get_by_role("link", name="Many bridges").click()
    page.wait_for_url(re.compile(r"/articles/\d+/$"))
    expect(page.get_by_role("heading", name="Many bridges")).to_be_visible()
    expect(page.locator("#progress")).to_contain_text("0 of 0 claims judged")


def test_one_of_several_articles_in_a_file_is_chosen(log_in, accessible):
    page = log_in("edith", at="/articles/import/")
    feed = {"name": "export.xml", "mimeType": "text/xml", "buffer": FEED.encode()}
    page.get_by_label("File").set_input_files([feed])
    page.get_by_role("button", name="Continue").click()

    expect(page.get_by_role("heading", name="Choose an article")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(2)
    accessible(page)
    page.get_by_role("radio", name="A bridge too far").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Continue").press("Enter")

    expect(page.get_by_label("Title")).to_have_value("A bridge too far")
    expect(page.get_by_label("Text", exact=True)).to_have_value("It was never built.")
