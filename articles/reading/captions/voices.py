"""The voices in the lines of a cue or a transcript: who speaks, and which words."""

import html
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

_TAG = re.compile(r"<(/?)([a-zA-Z0-9:.]*)([^<>]*)>")
_SRT_TAG = re.compile(
    r"<(/?)(b|i|u|s|font|c|v|span|ruby|rt)\b([^<>]*)>|\{\\[^{}]*\}", re.IGNORECASE
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]+)>|</v>", re.IGNORECASE)
_RUBY_TEXT = re.compile(r"<rt\b[^<>]*>(.*?)(?:</rt>|(?=</ruby>|<rt\b)|\Z)", re.IGNORECASE)
_CHANGE = re.compile(r"\s*(?:>>+|»)\s*")  # how American captions announce another speaker
_DASH = re.compile(r"[-–—‐]\s?(?=\S)")
_NAME = r"[^\W\d_][\w.'’,&()/ \-]{0,58}?"
_LABEL = re.compile(
    rf"(?:\[(?P<bracketed>{_NAME})\]:?|(?P<name>{_NAME})\s?[:：])(?:\s+|(?<=：)|\Z)"
)
_SMALL_WORDS = (
    "de da do dos del della der den di du la le les van von zu zur of the and al bin ibn el y e"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_FEW_WORDS = 3
_MOST_WORDS = 6  # of a name with a role
_QUESTION = {"q", "a", "f", "p", "r", "d", "v", "i"}  # Q/A, Frage, Pregunta, Question and Réponse …


@dataclass(frozen=True, slots=True)
class Voice:
    """What one person says: `speaker` is "" if that is not known. `is_new` if somebody else began."""

    speaker: str
    words: str
    is_new: bool = False

    @property
    def shown(self) -> str:
        """The words after the name of the speaker."""
        return f"{self.speaker}: {self.words}" if self.speaker else self.words


def voices_in_cue(
    lines: Iterable[str], *, is_web: bool, known: Collection[str] = ()
) -> Iterator[Voice]:
    """Yield the voices of a cue, from voice tags, names before a colon, and dashes."""
    source = "\n".join(lines)
    pieces = _VOICE.split(source) if "<v" in source.lower() else [source]
    speaker = ""
    for number, piece in enumerate(pieces):
        if number % 2:
            speaker = " ".join(html.unescape(piece or "").split())
            continue
        plain = _plain(piece, is_web=is_web)
        if speaker:
            if words := " ".join(plain.split()):
                yield Voice(speaker, words)
        else:
            yield from _unmarked(plain.split("\n"), known)


def _unmarked(lines: Iterable[str], known: Collection[str]) -> Iterator[Voice]:
    """Yield the voices in lines without voice tags: a new one at each name and each dash."""
    speaker, words, is_new = "", "", False
    written = [line.strip() for line in lines if line.strip()]
    are_dialogue = sum(1 for line in written if _DASH.match(line)) > 1
    for line in written:
        change = _CHANGE.match(line)
        name, rest = split_label(line[change.end() :] if change else line, known)
        starts = bool(name or change or (are_dialogue and _DASH.match(line)))
        if starts and words:
            yield Voice(speaker, words, is_new)
        if starts:
            speaker, words, is_new = name, rest, True
        else:
            words = f"{words} {rest}".strip()
    if words or speaker:
        yield Voice(speaker, words, is_new)


def repeated_labels(lines: Iterable[str]) -> frozenset[str]:
    """Return what stands before a colon at the start of several lines: names, even in small letters."""
    labels = Counter(
        match["name"].strip() for match in map(_LABEL.match, lines) if match and match["name"]
    )
    return frozenset(
        label for label, number in labels.items() if number > 1 and len(label.split()) <= _FEW_WORDS
    )


def split_label(line: str, known: Collection[str] = ()) -> tuple[str, str]:
    """Return the name of the speaker before a colon or in brackets, and the words after it.

    The name is "" if the line begins with none. `known` are those that occur several times.
    """
    match = _LABEL.match(line)
    name = (match["bracketed"] or match["name"]).strip() if match else ""
    is_speaker = name in known or is_name(name)
    if not match or not is_speaker or (match["bracketed"] and not _is_code(match)):
        return "", line
    return name, line[match.end() :]


def is_name(text: str) -> bool:
    """Whether a text before a colon can be the name of a speaker: its words begin with capitals."""
    words = re.findall(r"[^\W_][\w.'’]*", text)
    if not words or len(words) > _MOST_WORDS:
        return False
    if len(words) == 1 and len(text) == 1:
        return text.lower() in _QUESTION
    return all(
        not word[0].islower() or word.lower() in _SMALL or number_of_word > 1
        for number_of_word, word in enumerate(words)
    )


def _is_code(match: re.Match[str]) -> bool:
    """Whether a name in brackets is one that a program gave, and not a sound such as [Music]."""
    return match[0].rstrip().endswith(":") or bool(re.search(r"[_\d]", match["bracketed"]))


def _plain(text: str, *, is_web: bool) -> str:
    """Return text without tags, and with its entities as characters."""
    text = _RUBY_TEXT.sub(lambda reading: f" ({reading[1]})", text)
    text = (_TAG if is_web else _SRT_TAG).sub("", text)
    return html.unescape(text).replace("\u200e", "").replace("\u00a0", " ")
