"""The archive: everything in one file, and whatever is altered in it is named. No database."""

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
from articles.refusals import Refused
from articles.reports import FORMATS, Rendering, Report, Term, stamped
from articles.reports.bundle.manifest import NAME, digest, message
from tests.reports.made import a_capture, a_claim, a_file, a_report, a_source

PAGE, LETTER, NOTES = b"<p>A page.", b"A secret letter.", b"\0notes"


def kept(data: bytes) -> str:
    return default_storage.save("kept", ContentFile(data))


@pytest.fixture
def report() -> Report:
    """Two sources with their bytes, one of them restricted, and a file beside the claim."""
    page = replace(
        a_capture("A page.", sha256=digest(PAGE)[1]), stored=(kept(PAGE), kept(b"a warc"))
    )
    letter = replace(a_capture("secret", sha256=digest(LETTER)[1]), stored=(kept(LETTER), ""))
    lost = replace(a_capture("lost", sha256="e" * 64), stored=("gone", ""))
    hidden = a_source(
        2,
        visibility=Term("restricted", "restricted"),
        public_description="An official",
        captures=(letter,),
    )
    file = replace(a_file("notes.bin"), sha256=digest(NOTES)[1], stored=kept(NOTES))
    return stamped(
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
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return target.getvalue()


def test_it_holds_each_form_and_the_bytes_that_were_seen(archive, report):
    found = files(archive)

    assert {PAGE, LETTER, NOTES, b"a warc"} <= set(found.values())
    of_forms = [name for name in found if name.startswith("report")]
    assert len(of_forms) == len(FORMATS) - 1
    assert {"report.html", "report.pdf", "report.json", "report.md", "report.csv"} <= set(of_forms)
    signed = json.loads(found[NAME])["signed"]
    assert {each["name"]: (each["size"], each["sha256"]) for each in signed["files"]} == {
        name: digest(data) for name, data in found.items() if name != NAME
    }
    assert [name[-20:] for name in signed["absent"]] == ["eeeeeeeeeeeeeeee.bin"]
    assert (signed["rendering"], signed["state"]) == ("legal", report.version)


def test_the_same_state_gives_the_same_bytes_whenever_it_is_made(archive, report):
    later = replace(report, generated_at=report.generated_at + timedelta(days=2))

    assert FORMATS["zip"].rendered(later, Rendering.LEGAL) == archive


def test_the_public_one_holds_nothing_of_what_stays_in_the_newsroom(report):
    public = files(FORMATS["zip"].rendered(report, Rendering.PUBLIC))

    assert not {LETTER, NOTES} & set(public.values())
    assert PAGE in public.values()
    assert not any(name.startswith(("captures/2", "files")) for name in public)
    assert not any(digest(LETTER)[1].encode() in data for data in public.values())


def test_without_the_rendering_all_of_it_would_be_there(report, monkeypatch):
    monkeypatch.setattr("articles.reports.formats.in_rendering", lambda report, _: report)

    assert LETTER in files(FORMATS["zip"].rendered(report, Rendering.PUBLIC)).values()


def test_an_archive_as_it_was_made_has_no_problems(archive):
    found = reports.verify(archive, key=reports.public_key())

    assert found.problems == ()
    assert (found.key, found.files) == (reports.public_key(), len(files(archive)) - 1)


def test_whatever_is_altered_is_named_whichever_byte_it_is(archive):
    chance = Random(7)
    whole = files(archive)
    for name, data in whole.items():
        if data:
            place = chance.randrange(len(data))
            changed = bytes([data[place] ^ 1])
            altered = whole | {name: data[:place] + changed + data[place + 1 :]}
            (problem, *_more) = reports.verify(zipped(altered)).problems
            assert name in problem


def test_what_is_missing_or_was_added_is_named(archive):
    whole = files(archive)
    del whole["report.html"]

    problems = reports.verify(zipped(whole | {"captures/9/more.bin": b"!"})).problems

    assert problems == ("report.html is missing.", "captures/9/more.bin was added.")
    assert "manifest.json is missing" in reports.verify(zipped({"a": b""})).problems[0]


def test_a_manifest_that_somebody_else_signed_names_their_key(archive):
    whole = files(archive)
    record = json.loads(whole[NAME])
    forger = Ed25519PrivateKey.from_private_bytes(b"f" * 32)
    theirs = base64.b64encode(forger.public_key().public_bytes_raw()).decode()
    record["signed"]["title"] = "Another"
    signature = base64.b64encode(forger.sign(message(record["signed"]))).decode()
    record["signature"] |= {"public_key": theirs, "value": signature}
    forged = zipped(whole | {NAME: json.dumps(record).encode()})

    assert reports.verify(forged).problems == ()
    (problem,) = reports.verify(forged, key=reports.public_key()).problems
    assert f"with the key {theirs}" in problem


@pytest.mark.parametrize(
    "manifest",
    [b"", b"{}", b"[1]", b"\xff", b'{"signed": 1, "signature": 2}', b"[" * 100_000],
    ids=["empty", "bare", "list", "bytes", "numbers", "deep"],
)
def test_a_manifest_that_is_none_is_said_to_be_altered(archive, manifest):
    problems = reports.verify(zipped(files(archive) | {NAME: manifest})).problems

    assert problems == ("manifest.json cannot be read: it was altered.",)


@pytest.mark.parametrize(
    "name", ["../away", "/etc/passwd", "a/../../b", "C:\\x", "a\\b", "folder/"], ids=repr
)
def test_a_name_that_leads_elsewhere_is_refused(name):
    with pytest.raises(Refused, match="not allowed as a file name"):
        reports.verify(zipped({name: b""}))


def test_a_link_and_a_name_that_is_there_twice_are_refused():
    link = io.BytesIO()
    with zipfile.ZipFile(link, "w") as made:
        info = zipfile.ZipInfo("link")
        info.external_attr = 0o120777 << 16
        made.writestr(info, "/etc/passwd")
    with pytest.raises(Refused, match="not allowed as a file name"):
        reports.verify(link.getvalue())
    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as made:
        made.writestr("a", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("a", b"2")
    with pytest.raises(Refused, match="twice"):
        reports.verify(twice.getvalue())


def test_a_bomb_is_put_down_before_it_fills_anything(monkeypatch):
    monkeypatch.setattr("articles.reports.bundle.unzip.MOST_BYTES", 3_000_000)
    bomb = zipped({"big": bytes(10_000_000)})

    with pytest.raises(Refused, match="more than the limit"):
        reports.verify(bomb)
    with pytest.raises(Refused, match="more than the limit"):
        reports.contents(bomb, most=1000)


def test_what_is_no_archive_is_refused_in_words(tmp_path):
    with pytest.raises(Refused, match="not a complete ZIP file"):
        reports.verify(b"PK\x03\x04")
    with pytest.raises(Refused, match="does not exist"):
        reports.verify(tmp_path / "none.zip")


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


def test_without_a_key_nothing_is_signed_and_it_is_said_what_to_do(report, settings):
    settings.ARCHIVE_KEY = ""
    with pytest.raises(Refused, match="set ARCHIVE_KEY"):
        FORMATS["zip"].rendered(report, Rendering.LEGAL)
    settings.ARCHIVE_KEY = "short"
    with pytest.raises(Refused, match="must be 32 bytes"):
        reports.public_key()


def test_development_makes_itself_a_key_that_only_its_owner_reads(settings, tmp_path):
    settings.ARCHIVE_KEY, settings.DEBUG = "", True
    settings.ARCHIVE_KEY_FILE = tmp_path / "var" / "archive.key"

    assert reports.public_key() == reports.public_key()
    assert settings.ARCHIVE_KEY_FILE.stat().st_mode & 0o777 == 0o600
