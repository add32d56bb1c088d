"""Captions and transcripts: who says what, and when.

cues         the cues of a .srt or .vtt file
voices       the voices in a cue, and who speaks
rolling      captions that show each line several times, made one
turns        what somebody says until somebody else speaks, as paragraphs with their times
captions     a .srt or .vtt file as a document
transcript   a text file in which people speak in turn
"""

from articles.reading.captions.captions import read_captions
from articles.reading.captions.transcript import transcript_of

__all__ = ["read_captions", "transcript_of"]
