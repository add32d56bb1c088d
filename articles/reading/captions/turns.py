"""What people say in turn, as the paragraphs of a document, each with its time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from articles.reading.document import Paragraph
from articles.reading.text_writer import TextWriter

_PAUSE = 2.0  # seconds after which a new paragraph begins
_DASHES = ("-", "‐", "–", "—")
_LONG = 400  # code points after which a paragraph ends with its sentence
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", '."', ".”", "?”", "!”")


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a speaker ("" if not known), and when they begin and end, in seconds.

    `is_new` if another person begins here, though without a name. `start` is negative if no time is known.
    """

    speaker: str
    words: str
    start: float = -1
    end: float = -1
    is_new: bool = False


def in_turns(spoken: Iterable[Said]) -> list[Said]:
    """Return what is spoken with the words of one turn together."""
    turns: list[Said] = []
    for each in spoken:
        last = turns[-1] if turns else None
        if last and _continues(last, each):
            words = f"{last.words} {each.words}".strip()
            turns[-1] = replace(last, words=words, end=max(last.end, each.end))
        else:
            turns.append(each)
    return turns


def written(turns: Sequence[Said]) -> tuple[str, tuple[Paragraph, ...]]:
    """Return a text with a paragraph for each turn, "Name: words", and the paragraphs with their times."""
    writer = TextWriter()
    times = []
    for turn in turns:
        shown = f"{turn.speaker}: {turn.words}" if turn.speaker else turn.words
        if not shown.strip():
            continue
        writer.add_break("\n\n")
        writer.write(shown.strip())
        times.append(time_stamp(turn.start) if turn.start >= 0 else "")
    text, _annotations, paragraphs = writer.finish()
    return text, tuple(
        replace(paragraph, locator=time) for paragraph, time in zip(paragraphs, times, strict=True)
    )


def time_stamp(seconds: float) -> str:
    """Return a time of a recording as people cite it: "00:12:31"."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}"


def _continues(last: Said, each: Said) -> bool:
    """Whether the words belong to the turn before them, and to its paragraph."""
    is_same = each.speaker == last.speaker if each.speaker else not each.is_new
    is_end = last.words.rstrip().endswith(_SENTENCE_ENDS)
    has_pause = each.start - last.end >= _PAUSE
    # A dash stands before each of two voices of one caption: the next words may be anybody's.
    is_anybody = last.is_new and not last.speaker and last.words.startswith(_DASHES)
    return is_same and not (is_end and (has_pause or is_anybody or len(last.words) >= _LONG))
