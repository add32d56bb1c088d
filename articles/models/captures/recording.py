from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.captures.capture import Capture
from articles.models.protection import append_only
from articles.models.triggers import forbid, value_of

_RECORDED = value_of("recording", "capture_id", "NEW.recording_id")


class Recording(models.Model):
    """That the bytes of a capture are audio or video, and what is known of them. Append-only."""

    class MediaType(models.TextChoices):
        MP3 = "audio/mpeg", "MP3"
        M4A = "audio/mp4", "M4A"
        OGG = "audio/ogg", "Ogg"
        WAV = "audio/wav", "WAV"
        FLAC = "audio/flac", "FLAC"
        WEBM_AUDIO = "audio/webm", _("WebM audio")
        MP4 = "video/mp4", "MP4"
        WEBM = "video/webm", "WebM"

    capture = models.OneToOneField(Capture, on_delete=models.PROTECT, related_name="recording")
    media_type = models.CharField(max_length=20, choices=MediaType, help_text="By its bytes.")
    length = models.PositiveIntegerField(
        null=True, blank=True, help_text="Milliseconds; none if the file does not say."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(media_type__regex=r"^(audio|video)/[a-z0-9]+$"),
                name="recording_media_type",
            )
        ]
        triggers = [*append_only()]

    def __str__(self) -> str:
        return f"{self.capture}"

    @property
    def is_video(self) -> bool:
        """Whether it is moving pictures, and not sound alone."""
        return self.media_type.startswith("video/")


class Transcript(models.Model):
    """That the text of a capture is spoken in a recording, and when. Append-only.

    A transcript without a recording has times too: its recording may be added later, with another
    capture of the same text.
    """

    capture = models.OneToOneField(Capture, on_delete=models.PROTECT, related_name="transcript")
    recording = models.ForeignKey(
        Recording, on_delete=models.PROTECT, null=True, blank=True, related_name="transcripts"
    )
    parts = models.JSONField(
        default=list,
        blank=True,
        help_text="[[start, end, begins, ends, speaker], ...]: code points of the text, milliseconds.",
    )

    class Meta:
        triggers = [
            *append_only(),
            forbid(
                "of_its_own_source",
                f"""NEW.recording_id IS NOT NULL AND
                    {value_of("capture", "source_id", "NEW.capture_id")} IS DISTINCT FROM
                    {value_of("capture", "source_id", _RECORDED)}""",
                "a transcript must be of a recording of the same source",
                constraint="transcript_of_its_own_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.capture}"

    def time_at(self, offset: int) -> int | None:
        """Return when the part with the code point at `offset` begins, in milliseconds; None before all."""
        before = [begins for start, _end, begins, _ends, _speaker in self.parts if start <= offset]
        return before[-1] if before else None
