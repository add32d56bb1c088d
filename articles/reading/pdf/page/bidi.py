"""Text that runs from right to left: from the order on the page to the order of reading."""

import re
import unicodedata
from collections.abc import Callable, Sequence

FIRST_RIGHT_TO_LEFT = "\u0590"
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
VOWEL_SIGNS = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
PRESENTATION_FORMS = re.compile("[\ufb1d-\ufdcf\ufdf0-\ufdfc\ufe70-\ufefc]+")
# The letters of each ligature that has a code point, such as lam and alef.
LIGATURES = frozenset(
    unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00))
)
_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N"}
_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_OPENING = "([{<«‹"


def letters(text: str) -> str:
    """Return the text with letters instead of their forms at the start or end of a word."""
    return PRESENTATION_FORMS.sub(lambda forms: unicodedata.normalize("NFKC", forms[0]), text)


def reading_order(texts: Sequence[str], *, right_to_left: bool) -> list[int]:
    """Return the indices of `texts`, which stand from left to right on a line, as they are read.

    Of a line that runs from right to left, Latin words and numbers are read from left to right; of
    any other line, Arabic and Hebrew words from right to left.
    """
    classes = _classes(texts)
    if not right_to_left:
        order: list[int] = []
        for start, end in _runs(classes, _is_read_leftwards):
            is_turned = classes[start] == "R"
            part = (
                reading_order(texts[start:end], right_to_left=True)
                if is_turned
                else range(end - start)
            )
            order += (start + index for index in part)
        return order
    runs = _with_brackets(_runs(classes, _is_read_rightwards), texts)
    return [index for start, end in reversed(runs) for index in range(start, end)]


def mirrored(text: str) -> str:
    """Return a line that is read from right to left with brackets that open where they should.

    Whether a file has the bracket that is read or the one that is seen differs among programs.
    """
    characters = list(text)
    depth = 0  # brackets that are open
    for index, character in enumerate(text):
        if character not in _MIRRORED:
            continue
        before, after = text[index - 1 : index] or " ", text[index + 1 : index + 2] or " "
        opens = (before.isspace() or before in _MIRRORED) and not after.isspace()
        closes = not before.isspace() and (after.isspace() or not after.isalnum())
        if opens == closes:
            opens = not depth
        depth = depth + 1 if opens else max(0, depth - 1)
        if opens != (character in _OPENING):
            characters[index] = _MIRRORED[character]
    return "".join(characters)


def _classes(texts: Sequence[str]) -> list[str]:
    """Return L, R or N (number) for each text, or "" if it takes the direction of its neighbours."""
    kinds = [unicodedata.bidirectional(text[:1] or " ") for text in texts]
    has_arabic = "AL" in kinds
    classes = [_STRONG.get(kind, "") for kind in kinds]
    for index, kind in enumerate(kinds):
        before, after = classes[index - 1] if index else "", "".join(classes[index + 1 : index + 2])
        joins = (kind == "CS" or (kind == "ES" and not has_arabic)) and before == after == "N"
        belongs = kind == "ET" and not has_arabic and "N" in (before, after)
        if joins or belongs:
            classes[index] = "N"
    return classes


def _is_read_rightwards(first: str, last: str, following: str, *, is_next: bool) -> bool:
    """Whether a Latin word or a number continues a part that is read from left to right."""
    return "R" not in (first, following) and (is_next or "L" in (last, following))


def _is_read_leftwards(first: str, last: str, following: str, *, is_next: bool) -> bool:
    """Whether a word continues a part that is read from right to left; it may hold numbers."""
    return first == "R" and following != "L" and (last == "R" or following == "R" or is_next)


def _runs(classes: list[str], continues: Callable[..., bool]) -> list[tuple[int, int]]:
    """Return the spans of `classes` that are read as one; any other text is one by itself."""
    runs: list[tuple[int, int]] = []
    start = 0
    while start < len(classes):
        last = start
        for following in range(start + 1, len(classes) if classes[start] else 0):
            if not classes[following]:
                continue
            is_next = following == last + 1
            if not continues(classes[start], classes[last], classes[following], is_next=is_next):
                break
            last = following
        while classes[start] == "R" and classes[last] == "N":
            last -= 1  # a number at the end may as well belong to the words after it
        runs.append((start, last + 1))
        start = last + 1
    return runs


def _with_brackets(runs: list[tuple[int, int]], texts: Sequence[str]) -> list[tuple[int, int]]:
    """Return the runs, each with the bracket after it that closes one in it.

    A hyphen at the end of a line that is part of an address stays with it as well.
    """
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        inside = "".join(texts[slice(*joined[-1])]) if joined and end - start == 1 else ""
        is_last = texts[end : end + 1] in ([], [" "])
        # PDFium may have it the other way round.
        closes = texts[start] == ")" or (texts[start] == "(" and is_last)
        closes = closes and inside.count("(") > inside.count(")")
        is_divided = texts[start] == "-" and "/" in inside and is_last
        if closes or is_divided:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def right_to_left_share(text: str) -> float:
    """Return how much of the letters is read from right to left, from 0 to 1."""
    count = len(RIGHT_TO_LEFT.findall(text))
    return count / max(1, sum(map(str.isalpha, text)))
