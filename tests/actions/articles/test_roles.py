"""Headings, lists and captions stay what they are, from the file to the desk and into each report."""

import io
import json

import pytest
from docx import Document
from pypdf import PdfReader

from articles.actions.articles import (
    confirm_import,
    confirm_revision,
    start_import,
    start_revision,
)
from articles.actions.publishing import import_report
from articles.models import Revision, Scale, alignment_fingerprint
from articles.reads.publishing import snapshot_report
from articles.reports import render_json, render_markdown
from articles.reports.html import render_html
from articles.reports.pdf import render_pdf
from articles.reports.word.as_docx import render_docx
from tests.importing.documents import read_word

pytestmark = pytest.mark.django_db

SOURCE = """# The bridge

The bridge opened in 2019.

## The costs

- One ferry less
- Two boats more

> We shall stay here.

| Year | Cost |
|---|---|
| 2019 | 4.5 million |

Nobody has counted the cars.
"""
ROLES = [
    ("The costs", "heading"),
    ("One ferry less", "list item"),
    ("Two boats more", "list item"),
    ("We shall stay here.", "quotation"),
    ("Year\tCost\n2019\t4.5 million", "table"),
]


def roles(revision: Revision) -> list[tuple[str, str]]:
    return [(revision.text[start:end], role) for start, end, role in revision.roles]


@pytest.fixture
def article(editor):
    imported = start_import(by=editor, file_name="bridge.md", data=SOURCE.encode())
    return confirm_import(
        imported, by=editor, title=imported.title, body=imported.text, scale=Scale.objects.all()[0]
    )


def test_an_article_keeps_the_roles_of_its_file(article):
    assert roles(article.revisions.get()) == ROLES


def test_roles_follow_their_paragraphs_in_an_edited_text(editor):
    imported = start_import(by=editor, file_name="bridge.md", data=SOURCE.encode())
    body = imported.text.replace("The bridge opened", "The long bridge opened")
    body = body.replace("One ferry less\n\n", "")

    article = confirm_import(
        imported, by=editor, title="T", body=body, scale=Scale.objects.all()[0]
    )

    assert roles(article.revisions.get()) == [ROLES[0], *ROLES[2:]]


@pytest.mark.parametrize("file_name", ["", "bridge.md"])
def test_a_new_version_has_the_roles_of_its_file_or_else_those_of_the_former(
    article, editor, file_name
):
    former = article.revisions.get()
    changed = SOURCE.replace("2019.", "2020.").replace("## The costs", "## Costs")
    if file_name:
        imported = start_revision(article, by=editor, file_name=file_name, data=changed.encode())
    else:
        pasted = former.text.replace("2019.", "2020.").replace("The costs", "Costs")
        imported = start_revision(article, by=editor, pasted=pasted)

    revision = confirm_revision(
        imported,
        by=editor,
        body=imported.text,
        expected_version=alignment_fingerprint(former, imported.text),
    )

    expected = ROLES[1:] if not file_name else [("Costs", "heading"), *ROLES[1:]]
    assert [pair for pair in roles(revision) if pair != ("Costs", "heading")] == ROLES[1:]
    assert len(roles(revision)) >= len(expected)


def test_the_confirmation_page_names_the_roles(client, editor):
    imported = start_import(by=editor, file_name="bridge.md", data=SOURCE.encode())
    client.force_login(editor)

    page = client.get(f"/articles/import/{imported.pk}/").content.decode()

    assert "heading (1), list item (2), quotation (1), table (1)." in page


@pytest.mark.parametrize("place", ["", "revisions/1/"])
def test_the_desk_and_a_former_version_show_what_each_paragraph_is(article, client, editor, place):
    client.force_login(editor)

    page = client.get(f"/articles/{article.pk}/{place}").content.decode()

    for shown in (
        '"heading" role="heading" aria-level="2"',
        '"list item"',
        '"quotation"',
        '"table"',
    ):
        assert f"data-role={shown}>" in page


def test_each_report_shows_what_each_paragraph_is(article):
    report = snapshot_report(article, everything=True)

    html = render_html(report)
    assert html.count('<p class="text" data-role="list item"') == 2
    assert 'data-role="heading" role="heading" aria-level="3"' in html
    markdown = render_markdown(report)
    assert "### The costs" in markdown
    assert "- One ferry less" in markdown
    assert "> We shall stay here." in markdown
    assert "| Year | Cost |\n| --- | --- |\n| 2019 | 4.5 million |" in markdown
    word = Document(io.BytesIO(render_docx(report)))
    styles = {each.text: each.style and each.style.name for each in word.paragraphs}
    assert styles["The costs"] == "Heading 2"
    assert styles["One ferry less"] == "List Bullet"
    assert styles["We shall stay here."] == "Quote"
    pages = PdfReader(io.BytesIO(render_pdf(report))).pages
    assert "Year" in pages[0].extract_text()
    written = json.loads(render_json(report))["report"]["revision"]["roles"]
    assert [each["role"] for each in written] == [role for _words, role in ROLES]


def test_a_word_export_comes_back_with_the_same_roles(article):
    draft = read_word(render_docx(snapshot_report(article, everything=True)))

    shown = [
        (draft.text[each.start : each.end], each.role)
        for each in draft.paragraphs
        if each.role != "paragraph"
    ]
    assert shown == ROLES


def test_a_report_comes_back_with_the_same_roles(article, editor):
    data = render_json(snapshot_report(article, everything=True)).encode()

    again = import_report(data, by=editor)

    assert roles(again.revisions.get()) == ROLES


@pytest.mark.parametrize(
    ("change", "sentence"),
    [({"span": [5, 100_000]}, "inside the text"), ({"role": "heading!"}, "is not one of heading")],
    ids=["outside", "unknown"],
)
def test_a_report_with_impossible_roles_is_refused(article, editor, change, sentence):
    record = json.loads(render_json(snapshot_report(article, everything=True)))
    record["report"]["revision"]["roles"][0] |= change

    with pytest.raises(Exception, match=sentence):
        import_report(json.dumps(record).encode(), by=editor)


BLOCK_QUOTES = """<html><head><title>Mara Lind on the ferry</title></head><body><article>
<h1>Mara Lind on the ferry</h1>
<p>The council voted on Tuesday to close the northern ferry terminal for eleven months.</p>
<p>In its letter to the islanders, the port's engineer Helen Ward was clear:</p>
<blockquote><p>Twelve of twelve pilings are rotten and somebody must pay for new ones.</p>
<p>We have warned the council since March.</p></blockquote>
<p>The shop owners of the island do not believe the council any more.</p>
<blockquote><p>Half of the guests have stayed away since the ferry stopped.</p>
<p>Rosa Quint, landlady</p></blockquote>
<table><tr><th>Lind said</th><td>12</td></tr><tr><th>Ward said</th><td>11</td></tr></table>
<p>Q: Is the southern terminal safe?</p>
<p>A: It is. We check it every day.</p>
</article></body></html>"""
SAID = {
    "Twelve of twelve pilings": "Helen Ward",
    "We have warned": "Helen Ward",
    "Half of the guests": "Rosa Quint",
    "It is.": "Mara Lind",
    "We check it": "Mara Lind",
}


def test_the_roles_and_the_headline_of_a_page_tell_who_speaks(client, editor):
    imported = start_import(by=editor, file_name="ferry.html", data=BLOCK_QUOTES.encode())
    article = confirm_import(
        imported, by=editor, title=imported.title, body=imported.text, scale=Scale.objects.all()[0]
    )

    revision = article.revisions.get()
    said = {
        words: [each.speaker.name for each in statement.attributions.all() if each.speaker]
        for statement in revision.statements.all()
        for words in SAID
        if words in revision.text[statement.start : statement.end]
    }
    assert said == {words: [name] for words, name in SAID.items()}
    assert sorted(article.speakers.values_list("name", flat=True)) == sorted({*SAID.values()})

    client.force_login(editor)
    desk = client.get(f"/articles/{article.pk}/").content.decode()
    assert desk.count('class="line quoted unmarked') == len(SAID)  # drawn like a quotation
    report = render_html(snapshot_report(article, everything=True))
    assert report.count("quotation") > report.count('data-role="quotation"')
