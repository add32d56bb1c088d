"""A caption file (.srt, .vtt) to a Document: what is said, by whom, each paragraph with its time."""

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from articles.reading.captions.cues import Cue, cues_of
from articles.reading.captions.rolling import each_once, without_repeated_lines
from articles.reading.captions.turns import Said, in_turns, written
from articles.reading.captions.voices import repeated_labels, voices_in_cue
from articles.reading.document import Document, Field, Unreadable
from articles.reading.plain import decode_text, storable

NO_CAPTIONS = _("This file contains no captions. Choose the .srt or .vtt file with the captions.")
_LANGUAGE = re.compile(r"Language:\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9-]{1,20})?)\s*")
_TITLE = re.compile(r"WEBVTT[ \t]+(?:[-–—][ \t]*)?(\S.*)")


def read_captions(body: bytes, *, content_type: str = "") -> Document:
    """Return what is said in the captions. Raises Unreadable for a file without any."""
    decoded = decode_text(body, content_type=content_type)
    text = storable(decoded.text).replace("\r\n", "\n").replace("\r", "\n").strip("\n\ufeff")
    is_web = text.startswith("WEBVTT")
    header, cues = cues_of(text)
    cues = without_repeated_lines(cues)
    turns = in_turns(each_once(list(_said(cues, is_web=is_web))))
    text, paragraphs, spoken = written(turns)
    if not text:
        raise Unreadable(NO_CAPTIONS)
    return Document(
        text,
        dict(_fields(header)),
        decoded.warnings,
        paragraphs=paragraphs,
        origin="captions",
        guessed_encoding=decoded.guess,
        spoken=spoken,
    )


def _said(cues: Sequence[Cue], *, is_web: bool) -> Iterator[Said]:
    known = repeated_labels(line for cue in cues for line in cue.lines)
    for cue in cues:
        for voice in voices_in_cue(cue.lines, is_web=is_web, known=known):
            yield Said(voice.speaker, voice.words, cue.start, cue.end, is_new=voice.is_new)


def _fields(header: Sequence[str]) -> Iterator[tuple[str, Field]]:
    if header and (title := _TITLE.fullmatch(header[0].strip())):
        yield "title", Field(title[1].strip(), "WEBVTT header")
    for line in header:
        if language := _LANGUAGE.fullmatch(line.strip()):
            yield "language", Field(language[1], "WEBVTT header")
