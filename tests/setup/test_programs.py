"""The programs that `make test` needs beside Python: what an ordinary user reads without them."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.worker import ROOT


def install(folder: Path, *programs: str) -> subprocess.CompletedProcess[str]:
    """Run the script as an ordinary user for whom only the programs in `folder` are installed."""
    identity = folder / "id"
    identity.write_text("#!/bin/sh\necho 1000\n")
    identity.chmod(0o755)
    return subprocess.run(
        ["/bin/sh", ROOT / "scripts/install-programs", *programs],
        env={"PATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("installed", "missing"),
    [
        ((), "chromium fonts-noto-core npm"),
        (("npm",), "chromium fonts-noto-core"),
        (("google-chrome",), "npm"),
    ],
)
def test_one_sentence_names_all_that_root_must_install(tmp_path, installed, missing):
    for program in installed:
        (tmp_path / program).symlink_to("/bin/true")

    result = install(tmp_path, "chromium", "npm")

    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert f"run 'apt install {missing}' as root once" in result.stderr


def test_nothing_is_said_when_nothing_is_missing(tmp_path):
    for program in ("npm", "chromium"):
        (tmp_path / program).symlink_to("/bin/true")

    result = install(tmp_path, "chromium", "npm")

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_the_tests_look_for_programs_before_their_long_part():
    """`make -n` prints the commands in their order."""
    plan = subprocess.run(
        ["make", "-n", "-o", ".venv/ready", "test"],
        cwd=ROOT,
        env={**os.environ, "MAKEFLAGS": ""},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert plan.index("install-programs chromium") < plan.index("mypy") < plan.index("pytest")
