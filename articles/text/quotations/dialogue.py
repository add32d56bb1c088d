"""Find speech that a dash at the start of a line marks, as the press of many languages prints it.

"— Nie zapłacimy — powiedział Lind. — Nigdy." has two passages of speech, with the narrator's words between
them; in a Swedish paper they stand behind a comma: "– Vi betalar inte, säger Lind."
"""

import re
from collections.abc import Iterator

from articles.text.languages import Language
from articles.text.spans import Span

LINE = re.compile(
    r"^[ \t\u00a0]*([—–―-])[ \t\u00a0\u202f]?(?=[^\W_]|[¿¡«„“”\"(…])(.*)$", re.MULTILINE
)
DASH = re.compile(r"(?:(?<=[\s\u00a0])|(?<=[.,!?…]))[—–―-]|[—–―](?=[\s.,;:!?…])")
COMMA = re.compile(r"[,!?;…»”\"] (?=[^\W\d_])")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
SENTENCE_END = re.compile(r"[.!?…;](?=\s|$)")
ENDS = ".!?…;"
FIRST_WORDS = 3  # words behind a dash or comma among which the verb of saying stands
LONGEST_VERB = 30  # code points from the end of a line in which its last word stands
LIST_AFTER = ":"
OUTER = " \t\u00a0\u202f,—–―-"


def spoken_lines(text: str, language: Language) -> list[Span]:
    """Return the passages of speech in lines that begin with a dash, without the dashes, in order."""
    if not language.words("dash_dialogue"):
        return []
    lines = list(LINE.finditer(text))
    spoken: list[Span] = []
    for first, last in _runs(text, lines):
        spoken += _spoken_in_run(text, lines[first:last], language)
    return spoken


def _runs(text: str, lines: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) for the lines [first, last) that stand below each other."""
    first = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or text[lines[number - 1].end() : lines[number].start()].strip():
            yield first, number
            first = number


def _spoken_in_run(text: str, run: list[re.Match[str]], language: Language) -> list[Span]:
    parts = [_parts(text, Span(*line.span(2)), language) for line in run]
    has_narrator = any(narrated for _spoken, narrated in parts)
    before = text[max(0, run[0].start() - 200) : run[0].start()].rstrip()
    asks = any(line.group().rstrip()[-1:] in "?!" for line in run)
    is_list = len(run) > 1 and before.endswith(LIST_AFTER) and not asks
    result: list[Span] = []
    for line, (spoken, narrated) in zip(run, parts, strict=True):
        is_dash = line[1] != "-" and not is_list
        is_speech = has_narrator or (is_dash and " " in line[2].strip())
        if narrated or (is_speech and _is_sentence(line[2])):
            result += spoken
    return result


def _is_sentence(line: str) -> bool:
    """Tell whether a line without narrator is a sentence, and no item of a list."""
    start = line.lstrip('¿¡«„“”"(… ')[:1]
    return not start.islower() and line.rstrip()[-1:] in ENDS


def _parts(text: str, line: Span, language: Language) -> tuple[list[Span], bool]:
    """Return the passages of speech of a line, and whether a narrator's words stand between them."""
    spoken: list[Span] = []
    start, narrator = line.start, -1  # where the speech and the narrator's words began
    narrated = False
    for dash in DASH.finditer(text, *line):
        if narrator >= 0:
            start, narrator = dash.end(), -1
        elif _narrator_begins(text, dash.end(), line.end, language):
            spoken.append(Span(start, dash.start()))
            narrator, narrated = dash.end(), True
    if narrator < 0:
        end = _narrator_behind_comma(text, Span(start, line.end), language)
        narrated = narrated or end < line.end
        spoken.append(Span(start, end))
    return [trimmed for span in spoken if (trimmed := _trimmed(text, span))], narrated


def _narrator_begins(text: str, start: int, end: int, language: Language) -> bool:
    """Tell whether the words from `start` say who speaks: a small letter, and a verb of saying soon."""
    words = [match.group() for match in _first_words(text, start, end)]
    return bool(words) and words[0][0].islower() and any(_says(word, language) for word in words)


def _narrator_behind_comma(text: str, line: Span, language: Language) -> int:
    """Return where the speech ends before ", säger Lind", or the end of the line."""
    last = WORD.findall(text[max(line.start, line.end - LONGEST_VERB) : line.end])[-1:]
    verb_ends = bool(language.words("saying_after_name")) and any(
        _says(word, language) for word in last
    )
    for comma in COMMA.finditer(text, *line):
        words = list(_first_words(text, comma.end(), line.end))[:2]
        if not words:
            continue
        if verb_ends and words[0].group()[0].isupper():
            return comma.end() - 1
        is_clause = len(words) == 1 or text[words[0].end() : words[1].start()].isspace()
        says = any(_says(word.group(), language) for word in words[: 1 + is_clause])
        if words[0].group()[0].islower() and says:
            return comma.end() - 1
    return line.end


def _first_words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the first words from `start`, up to the end of their sentence."""
    for number, word in enumerate(WORD.finditer(text, start, min(end, start + 80))):
        if number == FIRST_WORDS or SENTENCE_END.search(text, start, word.start()):
            return
        yield word


def _says(word: str, language: Language) -> bool:
    """Tell whether the word is a verb of saying, with or without a pronoun: "dit", "dit-il"."""
    word = word.lower().replace("’", "'").partition("-")[0]
    return word in language.words("saying") or word in language.forms


def _trimmed(text: str, span: Span) -> Span | None:
    """The span without dashes, commas and blanks at its ends, None if nothing is left."""
    inside = text[slice(*span)]
    first = span.start + len(inside) - len(inside.lstrip(OUTER + ".;"))
    last = span.start + len(inside.rstrip(OUTER))
    return Span(first, last) if first < last else None
