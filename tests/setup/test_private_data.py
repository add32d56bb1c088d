"""The folder of our data is closed to other users of the machine, also under a lax umask."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.private_data import make_data_private


@pytest.fixture(autouse=True)
def lax_umask() -> Iterator[None]:
    former = os.umask(0)
    yield
    os.umask(former)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_new_folder_and_all_that_is_written_later_is_for_its_owner(tmp_path):
    data = tmp_path / "var"

    make_data_private(data)
    (data / "log").mkdir()
    (data / "log/web.log").write_text("a secret")

    assert [mode(data / name) for name in ("", "log", "log/web.log")] == [0o700, 0o700, 0o600]


def test_what_an_earlier_version_left_open_is_closed(tmp_path):
    (tmp_path / "captures").mkdir()
    (tmp_path / "archive.key").write_text("secret")
    assert (mode(tmp_path / "captures"), mode(tmp_path / "archive.key")) == (0o777, 0o666)

    make_data_private(tmp_path)

    assert [mode(tmp_path / name) for name in ("", "captures", "archive.key")] == [
        0o700,
        0o700,
        0o600,
    ]


def test_without_it_a_lax_umask_opens_all_to_everybody(tmp_path):
    data = tmp_path / "var"
    (data / "log").mkdir(parents=True)

    assert mode(data / "log") == 0o777


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_server_that_runs_as_another_user_can_still_enter_its_own_folder(tmp_path):
    (tmp_path / "postgres").mkdir(mode=0o700)
    os.chown(tmp_path / "postgres", 1, 1)
    (tmp_path / "captures").mkdir()

    make_data_private(tmp_path)

    assert mode(tmp_path) == 0o711  # others pass through, and list nothing
    assert mode(tmp_path / "captures") == 0o700
    assert (tmp_path / "postgres").stat().st_uid == 1
