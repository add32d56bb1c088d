"""Find the ends of sentences in Thai, which marks them with nothing but a blank.

Blanks stand elsewhere, too, so that one ends a sentence only before a word that often begins one.
"""

import re
from collections.abc import Iterator
from functools import cache

from articles.text.languages import Language
from articles.text.spans import Span

OPENERS, CLOSERS = '“"‘«', '”"’»'
SHORTEST, LONGEST = 12, 1_000  # code points of a sentence; in a longer one no mark is believed


@cache
def _blank_before_starter(language: Language) -> re.Pattern[str]:
    """A pattern for a blank before a word that begins sentences."""
    words = "|".join(map(re.escape, sorted(language.words("sentence_starters"))))
    return re.compile(rf"(?<=[\u0e00-\u0e7f.%\d{CLOSERS}]) +(?={words})")


def cut_at_blanks(text: str, sentence: Span, language: Language) -> Iterator[Span]:
    """Yield the sentences of a span that no sign divides."""
    start, end = sentence
    goes_on = tuple(language.words("before_speech|goes_on"))
    starters = language.words("sentence_starters")
    first, titles = tuple(starters), tuple(language.words("name_titles"))
    leads = tuple(language.words("leads"))
    for blank in _blank_before_starter(language).finditer(text, start, end):
        before = text[start : blank.start()]
        is_whole = len(before) >= SHORTEST and not before.endswith(goes_on)
        is_lead = before.startswith(leads) and " " not in before.strip()
        if not is_whole or is_lead or before in starters:
            continue
        if text.startswith(titles, blank.end()) and before.rpartition(" ")[2].startswith(first):
            continue  # a profession before a name
        if len(before) <= LONGEST and _is_quoted(before):
            continue
        yield Span(start, blank.start())
        start = blank.end()
    yield Span(start, end)


def _is_quoted(before: str) -> bool:
    """Tell whether a quotation is open, or makes up all before it: then its speaker follows."""
    opened = sum(map(before.count, "“«‘")) - sum(map(before.count, "”»’"))
    is_open = opened > 0 or before.count('"') % 2 == 1
    return is_open or (before[0] in OPENERS and before[-1] in CLOSERS)
