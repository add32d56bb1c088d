"""Recordings are sent range by range, and pages play them without script."""

import pytest

from articles import file_store
from articles.actions.sources import attach_upload
from articles.file_store import DamagedFile, open_recently_checked
from articles.models import Capture, Citation
from articles.views.sources import ranges
from tests.factories import make_article, make_claim
from tests.files.recordings import CAPTIONS, make_wav

SAID = 'She said: "The bridge cost 4.5 million euros."'
WAV = make_wav(2.0)
SIZE = len(WAV)
RANGES = {
    "bytes=0-": (206, 0, SIZE - 1),
    "bytes=0-99": (206, 0, 99),
    "bytes=100-199": (206, 100, 199),
    "Bytes = 100 - 199": (206, 100, 199),
    f"bytes={SIZE - 1}-{SIZE + 500}": (206, SIZE - 1, SIZE - 1),
    "bytes=-50": (206, SIZE - 50, SIZE - 1),
    f"bytes=-{SIZE * 2}": (206, 0, SIZE - 1),
    f"bytes={SIZE}-": (416, 0, 0),
    "bytes=-0": (416, 0, 0),
    "bytes=5-4": (200, 0, SIZE - 1),
    "bytes=0-1,5-6": (200, 0, SIZE - 1),
    "bytes=-": (200, 0, SIZE - 1),
    "items=0-5": (200, 0, SIZE - 1),
    "bytes=a-b": (200, 0, SIZE - 1),
    "": (200, 0, SIZE - 1),
}


@pytest.fixture
def recorded(client, editor, reviewer) -> Citation:
    client.force_login(reviewer)
    claim = make_claim(make_article(editor, SAID), editor, SAID)
    return attach_upload(
        claim,
        by=reviewer,
        title="",
        file_name="talk.wav",
        data=WAV,
        stance=Citation.Stance.SUPPORTS,
        transcript_name="talk.vtt",
        transcript=CAPTIONS,
    )


@pytest.mark.parametrize("header", RANGES)
def test_a_range_is_answered_as_the_standard_has_it(header):
    def wanted(size: int) -> tuple[int, int, int]:
        try:
            first, last = ranges.wanted_range(header, size) or (None, size - 1)
        except ranges.Unsatisfiable:
            return 416, 0, 0
        return (200, 0, last) if first is None else (206, first, last)

    assert wanted(SIZE) == RANGES[header]


def test_the_bytes_of_a_range_come_with_its_place_and_nothing_else(client, recorded, monkeypatch):
    capture = Capture.objects.get(recording__isnull=False)
    address = f"/captures/{capture.pk}/recording/"

    def ask(**headers: str):
        answer = client.get(address, headers=headers)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return answer, body

    whole, body = ask()
    assert (whole.status_code, body == WAV, whole["Content-Type"]) == (200, True, "audio/wav")
    assert whole["Accept-Ranges"] == "bytes"
    assert "sandbox" in whole["Content-Security-Policy"]
    part, body = ask(Range="bytes=44-143")
    assert (part.status_code, body) == (206, WAV[44:144])
    assert (part["Content-Range"], part["Content-Length"]) == (f"bytes 44-143/{SIZE}", "100")
    same, _body = ask(Range="bytes=0-9", If_Range=part["ETag"])
    other, body = ask(Range="bytes=0-9", If_Range='"another"')
    assert (same.status_code, other.status_code, body == WAV) == (206, 200, True)
    past, body = ask(Range=f"bytes={SIZE}-")
    assert (past.status_code, body, past["Content-Range"]) == (416, b"", f"bytes */{SIZE}")
    head = client.head(address, headers={"Range": "bytes=0-9"})
    assert (head.status_code, head["Content-Length"]) == (200, str(SIZE))
    monkeypatch.setattr(ranges, "LONGEST", 100)
    long, body = ask(Range="bytes=0-")
    assert (long["Content-Range"], body) == (f"bytes 0-99/{SIZE}", WAV[:100])
    transcript = recorded.source.captures.all()[0]
    assert client.get(f"/captures/{transcript.pk}/recording/").status_code == 404
    captions = client.get(f"/captures/{transcript.pk}/captions.vtt")
    assert captions["Content-Type"] == "text/vtt; charset=utf-8"
    assert "<v Anna Lee>Good morning &amp; welcome.\n\n" in captions.text


def test_pages_play_from_the_cited_time_and_only_they_may_load_media(client, recorded):
    claim, transcript = recorded.claim, recorded.source.captures.all()[0]
    recording = Capture.objects.get(recording__isnull=False)
    finding = recorded.findings.get(sought="quotation")

    desk = client.get(f"/articles/{claim.revision.article_id}/?claim={claim.pk}")
    page = client.get(f"/captures/{transcript.pk}/?finding={finding.pk}")
    at = client.get(f"/captures/{transcript.pk}/?at=7000")

    assert f"/captures/{recording.pk}/recording/#t=2.5" in desk.text
    assert "Play from 00:00:02" in desk.text
    assert f'src="/captures/{transcript.pk}/captions.vtt"' in page.text
    assert "recording/#t=2.5" in page.text
    assert "recording/#t=7" in at.text
    for each in (desk, page):
        assert "media-src 'self'" in each["Content-Security-Policy"]
    assert "media-src" not in client.get("/sources/")["Content-Security-Policy"]


def test_a_damaged_recording_is_not_sent(recorded, monkeypatch):
    monkeypatch.setattr(file_store, "_checked", {})
    capture = Capture.objects.get(recording__isnull=False)
    with open(capture.file.path, "r+b") as file:  # noqa: PTH123
        file.seek(50)
        file.write(b"changed")

    with pytest.raises(DamagedFile):
        open_recently_checked(str(capture.file), sha256=capture.sha256, size=capture.size)
