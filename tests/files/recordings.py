"""Recordings of tests, made here: a tone as WAV, the first bytes of other types, and captions."""

import io
import math
import struct
import wave

CAPTIONS = b"""WEBVTT
Language: en

00:00.000 --> 00:02.000
<v Anna Lee>Good morning & welcome.

00:02.500 --> 00:04.000
<v Anna Lee>The bridge cost

00:04.000 --> 00:06.500
<v Anna Lee>4.5 million euros.

00:07.000 --> 00:08.000
<v Bo Roe>Is 4 < 5?
"""
MP3_FRAME = b"\xff\xfb\x90\x64"


def make_wav(seconds: float = 9.0, rate: int = 8000) -> bytes:
    """A tone."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        second = [int(8000 * math.sin(n / 6)) for n in range(rate)]
        whole = struct.pack(f"<{rate}h", *second) * math.ceil(seconds)
        out.writeframes(whole[: int(seconds * rate) * 2])
    return file.getvalue()
