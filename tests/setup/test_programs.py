"""The programs that `make test` needs beside Python: what an ordinary user reads without them."""

import os
import shutil
import subprocess
from collections.abc import Callable
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


@pytest.fixture
def run_tests(tmp_path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """`run_tests("code")` runs `scripts/test` where this target of make fails, without real tests."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / ".venv/bin").mkdir(parents=True)
    shutil.copy(ROOT / "scripts/test", tmp_path / "scripts")
    programs = {
        tmp_path / "make": 'shift; echo "made $*"; case " $* " in *" $FAILS "*) exit 2 ;; esac',
        tmp_path / ".venv/bin/python": 'echo "tested $*"; [ "$FAILS" != tests ] || exit 3',
    }
    for program, lines in programs.items():
        program.write_text(f"#!/bin/sh\n{lines}\n")
        program.chmod(0o755)

    def run(fails: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", tmp_path / "scripts/test", "-x"],
            env={"PATH": f"{tmp_path}:{os.environ['PATH']}", "FAILS": fails},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    return run


def test_the_tests_need_the_programs(run_tests):
    result = run_tests("programs")

    assert result.returncode == 2
    assert "tested" not in result.stdout


def test_what_the_checks_found_is_printed_after_the_tests(run_tests):
    result = run_tests("code")

    assert result.returncode == 1
    assert "made programs sentences" in result.stdout
    assert result.stdout.index("tested -m pytest -x") < result.stdout.index("made code")
    assert result.stdout.endswith("run 'make check' again.\n")


@pytest.mark.parametrize(("fails", "status"), [("tests", 3), ("nothing", 0)])
def test_without_findings_the_tests_decide(run_tests, fails, status):
    result = run_tests(fails)

    assert result.returncode == status
    assert "made code" not in result.stdout
