"""A text file in which people speak in turn: each turn is a paragraph, with its time if it has one."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from articles.reading.captions.turns import Said, written
from articles.reading.captions.voices import is_name, repeated_labels, split_label
from articles.reading.document import Document

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_STAMP = rf"[\[(]?\s*(?P<time>{_CLOCK})(?:\s*-{{1,2}}>\s*{_CLOCK})?\s*[\])]?"
_LEADING = re.compile(rf"{_STAMP}(?:\s*[-–—|:]\s+|\s+|\Z)(?P<rest>.*)")
_AFTER_NAME = re.compile(
    rf"(?P<name>[^\d\[\]():][^\[\]():]{{0,59}}?)\s*(?:[-–—|,]\s*)?{_STAMP}\s*(?P<colon>:?)(?P<rest>.*)"
)
_QUESTION = re.compile(r"(?P<name>Q|A)(?:\.|\s?[:：])\s+(?P<rest>\S.*)")
_LONGEST = 2_000_000  # code points; a longer text takes too much memory, and nobody spoke so long
_FEWEST = 3  # turns in a transcript
_FEWEST_OF_ALL = 0.25  # of the paragraphs; before an interview, there may be a long introduction
_MOST_NAMES = 0.7  # of the turns: in a transcript, people speak more than once


def transcript_of(document: Document) -> Document:
    """Return a text file with each turn as a paragraph, if it is a transcript; else as it is.

    Nothing is left out: times before the words of a turn become the locators of its paragraph.
    """
    if len(document.text) > _LONGEST:
        return document
    turns = list(_turns(document.text.split("\n")))
    if not _is_transcript(turns):
        return document
    text, paragraphs, spoken = written(turns)
    return replace(document, text=text, paragraphs=paragraphs, spoken=spoken, origin="transcript")


def _is_transcript(turns: Sequence[Said]) -> bool:
    names = Counter(turn.speaker for turn in turns if turn.speaker)
    timed = sum(1 for turn in turns if turn.start >= 0)
    is_asked = {"Q", "A"} <= set(names)
    by_name = names.total() >= _FEWEST and len(names) <= max(2, _MOST_NAMES * names.total())
    starts = max(names.total(), timed)
    return (is_asked or by_name or timed >= _FEWEST) and starts >= _FEWEST_OF_ALL * len(turns)


def _turns(lines: Sequence[str]) -> Iterator[Said]:
    """Yield the turns, and the paragraphs before and between them as turns without a name."""
    known = repeated_labels(line.strip() for line in lines)
    turn: Said | None = None
    after_blank = True
    for line in (line.strip() for line in lines):
        if not line:
            after_blank = True
            continue
        start = _start_of(line, known, after_blank=after_blank)
        if start is None and turn is not None and (not after_blank or not turn.words):
            turn = replace(turn, words=f"{turn.words} {line}".strip())
        else:
            if turn is not None:
                yield turn
            turn = start or Said("", line)
        after_blank = False
    if turn is not None:
        yield turn


def _start_of(line: str, known: Collection[str], *, after_blank: bool) -> Said | None:
    """Return the turn that begins with this line; None if it goes on with the one before it."""
    time, rest = -1.0, line
    if stamped := _LEADING.fullmatch(line):
        time, rest = _seconds(stamped["time"]), stamped["rest"].strip()
    if named := _AFTER_NAME.fullmatch(rest):
        is_heading = not named["rest"].strip() and after_blank
        if is_name(named["name"]) and (named["colon"] or is_heading):
            return Said(named["name"].strip(), named["rest"].strip(), _seconds(named["time"]))
    question = _QUESTION.fullmatch(rest)
    name, words = (question["name"], question["rest"]) if question else split_label(rest, known)
    if name:
        inner = _LEADING.fullmatch(words)
        if inner and time < 0 and words.startswith(("[", "(")):
            time, words = _seconds(inner["time"]), inner["rest"]
        return Said(name, words, time)
    return Said("", rest, time) if time >= 0 else None


def _seconds(clock: str) -> float:
    whole, *_fraction = re.split(r"[.,]", clock)
    seconds = 0
    for part in whole.split(":"):
        seconds = seconds * 60 + int(part)
    return float(seconds)
