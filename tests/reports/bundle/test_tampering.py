"""Every way to tamper with a signed archive is named by `manage.py verify_report`."""

import base64
import io
import json
import struct
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command

from articles import reports
from articles.reports import FORMATS, Rendering, stamp_report
from articles.reports.bundle.as_zip import FILE_MODE, FIXED_TIME
from articles.reports.bundle.manifest import NAME, digest, signed_bytes
from tests.reports.made import a_claim, a_report, a_source

Members = list[tuple[zipfile.ZipInfo, bytes]]


@cache
def archive() -> bytes:
    report = stamp_report(a_report(claims=(a_claim(1, "2019"),), sources=(a_source(1),)))
    return FORMATS["zip"].rendered(report, Rendering.LEGAL)


def members() -> Members:
    with zipfile.ZipFile(io.BytesIO(archive())) as zipped:
        return [(info, zipped.read(info)) for info in zipped.infolist()]


def pack(packed: Members, comment: bytes = b"") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for info, data in packed:
            made.writestr(info, data, info.compress_type)
        made.comment = comment
    return target.getvalue()


def with_file(name: str, change: Callable[[bytes], bytes]) -> bytes:
    return pack(
        [(info, change(data) if info.filename == name else data) for info, data in members()]
    )


def with_info(name: str, **attributes: Any) -> bytes:
    changed = members()
    info = next(info for info, _data in changed if info.filename == name)
    for attribute, value in attributes.items():
        setattr(info, attribute, value)
    return pack(changed)


def with_manifest(change: Callable[[Any], object], *, sign_with: bytes = b"") -> bytes:
    def rewrite(data: bytes) -> bytes:
        record = json.loads(data)
        change(record)
        if sign_with:
            key = Ed25519PrivateKey.from_private_bytes(sign_with)
            public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
            value = base64.b64encode(key.sign(signed_bytes(record["signed"]))).decode()
            record["signature"] |= {"public_key": public, "value": value}
        return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()

    return with_file(NAME, rewrite)


def without(name: str) -> bytes:
    return pack([(info, data) for info, data in members() if info.filename != name])


def second_of_one_name() -> bytes:
    packed = members()
    info = next(info for info, _data in packed if info.filename == "report.csv")
    with pytest.warns(UserWarning, match="Duplicate"):
        return pack([*packed, (info, b"another")])


def added() -> bytes:
    info = zipfile.ZipInfo("report.txt", FIXED_TIME)
    info.create_system, info.external_attr = 3, FILE_MODE
    return pack([*members(), (info, b"More.")])


def renamed() -> bytes:
    packed = members()
    info = next(info for info, _data in packed if info.filename == "report.csv")
    info.filename = info.orig_filename = "Report.csv"
    return pack(packed)


def swapped() -> bytes:
    data = {info.filename: each for info, each in members()}
    data["report.csv"], data["report.md"] = data["report.md"], data["report.csv"]
    return pack([(info, data[info.filename]) for info, _each in members()])


def altered_and_listed_so() -> bytes:
    """An altered file whose new fingerprint is in the manifest, under the old signature."""
    size, sha256 = digest(b"altered")

    def change(record: Any) -> None:
        row = next(each for each in record["signed"]["files"] if each["name"] == "report.csv")
        row |= {"size": size, "sha256": sha256}

    with zipfile.ZipFile(io.BytesIO(with_manifest(change))) as zipped:
        packed = [(info, zipped.read(info)) for info in zipped.infolist()]
    return pack([(i, b"altered" if i.filename == "report.csv" else data) for i, data in packed])


def hidden_between() -> bytes:
    """A whole file that no directory lists, before the directory: some programs unpack it."""
    whole = archive()
    start = whole.rindex(b"PK\x05\x06")
    size, offset = struct.unpack("<2L", whole[start + 12 : start + 20])
    info = zipfile.ZipInfo("report.html", FIXED_TIME)
    info.CRC = 0
    hidden = info.FileHeader() + b"forged"
    end = whole[start : start + 16] + struct.pack("<L", offset + len(hidden)) + whole[start + 20 :]
    return whole[:offset] + hidden + whole[offset : offset + size] + end


def other_name_in_header() -> bytes:
    """The name before the file differs from that in the directory."""
    return archive().replace(b"report.csv", b"report.xls", 1)


def repeated_key(data: bytes) -> bytes:
    return data.replace(b"{\n", b'{\n  "signed": {"title": "Forged"},\n', 1)


def cut_row(data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join(lines[:-1])


def json_of(change: Callable[[Any], object]) -> Callable[[bytes], bytes]:
    def rewrite(data: bytes) -> bytes:
        record = json.loads(data)
        change(record)
        return json.dumps(record).encode()

    return rewrite


CSV = "report.csv"
DOCX = "report.docx"
TAMPERINGS: dict[str, tuple[Callable[[], bytes], str]] = {
    "file altered": (lambda: with_file(CSV, lambda data: data + b"!"), "report.csv was altered"),
    "file emptied": (lambda: with_file(CSV, lambda _data: b""), "report.csv was altered"),
    "row altered": (lambda: with_file(CSV, lambda d: d.replace(b"2019", b"2018")), CSV),
    "row missing": (lambda: with_file(CSV, cut_row), "report.csv was altered"),
    "row added": (
        lambda: with_file("report.json", json_of(lambda r: r["report"]["claims"].append({}))),
        "report.json was altered",
    ),
    "date in the report altered": (
        lambda: with_file("report.json", json_of(lambda r: r["report"].update(generated_at="x"))),
        "report.json was altered",
    ),
    "file missing": (lambda: without(CSV), "report.csv is missing"),
    "file added": (added, "report.txt was added"),
    "file renamed": (renamed, "report.csv is missing"),
    "files swapped": (swapped, "report.md was altered"),
    "file truncated": (
        lambda: with_file(CSV, lambda d: d[: len(d) // 2]),
        "report.csv was altered",
    ),
    # Without the Word file: it is a ZIP file too, whose end can be taken for that of the archive.
    "archive truncated": (lambda: without(DOCX)[:-30], "This is not a complete ZIP file"),
    "file given another date": (
        lambda: with_info(CSV, date_time=(2024, 1, 1, 0, 0, 0)),
        "report.csv has another date",
    ),
    "manifest given another date": (
        lambda: with_info(NAME, date_time=(2024, 1, 1, 0, 0, 0)),
        "manifest.json has another date",
    ),
    "file that may be executed": (
        lambda: with_info(CSV, external_attr=0o100755 << 16),
        "report.csv has other attributes",
    ),
    "file with a comment": (lambda: with_info(CSV, comment=b"x"), "report.csv has other attr"),
    "file that is a link": (
        lambda: with_info(CSV, external_attr=0o120777 << 16),
        "not allowed as a file name",
    ),
    "second file of one name": (second_of_one_name, "report.csv” is in the archive twice"),
    "file that no directory lists": (hidden_between, "bytes that belong to none"),
    "bytes before the archive": (lambda: b"#!/bin/sh\n" + archive(), "bytes that belong to none"),
    "bytes after the archive": (lambda: archive() + b"more", "bytes that belong to none"),
    "archive with a comment": (lambda: pack(members(), b"more"), "bytes that belong to none"),
    "other name before the file": (other_name_in_header, "report.csv was altered"),
    "manifest missing": (lambda: without(NAME), "manifest.json is missing"),
    "manifest not JSON": (lambda: with_file(NAME, lambda data: data[:-9]), "cannot be read"),
    "title in the manifest": (
        lambda: with_manifest(lambda r: r["signed"].update(title="Forged")),
        "signature does not match",
    ),
    "date in the manifest": (
        lambda: with_manifest(lambda r: r["signed"].update(state="3-20990101T000000-0")),
        "signature does not match",
    ),
    "row of the manifest missing": (
        lambda: with_manifest(lambda r: r["signed"]["files"].pop()),
        "signature does not match",
    ),
    "file and its row altered": (altered_and_listed_so, "signature does not match"),
    "signature replaced": (
        lambda: with_manifest(lambda r: r["signature"].update(value="A" * 86 + "==")),
        "signature does not match",
    ),
    "signature of another key": (
        lambda: with_manifest(lambda _r: None, sign_with=b"f" * 32),
        "It was signed with the key",
    ),
    "another algorithm": (
        lambda: with_manifest(lambda r: r["signature"].update(algorithm="none")),
        "not written as it was signed",
    ),
    "unsigned remark in the manifest": (
        lambda: with_manifest(lambda r: r.update(note="All is well.")),
        "not written as it was signed",
    ),
    "manifest written otherwise": (
        lambda: with_file(NAME, lambda data: data.replace(b"  ", b" ")),
        "not written as it was signed",
    ),
    "key of the manifest twice": (lambda: with_file(NAME, repeated_key), "cannot be read"),
}


def verify(data: bytes, folder: Path) -> None:
    file = folder / "report.zip"
    file.write_bytes(data)
    call_command("verify_report", str(file), "--key", reports.public_key())


def test_an_untouched_archive_is_verified(tmp_path):
    assert pack(members()) == archive()

    verify(archive(), tmp_path)


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_every_tampering_is_named(tampering, tmp_path):
    tamper, name = TAMPERINGS[tampering]
    data = tamper()
    assert data != archive()

    with pytest.raises(CommandError) as refusal:
        verify(data, tmp_path)

    assert name in str(refusal.value)


UNNAMED_BEFORE = [
    "file given another date",
    "manifest given another date",
    "file that may be executed",
    "file with a comment",
    "file that no directory lists",
    "bytes before the archive",
    "archive with a comment",
]


@pytest.mark.parametrize("tampering", UNNAMED_BEFORE)
def test_without_the_look_at_the_packing_these_would_pass(tampering, tmp_path, monkeypatch):
    monkeypatch.setattr("articles.reports.bundle.unzip.packing_problems", lambda _zipped: ())

    verify(TAMPERINGS[tampering][0](), tmp_path)


@pytest.mark.parametrize("tampering", ["unsigned remark in the manifest", "another algorithm"])
def test_without_the_look_at_the_form_of_the_manifest_these_would_pass(
    tampering, tmp_path, monkeypatch
):
    monkeypatch.setattr("articles.reports.bundle.manifest._form_problems", lambda *_about: [])

    verify(TAMPERINGS[tampering][0](), tmp_path)
