"""Recordings, by their first bytes: audio and video that browsers play. A name proves nothing."""

import re

START = 4096  # bytes, enough to recognise the type
_AUDIO_BRANDS = (b"M4A ", b"M4B ")
_BRANDS = (b"isom", b"iso", b"mp4", b"avc1", b"dash", b"M4V", b"MSNV", b"3gp", b"3g2", b"qt  ")
_MP3 = re.compile(rb"ID3[\x02-\x04]|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]", re.DOTALL)  # layer III only
_BIT_RATES, _RATES = range(1, 15), range(3)  # that a frame may state: neither "free" nor reserved
_OGG_AUDIO = (b"OpusHead", b"\x01vorbis", b"\x7fFLAC", b"Speex   ")
_WEBM = b"\x1a\x45\xdf\xa3"


def recording_type(start: bytes) -> str:
    """Return the media type that the first `START` bytes prove, such as "audio/mpeg"; else ""."""
    if _MP3.match(start):
        return "audio/mpeg" if start.startswith(b"ID3") or _is_frame(start) else ""
    if start.startswith(b"fLaC"):
        return "audio/flac"
    if start.startswith(b"RIFF") and start[8:12] == b"WAVE":
        return "audio/wav"
    if start[4:8] == b"ftyp":
        return _type_of_brand(start[8:12])
    if start.startswith(b"OggS"):
        return "audio/ogg" if any(codec in start[:128] for codec in _OGG_AUDIO) else ""
    if start.startswith(_WEBM) and b"webm" in start[:64]:
        return "audio/webm" if b"A_" in start and b"V_" not in start else "video/webm"
    return ""


def is_video(media_type: str) -> bool:
    """Whether a media type is one of moving pictures."""
    return media_type.startswith("video/")


def _type_of_brand(brand: bytes) -> str:
    if brand in _AUDIO_BRANDS:
        return "audio/mp4"
    return "video/mp4" if brand.startswith(_BRANDS) else ""


def _is_frame(start: bytes) -> bool:
    """Whether the four bytes are the header of a frame of MPEG audio."""
    return len(start) > 3 and start[2] >> 4 in _BIT_RATES and (start[2] >> 2) & 3 in _RATES
