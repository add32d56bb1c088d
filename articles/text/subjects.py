"""Who speaks: the words before or after a reporting verb, read as a speaker."""

import re

from articles.text.data import words
from articles.text.spans import Span, Speaker
from articles.text.speakers import NAME, PRONOUNS, Cast

FIRST_WORD = re.compile(r"[\w’'-]+")
TRAILING = re.compile(
    r"""
    (?: \s+ (?: has | have | had | also | later | then | earlier | again | once | repeatedly | further
        | recently | previously | publicly | just | now | himself | herself
        | (?: on | last | this )\ (?: Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day | yesterday | today
    ) )+ \s* $
    """,
    re.VERBOSE,
)
DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "some",
        "many",
        "several",
        "two",
        "three",
        "one",
        "his",
        "her",
        "their",
    ]
)
RELATIVE = re.compile(r",?\s+who$")
LONGEST = 160  # code points; a longer "subject" is a clause of its own


def read_subject(text: str, span: Span, cast: Cast) -> tuple[Speaker | None, Span, float] | None:
    """The speaker that the words of `span` name, where, and how sure that is (0 to 1).

    None when the words name nobody.
    """
    start, end = _trim(text, *span)
    trailing = TRAILING.search(text, start, end)
    if trailing:
        end = trailing.start()
    segments = _segments(text, start, end)
    if not segments or segments[-1].end - segments[0].start > LONGEST:
        segments = segments[-1:]
    if not segments or segments[-1].end - segments[-1].start > LONGEST:
        return None
    mention = Span(segments[0].start, segments[-1].end)
    whole = text[mention.start : mention.end]
    if whole.lower() in PRONOUNS:
        speaker = cast.pronoun()
        return speaker, mention, 0.7 if speaker else 0.3
    names = [segment for segment in segments if NAME.fullmatch(text, segment.start, segment.end)]
    if names:
        best = max(names, key=lambda segment: text.count(" ", segment.start, segment.end))
        others = [text[s.start : s.end] for s in segments if s != best]
        role = re.sub(r"^(?:The|the|A|a|an) ", "", others[0]) if others else ""
        return cast.named(text[best.start : best.end], role=role), mention, 0.95
    return _described(text, whole, mention, cast)


def _described(
    text: str, whole: str, mention: Span, cast: Cast
) -> tuple[Speaker | None, Span, float]:
    """A name with a role before it ("Iraqi leader Masoud Barzani"), or no name at all."""
    found = list(NAME.finditer(text, mention.start, mention.end))
    last = found[-1] if found else None
    if last and last.end() == mention.end and " " in last.group() and last.start() > mention.start:
        role = text[mention.start : last.start()].strip()
        if role.split()[-1].lower() not in {
            "of",
            "by",
            "in",
            "from",
            "for",
            "to",
            "with",
            "at",
            "and",
        }:
            return cast.named(last.group(), role=role), mention, 0.85
    return cast.described(whole), mention, 0.75


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip(" \n\t,;:—–-"))
    return start, max(start, start + len(text[start:end].rstrip(" \n\t,;:—–-")))


def _segments(text: str, start: int, end: int) -> list[Span]:
    """The parts between commas from the back, as long as they can belong to one subject."""
    parts: list[Span] = []
    place = start
    for comma in re.finditer(r",\s+|;\s+", text[start:end]):
        parts.append(Span(place, start + comma.start()))
        place = start + comma.end()
    parts.append(Span(place, end))
    parts = [part for part in parts if part.end > part.start]
    kept: list[Span] = []
    for part in reversed(parts[-3:]):
        if kept and _begins_adverbial(text, part):
            break
        kept.insert(0, part)
    if kept and _begins_adverbial(text, kept[0]):
        kept = kept[1:]
    return kept


def _begins_adverbial(text: str, part: Span) -> bool:
    first = FIRST_WORD.match(text, part.start, part.end)
    return first is not None and first.group().lower() in words("openers")
