"""Read the label at the start of a line: "SMITH:", "[00:01:02] Ann Lee (mayor):", "Q:"."""

import re
from dataclasses import dataclass
from enum import Enum

from articles.text.languages import Language, layout_words
from articles.text.layouts.labels.person_names import are_name_words, is_title, without_role
from articles.text.layouts.lines import Line, behind_bullet
from articles.text.spans import Span

LONGEST_LABEL = 70  # code points before the colon, behind the time stamp
MOST_ASIDES = 2  # in brackets behind a name
MOST_WORDS = 4  # of a name
MOST_ROLE_WORDS = 8
TIME = re.compile(
    r"""
    [\[(]? (?P<hours>\d{1,2}) (?P<mark>[:.h]) (?P<minutes>\d{2})
    (?P<seconds> [:.]\d{2} (?:[.,]\d{1,3})? )? [\])]?
    (?P<clock> \s? (?i: [ap]\.?m\b\.? | uhr\b | h\b | hrs\b ) )?
    (?: \s (?:GMT|BST|UTC|CET|CEST|EST|EDT|ET|MEZ|MESZ)\b )?
    """,
    re.VERBOSE,
)
TIME_AT_END = re.compile(r"[\[(]?\b\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,3})?)?[\])]?$")
ASIDE_AT_END = re.compile(r"\s*[\[(](?P<words>[^\[\]()]{1,40})[\])]$")
BEHIND_TIME = " \t–—-|:•\u00a0\u202f"
DOTTED = re.compile(r"(?P<label>[A-Za-z]|[^\W\d_]{5,9})\.(?=\s)")
COLONS = ":："
DASHED = re.compile(r"(?P<label>[^\W\d_][^\n\t:;,!?–—\"“„«»]{1,38}?)\.?(?:\s[–—]\s|\t\s*)(?=\S)")
HEADER = re.compile(
    r"(?P<label>[^\W\d_][^\n\t:;,!?–—\"“„«»]{1,38}?)\s[-–—]\s(?P<role>[^\n.!?;\"“”„«»]{2,60})$"
)
DASH = re.compile(r"[-–—\t]")  # one stands in every match of the two patterns above
NUMBERED = re.compile(r"\d{1,2}$|[A-Z]$")


class LabelKind(Enum):
    """What the label of a line says about its speaker."""

    QUESTION = "question"
    ANSWER = "answer"
    MODERATOR = "moderator"  # "Reporter:", "Speaker 2:": nobody with a name
    NAME = "name"
    DESCRIPTION = "description"  # "The mayor:"
    PART = "part"  # "Note:": no speaker


@dataclass(slots=True)
class Label:
    """The label of a line. `span` are its words, `name` is without title, and `role` what it says beside.

    `content` is where the words of the speaker begin: the end of the line if it holds only the label.
    """

    line: Line
    kind: LabelKind
    span: Span
    name: str
    title: str
    role: str
    content: int
    timed: bool
    has_colon: bool = True

    @property
    def key(self) -> str:
        """What the labels of one speaker have in common."""
        return self.name.lower()

    @property
    def is_header(self) -> bool:
        """Tell whether only its place, above some words, shows that it is a label."""
        return self.is_alone and not (self.has_colon or self.timed or self.name.isupper())

    @property
    def is_alone(self) -> bool:
        """Tell whether the words of the speaker begin in the next line."""
        return self.content >= self.line.end


def read_label(text: str, line: Line, language: Language) -> Label | None:
    """Return the label of the line, or None. The line costs no more than its first 100 characters."""
    start = behind_bullet(text, line)
    if start >= line.end:
        return None
    time = TIME.match(text, start, line.end) if text[start] in "[(0123456789" else None
    if time:
        start = _skip(text, time.end(), line.end)
    colon = _find_colon(text, start, line.end)
    if colon < 0 and _may_end_in_dash(text, start, line.end):
        header = HEADER.match(text, start, line.end) if line.end - start <= LONGEST_LABEL else None
        label = header and _header_label(text, header, line, language)
        if label:
            return label
        dashed = DASHED.match(text, start, line.end)
        if dashed:
            return _dashed_label(text, dashed, line, language)
    if colon < 0 and line.end - start > LONGEST_LABEL and text.find(".", start, start + 11) < 0:
        return None  # most lines
    if colon < 0:
        return _dotted_label(text, start, line, language) or (
            _label_without_colon(text, start, line, language, timed=time is not None)
        )
    end = colon
    while end > start and text[end - 1].isspace():
        end -= 1
    return _label(text, Span(start, end), colon + 1, line, language, timed=time is not None)


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in BEHIND_TIME:
        start += 1
    return start


def _may_end_in_dash(text: str, start: int, end: int) -> bool:
    """Tell whether a dash stands behind a capital letter, soon enough for a label."""
    if not text[start : start + 1].isupper():
        return False
    return DASH.search(text, start, min(end, start + LONGEST_LABEL)) is not None


def _find_colon(text: str, start: int, end: int) -> int:
    """Return the first colon that is none of a time, soon behind `start`; -1 without one."""
    last = min(end, start + LONGEST_LABEL)
    at = text.find(":", start, last)
    while at > 0 and text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit():
        at = text.find(":", at + 1, last)
    if at > 0 and at + 1 < end and not (text[at + 1].isspace() or text[at + 1] in '“„«"*'):
        return -1
    return at


def _dashed_label(text: str, match: re.Match[str], line: Line, language: Language) -> Label | None:
    """ "LIND — The report is wrong.", "Tomás Lind. — El informe es falso." """
    label = _label(text, Span(*match.span("label")), match.end(), line, language, timed=False)
    if label is None or label.kind is not LabelKind.NAME:
        return None
    label.has_colon = False
    return label


def _header_label(text: str, match: re.Match[str], line: Line, language: Language) -> Label | None:
    """ "Jonas Falk - CEO" on a line of its own, above the words of the speaker."""
    label = _label(text, Span(*match.span("label")), line.end, line, language, timed=False)
    if label is None or label.kind is not LabelKind.NAME or " " not in label.name:
        return None
    label.has_colon, label.role = False, match["role"]
    return label


def _dotted_label(text: str, start: int, line: Line, language: Language) -> Label | None:
    """ "P. ¿Es seguro?", "Respuesta. Sí.": labels of an interview with a full stop."""
    match = DOTTED.match(text, start, line.end)
    if match is None:
        return None
    label = _label(text, Span(*match.span("label")), match.end(), line, language, timed=False)
    return label if label and label.kind in {LabelKind.QUESTION, LabelKind.ANSWER} else None


def _label_without_colon(
    text: str, start: int, line: Line, language: Language, *, timed: bool
) -> Label | None:
    """ "00:01:02 Ann Lee", "Ann Lee 00:01:02" or "ANN LEE" on a line of its own."""
    if line.end - start > LONGEST_LABEL:
        return None
    words = text[start : line.end]
    if not words or words[-1] in '.?!,;”"»':
        return None
    at_end = TIME_AT_END.search(words)
    if not (timed or at_end or words.isupper()):
        return None
    label = _label(text, Span(start, line.end), line.end, line, language, timed=timed)
    if label is None or label.kind in {LabelKind.QUESTION, LabelKind.ANSWER, LabelKind.PART}:
        return None
    label.has_colon = False
    return label


def _label(
    text: str, span: Span, content: int, line: Line, language: Language, *, timed: bool
) -> Label | None:
    """Return the label of these words, or None if they name nobody."""
    words = text[slice(*span)].strip("*_ ")
    at_end = TIME_AT_END.search(words)
    if at_end:
        words, timed = words[: at_end.start()].rstrip(" ,–—-|\t"), True
    words, role = _without_asides(words, language)
    name, _comma, behind = words.partition(",")
    name = name.rstrip(" :.") if name.rstrip(" :.").count(".") == 0 else name.rstrip(" :")
    kind, title, name = _kind_of(name, language)
    if kind is None and timed and words[:1].isupper() and len(words.split()) <= MOST_WORDS:
        kind, name = LabelKind.NAME, words  # in a chat, the name of an account
    if kind is None or len(behind.split()) > MOST_ROLE_WORDS:
        return None
    while content < line.end and text[content] in " \t\u00a0\u202f*_":
        content += 1
    start = text.find(words[:1], *span)
    named = Span(start, start + len(words))
    return Label(line, kind, named, name, title, behind.strip() or role, content, timed)


def _without_asides(words: str, language: Language) -> tuple[str, str]:
    """The words without brackets behind them, and the role in these.

    "The Minister for Transport (Paul Heath)" is named in the brackets.
    """
    role = ""
    for _bracket in range(MOST_ASIDES):
        aside = ASIDE_AT_END.search(words)
        if aside is None:
            break
        inside, words = aside["words"], words[: aside.start()]
        if words.split()[:1] and words.split()[0].lower() in language.words("articles"):
            name = without_role(inside.split(), language)
            if len(name) > 1 and are_name_words(name, language):
                return inside, words
        role = _role_of_aside(inside, language) or role
    return words, role


def _role_of_aside(words: str, language: Language) -> str:
    """The role in brackets behind a name: "(mayor)", not "(laughs)"."""
    known = language.words("titles|offices|bodies|women|men")
    return words if any(word.strip(".,").lower() in known for word in words.split()) else ""


def _kind_of(label: str, language: Language) -> tuple[LabelKind | None, str, str]:
    """Return (kind, title, name) of the words of a label."""
    words = label.split()
    low = label.lower()
    if not words:
        return None, "", ""
    if low in layout_words("question") or low in language.words("question_letters"):
        return LabelKind.QUESTION, "", label
    if low in layout_words("answer") or low in language.words("answer_letters"):
        return LabelKind.ANSWER, "", label
    first = words[0].lower().strip(".’'")
    if first in layout_words("moderator") and len(words) <= MOST_WORDS:
        rest = words[1:]
        if all(word.lower() in layout_words("moderator") or NUMBERED.match(word) for word in rest):
            return LabelKind.MODERATOR, "", label
    return _kind_of_name(words, language)


def _kind_of_name(words: list[str], language: Language) -> tuple[LabelKind | None, str, str]:
    """A name, with or without a title, or a description such as "The mayor"."""
    part = layout_words("part")
    ends = [words[0].lower().strip("."), words[-1].lower().strip(".")]
    several_capitals = len(words) > 1 and " ".join(words).isupper()  # "ZEIT ONLINE"
    is_paper = (  # "El Correo"
        len(words) > 1
        and not several_capitals
        and words[0].lower() in language.words("articles")
        and words[1][:1].isupper()
    )
    if not is_paper and (all if several_capitals else any)(word in part for word in ends):
        return LabelKind.PART, "", " ".join(words)
    if len(words) > 2 and words[1].lower() in layout_words("courtesy"):
        words = words[words[0].lower() in language.words("articles") :]  # "El señor LIND"
    if words[0].lower() in language.words("articles"):
        known = language.words("titles|offices|bodies|women|men|persons")
        if len(words) <= MOST_WORDS and words[-1].lower() in known:
            return LabelKind.DESCRIPTION, "", " ".join(words)
        is_name = len(words) > 1 and are_name_words(words[1:], language)  # "El País"
        return (LabelKind.NAME if is_name else None), "", " ".join(words)
    first = 0
    while first < len(words) - 1 and (
        is_title(words[first], language) or words[first].lower() in layout_words("moderator")
    ):
        first += 1
    name = words[first:]
    if len(name) > MOST_WORDS or not are_name_words(name, language):
        return None, "", ""
    return LabelKind.NAME, " ".join(words[:first]), " ".join(name)
