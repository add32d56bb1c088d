"""The turns of transcripts and interviews, with who speaks in each."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from articles.text.attribution import NameIndex
from articles.text.languages import Language
from articles.text.layouts.interviewees import interviewee
from articles.text.layouts.labels import Label, LabelKind, LabelNames, without_capitals
from articles.text.layouts.layout import Passage
from articles.text.layouts.lines import Line
from articles.text.layouts.transcripts import (
    is_between_turns,
    lines_of_turn,
    runs,
    speaking_labels,
    spoken_spans,
)
from articles.text.layouts.unlabelled_interviews import answer_behind, questions_of
from articles.text.spans import Span, Speaker

LONGEST_INTRODUCTION = 5_000  # code points before the first question that are read
MOST_HEADINGS = 20  # lines before an interview that are read for names in capitals


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its lines, its full names and its headline."""

    text: str
    lines: list[Line]
    names: NameIndex
    language: Language
    headline: str


def turns_of(page: Page, labels: list[Label], taken: Container[int]) -> Iterator[Passage]:
    """Yield the turns that the labels begin. None reaches a line whose number is `taken`."""
    names = LabelNames(page.names, labels, page.language)
    answering: Speaker | None = None
    for run in runs(labels):
        speaking = speaking_labels(page.text, page.lines, run, names)
        named = [label for label in speaking if label.kind is LabelKind.NAME]
        capitals = bool(named) and all(label.name.isupper() for label in named)
        answering = answering or _answering(page, speaking)
        ends = {label.line.number for label in run}
        for label in speaking:
            speaker = (
                answering
                if label.kind is LabelKind.ANSWER
                else names.speaker(label, capitals=capitals)
            )
            following = _next_line(label, speaking, ends)
            own = lines_of_turn(page.text, page.lines, label, following, taken)
            yield _turn(page.text, label, speaker, own)


def _next_line(label: Label, speaking: Sequence[Label], ends: set[int]) -> int | None:
    """The number of the line at which the turn ends because of another label, None if it is the last."""
    if label is speaking[-1]:
        return None
    number = label.line.number + 1
    while number not in ends:
        number += 1
    return number


def _turn(text: str, label: Label, speaker: Speaker | None, own: list[Line]) -> Passage:
    """The passage of a turn. Words between turns, and the questions of an interview, are no content."""
    end = own[-1].end if own else label.line.end
    if label.kind is LabelKind.QUESTION:
        return Passage(label.line.start, end, mention=label.span, rule="label")
    content = [] if label.is_alone else list(spoken_spans(text, label.content, label.line.end))
    for number, line in enumerate(own):
        if (number == 0 and label.is_alone) or not is_between_turns(text, line):
            content += spoken_spans(text, line.start, line.end)
    nobody = label.kind is LabelKind.ANSWER and speaker is None  # "A:" names only who is known
    mention = None if nobody else label.span
    return Passage(label.line.start, end, tuple(content), speaker, mention, "label")


def _answering(page: Page, speaking: list[Label]) -> Speaker | None:
    """The person who gives the answers of an interview, if the labels ask and answer."""
    if all(label.kind is not LabelKind.ANSWER for label in speaking):
        return None
    asking = [label for label in speaking if label.kind is LabelKind.QUESTION]
    first = (asking or speaking)[0].line.start
    questions = [page.text[label.content : label.line.end] for label in asking]
    return _interviewee(page, first, questions)


def answers_of(page: Page) -> Iterator[Passage]:
    """Yield the questions and answers of an interview without labels, if it is clear who answers."""
    asking = questions_of(page.text, page.lines, page.headline)
    questions = [page.text[line.start : line.end] for line in asking]
    speaker = _interviewee(page, asking[0].start, questions) if asking else None
    if speaker is None:
        return
    for question, following in zip(asking, [*asking[1:], None], strict=True):
        yield Passage(question.start, question.end, rule="interview")
        answer = answer_behind(page.text, page.lines, question, following)
        content = [
            span for line in answer for span in spoken_spans(page.text, line.start, line.end)
        ]
        if content:
            span = Span(answer[0].start, answer[-1].end)
            yield Passage(*span, tuple(content), speaker, None, "interview", 0.8)


def _interviewee(page: Page, first: int, questions: list[str]) -> Speaker | None:
    """The person whom the text before `first`, the headline or the questions name."""
    start = max(0, first - LONGEST_INTRODUCTION)
    introduction = page.text[start:first]
    mentions = [
        (offset - start, name)
        for offset, name in page.names.mentions
        if start <= offset < first and not name.isupper()
    ]
    headings = [line for line in introduction.splitlines()[:MOST_HEADINGS] if line.isupper()]
    for heading in (page.headline, *(_in_small_letters(line, page.language) for line in headings)):
        mentions += [(-1, name) for _offset, name in NameIndex(heading, page.language).mentions]
    name = interviewee(introduction, page.headline, questions, mentions, page.language)
    return Speaker(name, "") if name else None


def _in_small_letters(line: str, language: Language) -> str:
    """Write a line of capitals so that its names can be read: "Examination of Dr. Helen Ward"."""
    small = language.words("prepositions|articles|coordinators")
    return " ".join(
        word.lower() if word.lower() in small else without_capitals(word) for word in line.split()
    )
