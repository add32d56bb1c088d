"""Copies of a wheel's programs, for a user who cannot enter the folder of the wheel."""

import os
from pathlib import Path

import pytest

from factcheck.services.folders import copy_folders


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """A program beside the library that it loads, which only their owner may read."""
    for name, mode in (("package/bin/program", 0o700), ("package.libs/library", 0o600)):
        file = tmp_path / "wheel" / name
        file.parent.mkdir(parents=True, mode=0o700)
        file.write_text("first")
        file.chmod(mode)
    return tmp_path / "wheel"


def copy(wheel: Path, to: Path, version: str = "1") -> Path:
    return copy_folders(wheel, ("package/bin", "package.libs"), to=to, version=version)


def test_a_copy_keeps_relative_places_and_can_be_read_by_everybody(wheel, tmp_path):
    umask = os.umask(0o077)
    try:
        made = copy(wheel, tmp_path / "copy")
    finally:
        os.umask(umask)

    assert (made / "package/bin/program").stat().st_mode & 0o777 == 0o755
    assert (made / "package/bin/../../package.libs/library").stat().st_mode & 0o777 == 0o644
    assert {path.stat().st_mode & 0o777 for path in (made, *made.rglob("*")) if path.is_dir()} == {
        0o755
    }


def test_a_copy_is_made_once_for_each_version_and_the_old_one_goes(wheel, tmp_path):
    first = copy(wheel, tmp_path / "copy")
    (wheel / "package/bin/program").write_text("second")

    same = copy(wheel, tmp_path / "copy")
    assert (same / "package/bin/program").read_text() == "first"
    newer = copy(wheel, tmp_path / "copy", version="2")

    assert (newer / "package/bin/program").read_text() == "second"
    assert not first.exists()


def test_an_interrupted_copy_is_not_used(wheel, tmp_path, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", interrupt)
        with pytest.raises(KeyboardInterrupt):
            copy(wheel, tmp_path / "copy")
    (wheel / "package/bin/program").write_text("second")

    made = copy(wheel, tmp_path / "copy")

    assert (made / "package/bin/program").read_text() == "second"


def interrupt(*_arguments: object) -> None:
    raise KeyboardInterrupt
