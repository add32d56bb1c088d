"""Read the layout of a text: transcripts, interviews, lists of quotations, live blogs, releases, posts."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.text.attribution import NameIndex
from articles.text.languages import Language
from articles.text.layouts.blocks import announced_blocks, passage_of_block
from articles.text.layouts.credit_lines import credited_above
from articles.text.layouts.credits import credited
from articles.text.layouts.labels import Label, read_label
from articles.text.layouts.layout import NO_LAYOUT, Layout, Passage
from articles.text.layouts.lines import Line, Roles, read_lines
from articles.text.layouts.live_blogs import LiveBlog
from articles.text.layouts.posts import posts
from articles.text.layouts.releases import boilerplate
from articles.text.layouts.turns import Page, answers_of, turns_of
from articles.text.spans import Span

MOST_HEADINGS = 20  # lines before an interview that are read for names in capitals


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a text besides its words: the roles of its paragraphs, and its headline."""

    roles: Roles = ()
    headline: str = ""


ALONE = Surroundings()


class _Taken:
    """The passages so far. A line belongs to the first that takes it."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self._owner: dict[int, Passage] = {}

    def add(self, passage: Passage) -> None:
        """Add the passage, unless one of its lines is taken."""
        number = bisect_left(self.lines, passage.start, key=lambda line: line.start)
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
    for passage in (
        *posts(text, lines),
        *credited(text, lines, language),
        *credited_above(text, lines, language),
    ):
        taken.add(passage)
    labels = _labels(text, taken.free(), language, is_live=bool(live.entries))
    page = Page(text, lines, names, language, surroundings.headline)
    turns = list(turns_of(page, labels, taken)) if len(labels) > 1 else []
    if not (turns or live.entries):
        turns = list(answers_of(page))
    for passage in turns:
        taken.add(passage)
    blocks = list(_add_blocks(page, taken))
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


def _labels(text: str, lines: Iterable[Line], language: Language, *, is_live: bool) -> list[Label]:
    """The labels of the lines. In a live blog a name behind the time is a byline, not a label."""
    labels = (read_label(text, line, language) for line in lines)
    return [
        label for label in labels if label and not (is_live and (label.timed or label.is_header))
    ]


def _add_blocks(page: Page, taken: _Taken) -> Iterator[Span]:
    """Yield the paragraphs that a sentence announces; add those whose speaker stands at its end."""
    for line, block in announced_blocks(page.text, page.lines, page.language):
        passage = passage_of_block(page.text, line, block, page.language)
        if passage:
            taken.add(passage)
        else:
            yield block
