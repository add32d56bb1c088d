"""Where sentences, headings and list items begin and end."""

import re
from itertools import pairwise

from articles.text.languages import Language
from articles.text.spans import Span

# A line break ends a block unless the line was wrapped; so does a rule of signs.
BREAK = re.compile(r"\n\s*\n|\n|[ ]?(?:[_*=~]{5,}|-{5,})[ ]?")
ITEM = re.compile(
    r"""
    \s* (?: [-*•‣⁃–—] \s? )? (?: \(? \d{1,3} [.)]{1,2} | \(? [A-Za-z] [.)] ) (?= \s )
    | \s* [-*•‣⁃–—] (?= \s | \d )
    """,
    re.VERBOSE,
)
# Items of a list that stand in one line: "1) First 2) Second", "• one • two", "a. First b. Second".
NUMBERED = re.compile(r"(?:(?<=\s)|^)(?P<number>\d{1,2})(?:\.\)|[.)])\s(?=\S)")
LETTERED = re.compile(r"(?:(?<=\s)|^)(?P<letter>[a-z])[.)]\s(?=[A-Z])")
BULLETED = re.compile(r"(?:(?<=\s)|^)[•‣⁃]\s?(?=\S)")
END = re.compile(
    r"""
    (?P<stop> [!?]+[.!?…]* | \.(?:[ \u00a0]?\.){1,3} | …\.? | \. | [。！？؟۔।] )
    (?P<closing> ["”’')\]»」』›]* (?: [ ] ["”»] (?= \s | $ ) )? (?: [ ]? (?: [:;]-?[)(DP] ) )? )
    (?: (?= \s | $ ) | (?<= [a-z]{2} [.?!] ) (?= [A-Z][a-z]+ [\s,] ) | (?<= [。！？] ) )
    """,
    re.VERBOSE,
)
WORD_BEFORE = re.compile(r"[\w.&’'°-]*$")
LONGEST_WORD = 40
SPELLED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
FIRST_WORD = re.compile(r"[^\w\n]*(\w+)")
LEADING_WORDS = 2  # blanks in "At 5 a.m.", which only leads a sentence
ELLIPSIS = 3
WRAPPED_WORDS = 3  # a line of at least so many words, followed by a small letter, goes on


def sentences(text: str, language: Language) -> list[Span]:
    """The sentences in order, without blanks at their ends. All else between them is blank."""
    found: list[Span] = []
    for start, end in _blocks(text):
        for first, last in _items(text, start, end):
            _in_block(found, text, first, last, language)
    return found


def _blocks(text: str) -> list[Span]:
    """Paragraphs and lines that stand for themselves."""
    blocks: list[Span] = []
    start = 0
    for found in BREAK.finditer(text):
        sign = found.group().strip()
        if sign:
            blocks.append(Span(start, found.start()))
            start = found.start()
        elif found.group().count("\n") > 1 or not _goes_on(text, start, found):
            blocks.append(Span(start, found.start()))
            start = found.end()
    blocks.append(Span(start, len(text)))
    return blocks


def _goes_on(text: str, start: int, line_end: re.Match[str]) -> bool:
    """Was the line wrapped? Then the next one begins with a small letter or a figure."""
    after = text[line_end.end() : line_end.end() + 1]
    if not (after.islower() or after.isdigit()) or ITEM.match(text, line_end.end()):
        return False
    line_start = max(start, text.rfind("\n", start, line_end.start()) + 1)
    line = text[line_start : line_end.start()].rstrip()
    return bool(line) and line[-1] not in ".!?:" and line.count(" ") + 1 >= WRAPPED_WORDS


def _items(text: str, start: int, end: int) -> list[Span]:
    """The items of a list in one line; the block itself when it is none."""
    places = _numbered(text, start, end)
    if not places:
        bullets = [found.start() for found in BULLETED.finditer(text, start, end)]
        places = bullets if len(bullets) > 1 else []
    if not places:
        return [Span(start, end)]
    cuts = [start, *(place for place in places if place > start), end]
    return [Span(first, last) for first, last in pairwise(cuts)]


def _numbered(text: str, start: int, end: int) -> list[int]:
    """Where 1, 2, 3 ... or a, b, c ... begin, when the block starts with the first of them."""
    head = text[start : start + 8].lstrip(" \t•⁃‣")
    if not head[:1].isalnum() or (head[1:2] not in {".", ")"} and head[2:3] not in {".", ")"}):
        return []
    places: list[int] = []
    if head[0].isdigit():
        expected = -1
        for found in NUMBERED.finditer(text, start, end):
            number = int(found["number"])
            if expected in {-1, number}:
                bullet = text.rfind("•", start, found.start())
                near = bullet >= 0 and found.start() - bullet <= 2
                places.append(bullet if near else found.start())
                expected = number + 1
    elif head[0] == "a":
        for found in LETTERED.finditer(text, start, end):
            if found["letter"] == chr(ord("a") + len(places)):
                places.append(found.start())
    return places if len(places) > 1 else []


def _in_block(found: list[Span], text: str, start: int, end: int, language: Language) -> None:
    number = ITEM.match(text, start, end)
    first = number.end() if number else start
    for stop in END.finditer(text, first, end):
        if _ends_sentence(text, start, stop, end, language):
            _add(found, text, start, stop.end())
            start = stop.end()
    _add(found, text, start, end)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    inside = text[start:end]
    first = start + len(inside) - len(inside.lstrip())
    last = start + len(inside.rstrip())
    if first < last:
        found.append(Span(first, last))


def _ends_sentence(
    text: str, start: int, stop: re.Match[str], end: int, language: Language
) -> bool:
    after = text[stop.end() : min(end, stop.end() + 80)].lstrip()
    if not after:
        return True
    sign, closing = stop["stop"], stop["closing"].strip()
    first = after.lstrip("\"“‘'«([¿¡")[:1]
    if sign[0] in "!?؟":
        return _ends_loudly(text, stop, after, first, language)
    if len(sign) > 1 or sign == "…":
        return _ends_fading(sign, closing, after, first, language)
    if first in {",", ";", ":", ")"}:
        return False
    word = WORD_BEFORE.search(text, max(start, stop.start() - LONGEST_WORD), stop.start())
    last = word.group().lstrip("’'-") if word else ""
    if closing and closing[0] in "\"”»’'":
        return not _goes_on_with_a_cue(after, language) and not first.islower()
    if closing:
        return not first.islower()
    return _ends_after_word(last, text[start : stop.start()], after, first, language)


def _ends_loudly(
    text: str, stop: re.Match[str], after: str, first: str, language: Language
) -> bool:
    """After "!" or "?": not within "Yahoo! in", nor where "he asked" follows."""
    closing = stop["closing"].strip()
    if closing:
        return not first.islower() and not language.word_after_name.match(after)
    if first.islower() and stop["stop"] == "!":
        name = WORD_BEFORE.search(text, max(0, stop.start() - LONGEST_WORD), stop.start())
        return name is None or not name.group()[:1].isupper() or name.group().isupper()
    return True


def _ends_fading(sign: str, closing: str, after: str, first: str, language: Language) -> bool:
    """After an ellipsis: four points end a sentence, three do when a capital other than "I" follows."""
    if after[0] in ".…," or first.islower():
        return False
    if closing.startswith("]") and after[0] == "(":
        return False
    follows = FIRST_WORD.match(after)
    says_i = follows is not None and follows.group(1) in language.words("always_capital")
    return sign.count(".") > ELLIPSIS or not says_i


def _ends_after_word(last: str, before: str, after: str, first: str, language: Language) -> bool:
    """After a word and a full stop: `last` is the word, `before` the sentence so far."""
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
    afresh = next_word.lower() in language.words("sentence_openers")
    if bare in language.words("clock"):
        zone_or_day = next_word.isupper() or next_word.lower() in language.words("days")
        return before.count(" ") > LEADING_WORDS and not zone_or_day
    if bare in language.never_sentence_final:
        return bare in language.words("closing_words") and afresh
    if bare in language.seldom_sentence_final:
        return afresh or after[0] in '"“'
    if SPELLED.fullmatch(bare):
        return afresh and first.isupper()
    if len(bare) == 1 and bare.isupper():
        return afresh or (
            bare in language.words("always_capital") and before[:-2].rsplit(" ", 1)[-1].islower()
        )
    return True


def _goes_on_with_a_cue(after: str, language: Language) -> bool:
    """`"Why?" Smith asked.` is one sentence."""
    found = language.word_after_name.match(after)
    return found is not None and found.group(1).lower() in language.forms
