"""The user guide inside the app."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from lxml.html import HtmlElement, fromstring

from articles.reads.guide import guide_contents

PICTURES = Path(settings.GUIDE_DIR) / "images"
NAMES = sorted(file.stem for file in Path(settings.GUIDE_DIR).glob("*.md") if file.stem != "README")


def page_at(client, address: str) -> HtmlElement:
    response = client.get(address)
    assert response.status_code == 200, address
    return fromstring(response.content.decode())


def test_the_contents_list_every_file_of_the_guide():
    assert sorted(link.name for link in guide_contents()) == NAMES


def test_the_contents_say_under_which_heading_a_page_stands():
    sections = {link.name: link.section for link in guide_contents()}

    assert sections["import"] == "For editors"
    assert sections["house-rules"] == "For administrators"


@pytest.mark.parametrize("name", NAMES)
def test_every_page_of_the_guide_renders(client, nobody, name):
    client.force_login(nobody)

    page = page_at(client, f"/help/{name}/")

    assert len(page.xpath("//main//h1")) == 1
    assert page.xpath("//nav//a[@aria-current='page']/@href") == [f"/help/{name}/"]


def test_every_picture_of_the_guide_is_shown_and_said_in_words(client, nobody):
    client.force_login(nobody)
    pages = [page_at(client, f"/help/{name}/") for name in NAMES]
    shown = [picture for page in pages for picture in page.xpath("//main//img")]

    files = {f"/static/guide/{file.name}" for file in PICTURES.glob("*.webp")}
    assert {picture.get("src") for picture in shown} == files - {"/static/guide/retention.webp"}
    assert all(picture.get("alt") for picture in shown)
    assert finders.find("guide/desk.webp") == str(PICTURES / "desk.webp")
    assert sum(file.stat().st_size for file in PICTURES.iterdir()) < 3_000_000


def test_links_lead_from_page_to_page(client, editor):
    client.force_login(editor)
    todo, seen = {"/help/"}, set()

    while todo:
        address = todo.pop()
        seen.add(address)
        links = page_at(client, address).xpath("//main//article//a/@href")
        todo |= {link.partition("#")[0] for link in links} - seen

    assert seen == {"/help/"} | {f"/help/{name}/" for name in NAMES}


def test_each_page_leads_to_the_next_and_back(client, editor):
    client.force_login(editor)
    address = "/help/"
    order: list[str] = []

    while address:
        page = page_at(client, address)
        assert page.xpath("//a[@rel='prev']/@href") == order[-1:][: len(order) > 1]
        order.append(address)
        address = next(iter(page.xpath("//a[@rel='next']/@href")), "")

    assert order == ["/help/", *(link.url for link in guide_contents())]


@pytest.mark.parametrize(
    "name", ["nothing", "README", "..", "..%2Fdesk", "desk.md", "%2Fetc%2Fhosts"]
)
def test_pages_that_the_contents_do_not_list_are_not_found(client, editor, name):
    client.force_login(editor)

    assert client.get(f"/help/{name}/").status_code == 404


def test_html_in_a_page_of_the_guide_is_shown_as_text(client, editor, settings, tmp_path):
    (tmp_path / "README.md").write_text("# Guide\n\n## Part\n\n- [One](one.md)\n")
    (tmp_path / "one.md").write_text(
        "# One\n\n<script>alert(1)</script>\n\n[back](README.md#part)\n"
    )
    settings.GUIDE_DIR = tmp_path
    client.force_login(editor)

    page = page_at(client, "/help/one/")

    assert page.xpath("//article//script") == []
    assert "<script>alert(1)</script>" in page.xpath("string(//article)")
    assert page.xpath("//article//a/@href") == ["/help/#part"]
