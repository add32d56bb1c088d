"""An uploaded report is read in a child process with limits before this process opens it."""

import io
import json
import resource
import zipfile
from importlib import import_module

import pytest

from articles.refusals import Refused
from articles.reports import check_upload, public_key, render_json
from tests.reports.bundle.test_tampering import archive
from tests.reports.made import a_claim, a_report

MEGABYTE = 1024**2
COSTLY = "too much memory or time"


def report() -> bytes:
    return render_json(a_report(claims=(a_claim(1, "2019"),))).encode()


def test_a_report_and_an_archive_are_returned_as_they_are():
    upload = check_upload(report())
    packed = check_upload(archive())

    assert (upload.record, dict(upload.files), upload.key) == (report(), {}, "")
    assert packed.files["report.json"] == packed.record
    assert packed.key == public_key()


def test_a_small_file_that_needs_much_memory_is_refused():
    """Three million empty lists: 10 MB as text, more than 200 MB in memory."""
    hungry = b'{"format": "factcheck-report", "report": [' + b"[]," * 3_000_000 + b"[]]}"

    with pytest.raises(Refused, match=COSTLY):
        check_upload(hungry, memory=250 * MEGABYTE)
    with pytest.raises(Refused, match="version None"):  # the twin: with more memory it is read
        check_upload(hungry, memory=2048 * MEGABYTE)


def test_an_archive_that_unpacks_to_much_is_refused_without_unpacking_it_here():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with zipfile.ZipFile(target := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("report.json", bytes(150 * MEGABYTE))
    after_packing = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(Refused, match=r"manifest\.json is missing"):
        check_upload(target.getvalue())

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - after_packing
    assert grown < 50 * 1024  # kB
    assert before <= after_packing


def test_a_fault_names_its_path():
    record = json.loads(report())
    record["report"]["claims"][0]["span"] = [1, "two"]

    with pytest.raises(
        Refused, match=r"At report\.claims\[0\]\.span\[1\]: expected a whole number"
    ):
        check_upload(json.dumps(record).encode())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not JSON"),
        (b"PK", "not a complete ZIP"),
        (b"[" * 200_000, "nested too deeply|too much memory"),
        (b'{"format": "factcheck-report", "version": 3}', "At report: a required field"),
        (b"\xff\xfe{}", "not UTF-8"),
    ],
)
def test_what_is_no_report_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(Refused, match=sentence):
        check_upload(data)


def test_a_report_that_is_too_large_is_not_even_read(monkeypatch):
    module = import_module("articles.reports.bundle.check_upload")
    monkeypatch.setattr(module, "LARGEST_RECORD", 10)
    monkeypatch.setattr("subprocess.run", None)

    with pytest.raises(Refused, match="larger than 64 MB"):
        check_upload(report())


def test_an_archive_that_was_changed_is_refused_with_what_was_changed():
    with zipfile.ZipFile(io.BytesIO(archive())) as zipped:
        packed = [(info, zipped.read(info)) for info in zipped.infolist()]
    with zipfile.ZipFile(target := io.BytesIO(), "w") as made:
        for info, data in packed:
            made.writestr(info, b"altered" if info.filename == "report.csv" else data)

    with pytest.raises(Refused, match=r"nothing was imported\. report\.csv was altered"):
        check_upload(target.getvalue())
