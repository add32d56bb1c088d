"""The pages of the user guide, read from its Markdown files."""

import pytest

from articles.reads.guide import guide_contents, guide_page

CONTENTS = "# Guide\n\n## Start\n\n- [First](first.md)\n- [Second](second.md)\n"
FIRST = "# First\n\n<b>raw</b>, see [this](second.md#part) and [contents](README.md).\n"


@pytest.fixture(autouse=True)
def guide(settings, tmp_path):
    settings.GUIDE_DIR = tmp_path
    files = {"README": CONTENTS, "first": FIRST, "second": "# Second\n", "hidden": "# Hidden\n"}
    for name, text in files.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")


def test_the_contents_list_the_pages_in_order_with_their_section():
    listed = [(link.name, link.title, link.section) for link in guide_contents()]

    assert listed == [("first", "First", "Start"), ("second", "Second", "Start")]


def test_a_page_knows_its_neighbours():
    contents, first, second = guide_page(), guide_page("first"), guide_page("second")

    assert contents
    assert first
    assert second
    assert (contents.previous, contents.next) == (None, first.contents[0])
    assert (first.previous, first.next) == (None, first.contents[1])
    assert (second.previous, second.next) == (second.contents[0], None)


def test_links_between_files_lead_to_the_pages_of_the_app():
    page = guide_page("first")

    assert page
    assert 'href="/help/second/#part"' in page.html
    assert 'href="/help/"' in page.html


def test_html_in_the_files_is_shown_as_text():
    page = guide_page("first")

    assert page
    assert "&lt;b&gt;raw&lt;/b&gt;" in page.html


@pytest.mark.parametrize("name", ["hidden", "../secret", "README", "nothing"])
def test_files_that_the_contents_do_not_list_are_no_pages(name):
    assert guide_page(name) is None
