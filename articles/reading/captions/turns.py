"""What people say in turn, as the paragraphs of a document, each with its time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from articles.reading.document import Paragraph, SpokenPart
from articles.reading.text_writer import TextWriter
from articles.text.sentences import normalise
from articles.text.time_codes import time_stamp

_PAUSE = 2.0  # seconds after which a new paragraph begins
_LAST = 5.0  # seconds that the last turn lasts if nothing says when it ends
_DASHES = ("-", "‐", "–", "—")
_LONG = 400  # code points after which a paragraph ends with its sentence
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", '."', ".”", "?”", "!”")


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a speaker ("" if not known), and when they begin and end, in seconds.

    `is_new` if another person begins here, though without a name. `start` is negative if no time is known.
    `pieces` are those that a turn was made of.
    """

    speaker: str
    words: str
    start: float = -1
    end: float = -1
    is_new: bool = False
    pieces: tuple["Said", ...] = ()


def in_turns(spoken: Iterable[Said]) -> list[Said]:
    """Return what is spoken with the words of one turn together."""
    turns: list[Said] = []
    for each in spoken:
        last = turns[-1] if turns else None
        if last and _continues(last, each):
            words = f"{last.words} {each.words}".strip()
            pieces = (*(last.pieces or (last,)), each)
            turns[-1] = replace(last, words=words, end=max(last.end, each.end), pieces=pieces)
        else:
            turns.append(each)
    return turns


def written(
    turns: Sequence[Said],
) -> tuple[str, tuple[Paragraph, ...], tuple[SpokenPart, ...]]:
    """Return a text with a paragraph for each turn, "Name: words", the paragraphs with their times, and
    the parts of the text with theirs."""
    writer = TextWriter()
    times, shown_turns = [], []
    for turn in turns:
        shown = f"{turn.speaker}: {turn.words}" if turn.speaker else turn.words
        if not shown.strip():
            continue
        writer.add_break("\n\n")
        writer.write(shown.strip())
        times.append(time_stamp(turn.start) if turn.start >= 0 else "")
        shown_turns.append(turn)
    text, _annotations, paragraphs = writer.finish()
    timed = tuple(
        replace(paragraph, locator=time) for paragraph, time in zip(paragraphs, times, strict=True)
    )
    return text, timed, tuple(_spoken(text, timed, shown_turns))


def _spoken(
    text: str, paragraphs: Sequence[Paragraph], turns: Sequence[Said]
) -> Iterator[SpokenPart]:
    """Yield the parts of the text that have times: the cues of each turn, in its paragraph.

    A part without an end, as in a transcript, ends where the next one begins.
    """
    pieces = list(_located(text, paragraphs, turns))
    begins = [piece.start for _span, piece in pieces]
    for number, ((start, end), piece) in enumerate(pieces):
        later = [piece.end] if piece.end >= 0 else begins[number + 1 : number + 2]
        ends = next(iter(later), piece.start + _LAST)
        begin = round(piece.start * 1000)
        yield SpokenPart(start, end, begin, max(round(ends * 1000), begin), piece.speaker)


def _located(
    text: str, paragraphs: Sequence[Paragraph], turns: Sequence[Said]
) -> Iterator[tuple[tuple[int, int], Said]]:
    for paragraph, turn in zip(paragraphs, turns, strict=True):
        named = f"{turn.speaker}: " if turn.speaker else ""
        at = paragraph.start + len(normalise(named))
        for piece in turn.pieces or (turn,):
            words = normalise(piece.words.strip())
            start = text.find(words, at, paragraph.end) if words and piece.start >= 0 else -1
            if start >= 0:
                at = start + len(words)
                yield (start, at), replace(piece, speaker=turn.speaker)


def _continues(last: Said, each: Said) -> bool:
    """Whether the words belong to the turn before them, and to its paragraph."""
    is_same = each.speaker == last.speaker if each.speaker else not each.is_new
    is_end = last.words.rstrip().endswith(_SENTENCE_ENDS)
    has_pause = each.start - last.end >= _PAUSE
    # A dash stands before each of two voices of one caption: the next words may be anybody's.
    is_anybody = last.is_new and not last.speaker and last.words.startswith(_DASHES)
    return is_same and not (is_end and (has_pause or is_anybody or len(last.words) >= _LONG))
