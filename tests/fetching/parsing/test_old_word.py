"""Files in the old Word format: LibreOffice converts them, without macros, links, network and time."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from articles.fetching import FetchFailed
from articles.fetching.parsing import old_word, read
from tests.importing.documents import docx, p

OLD = b"\xd0\xcf\x11\xe0" + bytes(500) + "WordDocument".encode("utf-16-le")
CONVERT = """
while [ "$1" != --outdir ]; do
  case "$1" in -env:UserInstallation=file://*) profile=${1#*file://};; esac
  shift
done
cp "$profile/user/registrymodifications.xcu" "$3" FOLDER/
mkdir -p "$2" && cp FOLDER/letter.docx "$2/file.docx"
"""


@pytest.fixture
def office(tmp_path: Path, settings):
    """Put a program in the place of LibreOffice, which does what a shell script says."""

    def install(script: str) -> Path:
        program = tmp_path / "soffice"
        program.write_text("#!/bin/sh\n" + script.replace("FOLDER", str(tmp_path)))
        program.chmod(0o755)
        (tmp_path / "letter.docx").write_bytes(docx(p("It counts 4,500 people.")))
        settings.LIBREOFFICE = str(program)
        return tmp_path

    return install


def test_a_doc_file_is_converted_and_read(office):
    folder = office(CONVERT)

    document = read(OLD, name="letter.doc", content_type="application/msword")

    assert document.text == "It counts 4,500 people."
    assert (folder / "file.doc").read_bytes() == OLD
    stated = (folder / "registrymodifications.xcu").read_text()
    for name, value in (
        ("MacroSecurityLevel", "3"),
        ("DisableMacrosExecution", "true"),
        ("BlockUntrustedRefererLinks", "true"),
        ("ooInetHTTPProxyName", "127.0.0.1"),
    ):
        assert f'oor:name="{name}" oor:op="fuse"><value>{value}<' in stated


@pytest.mark.parametrize("program", ["", "a-program-that-is-not-installed"])
def test_without_libreoffice_the_file_is_refused_with_what_to_do(settings, program):
    settings.LIBREOFFICE = program

    with pytest.raises(FetchFailed, match=r"old Word format \(\.doc\)\. Save it as \.docx"):
        read(OLD, name="letter.doc")


def test_a_file_that_cannot_be_converted_is_refused_with_what_to_do(office):
    office("exit 1")

    with pytest.raises(FetchFailed, match=r"could not be converted\. Save it as \.docx"):
        read(OLD, name="letter.doc")


def test_a_conversion_that_takes_too_long_is_ended_with_all_that_it_started(office, monkeypatch):
    folder = office("sleep 60 & echo $! > FOLDER/started; wait")
    monkeypatch.setattr(old_word, "SECONDS", 4)

    with pytest.raises(FetchFailed, match="could not be converted"):
        read(OLD, name="letter.doc")

    started = (folder / "started").read_text().strip()
    for _time in range(100):
        if has_ended(started):
            break
        time.sleep(0.1)
    assert has_ended(started)


def has_ended(process: str) -> bool:
    """Tell whether a process is gone, or waits only to be collected."""
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_the_program_is_started_with_limits():
    command = "ulimit -c; ulimit -v; ulimit -t; grep NoNewPrivs /proc/self/status"
    done = subprocess.run(
        [sys.executable, "-m", "articles.fetching.parsing.confined", "/bin/sh", "-c", command],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == ["0", "4194304", "40", "NoNewPrivs:", "1"]
