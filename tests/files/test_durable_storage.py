"""A file is stored whole or not at all, and only its owner can read it."""

import errno
import io
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage

from articles import file_store, tasks
from factcheck.storage.durable import DurableStorage


class FullDisk(File):  # type: ignore[type-arg]  # of bytes
    """Content that fills the disk after its first half."""

    def __init__(self) -> None:
        self.content = io.BytesIO(b"half")
        super().__init__(self.content, name="half")

    def read(self, size: int = -1) -> bytes:
        part = self.content.read(size)
        if not part:
            raise OSError(errno.ENOSPC, "No space left on device")
        return part

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        while True:
            yield self.read(4)


@pytest.fixture(autouse=True)
def lax_umask() -> Iterator[None]:
    former = os.umask(0)
    yield
    os.umask(former)


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_file_has_the_bytes_and_the_modes_of_its_owner_under_a_lax_umask(tmp_path):
    storage = DurableStorage(location=tmp_path / "captures")

    name = storage.save("ab/abc", ContentFile(b"bytes"))

    assert (name, storage.open(name).read(), files(tmp_path)) == (
        "ab/abc",
        b"bytes",
        ["captures/ab/abc"],
    )
    paths = [tmp_path / each for each in ("captures", "captures/ab", "captures/ab/abc")]
    assert [path.stat().st_mode & 0o777 for path in paths] == [0o700, 0o700, 0o600]


def test_a_full_disk_leaves_no_part_of_a_file(tmp_path):
    storage = DurableStorage(location=tmp_path)

    with pytest.raises(OSError, match="No space left"):
        storage.save("ab/abc", FullDisk())

    assert files(tmp_path) == []
    assert not storage.exists("ab/abc")


def test_the_usual_storage_leaves_a_truncated_file_that_all_may_read(tmp_path):
    storage = FileSystemStorage(location=tmp_path)

    with pytest.raises(OSError, match="No space left"):
        storage.save("ab/abc", FullDisk())

    assert storage.open("ab/abc").read() == b"half"
    assert (tmp_path / "ab").stat().st_mode & 0o077


@pytest.mark.parametrize("broken", ["fsync", "fchmod"])
def test_a_disk_that_fails_at_the_end_leaves_nothing(tmp_path, monkeypatch, broken):
    storage = DurableStorage(location=tmp_path)

    def fail(*_arguments: Any) -> None:
        raise OSError(errno.EDQUOT, "Disk quota exceeded")

    (tmp_path / "ab").mkdir()
    monkeypatch.setattr(os, broken, fail)
    with pytest.raises(OSError, match="quota"):
        storage.save("ab/abc", ContentFile(b"bytes"))

    assert files(tmp_path) == []


def test_the_bytes_reach_the_disk_before_the_name(tmp_path, monkeypatch):
    """The order is: file flushed, renamed, folder flushed."""
    storage = DurableStorage(location=tmp_path)
    (tmp_path / "ab").mkdir()
    steps: list[str] = []
    fsync, rename = os.fsync, Path.rename

    def flush(descriptor: int) -> None:
        steps.append("folder" if Path(f"/proc/self/fd/{descriptor}").is_dir() else "file")
        fsync(descriptor)

    def give_name(path: Path, target: Path) -> Path:
        steps.append("rename")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", flush)
    monkeypatch.setattr(Path, "rename", give_name)
    storage.save("ab/abc", ContentFile(b"bytes"))

    assert steps == ["file", "rename", "folder"]


def test_a_file_that_is_being_written_is_not_listed(tmp_path):
    (tmp_path / ".partial-1").write_bytes(b"half")
    (tmp_path / "whole").write_bytes(b"whole")

    assert DurableStorage(location=tmp_path).listdir("")[1] == ["whole"]


def test_captures_and_files_are_stored_like_this(settings):
    assert settings.STORAGES["default"]["BACKEND"] == "factcheck.storage.durable.DurableStorage"


def age(path: Path, hours: float) -> Path:
    """Create a file that was last written to so many hours ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"half")
    written = path.stat().st_mtime - hours * 3600
    os.utime(path, (written, written))
    return path


@pytest.mark.django_db
def test_what_a_killed_process_left_is_removed_a_day_later_and_nothing_else(tmp_path, settings):
    old = age(tmp_path / "ab" / ".partial-1", 25)
    kept = [age(tmp_path / "ab" / ".partial-2", 23), age(tmp_path / "ab" / "abc", 999)]
    storages = {**settings.STORAGES["default"], "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": storages}

    tasks.tidy()
    tasks.tidy()

    assert not old.exists()
    assert all(path.exists() for path in kept)


def test_a_storage_without_such_files_has_nothing_to_remove(tmp_path, monkeypatch):
    monkeypatch.setattr(file_store, "default_storage", FileSystemStorage(location=tmp_path))
    left = age(tmp_path / ".partial-1", 25)

    assert file_store.remove_unfinished_files(older_than=timedelta(0)) == 0
    assert left.exists()
