"""A file whose encoding was guessed is read again in the one that the editor chooses."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.actions.articles import FOLDER, read_import_again
from articles.models import Article, Import, Scale
from articles.refusals import Refused

TEXT = (
    "Le maire a déclaré que le cœur du projet coûte 4 millions d'€.\n\nL'hôtel de ville est fermé."
)


@pytest.fixture
def editor_client(client, editor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(editor)
    return client


def upload(client, data: bytes, name: str = "maire.txt", page: str = "/articles/import/"):
    return client.post(page, {"file": SimpleUploadedFile(name, data)}, follow=True)


def kept() -> list[str]:
    return default_storage.listdir(FOLDER)[1] if default_storage.exists(FOLDER) else []


@pytest.mark.parametrize("name", ["maire.txt", "maire.md", "maire.html"])
def test_the_same_bytes_are_read_in_the_chosen_encoding(editor_client, editor, name):
    page = upload(editor_client, TEXT.encode("iso-8859-15"), name)
    assert "The encoding was guessed" in page.text
    assert "Read the file again" in page.text
    imported = Import.objects.get()
    address = f"/articles/import/{imported.key}/read/?audience=newsroom"

    wrong = editor_client.post(address, {"encoding": "windows-1251"}, follow=True)
    assert "coыte" in wrong.text
    right = editor_client.post(address, {"encoding": "iso-8859-15"}, follow=True)

    assert right.request["QUERY_STRING"] == "audience=newsroom"
    assert "cœur du projet coûte 4 millions d" in right.text
    assert "The encoding was guessed" not in right.text
    assert (Import.objects.count(), len(kept())) == (1, 1)
    refused = editor_client.post(address, {"encoding": "utf-7"})
    assert (refused.status_code, "Choose an encoding" in refused.text) == (422, True)

    confirmed: dict[str, object] = {"title": "Le maire", "body": Import.objects.get().text}
    confirmed |= {"scale": Scale.objects.get(key="public").pk, "audience": "newsroom"}
    editor_client.post(f"/articles/import/{imported.key}/", confirmed)
    assert "cœur" in Article.objects.get().revisions.get().text
    assert kept() == []


def test_nothing_is_kept_of_a_file_that_states_its_encoding_or_of_one_confirmed(
    editor_client, editor
):
    page = upload(editor_client, TEXT.encode())

    assert "Read the file again" not in page.text
    assert kept() == []
    with pytest.raises(Refused, match="not kept any more"):
        read_import_again(Import.objects.get(), by=editor, encoding="koi8-r")


def test_a_new_version_is_read_again_in_another_encoding(editor_client, article, editor):
    page = upload(
        editor_client, TEXT.encode("cp1252"), page=f"/articles/{article.pk}/revisions/new/"
    )
    assert "Read the file again" in page.text
    imported = Import.objects.get(revises=article)

    again = editor_client.post(
        f"/articles/import/{imported.key}/read/", {"encoding": "windows-1251"}, follow=True
    )

    assert "coыte" in again.text
    imported.refresh_from_db()
    assert "coыte" in imported.text
