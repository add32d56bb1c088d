"""Stored bytes are compared with their SHA-256: damaged ones are never given out as genuine."""

import errno
import hashlib
import io
import json
import zipfile
from io import StringIO
from pathlib import Path
from typing import IO, Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management import CommandError, call_command

from articles import file_store
from articles.actions.claims import attach_file
from articles.actions.sources import attach_upload
from articles.file_store import DamagedFile, DiskFull, IncompleteFile, open_stored, store_file
from articles.models import BackgroundImport, Capture, Citation, Export, File
from articles.reads.publishing import report_for
from articles.reports import FORMATS, Rendering
from articles.reports.bundle.manifest import NAME
from tests.factories import make_export

BYTES = b"The bridge was opened in 1996. " * 40


@pytest.fixture
def capture(claim, reviewer) -> Capture:
    attach_upload(
        claim,
        by=reviewer,
        title="",
        file_name="a.txt",
        data=BYTES,
        stance=Citation.Stance.SUPPORTS,
    )
    return Capture.objects.get()


def truncate(name: str | None, length: int = 100) -> None:
    assert name
    path = Path(default_storage.path(name))
    path.write_bytes(path.read_bytes()[:length])


def test_equal_bytes_are_stored_once():
    first, second = store_file(BYTES), store_file(ContentFile(BYTES))

    assert first == second
    assert (first.sha256, first.size) == (hashlib.sha256(BYTES).hexdigest(), len(BYTES))


def test_a_truncated_file_of_the_same_name_is_replaced():
    name = store_file(BYTES).name
    truncate(name)

    assert store_file(BYTES).name == name
    assert default_storage.open(name).read() == BYTES


def test_a_file_of_the_same_size_with_other_bytes_is_replaced():
    name = store_file(BYTES).name
    Path(default_storage.path(name)).write_bytes(b"x" * len(BYTES))

    store_file(BYTES)

    assert default_storage.open(name).read() == BYTES


def test_without_the_comparison_the_truncated_file_would_stay(monkeypatch):
    name = store_file(BYTES).name
    truncate(name)
    monkeypatch.setattr(file_store, "digest", lambda _: (name[-64:], len(BYTES)))

    store_file(BYTES)

    assert len(default_storage.open(name).read()) == 100


def test_a_storage_that_loses_bytes_is_noticed_at_once(monkeypatch):
    def lose(_storage: object, name: str, content: IO[bytes]) -> str:
        path = Path(default_storage.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.read()[:7])
        return name

    monkeypatch.setattr(FileSystemStorage, "save", lose)
    with pytest.raises(IncompleteFile) as lost:
        store_file(BYTES)

    assert not default_storage.exists(lost.value.filename)


def test_a_full_disk_is_a_sentence(claim, reviewer, monkeypatch):
    def fail(*_arguments: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "save", fail)
    with pytest.raises(DiskFull, match="no space left"):
        attach_file(claim, by=reviewer, file_name="a.bin", data=BYTES)

    assert not File.objects.exists()


@pytest.mark.parametrize("damage", [b"", BYTES[:-1], BYTES + b"x", b"x" * len(BYTES)])
def test_a_damaged_file_is_not_opened(damage):
    stored = store_file(BYTES)
    Path(default_storage.path(stored.name)).write_bytes(damage)

    with pytest.raises(DamagedFile):
        open_stored(stored.name)


def test_a_file_without_a_sha256_is_not_opened_and_operators_learn_of_it(client, claim, reviewer):
    """Only exports of earlier versions have none, and are removed after a day."""
    article = claim.revision.article
    export = make_export(article, reviewer)
    name = default_storage.save("exports/1", ContentFile(b"PK"))
    Export.objects.update(file=name)
    client.force_login(reviewer)

    answer = client.get(f"/exports/{export.pk}/")
    output = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_evidence", stdout=output)

    assert answer.status_code == 422
    assert "has no checksum" in answer.content.decode()
    assert f"export {export.pk}: exports/1 is without a checksum." in output.getvalue()
    assert open_stored(name, sha256=hashlib.sha256(b"PK").hexdigest()).read() == b"PK"


def test_an_export_of_the_same_size_with_other_bytes_is_not_given_out(client, claim, reviewer):
    article = claim.revision.article
    export = make_export(article, reviewer)
    client.force_login(reviewer)
    address = f"/exports/{export.pk}/"
    assert b"".join(client.get(address).streaming_content) == b"PK"
    Path(export.file.path).write_bytes(b"KP")

    assert client.get(address).status_code == 422


def test_without_the_comparison_it_would_be(client, claim, reviewer, monkeypatch):
    export = make_export(claim.revision.article, reviewer)
    monkeypatch.setattr(
        "articles.views.answers.open_stored", lambda name, **_: default_storage.open(name)
    )
    Path(export.file.path).write_bytes(b"KP")
    client.force_login(reviewer)

    answer = client.get(f"/exports/{export.pk}/")

    assert b"".join(answer.streaming_content) == b"KP"


def test_the_file_of_a_waiting_import_is_checked_by_operators(editor):
    stored = store_file(BYTES)
    row = BackgroundImport.objects.create(
        title="a.zip", language="en", asked_by=editor, file=stored.name, sha256=stored.sha256
    )
    truncate(stored.name)

    output = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_evidence", stdout=output)

    assert f"import {row.pk}: {stored.name} is different." in output.getvalue()


def test_a_damaged_capture_is_not_downloaded(client, capture, reviewer):
    client.force_login(reviewer)
    whole = client.get(f"/captures/{capture.pk}/original/")
    assert b"".join(whole.streaming_content) == BYTES
    for name, page in ((capture.file.name, "original"), (capture.warc.name, "warc")):
        truncate(name)

        answer = client.get(f"/captures/{capture.pk}/{page}/")

        assert answer.status_code == 422
        assert "The stored file is damaged" in answer.content.decode()


def archive_of(claim, reviewer) -> tuple[dict[str, Any], zipfile.ZipFile]:
    report, _disclosed = report_for(reviewer, claim.revision.article, Rendering.LEGAL)
    zipped = zipfile.ZipFile(io.BytesIO(FORMATS["zip"].rendered(report, Rendering.LEGAL)))
    return json.loads(zipped.read(NAME))["signed"], zipped


def test_an_archive_signs_no_damaged_file(claim, capture, reviewer):
    file = attach_file(claim, by=reviewer, file_name="b.bin", data=b"notes")
    signed, _zipped = archive_of(claim, reviewer)
    assert (signed["damaged"], signed["absent"]) == ([], [])
    for name in (capture.file.name, capture.warc.name, file.file.name):
        truncate(name, 3)

    signed, zipped = archive_of(claim, reviewer)

    assert [name.partition("/")[0] for name in signed["damaged"]] == [
        "captures",
        "captures",
        "files",
    ]
    assert not {name for name in zipped.namelist() if name.startswith(("captures", "files"))}


def test_without_the_comparison_an_archive_would_sign_the_truncated_file(
    claim, capture, reviewer, monkeypatch
):
    truncate(capture.file.name)
    monkeypatch.setattr(
        "articles.reports.bundle.as_zip.open_stored", lambda name, **_: default_storage.open(name)
    )

    signed, zipped = archive_of(claim, reviewer)

    (name,) = [name for name in zipped.namelist() if name.endswith(".bin")]
    assert len(zipped.read(name)) == 100
    assert name in {each["name"] for each in signed["files"]}


def test_operators_can_check_all_files(capture):
    output = StringIO()
    call_command("verify_evidence", stdout=output)
    assert output.getvalue() == "2 files, all as they were stored. 0 extra.\n"
    truncate(capture.file.name)
    default_storage.delete(capture.warc.name)

    output = StringIO()
    with pytest.raises(CommandError, match="2 of 2 files"):
        call_command("verify_evidence", stdout=output)

    assert output.getvalue() == (
        f"capture {capture.pk}: {capture.file.name} is different.\n"
        f"WARC of capture {capture.pk}: {capture.warc.name} is missing.\n"
    )
