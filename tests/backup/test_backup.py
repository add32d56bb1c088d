"""A backup that is written while people work, and its restoration into an empty cluster."""

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from articles.actions.claims import add_comment, attach_file
from articles.models import Article, Capture, Claim, File, User
from articles.reads.articles import desk_revision
from articles.reports import archive_key_or_empty
from factcheck.backup import BackupFolder, back_up, create, programs
from factcheck.backup.folder import BackupFailed
from factcheck.services import Postgres
from tests.rich import make_rich_article
from tests.worker import ROOT

pytestmark = pytest.mark.django_db(transaction=True)

# As the role of the app, in the restored database: an open desk of before, and one that is opened now.
WORK_ON = """
import re, sys, django
django.setup()
from django.test import Client
from articles.actions.claims import add_comment
from articles.models import Article, Capture, Claim, User
article, former = Article.objects.get(pk=int(sys.argv[1])), sys.argv[2]
person = User.objects.get(username="edith")
client = Client()
client.force_login(person)
look = lambda page: re.search(r'id="look" value="([^"]+)"', page.content.decode())[1]
news = lambda look: client.post(f"/articles/{article.pk}/news/", {"look": look, "here": "None"})
page = client.get(f"/articles/{article.pk}/")
answers = [page.status_code, news(look(page)).status_code]
again = news(former)
answers += [again.status_code, "copy" in again.content.decode(), news(look(again)).status_code]
claim = Claim.objects.filter(revision__article=article).latest("pk")
add_comment(claim, by=person, text="After the restoration.")
answers += [news(look(again)).status_code]
print(answers, Capture.objects.count())
"""


@pytest.fixture
def article(editor, reviewer, second_reviewer) -> Article:
    return make_rich_article(editor, reviewer, second_reviewer)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backup"


@pytest.fixture
def empty_cluster() -> Iterator[Postgres]:
    data_dir = Path(tempfile.mkdtemp(prefix="factcheck-restored-"))
    data_dir.chmod(0o711)
    postgres = Postgres(data_dir, durable=False)
    postgres.start()
    postgres.wait()
    yield postgres
    postgres.stop()
    shutil.rmtree(data_dir)


@contextmanager
def people_who_write(claim: Claim, by: User) -> Iterator[Callable[[], int]]:
    """Comment and attach files in another thread. Yields a function that returns how often."""
    stopping, written = threading.Event(), [0]

    def write() -> None:
        while not stopping.is_set():
            written[0] += 1
            attach_file(claim, by=by, file_name="a.bin", data=f"file {written[0]}".encode())
            add_comment(claim, by=by, text=f"Comment {written[0]}.")
        connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    yield lambda: written[0]
    stopping.set()
    thread.join()


def run(arguments: list[str], cluster: Postgres, data_dir: Path) -> str:
    """Run Python with these arguments as an installation whose database is in `cluster`."""
    environment = os.environ | {
        "DATABASE_URL": cluster.app_url,
        "MIGRATE_DATABASE_URL": cluster.url,
        "DATA_DIR": str(data_dir),
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "ALLOWED_HOSTS": "testserver",
        "ARCHIVE_KEY": "",
    }
    command = [sys.executable, "-W", "ignore", *arguments]
    done = subprocess.run(
        command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_people_work_on_after_a_backup_is_restored_that_was_written_while_they_wrote(
    article, editor, folder, empty_cluster, tmp_path, settings
):
    settings.ARCHIVE_KEY_FILE = tmp_path / "archive.key"
    claim = Claim.objects.filter(revision__article=article).latest("pk")
    look = desk_revision(article, reader=editor).look
    with people_who_write(claim, editor) as written:
        back_up(folder, keep=0)
        before = written()
        summary = back_up(folder, keep=0)

    assert written() > before > 0
    assert not summary.faults
    assert summary.files > summary.new_files > 0
    for path in folder.rglob("*"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path

    data_dir = tmp_path / "restored"
    printed = run(["manage.py", "restore", str(folder)], empty_cluster, data_dir)
    assert f"Restored the backup of {summary.time}." in printed
    run(["manage.py", "verify_history"], empty_cluster, data_dir)
    assert "all as they were stored. 0 extra." in run(
        ["manage.py", "verify_evidence"], empty_cluster, data_dir
    )
    worked = run(["-c", WORK_ON, str(article.pk), str(look)], empty_cluster, data_dir)
    captures = Capture.objects.count()
    assert worked.strip() == f"[200, 204, 200, True, 204, 200] {captures}"
    if key := archive_key_or_empty():
        assert (data_dir / "archive.key").read_text().strip() == key


def dumped_files(folder: Path) -> str:
    """Return the rows of attachments in the newest dump."""
    (manifest,) = BackupFolder(folder).manifests()
    dump = BackupFolder(folder).dump(manifest.time)
    options: list[str | Path] = ["--data-only", "--table=articles_file", "--file=-", dump]
    return programs.run("pg_restore", options, database=False)


@pytest.fixture
def late_file(article, editor, monkeypatch) -> list[File]:
    """A file that somebody attaches when the names are read and the dump has not begun."""
    claim, late = Claim.objects.filter(revision__article=article).latest("pk"), []
    dump = create.write_dump

    def attach_first(*args: object, **options: object) -> None:
        def attach() -> None:
            late.append(attach_file(claim, by=editor, file_name="late.bin", data=b"late"))
            connection.close()

        thread = threading.Thread(target=attach)
        thread.start()
        thread.join()
        dump(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(create, "write_dump", attach_first)
    return late


def test_the_dump_names_no_file_that_was_not_copied(late_file, folder):
    back_up(folder, keep=0)

    (file,) = late_file
    assert file.sha256 not in dumped_files(folder)
    assert not BackupFolder(folder).file(file.sha256).exists()


def test_without_the_common_snapshot_it_would(late_file, folder, monkeypatch):
    run = programs.run

    def without_snapshot(name: str, arguments: list[str | Path], **options: bool) -> str:
        kept = [each for each in arguments if not str(each).startswith("--snapshot")]
        return run(name, kept, **options)

    monkeypatch.setattr(programs, "run", without_snapshot)
    back_up(folder, keep=0)

    (file,) = late_file
    assert file.sha256 in dumped_files(folder)
    assert not BackupFolder(folder).file(file.sha256).exists()


def test_files_are_copied_once_and_old_backups_go(article, editor, folder, monkeypatch):
    times = iter(["2026-01-01", "2026-01-02", "2026-01-03"])
    monkeypatch.setattr(create, "time_now", lambda: next(times))
    first = back_up(folder, keep=2)
    claim = Claim.objects.filter(revision__article=article).latest("pk")
    attach_file(claim, by=editor, file_name="new.bin", data=b"new")
    second = back_up(folder, keep=2)
    third = back_up(folder, keep=2)

    assert first.new_files == len(list((folder / "files").rglob("*/*"))) - 1 > 5
    assert (second.new_files, second.new_bytes) == (1, 3)
    assert (third.new_files, third.removed) == (0, 1)
    assert [each.time for each in BackupFolder(folder).manifests()] == ["2026-01-02", "2026-01-03"]

    damaged = next((folder / "files").rglob("*/*"))
    damaged.write_bytes(b"x" * damaged.stat().st_size)
    monkeypatch.setattr(create, "time_now", lambda: "2026-01-04")
    assert back_up(folder, keep=0).new_files == 0  # it compares sizes only
    monkeypatch.setattr(create, "time_now", lambda: "2026-01-05")
    assert back_up(folder, keep=0, verify=True).new_files == 1


def test_cron_learns_of_missing_evidence_and_keeps_the_earlier_backups(article, folder):
    call_command("backup", folder, stdout=(printed := StringIO()))
    assert printed.getvalue().count("\n") == 1
    assert " 0 old backups removed, " in printed.getvalue()
    shutil.rmtree(folder / "files")
    capture = Capture.objects.exclude(file="").latest("pk")
    default_storage.delete(str(capture.file.name))

    with pytest.raises(CommandError) as failure:
        call_command("backup", folder, keep=1)

    assert f"capture {capture.pk}: {capture.file.name} is missing." in str(failure.value)
    assert str(failure.value).startswith("2")


def test_what_is_no_folder_of_backups_is_refused(article, folder, tmp_path):
    (tmp_path / "photo.jpg").touch()
    with pytest.raises(CommandError, match=r"holds something else: photo\.jpg"):
        call_command("backup", tmp_path)
    with pytest.raises(CommandError, match="is no folder of backups"):
        call_command("restore", tmp_path)
    back_up(folder, keep=0)
    with pytest.raises(CommandError, match="is not empty"):
        call_command("restore", folder)
    with pytest.raises(CommandError, match="There is no backup of yesterday"):
        call_command("restore", folder, time="yesterday")
    with BackupFolder(folder).locked(), pytest.raises(CommandError, match="Another backup"):
        call_command("backup", folder)
    (mark,) = folder.glob("factcheck-backup.json")
    mark.write_text(json.dumps({"format": 1, "installation": "2001-01-01"}))
    with pytest.raises(CommandError, match="another installation"):
        call_command("backup", folder)


def test_a_missing_or_old_program_is_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(programs, "candidates", lambda _name: iter(()))
    with pytest.raises(
        BackupFailed, match=r"pg_dump is missing\. Install .* postgresql-client-\d+"
    ):
        programs.program("pg_dump")
    old = tmp_path / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.1'\n")
    old.chmod(0o755)
    monkeypatch.setattr(programs, "candidates", lambda _name: iter([old]))
    with pytest.raises(BackupFailed, match="of PostgreSQL 9, older than the server"):
        programs.program("pg_dump")
