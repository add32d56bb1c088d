"""Read the layout of a text: transcripts, interviews, lists of quotations, live blogs, releases, posts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from articles.text.attribution import NameIndex
from articles.text.languages import Language
from articles.text.layouts.blocks import announced_blocks, passage_of_block
from articles.text.layouts.credits import credited
from articles.text.layouts.interviewees import interviewee
from articles.text.layouts.label_names import LabelNames
from articles.text.layouts.labels import Label, LabelKind, read_label
from articles.text.layouts.layout import NO_LAYOUT, Layout, Passage
from articles.text.layouts.lines import Line, Roles, read_lines
from articles.text.layouts.live_blogs import LiveBlog
from articles.text.layouts.posts import posts
from articles.text.layouts.releases import boilerplate
from articles.text.layouts.transcripts import (
    is_between_turns,
    lines_of_turn,
    runs,
    speaking_labels,
    spoken_spans,
)
from articles.text.spans import Span, Speaker


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a text besides its words: the roles of its paragraphs, and its headline."""

    roles: Roles = ()
    headline: str = ""


ALONE = Surroundings()


def read_layout(
    text: str, names: NameIndex, language: Language, surroundings: Surroundings
) -> Layout:
    """Return the passages that the layout gives to speakers or to nobody. Linear in the text.

    `names` are the full names of the text.
    """
    lines = read_lines(text, surroundings.roles)
    live = LiveBlog(text, lines, language)
    taken = _Taken(lines)
    for span in (*live.silent, *boilerplate(text, lines)):
        taken.add(Passage(span.start, span.end))
    for passage in (*posts(text, lines), *credited(text, lines, language)):
        taken.add(passage)
    labels = _labels(text, taken.free(), language, is_live=bool(live.entries))
    if labels:
        for passage in _turns(text, lines, labels, names, language, surroundings, taken):
            taken.add(passage)
    blocks: list[Span] = []
    for line, block in announced_blocks(text, lines, language):
        inverted = passage_of_block(text, line, block, language)
        if inverted:
            taken.add(inverted)
        else:
            blocks.append(block)
    passages = taken.in_order()
    if not (passages or blocks or live.entries):
        return NO_LAYOUT
    return Layout(
        passages,
        tuple(blocks),
        tuple(live.entries),
        frozenset(live.reporters),
        tuple(passage.start for passage in passages),
    )


class _Taken:
    """The passages so far. A line belongs to the first that takes it."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self._owner: dict[int, Passage] = {}
        self._number_of = {line.start: line.number for line in lines}

    def add(self, passage: Passage) -> None:
        """Add the passage, unless one of its lines is taken."""
        number = self._number_of[passage.start]
        own = []
        while number < len(self.lines) and self.lines[number].start < passage.end:
            own.append(number)
            number += 1
        if not any(each in self._owner for each in own):
            self._owner.update(dict.fromkeys(own, passage))

    def __contains__(self, number: object) -> bool:
        """Tell whether a passage has taken the line with this number."""
        return number in self._owner

    def free(self) -> list[Line]:
        """Return the lines that no passage has taken."""
        return [line for line in self.lines if line.number not in self._owner]

    def in_order(self) -> tuple[Passage, ...]:
        """Return the passages in the order of the text."""
        passages: list[Passage] = []
        for number in sorted(self._owner):
            if not passages or passages[-1] is not self._owner[number]:
                passages.append(self._owner[number])
        return tuple(passages)


def _labels(text: str, lines: Iterable[Line], language: Language, *, is_live: bool) -> list[Label]:
    """The labels of the lines. In a live blog a name behind the time is a byline, not a label."""
    labels = (read_label(text, line, language) for line in lines)
    return [label for label in labels if label and not (is_live and label.timed)]


def _turns(
    text: str,
    lines: list[Line],
    labels: list[Label],
    index: NameIndex,
    language: Language,
    surroundings: Surroundings,
    taken: _Taken,
) -> Iterator[Passage]:
    """Yield the turns of transcripts and interviews, and what stands between them."""
    names = LabelNames(index.mentions, labels, language)
    answering: Speaker | None = None
    is_asked = False
    for run in runs(labels):
        speaking = speaking_labels(text, lines, run, names)
        named = [label for label in speaking if label.kind is LabelKind.NAME]
        capitals = bool(named) and all(label.name.isupper() for label in named)
        if not is_asked and any(label.kind is LabelKind.ANSWER for label in speaking):
            is_asked = True
            answering = _answering(text, speaking, index, language, surroundings.headline)
        ends = {label.line.number for label in run}
        for label in speaking:
            speaker = (
                answering
                if label.kind is LabelKind.ANSWER
                else names.speaker(label, capitals=capitals)
            )
            following = _next_line(label, speaking, ends)
            yield from _turn(text, lines, label, speaker, following, taken)


def _next_line(label: Label, speaking: Sequence[Label], ends: set[int]) -> int | None:
    """The number of the line at which the turn ends because of another label, None if it is the last."""
    if label is speaking[-1]:
        return None
    number = label.line.number + 1
    while number not in ends:
        number += 1
    return number


def _turn(
    text: str,
    lines: list[Line],
    label: Label,
    speaker: Speaker | None,
    following: int | None,
    taken: _Taken,
) -> Iterator[Passage]:
    """Yield the passage of a turn, and one of nobody for each line in it that is no speech."""
    own = lines_of_turn(text, lines, label, following, taken)
    content = [] if label.is_alone else list(spoken_spans(text, label.content, label.line.end))
    silent: list[Line] = []
    for number, line in enumerate(own):
        if is_between_turns(text, line) and not (number == 0 and label.is_alone):
            silent.append(line)
        else:
            content += spoken_spans(text, line.start, line.end)
    end = own[-1].end if own else label.line.end
    if label.kind is LabelKind.QUESTION:
        content = []
    mention = None if label.kind is LabelKind.ANSWER else label.span
    yield Passage(
        label.line.start, end, tuple(content), speaker if content else None, mention, "label"
    )


def _answering(
    text: str, speaking: list[Label], index: NameIndex, language: Language, headline: str
) -> Speaker | None:
    """The person who gives the answers of an interview."""
    first = speaking[0].line.start
    introduction = text[:first]
    mentions = [(offset, name) for offset, name in index.mentions if offset < first]
    mentions += [(-1, name) for _offset, name in NameIndex(headline, language).mentions]
    questions = [
        text[label.content : label.line.end]
        for label in speaking
        if label.kind is LabelKind.QUESTION
    ]
    name = interviewee(introduction, headline, questions, mentions, language)
    return Speaker(name, "") if name else None
