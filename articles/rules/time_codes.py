"""Time codes as the locations of citations of recordings."""

from django.utils.translation import gettext as _

from articles.models import Recording, Source
from articles.refusals import Refused
from articles.text.time_codes import BadTimeCode, read_time_codes, time_stamp


def newest_recording(source_id: int) -> Recording | None:
    """Return the newest recording of a source."""
    recordings = Recording.objects.filter(capture__source=source_id)
    return recordings.order_by("capture__is_external", "-capture__captured_at", "-pk").first()


def require_time_code(source: Source, locator: str) -> None:
    """Raise `Refused` if a location is written like a time code and is none, or is after the end.

    This is asked of recordings and broadcasts; elsewhere, "5:3" may be a verse.
    """
    if ":" not in locator:
        return
    recording = newest_recording(source.pk)
    if recording is None and source.kind != Source.Kind.BROADCAST:
        return
    try:
        times = read_time_codes(locator)
    except BadTimeCode as error:
        raise Refused(
            _("“%(typed)s” is not a time code. Enter the time like 12:31 or 01:02:31.")
            % {"typed": locator}
        ) from error
    length = recording.length if recording else None
    if times and length is not None and times[-1] > length:
        raise Refused(
            _(
                "The recording is only %(length)s long, so it does not reach %(typed)s. Check the location."
            )
            % {"length": time_stamp(length / 1000), "typed": locator}
        )
