"""Read the words around a number: hedges, the thing counted, ages and labels."""

import re

from articles.text.languages import english_words, english_words_of_mark

HEDGES = {
    "about": r"about around roughly approximately some circa ca\. c\. ~ (?:an\s)?estimated",
    "almost": r"almost nearly just\sunder just\sshy\sof close\sto",
    "more than": r"more\sthan over above upwards?\sof in\sexcess\sof greater\sthan exceeding",
    "less than": r"less\sthan fewer\sthan under below",
    "at least": r"at\sleast no\s(?:fewer|less)\sthan not\sless\sthan a\sminimum\sof",
    "at most": r"at\smost up\sto (?:no|not)\smore\sthan as\s(?:many|much)\sas a\smaximum\sof",
    "exactly": r"exactly precisely",
}
NOT_PLURAL = ("ss", "us", "'s", "’s", "ysis", "risis", "basis", "ennis", "paris")
LONGEST_UNIT = 5  # words
LOOK_BACK = 24  # characters; no hedge and no currency sign is longer
OLDEST = 120  # years of age
HEDGE = re.compile(
    r"(?<!\w) (?:"
    + "|".join(f"({'|'.join(ways.split())})" for ways in HEDGES.values())
    + r") \s? \Z",
    re.VERBOSE | re.IGNORECASE,
)
AGE_BEFORE = re.compile(r"\b(?:aged?|age\sof)\s\Z", re.IGNORECASE)
NAME_BEFORE = re.compile(r"(?:[A-Z][\w.’'-]+\s){1,3}[A-Z][\w.’'-]+,\s\Z")
LABEL_BEFORE = re.compile(r"(\w+)\.?\s\Z")
COUNTED = re.compile(r"[-\s]([^\W\d_][\w’'-]*)")


def find_hedge(sentence: str, start: int) -> tuple[str, int]:
    """Return the hedge before `start` ("about", "at least" or ""), and where the number with it begins."""
    match = HEDGE.search(sentence, max(0, start - LOOK_BACK), start)
    if not match or not match.lastindex:
        return "", start
    return list(HEDGES)[match.lastindex - 1], match.start()


def counted_thing(sentence: str, covered: bytearray, end: int) -> tuple[int, str]:
    """Return where the thing counted ends, and its words up to the first plural: "displaced people".

    The words are "" if nothing countable follows `end`.
    """
    unit_end = end
    for count in range(LONGEST_UNIT):
        word = COUNTED.match(sentence, unit_end)
        if not word or any(covered[word.start() : word.end()]):
            break
        noun, unit_end = word.group(1), word.end()
        if count == 0 and sentence[end] == "-":
            return unit_end, noun
        if noun.lower() in english_words("function_words"):
            break
        if _is_plural(noun):
            return unit_end, " ".join(sentence[end:unit_end].split())
    return end, ""


def _is_plural(noun: str) -> bool:
    if noun.lower() in english_words_of_mark("figures", "counted"):
        return True
    return len(noun) > 3 and noun.endswith("s") and not noun.lower().endswith(NOT_PLURAL)


def is_label(sentence: str, start: int) -> bool:
    """Tell whether the number at `start` is part of a name: "Boeing 737"."""
    before = LABEL_BEFORE.search(sentence, max(0, start - LOOK_BACK), start)
    return before is not None and before.group(1) in english_words_of_mark("figures", "label")


def is_age(sentence: str, start: int, end: int) -> bool:
    """Tell whether the number is an age: "aged 30", or "Ann Lee, 30, ..."."""
    window = max(0, start - 3 * LOOK_BACK)
    if AGE_BEFORE.search(sentence, window, start):
        return True
    written = sentence[start:end]
    return (
        written.isdecimal()
        and 1 <= int(written) <= OLDEST
        and sentence[end : end + 1] in (",", ".")
        and NAME_BEFORE.search(sentence, window, start) is not None
    )
