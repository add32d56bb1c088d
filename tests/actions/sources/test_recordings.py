"""Recordings are captures of their own; their transcripts are searched, and know when words are spoken."""

from typing import Any

import pytest

from articles.actions.captures import read_again
from articles.actions.sources import add_source, add_transcript, attach_upload
from articles.models import Capture, Citation, Finding, Recording, Source
from articles.reading.signatures.recordings import recording_type
from articles.reads.sources import WITH_RECORDING, player_of
from articles.reads.stored_files import check_stored_files
from articles.refusals import Refused
from tests.factories import make_article, make_claim
from tests.files.recordings import CAPTIONS, MP3_FRAME, make_wav

SAID = 'She said: "The bridge cost 4.5 million euros."'
STARTS = {
    "mp3 with a tag": (b"ID3\x04\x00", "audio/mpeg"),
    "mp3": (MP3_FRAME, "audio/mpeg"),
    "m4a": (b"\x00\x00\x00\x20ftypM4A \x00", "audio/mp4"),
    "mp4": (b"\x00\x00\x00\x20ftypisom\x00", "video/mp4"),
    "heic": (b"\x00\x00\x00\x20ftypheic\x00", ""),
    "opus": (b"OggS" + bytes(24) + b"OpusHead", "audio/ogg"),
    "theora": (b"OggS" + bytes(24) + b"\x80theora", ""),
    "wav": (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
    "webp": (b"RIFF\x00\x00\x00\x00WEBPVP8 ", ""),
    "flac": (b"fLaC\x00", "audio/flac"),
    "webm": (b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm", "video/webm"),
    "webm sound": (b"\x1a\x45\xdf\xa3\x9fB\x82\x84webm" + b"A_OPUS", "audio/webm"),
    "mkv": (b"\x1a\x45\xdf\xa3\x9fB\x82\x88matroska", ""),
    "utf-16": (b"\xff\xfeT\x00", ""),
    "text": (b"WEBVTT", ""),
}


@pytest.fixture
def spoken(editor):
    return make_claim(make_article(editor, SAID), editor, SAID)


def attach(claim, by, **more) -> Citation:
    about: dict[str, Any] = {"title": "", "stance": Citation.Stance.SUPPORTS}
    return attach_upload(claim, by=by, file_name="talk.bin", data=make_wav(), **about, **more)


@pytest.mark.parametrize("name", STARTS)
def test_a_recording_is_recognised_by_its_bytes(name):
    start, media_type = STARTS[name]

    assert recording_type(start) == media_type


def test_a_recording_with_captions_is_searched_and_plays_from_the_cue_of_the_words(
    spoken, reviewer
):
    citation = attach(spoken, reviewer, transcript_name="talk.vtt", transcript=CAPTIONS)

    transcript, recording = citation.source.captures.select_related(*WITH_RECORDING)
    heard = recording.recording
    assert (heard.media_type, heard.length, recording.text) == ("audio/wav", 9000, "")
    assert recording.read("type") == "AudioObject"
    assert "without text" in recording.missing_text
    assert not recording.warc
    assert transcript.transcript.recording == heard
    finding = Finding.objects.get(sought="quotation")
    assert (finding.capture, finding.outcome) == (transcript, "exact")
    assert finding.detail["time"] == 2500  # of the cue in which the words begin
    player = player_of(transcript, times=[2500])
    assert player is not None
    assert (player.fragment, player.start_stamp) == ("#t=2.5", "00:00:02")
    assert {each.fault for each in check_stored_files()} == {None}


def test_a_second_transcript_is_a_capture_beside_the_first(spoken, reviewer):
    source = attach(spoken, reviewer, transcript_name="a.vtt", transcript=CAPTIONS).source
    add_transcript(source, by=reviewer, file_name="b.srt", data=b"1\n0:0:3 --> 0:0:4\nIt cost 9.")

    newest, first, recording = source.captures.all()

    assert newest.transcript.recording == first.transcript.recording == recording.recording
    assert "4.5 million" in first.text


STAMPED = """[00:00:03] Anna: The bridge cost 4.5 million euros.

[00:00:05] Bo: Yes.

[00:00:07] Anna: So."""


@pytest.mark.parametrize("file", [{"text": STAMPED}, {"file_name": "a.vtt", "data": CAPTIONS}])
def test_a_recording_that_comes_after_its_transcript_plays_with_it(spoken, reviewer, file):
    about = {"title": "News", "issuer": "Radio 1", "dated_on": "2026-01-02"}
    stance, kind = Citation.Stance.SUPPORTS, Source.Kind.BROADCAST
    citation = add_source(spoken, by=reviewer, kind=kind, about=about, stance=stance, **file)
    before = citation.source.captures.get()
    add_transcript(citation.source, by=reviewer, recording_name="a.wav", recording=make_wav())

    newest = citation.source.captures.all()[0]

    assert (newest.text, newest.sha256) == (before.text, before.sha256)
    assert newest.transcript.recording == Recording.objects.get()
    times = [each.detail["time"] for each in newest.findings.filter(outcome="exact")]
    assert times == [3000 if "text" in file else 2500]


def test_a_recording_without_a_readable_length_is_kept_and_read_again_without_its_text(
    spoken, reviewer
):
    about: dict[str, Any] = {"title": "", "stance": Citation.Stance.SUPPORTS, "by": reviewer}
    attach_upload(spoken, file_name="a.mp3", data=b"ID3\x04" + b"\x00" * 4000, **about)
    capture = Capture.objects.get()

    assert capture.recording.length is None
    assert read_again(capture, by=reviewer) == capture


def test_what_is_no_recording_or_too_large_is_refused(spoken, reviewer, settings):
    with pytest.raises(Refused, match="Only a recording has a transcript"):
        attach_upload(
            spoken,
            by=reviewer,
            title="",
            file_name="a.mp3",  # its name proves nothing
            data=b"Words.",
            stance=Citation.Stance.SUPPORTS,
            transcript_name="a.vtt",
            transcript=CAPTIONS,
        )
    with pytest.raises(Refused, match=r"The transcript has no text\."):
        attach(spoken, reviewer, transcript_name="b.wav", transcript=make_wav())
    settings.RECORDING_MAX_MEGABYTES = 0
    with pytest.raises(Refused, match="larger than 0 MB"):
        attach(spoken, reviewer)
    assert not Source.objects.exists()
