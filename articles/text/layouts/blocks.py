"""Paragraphs of speech that the sentence before announces: `Lind wrote:`, then a block quote."""

import re
from collections.abc import Iterator

from articles.text.languages import Language
from articles.text.layouts.labels import DOTTED, are_name_words, is_first_name
from articles.text.layouts.layout import Passage
from articles.text.layouts.lines import BULLETS, Line, ends_like_sentence, is_quoted
from articles.text.layouts.transcripts import is_personal
from articles.text.spans import Span

WORDS = re.compile(r"\S+")
LONGEST_FULL_NAME = 4  # words
WORD = re.compile(r"[^\W\d_]+")
LONGEST_NAME = 120  # code points before the colon that are read
MOST_LINES = 30  # of a block quote
DOUBLE_MARKS = frozenset('"“”„«»')
LONGEST_LIST = 12  # items of a list that a sentence announces


def announced_blocks(
    text: str, lines: list[Line], language: Language
) -> Iterator[tuple[Line, Span]]:
    """Yield the lines that end in a colon, with the paragraphs behind that are their speaker's words.

    Such are a block quote, a quotation, and a paragraph or list behind a verb of saying.
    """
    for line in lines:
        if text[line.end - 1] != ":" or line.number + 1 >= len(lines):
            continue
        following = lines[line.number + 1]
        last = _last_line(text, lines, line, following, language)
        if last is not None:
            yield line, Span(following.start, last.end)


def passage_of_block(text: str, line: Line, block: Span, language: Language) -> Passage | None:
    """Return the passage of a block whose speaker stands beside the verb right before the colon.

    That is ", Peter Novak, writes:", and where the verb stands second "schrieb Peter Novak, Kapitän:".
    """
    mention = _name_before_cue(text, line, language)
    if mention is None and language.words("verb_second"):
        mention = _name_behind_cue(text, line, language)
    if mention is None:
        return None
    return Passage(line.start, block.end, (block,), None, mention, "announced", 0.85)


def _name_before_cue(text: str, line: Line, language: Language) -> Span | None:
    """The full name in front of the last word, a verb of saying with or without an auxiliary."""
    words = list(WORDS.finditer(text, max(line.start, line.end - LONGEST_NAME), line.end - 1))
    if not words or words.pop().group().lower() not in language.forms:
        return None
    while words and words[-1].group().lower() in language.words("auxiliaries"):
        words.pop()
    name: list[re.Match[str]] = []
    while words and len(name) < LONGEST_FULL_NAME:
        word = words.pop()
        if not are_name_words([word.group().rstrip(",")], language) or (
            name and word.group().endswith(",")
        ):
            break
        name.insert(0, word)
    if len(name) < 2 or not is_first_name(name[0].group()):
        return None
    return Span(name[0].start(), name[-1].start() + len(name[-1].group().rstrip(",")))


def _name_behind_cue(text: str, line: Line, language: Language) -> Span | None:
    """The name behind the last verb of saying, up to the colon."""
    cue = None
    for word in WORD.finditer(text, max(line.start, line.end - LONGEST_NAME), line.end - 1):
        if word.group().lower() in language.forms:
            cue = word
    name = text[cue.end() : line.end - 1].split(",", maxsplit=1)[0].split() if cue else []
    if cue is None or not name or not are_name_words(name, language):
        return None
    return Span(text.index(name[0], cue.end()), line.end - 1)


def _last_line(
    text: str, lines: list[Line], line: Line, following: Line, language: Language
) -> Line | None:
    """The last line of what the colon announces; None if it is nobody's speech."""
    if following.role == "quotation":
        last = following
        for other in lines[following.number + 1 : following.number + MOST_LINES]:
            if other.role != "quotation":
                break
            last = other
        return last
    if is_quoted(text, following):
        return following if text[following.start] not in BULLETS else None
    if not _ends_in_cue(text, line, language) or following.role in {"heading", "table", "caption"}:
        return None
    last = following
    while (
        text[following.start] in BULLETS
        and last.number + 1 < len(lines)
        and last.number - following.number < LONGEST_LIST
        and text[lines[last.number + 1].start] == text[following.start]
    ):
        last = lines[last.number + 1]
    if following.gap:
        last = _end_of_letter(text, lines, _end_of_paragraph(lines, last))
    return None if DOTTED.match(text, following.start, following.end) else last


def _ends_in_cue(text: str, line: Line, language: Language) -> bool:
    """Tell whether a verb of saying stands right before the colon: "Lind wrote:"."""
    words = text[max(line.start, line.end - 40) : line.end - 1].split()
    if len(words) > 2 and words[-1].lower() in language.words("subjects"):
        words.pop()  # "schreibt sie:"
    return len(words) > 1 and words[-1].lower() in language.forms


def _end_of_paragraph(lines: list[Line], line: Line) -> Line:
    """The last of the lines that follow without an empty one between."""
    while line.number + 1 < len(lines) and not lines[line.number + 1].gap:
        line = lines[line.number + 1]
    return line


def _end_of_letter(text: str, lines: list[Line], line: Line) -> Line:
    """The last of the paragraphs that go on in the words of "I" or "we", without quotation marks."""
    if not is_personal(text, line):
        return line
    for following in lines[line.number + 1 : line.number + 1 + LONGEST_LIST]:
        marked = any(mark in DOUBLE_MARKS for mark in text[following.start : following.end])
        if marked or not (is_personal(text, following) and ends_like_sentence(text, following)):
            break
        line = following
    return line
