"""Find where sentences, headings and list items begin and end."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from articles.text.languages import Language
from articles.text.sentences.blank_ends import cut_at_blanks
from articles.text.sentences.ends import Ends, ends_of
from articles.text.spans import Span

# A line break ends a block unless the line is wrapped. A rule such as "-----" ends one too.
LINE_BREAK = re.compile(r"\n(?:\s*\n)?")
RULE = re.compile(r"[-_*=~](?:(?<=-)----|(?<!-)[_*=~]{4})")
# Only a text with rules is read by it, because it stops at every blank.
BREAK_OR_RULE = re.compile(
    r"""
    \n (?: \s*\n )? | [ ] (?: [_*=~]{5,} | -{5,} ) [ ]? | -{5,} [ ]?
    | _ [_*=~]{4,} [ ]? | \* [_*=~]{4,} [ ]? | = [_*=~]{4,} [ ]? | ~ [_*=~]{4,} [ ]?
    """,
    re.VERBOSE,
)
ITEM = re.compile(
    r"""
    \s* (?: [-*•‣⁃–—] \s? )? (?: \(? \d{1,3} [.)]{1,2} | \(? [A-Za-z] [.)] ) (?= \s )
    | \s* [-*•‣⁃–—] (?= \s | \d )
    """,
    re.VERBOSE,
)
# Items of a list in one line: "1) First 2) Second", "• one • two", "a. First b. Second".
NUMBERED = re.compile(r"(?:(?<=\s)|^)(?P<number>\d{1,2})(?:\.\)|[.)])\s(?=\S)")
LETTERED = re.compile(r"(?:(?<=\s)|^)(?P<letter>[a-z])[.)]\s(?=[A-Z])")
BULLETED = re.compile(r"[•‣⁃](?<!\S[•‣⁃])\s?(?=\S)")
MOST_SENTENCES = 25_000  # of one text; if it has more, short ones are joined
LONGEST_SENTENCE = 10_000  # code points; what is longer is no sentence, and is cut at blanks
WRAPPED_WORDS = 3  # words; a line with fewer is not wrapped


def sentences(text: str, language: Language) -> list[Span]:
    """Return the sentences in order, without blanks at their ends. The text between them is blank.

    None is longer than `LONGEST_SENTENCE`, so that the work on a statement never takes long.
    Of a text with very many, such as one of a million characters with a word a line, neighbours are
    joined until they are as long as `MOST_SENTENCES` of the text would be: nobody could check each.
    """
    first = list(islice(_every_sentence(text, language), MOST_SENTENCES + 1))
    if len(first) <= MOST_SENTENCES:
        return first
    del first
    return list(_joined(_every_sentence(text, language), shortest=len(text) // MOST_SENTENCES + 1))


def _every_sentence(text: str, language: Language) -> Iterator[Span]:
    ends = ends_of(language)
    only_blanks = bool(language.words("goes_on"))  # in Thai
    for block in _blocks(text):
        for item in _list_items(text, *block):
            for sentence in _sentences_of_block(text, item, ends):
                if only_blanks:
                    for part in cut_at_blanks(text, sentence, language):
                        yield from _cut_to_length(text, part)
                elif sentence.end - sentence.start > LONGEST_SENTENCE:
                    yield from _cut_to_length(text, sentence)
                else:
                    yield sentence


def _cut_to_length(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the sentence, cut at blanks into parts of at most `LONGEST_SENTENCE`."""
    start, end = sentence
    if end - start <= LONGEST_SENTENCE:
        yield sentence
        return
    bounds = [start]
    while end - start > LONGEST_SENTENCE:
        blank = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        start = start + LONGEST_SENTENCE if blank < 0 else blank
        bounds.append(start)
    yield from _spans_between(text, [*bounds, end])


def _joined(sentences_in_order: Iterator[Span], *, shortest: int) -> Iterator[Span]:
    """Yield neighbours as one span until it is `shortest` code points long."""
    start = end = 0
    for sentence in sentences_in_order:
        if end - start >= shortest:
            yield Span(start, end)
            start = end
        start = sentence.start if start == end else start
        end = sentence.end
    yield Span(start, end)


def _blocks(text: str) -> Iterator[Span]:
    """Paragraphs, headings and other lines that do not go on in the next one."""
    start = 0
    breaks = BREAK_OR_RULE if RULE.search(text) else LINE_BREAK
    for line_end in breaks.finditer(text):
        rule = line_end.group().strip()
        if rule:
            yield Span(start, line_end.start())
            start = line_end.start()
        elif line_end.group().count("\n") > 1 or not _is_wrapped(text, start, line_end):
            yield Span(start, line_end.start())
            start = line_end.end()
    yield Span(start, len(text))


def _is_wrapped(text: str, start: int, line_end: re.Match[str]) -> bool:
    """Tell whether the next line goes on: it begins with a small letter or a figure."""
    after = text[line_end.end() : line_end.end() + 1]
    if not (after.islower() or after.isdigit()) or ITEM.match(text, line_end.end()):
        return False
    line_start = max(start, text.rfind("\n", start, line_end.start()) + 1)
    line = text[line_start : line_end.start()].rstrip()
    return bool(line) and line[-1] not in ".!?:" and line.count(" ") + 1 >= WRAPPED_WORDS


def _list_items(text: str, start: int, end: int) -> list[Span]:
    """The items of a list that is written in one line, or the block itself if there is no list."""
    starts = _numbered_items(text, start, end)
    if not starts:
        bullets = [bullet.start() for bullet in BULLETED.finditer(text, start, end)]
        starts = bullets if len(bullets) > 1 else []
    if not starts:
        return [Span(start, end)]
    cuts = [start, *(item_start for item_start in starts if item_start > start), end]
    return [Span(first, last) for first, last in pairwise(cuts)]


def _numbered_items(text: str, start: int, end: int) -> list[int]:
    """Where the items 1, 2, 3 ... or a, b, c ... begin, if the block starts with the first of them."""
    head = text[start : start + 8].lstrip(" \t•⁃‣")
    if not head[:1].isalnum() or (head[1:2] not in {".", ")"} and head[2:3] not in {".", ")"}):
        return []
    starts: list[int] = []
    if head[0].isdigit():
        expected = -1
        for item in NUMBERED.finditer(text, start, end):
            number = int(item["number"])
            if expected in {-1, number}:
                bullet = text.rfind("•", start, item.start())
                near = bullet >= 0 and item.start() - bullet <= 2
                starts.append(bullet if near else item.start())
                expected = number + 1
    elif head[0] == "a":
        for item in LETTERED.finditer(text, start, end):
            if item["letter"] == chr(ord("a") + len(starts)):
                starts.append(item.start())
    return starts if len(starts) > 1 else []


def _sentences_of_block(text: str, block: Span, ends: Ends) -> Iterator[Span]:
    """The sentences of a block or list item. The number of an item begins its first sentence."""
    start, end = block
    number = ITEM.match(text, start, end)
    bounds = [start]
    for stop in ends.pattern.finditer(text, number.end() if number else start, end):
        if stop["closing"] is not None and ends.ends_sentence(text, bounds[-1], stop, end):
            bounds.append(stop.end())
    return _spans_between(text, [*bounds, end])


def _spans_between(text: str, bounds: list[int]) -> Iterator[Span]:
    """Yield the spans between the bounds without blanks at their ends, but for those that are blank."""
    for start, end in pairwise(bounds):
        first = start + text.startswith(" ", start, end)
        if first < end and not (text[first].isspace() or text[end - 1].isspace()):
            yield Span(first, end)  # most spans
            continue
        inside = text[start:end]
        first = start + len(inside) - len(inside.lstrip())
        last = start + len(inside.rstrip())
        if first < last:
            yield Span(first, last)
