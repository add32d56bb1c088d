"""The header of an article: title, byline, publisher and day in the first lines of its text."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from articles.importing.draft import Draft, check_text, limit_annotations
from articles.reading.dates import written_days
from articles.reading.document import Paragraph, Role

ORIGIN = "first lines"
LINES = 8  # of a header, at the most
LONGEST_TITLE = 200  # code points
LONGEST_LINE = 160  # code points of a byline or a day
MOST_WORDS = 14  # of a byline
DATE_LINE = re.compile(
    r"""
    \s* (?:date:?\s+)? (?P<date>\d{4}-\d{2}-\d{2})      # date 2025-02-25
    (?: \s+ (?:via|source:?|from) \s+ (?P<publisher>\S.{0,198}?) )?   # Via The Cradle
    \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
BY = re.compile(
    r"""
    (?: (?:written|story|words|text|report|reporting|posted|published) \s+ )?
    (?: by | von | par | por | di | door | af | av | przez | autor(?:a|in|es)?\s?: | authors?\s?: | auteur\s?:
      | autore\s?: | text\s?: | texte\s?: | от | автор\s?: | بقلم | كتب | نوشته | 作者\s?[:：]
      | 文[:：/／] | 글\s )
    \s* :? \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
BEFORE_DAY = re.compile(r",?\s+(?:on|le|am|el|il|em|op|den|dnia)\s*$", re.IGNORECASE)
BESIDE = re.compile(r"\s*(?:[|•·]|\s[–—]\s)\s*")  # between a name and what stands beside it
PARTICLES = frozenset(
    {
        *(
            "and",
            "und",
            "et",
            "y",
            "e",
            "en",
            "og",
            "och",
            "i",
            "&",
            "of",
            "in",
            "for",
            "the",
            "with",
        ),
        *(
            "de",
            "da",
            "del",
            "della",
            "der",
            "den",
            "des",
            "di",
            "dos",
            "du",
            "el",
            "la",
            "le",
            "al",
        ),
        *("van", "von", "vom", "ter", "ten", "zu", "bin", "ibn"),
    }
)
LABEL = re.compile(
    r"(?:published|posted|date|datum|stand|veröffentlicht|publi[ée]e?|publicado|fecha|pubblicato|data"
    r"|gepubliceerd|publicerad|opublikowano|опубликовано|дата|نشر|تاريخ|发布|日期)"
    r"(?:\s+(?:on|at|am|le|el|il|em|op|den|dnia|في))?\s*[:：]?",
    re.IGNORECASE,
)
UPDATE = re.compile(
    r"updat|aktualis|mis à jour|actualiz|aggiornat|bijgewerkt|обновл|تحديث", re.IGNORECASE
)
CLOCK = re.compile(
    r"\b(?:at|um|à|a las|alle|om|kl\.?)?\s*\d{1,2}(?:[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?)"
    r"\s*(?:uhr|[A-Z]{2,4}(?:[+-]\d{1,2})?\b)?",
    re.IGNORECASE,
)
WEEKDAYS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b\.?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì"
    r"|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|maandag|dinsdag|woensdag|donderdag"
    r"|vrijdag|zaterdag|zondag)\b|(?:понедельник|вторник|сред[аы]|четверг|пятниц[аы]|суббот[аы]|воскресенье)"
    r"|(?:الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)|星期.|周.",
    re.IGNORECASE,
)
SENTENCE_ENDS = (".", "!", "?", "…", '."', ".”", ":", ";", ",", "。")

SPOKEN = frozenset({"captions", "transcript"})  # the origins of texts that begin with a speaker
SPEAKER = re.compile(r"[^:：\n]{1,60}[:：]\s")

Take = Callable[[Draft, str, str], Draft | None]


def read_header(draft: Draft) -> Draft:
    """Return the draft with the fields that its first lines state.

    They count more than the properties of a file, which are often left over from another document.
    A line is removed from the text unless there is an annotation on it, or it says more than the
    field; then it is marked as a byline or a dateline. Raises `Refused` when no text is left that
    could be checked.
    """
    draft = draft.without_start(len(draft.text) - len(draft.text.lstrip()))
    for _number in range(LINES):
        line, _end, rest = draft.text.partition("\n")
        is_spoken = draft.origin in SPOKEN and (draft.paragraphs[0].locator or SPEAKER.match(line))
        if is_spoken or draft.choices:
            break
        taken = next(filter(None, (take(draft, line.strip(), rest) for take in TAKES)), None)
        if taken is None:
            break
        if taken.text == draft.text:
            draft = taken
            break
        draft = taken
    text = draft.text.rstrip()
    check_text(text)
    return limit_annotations(replace(draft, text=text))


def _without_line(draft: Draft, role: Role, *, length: int | None = None) -> Draft:
    """Return the draft without its first line, or with that line marked if it has an annotation."""
    end = draft.text.find("\n") if length is None else length
    end = len(draft.text) if end < 0 else end
    cut = len(draft.text) - len(draft.text[end:].lstrip())
    is_annotated = any(each.has_span and each.start < cut for each in draft.annotations)
    if cut == len(draft.text) or is_annotated:
        return _marked(draft, end, role)
    return draft.without_start(cut)


def _marked(draft: Draft, end: int, role: Role) -> Draft:
    """Return the draft with its first line as a paragraph with this role."""
    line = draft.text[:end].rstrip()
    others = tuple(
        replace(each, start=max(each.start, end)) for each in draft.paragraphs if each.end > end
    )
    return replace(draft, paragraphs=(Paragraph(0, len(line), role), *others))


def _take_date_line(draft: Draft, line: str, _rest: str) -> Draft | None:
    match = DATE_LINE.fullmatch(line)
    if not match:
        return None
    try:
        day = date.fromisoformat(match["date"])
    except ValueError:
        return None
    taken = _without_line(draft, Role.DATELINE).with_field("published", day.isoformat(), ORIGIN)
    publisher = (match["publisher"] or "").strip()
    return taken.with_field("site", publisher, ORIGIN) if publisher else taken


def _take_known_title(draft: Draft, _line: str, _rest: str) -> Draft | None:
    """Remove a title that is already known from the start of the text."""
    title = draft.title
    front = draft.text[: 2 * max(LONGEST_TITLE, len(title))]
    first = front.partition("\n\n")[0]
    if not title or " ".join(first.split()) != title:
        return None
    return _without_line(draft, Role.HEADING, length=len(first))


def _take_title(draft: Draft, line: str, rest: str) -> Draft | None:
    """Take a short first line as the title if it ends no sentence and a blank line follows."""
    if draft.title or not rest.startswith("\n") or not line or len(line) > LONGEST_TITLE:
        return None
    if line.endswith(SENTENCE_ENDS) or not rest.strip():
        return None
    title = " ".join(line.split())
    return _without_line(draft, Role.HEADING).with_field("title", title, ORIGIN)


def _take_byline(draft: Draft, line: str, rest: str) -> Draft | None:
    """Take "By Jane Doe", with or without a day beside it."""
    match = BY.match(line)
    if match is None or len(line) > LONGEST_LINE or not rest.strip():
        return None
    words = line[match.end() :]
    day = next(written_days(words, language=draft.language), None)
    name = BESIDE.split(BEFORE_DAY.sub("", words[: day.start]) if day else words)[0]
    name = name.strip(" ,;|-–—")
    if not _is_name(name) or (day is None and line.endswith(SENTENCE_ENDS)):
        return None
    taken = _without_line(draft, Role.BYLINE).with_field("author", name, ORIGIN)
    return taken.with_field("published", day.day.isoformat(), ORIGIN) if day else taken


def _is_name(words: str) -> bool:
    """Do the words look like the names of people? Each begins with a capital, where there are any."""
    parts = [each.strip(",.()") for each in words.split()]
    named = [each for each in parts if each and each not in PARTICLES]
    return (
        0 < len(parts) <= MOST_WORDS
        and any(named)
        and all(each[0].isalpha() and each[0] == each[0].upper() for each in named)
    )


def _take_day(draft: Draft, line: str, rest: str) -> Draft | None:
    """Take a line that is a day: "Published: Tuesday, 3 March 2026, 10:30". A place stays beside it."""
    if len(line) > LONGEST_LINE or not rest.strip() or UPDATE.search(line):
        return None
    day = next(written_days(line, language=draft.language), None)
    if day is None:
        return None
    beside = f"{line[: day.start]} {line[day.end :]}"
    beside = WEEKDAYS.sub(" ", CLOCK.sub(" ", LABEL.sub(" ", beside, count=1)))
    words = beside.strip(" ,.;:|•·()/–—-").split()
    if len(words) > 3 or not all(each[0] == each[0].upper() for each in words):
        return None
    if line.endswith(SENTENCE_ENDS) and words:
        return None
    end = draft.text.find("\n")
    taken = _marked(draft, end, Role.DATELINE) if words else _without_line(draft, Role.DATELINE)
    return taken.with_field("published", day.day.isoformat(), ORIGIN)


TAKES: tuple[Take, ...] = (
    _take_date_line,
    _take_known_title,
    _take_byline,
    _take_day,
    _take_title,
)
