"""Captures, uploads and exports in an object store: a server on this machine that speaks the protocol of S3."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.db.models.functions import Now
from django.utils import timezone
from moto.server import ThreadedMotoServer
from storages.backends.s3 import S3Storage

from articles import tasks
from articles.actions.claims import attach_file
from articles.actions.publishing import ask_for_export, remove_old_exports
from articles.actions.sources import attach_upload
from articles.file_store import StorageUnavailable, names_in, open_stored, store_file, stored_names
from articles.models import Capture, Citation, Claim, Export, Job
from articles.reports import FORMATS, Rendering
from factcheck.backup import BackupFolder, back_up
from factcheck.backup.restore import restore_files
from factcheck.monitoring import doctor, probes
from factcheck.storage import objects
from factcheck.storage.objects import ObjectStorage
from tests.rich import make_rich_article

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = b"The bridge was opened in 1996."


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Start an object store, and return its address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def use_bucket(server, settings):
    """Return a function that makes an empty bucket the storage of this test."""

    def use(endpoint: str = server) -> None:
        options = {
            "bucket_name": f"factcheck-{uuid4().hex}",
            "endpoint_url": endpoint,
            "region_name": "us-east-1",
            "access_key": "test",
            "secret_key": "test",
            "location": "newsroom",
        }
        backend = "factcheck.storage.objects.ObjectStorage"
        default = {"BACKEND": backend, "OPTIONS": options}
        settings.STORAGES = {**settings.STORAGES, "default": default}
        if endpoint == server:
            bucket().create()

    return use


def bucket() -> Any:
    return getattr(default_storage, "bucket")  # noqa: B009 (it is of the class behind it)


@pytest.fixture
def no_requests_in_transactions(monkeypatch) -> None:
    """Fail when the store is asked while a transaction is open."""
    for name in ("_save", "_open", "exists", "size", "delete", "listdir"):
        method = getattr(S3Storage, name)

        def outside(*args: Any, _method: Any = method, **options: Any) -> Any:
            assert not connection.in_atomic_block
            return _method(*args, **options)

        monkeypatch.setattr(S3Storage, name, outside)


def upload(claim: Claim, by: Any) -> Capture:
    attach_upload(
        claim,
        by=by,
        title="Letter",
        file_name="a.txt",
        data=TEXT,
        stance=Citation.Stance.SUPPORTS,
    )
    return Capture.objects.latest("pk")


def made_export(article: Any, by: Any) -> Export:
    export = ask_for_export(article, by=by, form=FORMATS["docx"], rendering=Rendering.LEGAL)
    tasks.export(Job.objects.get(kind=Job.Kind.EXPORT, subject_id=export.pk).pk)
    return Export.objects.get(pk=export.pk)


def test_files_are_stored_given_out_by_the_app_and_deleted(
    use_bucket, no_requests_in_transactions, claim, reviewer, client
):
    use_bucket()
    article = claim.revision.article
    capture = upload(claim, reviewer)
    file = attach_file(claim, by=reviewer, file_name="b.bin", data=ContentFile(b"notes"))
    first, export = made_export(article, reviewer), made_export(article, reviewer)

    keys = {each.key.removeprefix("newsroom/") for each in bucket().objects.all()}
    named = [capture.file.name, capture.warc.name, file.file.name, export.file.name]
    assert keys == set(named)  # the second export replaced the first
    assert not Export.objects.filter(pk=first.pk).exists()
    address = f"/captures/{capture.pk}/original/"
    assert client.get(address).status_code == 302  # a stranger has to log in
    client.force_login(reviewer)
    answer = client.get(address)
    assert (b"".join(answer.streaming_content), answer["Content-Length"]) == (TEXT, str(len(TEXT)))
    assert not capture.file.url  # nobody gets it past the app
    assert client.get(f"/exports/{export.pk}/").status_code == 200

    Export.objects.update(created_at=Now() - timedelta(days=9))
    assert remove_old_exports() == 1
    assert names_in("exports") == []
    assert set(stored_names()) == set(named[:3])
    call_command("verify_evidence", stdout=(printed := StringIO()))
    assert printed.getvalue() == "3 files, all as they were stored. 0 extra.\n"


def test_the_former_way_to_list_would_keep_exports_for_ever(use_bucket):
    use_bucket()
    default_storage.save("exports/1-a", ContentFile(b"PK"))

    assert not default_storage.exists("exports")
    assert names_in("exports") == ["1-a"]


def test_damage_is_noticed_and_a_missing_file_is_missing(use_bucket):
    use_bucket()
    stored = store_file(TEXT * 400_000)  # more than is held in memory
    assert store_file(TEXT * 400_000) == stored
    assert open_stored(stored.name).read() == TEXT * 400_000
    assert abs(timezone.now() - default_storage.get_modified_time(stored.name)) < timedelta(hours=1)
    bucket().Object(f"newsroom/{stored.name}").put(Body=b"x")

    assert store_file(TEXT * 400_000) == stored
    default_storage.delete(stored.name)
    for ask in (default_storage.open, default_storage.size, default_storage.get_modified_time):
        with pytest.raises(FileNotFoundError):
            ask(stored.name)


def test_a_backup_of_a_bucket_is_restored_into_another(
    use_bucket, no_requests_in_transactions, editor, reviewer, second_reviewer, tmp_path: Path
):
    use_bucket()
    make_rich_article(editor, reviewer, second_reviewer)
    named = set(stored_names())
    summary = back_up(tmp_path / "backup", keep=0)
    assert not summary.faults
    assert len(named) == summary.files > 3

    use_bucket()
    folder = BackupFolder(tmp_path / "backup")
    (manifest,) = folder.manifests()
    restore_files(folder, manifest)

    assert set(stored_names()) == named
    call_command("verify_evidence", stdout=(printed := StringIO()))
    assert "all as they were stored. 0 extra." in printed.getvalue()
    assert list(doctor.of_storage()) == []


def test_a_store_that_is_away_is_a_sentence_and_fails_the_health_check(
    use_bucket, claim, reviewer, client, monkeypatch
):
    use_bucket("http://127.0.0.1:1")  # nobody listens there
    monkeypatch.setattr(objects, "ATTEMPTS", 1)
    with pytest.raises(probes.Unhealthy, match="does not answer"):
        probes.check_storage()
    (sentence,) = dict(doctor.findings())["storage"]
    assert "It does not answer: The file storage does not answer" in sentence
    with pytest.raises(StorageUnavailable, match="nothing was saved"):
        store_file(TEXT)
    client.force_login(reviewer)
    file = {"file": ContentFile(TEXT, name="a.txt"), "stance": "supports", "title": "Letter"}
    answer = client.post(f"/claims/{claim.pk}/uploads/", file)
    assert "The file storage does not answer" in answer.content.decode()
    assert not Capture.objects.exists()
    assert answer.status_code == 503

    use_bucket()
    assert probes.check_storage() == {}
    bucket().delete()
    assert probes.check_storage() == {}  # it does not ask each time
    monkeypatch.setattr(objects, "ASKED_EVERY", 0)
    with pytest.raises(probes.Unhealthy):
        probes.check_storage()
    with pytest.raises(StorageUnavailable):
        store_file(TEXT)


def test_all_threads_share_what_the_client_has_read_of_the_protocol():
    storage = ObjectStorage(
        bucket_name="a", region_name="us-east-1", access_key="a", secret_key="b"
    )

    assert storage._create_session() is storage._create_session()
