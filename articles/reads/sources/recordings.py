"""The player of a recording: what it plays, which captions it shows, and where it starts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from articles.models import Capture, Recording, Transcript
from articles.reading.captions.web_vtt import write_captions
from articles.reading.document import SpokenPart
from articles.text.time_codes import BadTimeCode, read_time_codes, time_stamp

_LARGE = ("text", "headers", "elsewhere", "post")
WITH_RECORDING = ("recording", "transcript__recording__capture")  # for select_related
WITHOUT_TEXTS = (  # of the captures that come with it, for defer
    "transcript__parts",
    *(f"transcript__recording__capture__{name}" for name in _LARGE),
)


@dataclass(frozen=True, slots=True)
class Player:
    """A recording that a page plays from `start`, in milliseconds; None for its beginning.

    `captions` is the id of the capture with its transcript, None without one.
    """

    recording: Recording
    captions: int | None
    start: int | None = None

    @property
    def capture_id(self) -> int:
        """The capture with the bytes of the recording."""
        return self.recording.capture_id

    @property
    def fragment(self) -> str:
        """The end of the address, with which a browser plays from the start: "#t=751.32"."""
        return f"#t={self.start / 1000:g}" if self.start else ""

    @property
    def start_stamp(self) -> str:
        """The start as people cite it."""
        return time_stamp(self.start / 1000) if self.start is not None else ""

    @property
    def length_stamp(self) -> str:
        """The length of the recording; "" if it is not known."""
        length = self.recording.length
        return time_stamp(length / 1000) if length is not None else ""

    @property
    def is_past_end(self) -> bool:
        """Whether the start is after the end of the recording."""
        length = self.recording.length
        return None not in (length, self.start) and (self.start or 0) > (length or 0)


def player_of(
    capture: Capture, *, locator: str = "", times: Iterable[int | None] = ()
) -> Player | None:
    """Return the player for a capture that was read with `WITH_RECORDING`; None without a recording.

    It starts at the time code of `locator`, else at the first of `times`: no query.
    """
    transcript: Transcript | None = _related(capture, "transcript")
    recording: Recording | None = _related(capture, "recording")
    if recording is None and transcript:
        recording = transcript.recording
    if recording is None:
        return None
    known = [time for time in times if time is not None]
    start = next(iter([*_typed(locator), *known]), None)
    return Player(recording, transcript.capture_id if transcript else None, start)


def captions_of(capture: Capture) -> str | None:
    """Return the captions of a transcript as WebVTT; None if it has no times."""
    transcript = Transcript.objects.filter(capture=capture).select_related("recording").first()
    if transcript is None or not transcript.parts:
        return None
    parts = (SpokenPart(*part) for part in transcript.parts)
    is_video = transcript.recording is not None and transcript.recording.is_video
    return write_captions(capture.text, parts, at_top=not is_video)


def _typed(locator: str) -> list[int]:
    try:
        return read_time_codes(locator)
    except BadTimeCode:
        return []


def _related(capture: Capture, name: str) -> Any:
    try:
        return getattr(capture, name)
    except ObjectDoesNotExist:
        return None
