"""Drop caps: a large letter that begins a paragraph belongs to the first word beside it."""

from articles.reading.pdf.page import Line, Word

LARGE = 1.6  # of the font size of the lines beside it
BESIDE = 1.5  # of the font size of the lines; they stand no farther from the letter
WORDS = frozenset("AIOÀYEÉÓÅÖUИВСКОАЯУ")  # letters that are words of some language


def join_drop_caps(lines: list[Line], known: frozenset[str]) -> list[Line]:
    """Return the lines of a page, in which each drop cap is part of the line that it begins.

    `known` are the words of the file in lower case: they tell whether "A" is a word of its own.
    """
    joined = list(lines)
    for cap in lines:
        if len(cap.words) > 1 or len(cap.text.strip("“\"«„‘'")) != 1 or not cap.text[-1].isalpha():
            continue
        beside = [line for line in joined if _is_beside(line, cap)]
        if beside:
            first = max(beside, key=lambda line: line.baseline)
            _prepend(cap, first, known)
            for line in beside:
                line.left = cap.left
            joined = [line for line in joined if line is not cap]
    return joined


def _is_beside(line: Line, cap: Line) -> bool:
    return (
        line.size * LARGE < cap.size
        and -0.3 < (line.left - cap.right) / line.size < BESIDE
        and -0.3 < (line.baseline - cap.baseline) / line.size < cap.size / line.size
    )


def _prepend(cap: Line, line: Line, known: frozenset[str]) -> None:
    rest = line.words[0]
    whole = cap.text + rest.text
    letters = [word.strip(".,;:!?“”\"«»„‘’'").lower() for word in (whole, rest.text)]
    is_word = cap.text[-1] in WORDS and letters[0] not in known and letters[1] in known
    if is_word or not rest.text[:1].isalpha():
        line.words.insert(0, Word(cap.text, cap.left, cap.right))
    else:
        rest.text, rest.left = whole, cap.left
