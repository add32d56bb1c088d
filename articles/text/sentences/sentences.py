"""Find where sentences, headings and list items begin and end."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from articles.text.languages import Language
from articles.text.spans import Span

# A line break ends a block unless the line is wrapped. A rule such as "-----" ends one too.
# Like the pattern of quotation marks, each alternative begins with one literal character: that is fast.
BREAK = re.compile(
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
END = re.compile(
    r"""
    (?P<stop> [.!?…。！？؟۔।]
        (?: (?<=[!?]) (?P<row> [.!?…]*+ ) | (?<=\.) (?: [ \u00a0]?\. ){1,3} | (?<=…) \.? | (?<=[.。！？؟۔।]) ) )
    (?: (?P<closing> ["”’')\]»」』›]* (?: [ ] ["”»] (?= \s | $ ) )? (?: [ ]? (?: [:;]-?[)(DP] ) )? )
        (?: (?= \s | $ ) | (?<= [a-z]{2} [.?!] ) (?= [A-Z][a-z]+ [\s,] ) | (?<= [。！？] ) )
    | (?(row) | (?!) ) )  # a row that ends no sentence is read once, not again from each of its signs
    """,
    re.VERBOSE,
)
WORD_BEFORE = re.compile(r"[\w.&’'°-]*+$")
LONGEST_WORD = 40
LONGEST_BEFORE = 200  # code points before a stop that are read, so that the cost is linear
SPELLED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
FIRST_WORD = re.compile(r"[^\w\n]*(\w+)")
LONGEST_LEAD = 2  # blanks in "At 5 a.m.", which is no sentence
ELLIPSIS = 3  # points; more of them end a sentence
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
    for block in _blocks(text):
        for item in _list_items(text, *block):
            for sentence in _sentences_of_block(text, item, language):
                yield from _cut_to_length(text, sentence)


def _cut_to_length(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the sentence, cut at blanks into parts of at most `LONGEST_SENTENCE`."""
    start, end = sentence
    if end - start <= LONGEST_SENTENCE:
        yield sentence
        return
    while end - start > LONGEST_SENTENCE:
        blank = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = start + LONGEST_SENTENCE if blank < 0 else blank
        yield from _without_blanks(text, start, cut)
        start = cut
    yield from _without_blanks(text, start, end)


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
    for line_end in BREAK.finditer(text):
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


def _sentences_of_block(text: str, block: Span, language: Language) -> Iterator[Span]:
    """The sentences of a block or list item. The number of an item begins its first sentence."""
    start, end = block
    number = ITEM.match(text, start, end)
    for stop in END.finditer(text, number.end() if number else start, end):
        if stop["closing"] is not None and _ends_sentence(text, start, stop, end, language):
            yield from _without_blanks(text, start, stop.end())
            start = stop.end()
    yield from _without_blanks(text, start, end)


def _without_blanks(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without blanks at its ends; nothing if it is blank."""
    inside = text[start:end]
    first = start + len(inside) - len(inside.lstrip())
    last = start + len(inside.rstrip())
    if first < last:
        yield Span(first, last)


def _ends_sentence(
    text: str, start: int, stop: re.Match[str], end: int, language: Language
) -> bool:
    """Tell whether the stop ends the sentence that began at `start`."""
    after = text[stop.end() : min(end, stop.end() + 80)].lstrip()
    if not after:
        return True
    sign, closing = stop["stop"], stop["closing"].strip()
    first = after.lstrip("\"“‘'«([¿¡")[:1]
    if sign[0] in "!?؟":
        return _ends_after_exclamation(text, stop, after, first, language)
    if len(sign) > 1 or sign == "…":
        return _ends_after_ellipsis(sign, closing, after, first, language)
    if first in {",", ";", ":", ")"}:
        return False
    word = WORD_BEFORE.search(text, max(start, stop.start() - LONGEST_WORD), stop.start())
    last = word.group().lstrip("’'-") if word else ""
    if closing and closing[0] in "\"”»’'":
        return not _reporting_verb_follows(after, language) and not first.islower()
    if closing:
        return not first.islower()
    before = text[max(start, stop.start() - LONGEST_BEFORE) : stop.start()]
    return _ends_after_word(last, before, after, first, language)


def _ends_after_exclamation(
    text: str, stop: re.Match[str], after: str, first: str, language: Language
) -> bool:
    """Tell whether "!" or "?" ends the sentence: not in "Yahoo! in", nor where "he asked" follows."""
    closing = stop["closing"].strip()
    if closing:
        return not first.islower() and not language.word_after_name.match(after)
    if first.islower() and stop["stop"] == "!":
        name = WORD_BEFORE.search(text, max(0, stop.start() - LONGEST_WORD), stop.start())
        return name is None or not name.group()[:1].isupper() or name.group().isupper()
    return True


def _ends_after_ellipsis(
    sign: str, closing: str, after: str, first: str, language: Language
) -> bool:
    """Four points end a sentence. Three do so before a capital letter other than "I"."""
    if after[0] in ".…," or first.islower():
        return False
    if closing.startswith("]") and after[0] == "(":
        return False
    follows = FIRST_WORD.match(after)
    says_i = follows is not None and follows.group(1) in language.words("always_capital")
    return sign.count(".") > ELLIPSIS or not says_i


def _ends_after_word(last: str, before: str, after: str, first: str, language: Language) -> bool:
    """Tell whether a full stop behind a word ends the sentence.

    `last` is the word, `before` the end of the sentence so far, `after` the text that follows, `first`
    its first letter.
    """
    bare = last.rstrip(".")
    if first.islower():
        plain = bare.islower() and len(bare) > 2 and "." not in bare
        return (
            plain
            and bare not in language.seldom_sentence_final
            and bare not in language.never_sentence_final
        )
    follows = FIRST_WORD.match(after)
    next_word = follows.group(1) if follows else ""
    begins_sentence = next_word.lower() in language.words("sentence_openers")
    if bare in language.words("clock"):
        zone_or_day = next_word.isupper() or next_word.lower() in language.words("days")
        return before.count(" ") > LONGEST_LEAD and not zone_or_day
    if bare in language.never_sentence_final:
        return bare in language.words("closing_words") and begins_sentence
    if bare in language.seldom_sentence_final:
        return begins_sentence or after[0] in '"“'
    if SPELLED.fullmatch(bare):
        return begins_sentence and first.isupper()
    if len(bare) == 1 and bare.isupper():
        return begins_sentence or (
            bare in language.words("always_capital") and before[:-2].rsplit(" ", 1)[-1].islower()
        )
    return True


def _reporting_verb_follows(after: str, language: Language) -> bool:
    """Tell whether a reporting verb follows: `"Why?" Smith asked.` is one sentence."""
    word = language.word_after_name.match(after)
    return word is not None and word.group(1).lower() in language.forms
