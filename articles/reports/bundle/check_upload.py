"""Check an uploaded report in a child process with limits, before this process opens it.

The bytes come from outside: an archive may unpack to any size, and a small JSON file may need any
memory. What the child can read within its limits, this process can read within the same.
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

import articles
from articles.refusals import Refused
from articles.reports.bundle.unzip import ArchiveFiles, verify_archive
from articles.reports.data.from_json import read_report

RECORD = "report.json"
LARGEST_RECORD = 64 * 1024**2  # bytes of the JSON
LARGEST_FILE = 1024**3  # bytes of one file in the archive, inflated
MEMORY = 768 * 1024**2  # bytes of address space
SECONDS = 60  # of the processor
CLOCK_SECONDS = 180  # of real time, because the processor may be busy elsewhere
ROOT = Path(articles.__file__).parent.parent
COMMAND = [
    sys.executable,
    "-c",
    "from articles.reports.bundle.check_upload import main; main()",
]


@dataclass(frozen=True, slots=True)
class CheckedUpload:
    """A report that can be read: its JSON, the other files of its archive, and who signed that.

    `key` is the public key of the signer as base64, empty for a file that is no archive.
    """

    record: bytes
    files: Mapping[str, bytes]
    key: str = ""


def check_upload(data: bytes, *, memory: int = MEMORY) -> CheckedUpload:
    """Return the upload if a child process with `memory` bytes could read all of it.

    Raises `Refused` for a file that is no report, that is too large, that needs too much memory or
    time, or for an archive that was changed after it was signed.
    """
    if not data.startswith(b"PK"):
        _require_size(data)
    answer = _ask_child(data, memory)
    if "refused" in answer:
        raise Refused(_(str(answer["refused"])))
    if problems := answer["problems"]:
        raise Refused(
            _("The archive was changed after it was signed, so nothing was imported. %(problems)s")
            % {"problems": " ".join(_(problem) for problem in problems[:5])}
        )
    if not data.startswith(b"PK"):
        return CheckedUpload(data, {})
    files = ArchiveFiles(data, most=LARGEST_FILE)
    return CheckedUpload(files[RECORD], files, str(answer["key"]))


def _ask_child(data: bytes, memory: int) -> dict[str, list[str]]:
    """Return what the child printed, or why there is nothing."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
                [*COMMAND, str(memory)],
                stdin=file,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=ROOT,
                env={"PYTHONIOENCODING": "utf-8"},
                timeout=CLOCK_SECONDS,
                check=False,
            )
            answer: dict[str, list[str]] = json.loads(done.stdout)
        except (subprocess.TimeoutExpired, ValueError):  # it was killed, or died of its limits
            return {"refused": _too_costly()}  # type: ignore[dict-item]  # a sentence
        return answer


def _too_costly() -> str:
    return _("Reading the file takes too much memory or time, so nothing was imported.")


def main() -> None:
    """Check the file on standard input, and print the result as JSON. The child process."""
    memory = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    settings.configure(USE_I18N=False)  # the parent translates the sentences
    try:
        answer: dict[str, object] = _check(sys.stdin.buffer)
    except Refused as refusal:
        answer = {"refused": str(refusal)}
    except (MemoryError, RecursionError):
        answer = {"refused": _too_costly()}
    sys.stdout.write(json.dumps(answer))


def _check(file: BinaryIO) -> dict[str, object]:
    is_archive = file.read(2) == b"PK"
    file.seek(0)
    if not is_archive:
        read_report(_require_size(file.read()))
        return {"problems": [], "key": ""}
    verification = verify_archive(file)
    if not verification.problems:
        file.seek(0)
        files = ArchiveFiles(file, most=LARGEST_RECORD)
        if RECORD not in files:
            raise Refused(_("There is no report.json in the archive."))
        read_report(files[RECORD])
    return {"problems": verification.problems, "key": verification.key}


def _require_size(record: bytes) -> bytes:
    if len(record) > LARGEST_RECORD:
        raise Refused(_("This report is larger than 64 MB and cannot be imported."))
    return record
