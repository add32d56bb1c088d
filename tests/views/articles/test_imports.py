"""Import in two steps: provide an article, then confirm what was read from it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.actions.articles import confirm_import, start_import
from articles.models import Article, Claim, Import, Scale
from tests.importing.documents import comment, docx, p
from tests.importing.whole import CARS, whole
from tests.origin import Origin
from tests.reading.word.test_exported_claims import edited

IMPORT = "/articles/import/"


@pytest.fixture
def editor_client(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def imported(editor):
    return start_import(by=editor, file_name="bridge.docx", data=whole())


def typed(imported, **changes):
    about = {"title": "A title", "scale": Scale.objects.get(key="public").pk}
    return {**about, "body": imported.text, "annotations": [0, 1, 2], **changes}


def upload(name: str, data: bytes) -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, data)}


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.docx", docx(p("It cost a lot.")), "It cost a lot."),
        ("a.md", b"# Dear\n\nIt *cost* a lot.", "It cost a lot."),
        ("a.html", b"<html><body><p>It cost a lot of money.</p></body></html>", "It cost a lot"),
        ("a.txt", b"It cost a lot.", "It cost a lot."),
        ("letter", docx(p("It cost a lot.")), "It cost a lot."),
    ],
    ids=["word", "markdown", "html", "text", "word without an ending"],
)
def test_every_format_ends_on_the_same_page(editor_client, name, data, expected):
    response = editor_client.post(IMPORT, upload(name, data), follow=True)

    assert "Check the import" in response.content.decode()
    assert Import.objects.get().text.startswith(expected)


def test_a_page_is_imported_by_its_address(editor_client, settings):
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = [origin.allowed]
        origin.page("/a", "<html><body><p>The bridge cost a lot of money.</p></body></html>")

        response = editor_client.post(IMPORT, {"url": origin.url("/a")}, follow=True)

        assert f'the page at <bdi class="address">{origin.url("/a")}' in response.content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"url": "http://127.0.0.1/secret"}, "public"),
        ({"url": "nowhere"}, "begin with http"),
        ({"url": "https://example.com/", "text": "Both."}, "Provide only one"),
        (upload("a.docx", b"PK\x03\x04"), "damaged"),
        (upload("a.pdf", b"%PDF-"), "damaged"),
        (upload("empty.txt", b""), "This file is empty"),
        ({"text": ""}, "no text"),
    ],
    ids=["private", "no address", "both", "broken word", "broken pdf", "empty file", "nothing"],
)
def test_an_unreadable_import_is_explained_and_the_form_keeps_its_values(
    editor_client, sent, sentence
):
    response = editor_client.post(IMPORT, sent)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    for value in sent.values():
        assert not isinstance(value, str) or value in response.content.decode()
    assert not Import.objects.exists()


def test_annotations_of_the_document_are_listed_and_ticked(editor_client, imported):
    page = editor_client.get(f"{IMPORT}{imported.key}/").content.decode()

    assert "1 comment, 1 link, 1 footnote" in " ".join(page.split())
    audience = 1  # the whole newsroom
    assert page.count('name="annotations"') == page.count("checked>") - audience == 3
    assert "The city has. Ask them." in page


def test_changes_to_an_export_are_shown_before_anything_of_it_is_stored(editor_client, editor):
    data = edited(
        ("word/document.xml", "it is safe", "it was safe"),
        ("word/comments.xml", "No, it is not.", "Perhaps."),
        ("word/comments.xml", ">2. ", ">Well. "),
    )
    imported = start_import(by=editor, file_name="report.docx", data=data)

    page = editor_client.get(f"{IMPORT}{imported.key}/").content.decode()

    assert "claim 1" in page
    assert "A page, p. 4, https://www.example.com/" in page
    assert "Text changed since the export" in page
    assert "Comment changed since the export" in page
    assert "Added since the export" in page
    assert "The comment on claim 2 was deleted, so it is not imported." in page
    assert "1 paragraph was changed or added since the export" in page
    assert not Article.objects.exists()

    editor_client.post(f"{IMPORT}{imported.key}/", typed(imported, annotations=[0]))
    assert [claim.text for claim in Claim.objects.all()] == ["it was safe"]


def test_unticked_annotations_are_not_imported(editor_client, imported):
    editor_client.post(f"{IMPORT}{imported.key}/", typed(imported, annotations=[2]))

    assert [claim.text for claim in Claim.objects.all()] == [CARS]


def test_annotations_without_their_words_are_named_and_the_edit_stays(editor_client, imported):
    edited = imported.text.replace(CARS, "Everybody knows.")
    sent = typed(imported, body=edited)
    response = editor_client.post(f"{IMPORT}{imported.key}/", sent)

    page = response.content.decode()
    assert response.status_code == 422
    assert "is no longer in the article: “Nobody”" in page
    assert "Everybody knows." in page
    assert not Article.objects.exists()

    editor_client.post(f"{IMPORT}{imported.key}/", sent | {"annotations": [0, 1]})
    assert (Article.objects.count(), Claim.objects.count()) == (1, 2)


@pytest.mark.parametrize("number", ["7", "-1", "x"])
def test_an_unknown_annotation_is_refused(editor_client, imported, number):
    response = editor_client.post(f"{IMPORT}{imported.key}/", typed(imported, annotations=[number]))

    assert response.status_code == 422
    assert not Article.objects.exists()


def test_annotations_without_a_place_are_listed_and_cannot_be_ticked(editor_client, editor):
    asked = comment(1, "Where was this?").replace("w:id", 'w:date="2026-03-05T08:00:00Z" w:id')
    data = docx(p("It cost a lot."), comments=asked)
    imported = start_import(by=editor, file_name="a.docx", data=data)
    page = editor_client.get(f"{IMPORT}{imported.key}/").content.decode()

    assert "Where was this?" in page
    assert 'datetime="2026-03-05T08:00:00+00:00"' in page
    assert "Resolved" not in page
    assert "Reply" not in page
    assert "Not linked to any text" in page
    assert 'name="annotations"' not in page


def test_replies_and_resolved_comments_are_marked(editor_client, imported):
    imported.annotations[0] |= {"is_resolved": True, "is_reply": True}
    imported.save()
    page = editor_client.get(f"{IMPORT}{imported.key}/").content.decode()

    assert (page.count("Resolved"), page.count("Reply")) == (1, 1)


def test_confirming_an_import_twice_makes_one_article(editor_client, imported):
    for _time in range(2):
        response = editor_client.post(f"{IMPORT}{imported.key}/", typed(imported))
        assert response.status_code == 302

    assert (Article.objects.count(), Claim.objects.count()) == (1, 3)


ICELANDIC = "Borgarstjórinn sagði á fundinum að brúin væri örugg. Enginn veit enn hvað hún kostar."


def preselected(response):
    (chosen,) = re.findall(r"<option[^>]* selected>([^<]*)</option>", language_field(response))
    return chosen


def language_field(response):
    return (
        response.content.decode().partition('<select name="language"')[2].partition("</select>")[0]
    )


@pytest.mark.parametrize(
    ("text", "label", "code"),
    [
        (ICELANDIC, "Other language (Icelandic)", "is"),
        ("OK. 12 %.", "Other language", "und"),
        ("Il ministro ha detto che la legge non è stata scritta per la gente.", "Italian", "it"),
        ("部长星期二说，这部法律不是为人民制定的。", "Simplified Chinese", "zh"),
    ],
    ids=["Icelandic", "undetermined", "Italian", "Chinese"],
)
def test_the_language_of_the_text_is_preselected_and_stored(editor_client, text, label, code):
    page = editor_client.post(IMPORT, {"text": text}, follow=True)
    assert preselected(page) == label

    imported = Import.objects.get()
    sent = typed(imported, language=code, annotations=[])
    article_page = editor_client.post(f"{IMPORT}{imported.key}/", sent, follow=True)

    assert Article.objects.get().language == code
    name = "Icelandic" if code == "is" else label
    assert f"· {name}" in " ".join(article_page.content.decode().split())


def test_an_unlisted_language_stays_when_another_detail_is_edited(editor_client, editor):
    imported = start_import(by=editor, pasted=ICELANDIC)
    article = confirm_import(
        imported,
        by=editor,
        title="A",
        body=ICELANDIC,
        scale=Scale.objects.get(key="public"),
        language="is",
    )
    address = f"/articles/{article.pk}/edit/"
    assert preselected(editor_client.get(address)) == "Other language (Icelandic)"

    about = {
        "title": "B",
        "scale": article.scale_id,
        "language": "is",
        "expected_version": article.version,
    }
    editor_client.post(address, about)

    article.refresh_from_db()
    assert (article.title, article.language) == ("B", "is")


def test_a_language_code_that_was_not_offered_is_refused(editor_client, editor):
    imported = start_import(by=editor, pasted=ICELANDIC)

    response = editor_client.post(f"{IMPORT}{imported.key}/", typed(imported, language="xx"))

    assert response.status_code == 422
    assert "Select a valid choice" in response.content.decode()


def test_the_page_to_confirm_reads_the_import_and_its_choices_once(
    editor_client, imported, django_assert_num_queries
):
    page = f"{IMPORT}{imported.key}/"
    editor_client.get(page)

    with django_assert_num_queries(5):
        answer = editor_client.get(page).content.decode()

    assert re.search(r'<option value="1" selected>', answer)  # the first scale


def test_confirming_sends_few_statements(editor_client, imported, django_assert_max_num_queries):
    page = f"{IMPORT}{imported.key}/"
    with django_assert_max_num_queries(19):
        answer = editor_client.post(page, typed(imported, annotations=[]))

    assert answer.status_code == 302


def test_a_scale_that_is_not_offered_is_refused(editor_client, imported):
    Scale.objects.get(key="public").ratings.update(is_retired=True)

    answer = editor_client.post(f"{IMPORT}{imported.key}/", typed(imported))

    assert answer.status_code == 422
    assert "Select a valid choice" in answer.content.decode()
    assert not Article.objects.exists()
