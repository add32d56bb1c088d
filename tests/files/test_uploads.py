"""Uploads are refused by their declared size, and are never whole in memory. Bytes are counted."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files import File as DjangoFile
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.test import Client
from django.urls import reverse

from articles import file_store
from articles.actions.articles import start_import
from articles.actions.claims import attach_file
from articles.actions.sources import attach_upload
from articles.models import Citation
from articles.refusals import Refused
from articles.views.form_guard import ANONYMOUS_BYTES, FormGuard

MEGABYTE = 1024 * 1024
BOUNDARY = b"boundary"
FORM = "multipart/form-data; boundary=boundary"


class CountingStream:
    """A body of any length that is made while it is read, and counts what was read."""

    def __init__(self, length: int) -> None:
        self.length, self.count, self.largest = length, 0, 0
        self.head = (
            b"--boundary\r\nContent-Disposition: form-data; "
            b'name="file"; filename="a.bin"\r\n\r\n\x89PNG\r\n\x1a\n'
        )
        self.tail = b"\r\n--boundary--\r\n"

    def readline(self, size: int = -1) -> bytes:
        return self.read(size)

    def read(self, size: int = -1) -> bytes:
        size = min(size if size >= 0 else self.length, self.length - self.count)
        start, self.count = self.count, self.count + size
        self.largest = max(self.largest, size)
        body = bytearray(size)
        for part, place in ((self.head, 0), (self.tail, self.length - len(self.tail))):
            for index, value in enumerate(part, place - start):
                if 0 <= index < size:
                    body[index] = value
        return bytes(body)


class CountingReader(io.BufferedReader):
    """Counts what is read of a file, and the largest piece."""

    count = largest = 0

    def read(self, size: int | None = -1) -> bytes:
        piece = super().read(size)
        self.count, self.largest = self.count + len(piece), max(self.largest, len(piece))
        return piece


@pytest.fixture
def reader(tmp_path) -> Iterator[CountingReader]:
    """A picture of 20 MB."""
    path = tmp_path / "page.png"
    with path.open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.truncate(20 * MEGABYTE)
    with CountingReader(io.FileIO(path)) as reader:
        yield reader


@pytest.fixture
def picture(reader) -> DjangoFile[bytes]:
    return DjangoFile(reader, "page.png")


def post(client: Client, path: str, stream: CountingStream, **headers: Any) -> Any:
    about = {
        "PATH_INFO": path,
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": FORM,
        "CONTENT_LENGTH": str(stream.length),
        "wsgi.input": stream,
    }
    return client.request(**(about | headers))


@pytest.mark.parametrize("headers", [{}, {"HTTP_HX_REQUEST": "true"}], ids=["page", "htmx"])
def test_a_larger_body_is_refused_before_any_of_it_is_read(claim, reviewer, headers):
    client = Client()
    client.force_login(reviewer)
    stream = CountingStream(400 * MEGABYTE)

    answer = post(client, reverse("file_add", args=[claim.pk]), stream, **headers)

    assert (answer.status_code, stream.count) == (413, 0)
    assert "This is larger than 100 MB, which is the limit." in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["/accounts/login/", "/admin/login/", "/accounts/password/reset/", "/claims/1/files/"]
)
def test_without_a_login_only_small_forms_are_read(db, path):
    stream = CountingStream(400 * MEGABYTE)

    answer = post(Client(), path, stream)

    assert (answer.status_code, stream.count) == (413, 0)
    assert "You are not logged in." in answer.content.decode()
    small = CountingStream(ANONYMOUS_BYTES)
    assert post(Client(), path, small).status_code != 413


def test_without_the_guard_all_of_it_would_be_read(db, monkeypatch):
    monkeypatch.setattr(FormGuard, "process_view", lambda *_arguments: None)
    stream = CountingStream(4 * MEGABYTE)

    post(Client(), "/accounts/login/", stream)

    assert stream.count == stream.length


@pytest.mark.parametrize("length", ["", "-1", "4e9", "many"])
def test_a_body_without_a_declared_size_is_not_read(db, length):
    stream = CountingStream(400 * MEGABYTE)

    post(Client(), "/accounts/login/", stream, CONTENT_LENGTH=length)

    assert stream.count == 0


def test_a_file_that_is_too_large_is_refused_beside_its_field(client, claim, reviewer, settings):
    settings.FILE_MAX_MEGABYTES = 1
    client.force_login(reviewer)
    stream = CountingStream(3 * MEGABYTE)

    answer = post(client, reverse("upload_add", args=[claim.pk]), stream)

    assert answer.status_code == 422
    assert "This file is larger than 1 MB. Choose a smaller file." in answer.content.decode()
    assert 'data-most-bytes="' in answer.content.decode()  # for the script that checks it first


def test_an_upload_arrives_in_pieces_and_goes_to_the_disk(client, claim, reviewer, monkeypatch):
    given: list[object] = []
    monkeypatch.setattr(
        "articles.views.claims.attach_file", lambda claim, data, **_: given.append(type(data))
    )
    client.force_login(reviewer)
    stream = CountingStream(8 * MEGABYTE)

    post(client, reverse("file_add", args=[claim.pk]), stream)

    assert given == [TemporaryUploadedFile]
    assert stream.largest <= MEGABYTE


def test_an_attachment_is_never_whole_in_memory(claim, reviewer, reader, picture):
    attach_file(claim, by=reviewer, file_name="page.png", data=picture)

    assert reader.largest <= MEGABYTE
    assert reader.count == 2 * picture.size  # for its SHA-256, and to store it


def test_a_picture_is_never_whole_in_memory(claim, reviewer, reader, picture):
    citation = attach_upload(
        claim,
        by=reviewer,
        title="",
        file_name="page.png",
        data=picture,
        stance=Citation.Stance.SUPPORTS,
    )

    assert citation.source.captures.get().size == picture.size
    assert reader.largest <= MEGABYTE
    assert reader.count <= 4 * picture.size  # and for the WARC file


def test_read_whole_it_would_be(claim, reviewer, reader, picture, monkeypatch):
    monkeypatch.setattr(file_store, "CHUNK", 100 * MEGABYTE)

    attach_file(claim, by=reviewer, file_name="page.png", data=picture)

    assert reader.largest == picture.size


def test_nothing_is_read_of_a_document_that_is_too_large(
    claim, editor, reviewer, reader, picture, settings
):
    settings.FILE_MAX_MEGABYTES = 19
    with pytest.raises(Refused, match="larger than 19 MB"):
        attach_upload(
            claim,
            by=reviewer,
            title="",
            file_name="a.pdf",
            data=picture,
            stance=Citation.Stance.SUPPORTS,
        )
    picture.size += 1
    with pytest.raises(Refused, match="larger than 20 MB"):
        start_import(by=editor, file_name="a.docx", data=picture)

    assert reader.count <= 4096  # whether it is a recording
