"""Tell single quotation marks from apostrophes: 'it's not the workers' fault, we'll pay' and left."""

import re

LONGEST = 300  # code points in which a mark that follows no punctuation must close
CLOSE = {
    "‘": re.compile(r"(?<=[\w.,!?…])’(?!\w)"),
    "'": re.compile(r"(?<=[\w.,!?…])'(?![\w'])"),
}
OPEN = {"‘": re.compile("‘"), "'": re.compile(r"(?<![\w'])'(?=\w)")}
POSSESSIVE = re.compile(r"(?<=s[’'])\s[a-z]")
CLIPPED = re.compile(r"(?:\d|(?:n|em|tis|twas|til|cause|cos|bout|round)\b)")
ENDS = ".,!?…"


def closes_behind_word(text: str, opener: int, start: int) -> bool:
    """Tell whether the straight mark at `start`, behind a word, closes the one at `opener`."""
    if start - opener > LONGEST or CLIPPED.match(text, opener + 1):
        return False
    return " " in text[opener:start] and not is_possessive(text, "'", start)


def opens_phrase(text: str, start: int) -> bool:
    """Tell whether a straight mark behind a word closes the one at `start`."""
    for close in CLOSE["'"].finditer(text, start + 1, start + LONGEST):
        if "\n\n" in text[start : close.start()]:
            return False
        if text[close.start() - 1] in ENDS or closes_behind_word(text, start, close.start()):
            return True
    return False


def is_possessive(text: str, opener: str, start: int) -> bool:
    """Tell whether the mark at `start` is the apostrophe of a plural: "the workers' fault".

    It is one if a small letter follows, and another mark that is none closes the quotation behind it.
    """
    if POSSESSIVE.match(text, start + 1) is None:
        return False
    for close in CLOSE[opener].finditer(text, start + 1, start + LONGEST):
        between = text[start + 1 : close.start()]
        if "\n\n" in between or OPEN[opener].search(text, start + 1, close.start()):
            return False
        if POSSESSIVE.match(text, close.end()) is None:
            return True
    return False
