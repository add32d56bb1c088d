"""Transcripts and interviews: lines with labels, and what belongs to each turn."""

import re
from collections import Counter
from collections.abc import Container, Iterator

from articles.text.languages import layout_words
from articles.text.layouts.labels import TIME, Label, LabelKind, LabelNames, is_first_name
from articles.text.layouts.lines import OPENING_MARKS, Line, ends_like_sentence, is_quoted, is_short
from articles.text.spans import Span

MOST_BETWEEN = 8  # lines of a turn that follow its first one
ASIDE = re.compile(r"\[[^\[\]\n]{1,60}\]|\([^()\n]{1,40}\)|\*[^*\n]{1,30}\*")
WORD = re.compile(r"[^\W\d_]+['’]?[^\W\d_]*")
SHORTEST_SPEECH = 4  # words; shorter contents must end like a sentence
SPOKEN = 0.6  # share of the contents that must look like speech
SPEAKERS = frozenset({LabelKind.NAME, LabelKind.MODERATOR, LabelKind.DESCRIPTION})
INTERVIEW = frozenset({LabelKind.QUESTION, LabelKind.ANSWER})
NOT_SPOKEN = frozenset({"heading", "caption", "table", "byline", "dateline", "note"})


def runs(labels: list[Label]) -> Iterator[list[Label]]:
    """Yield the labels that follow each other, with few lines between."""
    run: list[Label] = []
    for label in labels:
        if run and label.line.number - run[-1].line.number > MOST_BETWEEN:
            yield run
            run = []
        run.append(label)
    if run:
        yield run


def speaking_labels(
    text: str, lines: list[Line], run: list[Label], names: LabelNames
) -> list[Label]:
    """Return the labels of a run that name speakers, or none if it is no transcript."""
    interview = {label.kind for label in run if _has_content(text, lines, label)} >= INTERVIEW
    able = [
        label
        for label in run
        if (label.kind in SPEAKERS or (interview and label.kind in INTERVIEW))
        and _has_content(text, lines, label)
    ]
    headers = [label for label in able if label.is_header]
    if headers and 3 * _count_personal(text, lines, headers) < len(headers):
        able = [label for label in able if not label.is_header]  # bylines of reports
    counts = Counter(label.key for label in able)
    able = [label for label in able if _is_sure(label, counts, names)]
    if not able or not _are_spoken(text, lines, able):
        return []
    if len(counts) == 1:
        return able if _speaks_alone(able, names) else []
    if not _are_people(text, lines, able, names):
        return []
    by_rule = any(label.kind in INTERVIEW or label.kind is LabelKind.MODERATOR for label in able)
    if not by_rule and max(counts.values()) == 1 and not _speak_once(text, lines, able, names):
        return []
    several = len(able) > len(counts)
    return [
        label
        for label in able
        if label.kind is not LabelKind.NAME
        or counts[label.key] > 1
        or by_rule
        or " " in label.name
        or names.is_known(label)
        or label.name.isupper()
        or (several and ends_like_sentence(text, _content_line(lines, label)))
    ]


def _is_sure(label: Label, counts: Counter[str], names: LabelNames) -> bool:
    """Tell whether a name before a dash, which may stand in any sentence, is a label."""
    if label.is_header:
        return max(counts.values()) > 1
    if label.has_colon or label.is_alone:
        return True
    return counts[label.key] > 1 and (label.name.isupper() or names.is_known(label))


def _are_people(text: str, lines: list[Line], labels: list[Label], names: LabelNames) -> bool:
    """Tell whether any label is surely a person, or a third of the contents speak of "I" or ask.

    Else they may be the steps of a recipe, or arguments for and against.
    """
    for label in labels:
        if label.kind is not LabelKind.NAME or label.timed or label.title:
            return True
        several = " " in label.name or label.name.isupper()
        if several or names.is_known(label) or is_first_name(label.name):
            return True
    personal = _count_personal(text, lines, labels)
    return 3 * personal >= len(labels)


def _count_personal(text: str, lines: list[Line], labels: list[Label]) -> int:
    """How many of the labels have contents that speak of "I" or "we", or ask."""
    return sum(
        is_personal(text, line := _content_line(lines, label), max(label.content, line.start))
        for label in labels
    )


def _speaks_alone(labels: list[Label], names: LabelNames) -> bool:
    """Tell whether the only label is that of a speaker: a person of the article, several times."""
    first = labels[0]
    sure = first.name.isupper() or bool(first.title) or first.timed or names.is_known(first)
    return len(labels) > 1 and first.kind is LabelKind.NAME and sure


def _speak_once(text: str, lines: list[Line], labels: list[Label], names: LabelNames) -> bool:
    """Tell whether different names, each with one label, are speakers and no list of profiles."""
    if all(label.name.isupper() and len(label.name) > 2 for label in labels):
        return True
    if all(label.timed or (names.is_known(label) and label.title) for label in labels):
        return True
    personal = _count_personal(text, lines, labels)
    return 2 * personal >= len(labels)


def is_personal(text: str, line: Line, start: int = 0) -> bool:
    """Tell whether the line speaks of "I" or "we", asks, or stands in quotation marks."""
    start = max(start, line.start)
    words = text[start : line.end]
    if words[:1] in OPENING_MARKS or words.rstrip()[-1:] == "?":
        return True
    low = words.lower().replace("’", "'")
    return not layout_words("first_person").isdisjoint(WORD.findall(low))


def _content_line(lines: list[Line], label: Label) -> Line:
    """The line in which the words of the speaker begin."""
    number = label.line.number
    return lines[min(number + label.is_alone, len(lines) - 1)]


def _has_content(text: str, lines: list[Line], label: Label) -> bool:
    if not label.is_alone:
        return True
    number = label.line.number + 1
    if number >= len(lines):
        return False
    return not (lines[number].gap and not label.has_colon and not label.name.isupper())


def _are_spoken(text: str, lines: list[Line], labels: list[Label]) -> bool:
    """Tell whether most contents look like speech: sentences, and no rows of figures or of names."""
    spoken = 0
    for label in labels:
        line = _content_line(lines, label)
        words = text[max(label.content, line.start) : line.end]
        letters = WORD.findall(words[:200])
        figures = words[:1].isdigit() and len(letters) < SHORTEST_SPEECH
        listed = words.istitle() and not ends_like_sentence(text, line)
        long = len(letters) >= SHORTEST_SPEECH and any(word[0].islower() for word in letters)
        spoken += not figures and not listed and (long or ends_like_sentence(text, line))
    return spoken >= SPOKEN * len(labels)


def lines_of_turn(
    text: str, lines: list[Line], label: Label, following: int | None, taken: Container[int]
) -> list[Line]:
    """Return the lines behind a label that belong to its turn.

    `following` is the number of the line with the next label, None behind the last one. A turn ends
    before a line whose number is in `taken`.
    """
    number = label.line.number + 1
    own: list[Line] = []
    if label.is_alone and number < len(lines):
        own.append(lines[number])
        number += 1
    elif is_quoted(text, label.line, label.content):
        return own
    last = len(lines) if following is None else following
    for line in lines[number : min(last, number + MOST_BETWEEN)]:
        if line.number in taken:
            break
        if following is None and not _continues(text, own[-1] if own else label.line, line):
            break
        own.append(line)
    return own


def _continues(text: str, before: Line, line: Line) -> bool:
    """Tell whether the line goes on with the last turn, which no other label ends."""
    if line.role in NOT_SPOKEN or is_stage_direction(text, line):
        return False
    if not line.gap and (text[line.start].islower() or not ends_like_sentence(text, before)):
        return True
    is_quoted = text[line.start] in OPENING_MARKS
    return ends_like_sentence(text, line) and not is_quoted and is_personal(text, line)


def is_stage_direction(text: str, line: Line) -> bool:
    """Tell whether the whole line is an aside, such as "(Applause)", or a time."""
    words = text[line.start : line.end]
    if words[0] in "[(*" and ASIDE.fullmatch(words.rstrip(".")):
        return True
    return words[0] in "[(0123456789" and TIME.fullmatch(words) is not None


def is_between_turns(text: str, line: Line) -> bool:
    """Tell whether the line between two turns is nobody's words: a heading, a stage direction."""
    if line.role in NOT_SPOKEN or is_stage_direction(text, line):
        return True
    return line.gap and is_short(line) and not ends_like_sentence(text, line)


def spoken_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the spans of the line from `start` to `end` without stage directions and blanks."""
    for aside in ASIDE.finditer(text, start, end):
        yield from _trimmed(text, start, aside.start())
        start = aside.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = first + len(words.strip())
    if any(sign.isalnum() for sign in text[first:last]):
        yield Span(first, last)
