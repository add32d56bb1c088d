"""A file whose encoding was guessed is read again in the one that the editor chooses."""

import re

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


def read_in(encoding: str, **typed: object) -> dict[str, object]:
    return {"read_again": "yes", "encoding": encoding, **typed}


@pytest.mark.parametrize("name", ["maire.txt", "maire.md", "maire.html"])
def test_the_same_bytes_are_read_in_the_chosen_encoding(editor_client, editor, name):
    page = upload(editor_client, TEXT.encode("iso-8859-15"), name)
    assert re.search(r"The encoding was guessed: Western European \((?:Windows|ISO)", page.text)
    assert "Read the file again" in page.text
    imported = Import.objects.get()
    address = f"/articles/import/{imported.key}/?audience=newsroom"

    wrong = editor_client.post(address, read_in("windows-1251", body=imported.text))
    assert "coыte" in wrong.text
    right = editor_client.post(
        address, read_in("iso-8859-15", body=wrong.context["form"]["body"].value())
    )

    assert "cœur du projet coûte 4 millions d" in right.text
    assert "The encoding was guessed" not in right.text
    assert '<option value="iso-8859-15" selected>' in right.text
    assert (Import.objects.count(), len(kept())) == (1, 1)
    refused = editor_client.post(address, read_in("utf-7"))
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

    address = f"/articles/{article.pk}/revisions/new/{imported.key}/"
    changed = read_in("windows-1251", body="My own text.") | {"go-7": "withdraw"}
    again = editor_client.post(address, changed)

    assert "coыte" in again.context["form"]["body"].value()
    assert again.context["typed_text"] == "My own text."
    imported.refresh_from_db()
    assert "coыte" in imported.text


def test_what_was_typed_stays_when_the_file_is_read_again(editor_client, editor):
    upload(editor_client, TEXT.encode("cp1252"))
    imported = Import.objects.get()
    address = f"/articles/import/{imported.key}/"
    typed = {"title": "Le maire", "byline": "Ann Lee", "body": "My own text.", "audience": "named"}
    typed |= {"people": str(editor.pk), "published_on": "2026-03-05"}

    first = editor_client.post(address, read_in("windows-1251", **typed))
    values = {name: first.context["form"][name].value() for name in typed}
    assert "coыte" in values.pop("body")
    assert values == {name: typed[name] for name in values} | {"people": [str(editor.pk)]}
    assert "My own text.</textarea>" in first.text

    body = first.context["form"]["body"].value().replace("\n", "\r\n")
    second = editor_client.post(
        address, read_in("windows-1252", **typed | {"body": body, "typed_text": "My own text."})
    )
    assert "cœur du projet" in second.context["form"]["body"].value()
    assert second.context["form"]["byline"].value() == "Ann Lee"
    assert "My own text.</textarea>" in second.text


def test_a_file_that_is_gone_is_named_and_nothing_typed_is_lost(editor_client):
    upload(editor_client, TEXT.encode("cp1252"))
    imported = Import.objects.get()
    default_storage.delete(imported.kept_file)

    typed = {"byline": "Ann Lee", "body": "My own text."}
    page = editor_client.post(f"/articles/import/{imported.key}/", read_in("windows-1251", **typed))

    assert page.status_code == 422
    assert "not kept any more" in page.text
    assert {name: page.context["form"][name].value() for name in typed} == typed
