"""The archive contains everything, and its manifest reveals every change. No database."""

import base64
import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from articles import reports
from articles.file_store import store_warc
from articles.refusals import Refused
from articles.reports import FORMATS, Rendering, Report, Term, stamp_report
from articles.reports.bundle.as_zip import write_member
from articles.reports.bundle.manifest import NAME, digest, signed_bytes
from tests.reports.made import a_capture, a_claim, a_file, a_report, a_source

PAGE, LETTER, NOTES = b"<p>A page.", b"A secret letter.", b"\0notes"


def kept(data: bytes) -> str:
    return default_storage.save("kept", ContentFile(data))


@pytest.fixture
def report() -> Report:
    """A report with two sources, one of them restricted, and a file attached to the claim."""
    page = replace(
        a_capture("A page.", sha256=digest(PAGE)[1]),
        size=len(PAGE),
        stored=(kept(PAGE), store_warc(ContentFile(b"a warc")).name),
    )
    letter = replace(
        a_capture("secret", sha256=digest(LETTER)[1]), size=len(LETTER), stored=(kept(LETTER), "")
    )
    lost = replace(a_capture("lost", sha256="e" * 64), stored=("gone", ""))
    hidden = a_source(
        2,
        visibility=Term("restricted", "restricted"),
        public_description="An official",
        captures=(letter,),
    )
    file = replace(
        a_file("notes.bin"), sha256=digest(NOTES)[1], size=len(NOTES), stored=kept(NOTES)
    )
    return stamp_report(
        a_report(
            claims=(a_claim(1, "2019", files=(file,)),),
            sources=(a_source(1, captures=(page, lost)), hidden),
        )
    )


@pytest.fixture
def archive(report) -> bytes:
    return FORMATS["zip"].rendered(report, Rendering.LEGAL)


def files(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    """Return an archive that is packed as ours are."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, data in files.items():
            write_member(made, name, data)
    return target.getvalue()


def test_the_archive_has_each_format_and_the_captured_bytes(archive, report):
    contents = files(archive)

    assert {PAGE, LETTER, NOTES, b"a warc"} <= set(contents.values())
    of_forms = [name for name in contents if name.startswith("report")]
    assert len(of_forms) == len(FORMATS) - 1
    assert {"report.html", "report.pdf", "report.json", "report.md", "report.csv"} <= set(of_forms)
    signed = json.loads(contents[NAME])["signed"]
    assert {each["name"]: (each["size"], each["sha256"]) for each in signed["files"]} == {
        name: digest(data) for name, data in contents.items() if name != NAME
    }
    assert [name[-20:] for name in signed["absent"]] == ["eeeeeeeeeeeeeeee.bin"]
    assert (signed["rendering"], signed["state"]) == ("legal", report.version)


def test_the_same_state_gives_the_same_bytes_whenever_it_is_exported(archive, report):
    later = replace(report, generated_at=report.generated_at + timedelta(days=2))

    assert FORMATS["zip"].rendered(later, Rendering.LEGAL) == archive


def test_the_public_archive_has_nothing_confidential(report):
    public = files(FORMATS["zip"].rendered(report, Rendering.PUBLIC))

    assert not {LETTER, NOTES} & set(public.values())
    assert PAGE in public.values()
    assert not any(name.startswith(("captures/2", "files")) for name in public)
    assert not any(digest(LETTER)[1].encode() in data for data in public.values())


def test_without_the_public_version_everything_would_be_in_it(report, monkeypatch):
    monkeypatch.setattr("articles.reports.formats.in_rendering", lambda report, _: report)

    assert LETTER in files(FORMATS["zip"].rendered(report, Rendering.PUBLIC)).values()


def test_an_unaltered_archive_has_no_problems(archive):
    verification = reports.verify_archive(archive, key=reports.public_key())

    assert verification.problems == ()
    assert (verification.key, verification.files) == (reports.public_key(), len(files(archive)) - 1)


def test_a_file_with_any_altered_byte_is_named(archive):
    chance = Random(7)
    whole = files(archive)
    for name, data in whole.items():
        if data:
            place = chance.randrange(len(data))
            changed = bytes([data[place] ^ 1])
            altered = whole | {name: data[:place] + changed + data[place + 1 :]}
            (problem, *_more) = reports.verify_archive(zipped(altered)).problems
            assert name in problem


def test_missing_and_added_files_are_named(archive):
    whole = files(archive)
    del whole["report.html"]

    problems = reports.verify_archive(zipped(whole | {"captures/9/more.bin": b"!"})).problems

    assert problems == ("report.html is missing.", "captures/9/more.bin was added.")
    assert "manifest.json is missing" in reports.verify_archive(zipped({"a": b""})).problems[0]


def test_a_manifest_with_another_signature_names_the_other_key(archive):
    whole = files(archive)
    record = json.loads(whole[NAME])
    forger = Ed25519PrivateKey.from_private_bytes(b"f" * 32)
    theirs = base64.b64encode(forger.public_key().public_bytes_raw()).decode()
    record["signed"]["title"] = "Another"
    signature = base64.b64encode(forger.sign(signed_bytes(record["signed"]))).decode()
    record["signature"] |= {"public_key": theirs, "value": signature}
    written = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    forged = zipped(whole | {NAME: written.encode()})

    assert reports.verify_archive(forged).problems == ()
    (problem,) = reports.verify_archive(forged, key=reports.public_key()).problems
    assert f"with the key {theirs}" in problem


@pytest.mark.parametrize(
    "manifest",
    [b"", b"{}", b"[1]", b"\xff", b'{"signed": 1, "signature": 2}', b"[" * 100_000],
    ids=["empty", "bare", "list", "bytes", "numbers", "deep"],
)
def test_an_invalid_manifest_counts_as_altered(archive, manifest):
    problems = reports.verify_archive(zipped(files(archive) | {NAME: manifest})).problems

    assert problems == ("manifest.json cannot be read: it was altered.",)


@pytest.mark.parametrize(
    "name", ["../away", "/etc/passwd", "a/../../b", "C:\\x", "a\\b", "folder/"], ids=repr
)
def test_a_file_name_outside_of_the_archive_is_refused(name):
    with pytest.raises(Refused, match="not allowed as a file name"):
        reports.verify_archive(zipped({name: b""}))


def test_links_and_duplicate_names_are_refused():
    link = io.BytesIO()
    with zipfile.ZipFile(link, "w") as made:
        info = zipfile.ZipInfo("link")
        info.external_attr = 0o120777 << 16
        made.writestr(info, "/etc/passwd")
    with pytest.raises(Refused, match="not allowed as a file name"):
        reports.verify_archive(link.getvalue())
    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as made:
        made.writestr("a", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("a", b"2")
    with pytest.raises(Refused, match="twice"):
        reports.verify_archive(twice.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr("articles.reports.bundle.unzip.MOST_BYTES", 3_000_000)
    bomb = zipped({"big": bytes(10_000_000)})

    with pytest.raises(Refused, match="more than the limit"):
        reports.verify_archive(bomb)
    with pytest.raises(Refused, match="more than the limit"):
        reports.read_archive(bomb, most=1000)


def test_another_kind_of_file_is_refused_with_a_message(tmp_path):
    with pytest.raises(Refused, match="not a complete ZIP file"):
        reports.verify_archive(b"PK\x03\x04")
    with pytest.raises(Refused, match="does not exist"):
        reports.verify_archive(tmp_path / "none.zip")


def test_the_command_verifies_without_a_database(archive, tmp_path):
    file, said = tmp_path / "report.zip", StringIO()
    file.write_bytes(archive)

    call_command("archive_key", stdout=said)
    call_command("verify_report", str(file), "--key", said.getvalue(), stdout=said)

    assert "all unchanged since they were signed" in said.getvalue()
    file.write_bytes(zipped(files(archive) | {"report.csv": b"altered"}))
    with pytest.raises(CommandError, match=r"^report\.csv was altered\.$"):
        call_command("verify_report", str(file))
    with pytest.raises(CommandError, match="does not exist"):
        call_command("verify_report", str(tmp_path / "none.zip"))


def test_without_a_key_nothing_is_signed_and_the_message_says_what_to_do(report, settings):
    settings.ARCHIVE_KEY = ""
    with pytest.raises(Refused, match="set ARCHIVE_KEY"):
        FORMATS["zip"].rendered(report, Rendering.LEGAL)
    settings.ARCHIVE_KEY = "short"
    with pytest.raises(Refused, match="must be 32 bytes"):
        reports.public_key()


def test_development_creates_a_key_that_only_its_owner_can_read(settings, tmp_path):
    settings.ARCHIVE_KEY, settings.DEBUG = "", True
    settings.ARCHIVE_KEY_FILE = tmp_path / "var" / "archive.key"

    assert reports.public_key() == reports.public_key()
    assert settings.ARCHIVE_KEY_FILE.stat().st_mode & 0o777 == 0o600
