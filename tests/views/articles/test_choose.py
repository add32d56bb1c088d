"""A file with several articles: the editor chooses one, which is then imported as usual."""

from urllib.parse import urlsplit

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.actions.articles import FOLDER, remove_old_imports, start_import
from articles.models import Article, Import, Scale
from articles.refusals import Refused
from tests.factories import UserFactory
from tests.importing.documents import docx, p
from tests.origin import Origin
from tests.reading.mail.test_message import PLAIN, attached, message
from tests.reading.news.test_feed import CLASSIC, PEOPLE, post, rss

IMPORT = "/articles/import/"
EXPORT = rss(
    post("The <![CDATA[<em>first</em>]]> post", CLASSIC),
    post("Second", "<p>It passed after a long debate in the council.</p>"),
    before=PEOPLE,
)


@pytest.fixture
def editor_client(client, editor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(editor)
    return client


def upload(client, name: str = "export.xml", data: str = EXPORT, **more: object):
    file = SimpleUploadedFile(name, data.encode())
    return client.post(IMPORT, {"file": file, **more}, follow=True)


def address(response) -> str:
    """Where the redirects led to."""
    return str(response.redirect_chain[-1][0])


def kept() -> list[str]:
    return default_storage.listdir(FOLDER)[1] if default_storage.exists(FOLDER) else []


def test_an_article_of_a_file_is_chosen_and_imported_and_nothing_of_the_file_stays(editor_client):
    listed = upload(editor_client)

    assert "Choose an article" in listed.text
    assert "export.xml contains 2 texts" in listed.text
    assert "The first post" in listed.text
    assert "Jane Doe" in listed.text
    assert (Import.objects.count(), len(kept())) == (0, 1)

    refused = editor_client.post(address(listed), {"choice": ""})
    assert (refused.status_code, "Choose one of the articles." in refused.text) == (422, True)
    assert editor_client.post(address(listed), {"choice": 3}).status_code == 422

    confirm = editor_client.post(address(listed), {"choice": 2}, follow=True)
    assert "Check the import" in confirm.text
    imported = Import.objects.get()
    assert (imported.title, imported.byline, imported.file_name) == (
        "Second",
        "Jane Doe",
        "export.xml",
    )
    assert imported.text == "It passed after a long debate in the council."
    assert kept() == []

    again = editor_client.get(address(listed), follow=True)
    assert "not kept any more" in again.text


def test_only_the_editor_who_gave_the_file_can_choose_from_it(editor_client, client, reviewer):
    page = address(upload(editor_client))
    other = UserFactory.create(is_editor=True)

    for somebody, status in ((reviewer, 403), (other, 302)):
        client.force_login(somebody)
        assert client.get(page).status_code == status
    assert len(kept()) == 1


def test_attachments_of_a_message_are_offered(editor_client):
    source = message(PLAIN, attached("report.docx", docx(p("The report says that it cost a lot."))))
    listed = upload(editor_client, "release.eml", source)

    assert "Attachment: report.docx" in listed.text
    editor_client.post(address(listed), {"choice": 2})
    assert Import.objects.get().text == "The report says that it cost a lot."


def test_an_entry_of_a_feed_at_an_address_is_chosen(editor_client, settings):
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = [origin.allowed]
        origin.page("/feed", EXPORT, content_type="application/rss+xml")
        listed = editor_client.post(IMPORT, {"url": origin.url("/feed")}, follow=True)

    editor_client.post(address(listed), {"choice": 2})
    assert Import.objects.get().title == "Second"


def test_the_readers_who_were_chosen_before_are_kept(editor_client, reviewer):
    listed = upload(editor_client, audience="named", people=[reviewer.pk])
    confirm = editor_client.post(address(listed), {"choice": 1}, follow=True)

    query = urlsplit(address(confirm)).query
    assert "audience=named" in query
    assert f"people={reviewer.pk}" in query
    assert "file=" not in query


def test_a_new_version_is_chosen_from_a_file_too(editor_client):
    first = upload(editor_client)
    editor_client.post(address(first), {"choice": 2})
    imported = Import.objects.get()
    body = {"title": "Second", "scale": Scale.objects.get(key="public").pk, "body": imported.text}
    editor_client.post(f"{IMPORT}{imported.key}/", body)
    made = Article.objects.get(revisions__isnull=False)

    file = SimpleUploadedFile("export.xml", EXPORT.replace("long", "short").encode())
    listed = editor_client.post(f"/articles/{made.pk}/revisions/new/", {"file": file}, follow=True)
    compared = editor_client.post(address(listed), {"choice": 2}, follow=True)

    assert Import.objects.get(revises=made).text == "It passed after a short debate in the council."
    assert compared.status_code == 200


def test_a_file_that_nobody_comes_back_to_is_removed(editor_client, settings, monkeypatch):
    upload(editor_client)
    monkeypatch.setattr("articles.actions.articles.background_import.KEPT_FOR", -1)

    remove_old_imports()

    assert kept() == []


def test_a_program_is_told_to_choose(editor):
    with pytest.raises(Refused, match="contains 2 texts"):
        start_import(by=editor, file_name="export.xml", data=EXPORT.encode())
    assert start_import(by=editor, file_name="export.xml", data=EXPORT.encode(), choice=1).text
