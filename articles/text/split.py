"""The whole way: quotations, sentences, who said what."""

import re
from bisect import bisect_right

from articles.text.attributions import SPEECH, Said, attributions
from articles.text.detect import detect
from articles.text.language import Language
from articles.text.language import language as language_of
from articles.text.quotations import quotations
from articles.text.sentences import sentences
from articles.text.spans import Attribution, Kind, Span, Split, Statement
from articles.text.speakers import Cast


SMALL_WORDS = frozenset("a an the of in to for and or on at by with from as vs".split())
LAST_WORD = re.compile(r"([\w’']+)\s+$")
GOES_ON = "goes on"
CLOSING = frozenset("\"”»“'」』")
PHRASE = 4  # words in quotation marks up to which they are somebody's, not a sentence of the writer's


def split(text: str, language: str | None = None) -> Split:
    """Split normalised text into statements with kind, quotations and attributions.

    `language` is a BCP 47 code; without one it is detected. Cost is linear in the length.
    """
    code = language or detect(text)
    known = language_of(code)
    spans = sentences(text, known)
    marked, titles = _without_titles(text, quotations(text), known)
    cast = Cast(text, known)
    said: list[Said] = []
    continued: Said | None = None
    place = 0
    for first, last, quoted in _groups(spans, marked):
        group = Span(spans[first].start, spans[last - 1].end)
        if _is_only_quoted(text, group, quoted):
            near = continued and text.count("\n\n", continued.content[-1].end, group.start) <= 1
            if continued and near:
                continued = _continue(continued, quoted, text, said, first)
            place = last
            continue
        found = attributions(text, group, quoted, cast, known)
        for one in found:
            anchor = (one.cue or one.content[0]).start
            one.home = bisect_right(spans, anchor, lo=first, hi=last, key=lambda span: span.start) - 1
        said += found
        continued = _speaking(found, quoted)
        place = last
    return _assemble(text, code, spans, sorted([*marked, *titles]), set(titles), said, cast)


def _groups(spans: list[Span], marked: list[Span]):
    """(first, last, quotations): sentences [first, last) that a quotation holds together."""
    first = number = 0
    while first < len(spans):
        last, end = first + 1, spans[first].end
        inside: list[Span] = []
        while number < len(marked) and marked[number].start < end:
            inside.append(marked[number])
            while last < len(spans) and spans[last].start < marked[number].end:
                end = spans[last].end
                last += 1
            number += 1
        yield first, last, inside
        first = last


def _is_only_quoted(text: str, group: Span, quoted: list[Span]) -> bool:
    if not quoted:
        return False
    rest, end = "", group.start
    for start, stop in quoted:
        rest += text[end:start]
        end = stop
    rest += text[end : group.end]
    return not any(sign.isalnum() for sign in rest)


def _continue(last: Said, quoted: list[Span], text: str, said: list[Said], home: int) -> Said:
    """A sentence that is all quotation belongs to who spoke last: the same speech, if that was one."""
    if last.content[-1].end and _ends_quoted(last, text) or last.rule == GOES_ON:
        last.content.extend(quoted)
        return last
    more = Said(last.speaker, last.mention, None, list(quoted), 0.6, "neutral", GOES_ON, home)
    said.append(more)
    return more


def _ends_quoted(last: Said, text: str) -> bool:
    return any(text[end - 1] in CLOSING for _start, end in last.content)


def _speaking(found: list[Said], quoted: list[Span]) -> Said | None:
    """Who goes on speaking in a sentence that is all quotation."""
    for said in reversed(found):
        if any(start <= q.start < end for start, end in said.content for q in quoted):
            return said
    return found[-1] if found else None


def _assemble(
    text: str,
    code: str,
    spans: list[Span],
    marked: list[Span],
    titles: set[Span],
    said: list[Said],
    cast: Cast,
) -> Split:
    speakers = cast.speakers()
    by_home: dict[int, list[Attribution]] = {}
    content: list[Span] = []
    for one in said:
        attribution = Attribution(
            speakers.get(one.speaker) if one.speaker else None,
            one.mention,
            one.cue,
            tuple(one.content),
            one.confidence,
            one.stance,
            one.rule,
        )
        by_home.setdefault(one.home, []).append(attribution)
        content += one.content
    content.sort()
    return Split(text, code, _statements(text, spans, marked, titles, by_home, content), tuple(speakers.values()))


def _statements(
    text: str,
    spans: list[Span],
    marked: list[Span],
    titles: set[Span],
    by_home: dict[int, list[Attribution]],
    content: list[Span],
) -> tuple[Statement, ...]:
    speech, terms = _sorted_out(text, marked, titles, content)
    found = []
    covered = _Sweep(content)
    quoted = _Sweep(speech)
    at = at_term = 0
    for number, (start, end) in enumerate(spans):
        first = at
        while at < len(speech) and speech[at].start < end:
            at += 1
        first_term = at_term
        while at_term < len(terms) and terms[at_term].start < end:
            at_term += 1
        own = tuple(by_home.get(number, ()))
        attributed = bool(own) or covered.overlaps(start, end)
        in_quotes = quoted.overlaps(start, end)
        kind = Kind.QUOTED if in_quotes and attributed else Kind.REPORTED if attributed else Kind.UNATTRIBUTED
        if in_quotes and not attributed and _long(text, speech[first:at]):
            kind = Kind.QUOTED
        found.append(Statement(start, end, kind, tuple(speech[first:at]), own, tuple(terms[first_term:at_term])))
    return tuple(found)


def _long(text: str, spans: list[Span]) -> bool:
    return any(text.count(" ", start, end) >= SPEECH for start, end in spans)


def _sorted_out(
    text: str, marked: list[Span], titles: set[Span], content: list[Span]
) -> tuple[list[Span], list[Span]]:
    """Speech, and the words in quotation marks that nobody is said to have said: terms, titles.

    Two apostrophes, as old wires write them, show speech but are no quotation marks: what stands
    between them is content of its attribution, not a quotation.
    """
    said = _Sweep(content)
    speech, terms = [], []
    for span in marked:
        if text.startswith("''", span.start):
            continue
        spoken = said.overlaps(*span) or _sounds_said(text, span)
        (speech if spoken and span not in titles else terms).append(span)
    return speech, terms


def _sounds_said(text: str, span: Span) -> bool:
    """Does it end as speech before "he said" does, or is it a phrase? Not a title, not one word."""
    if _is_title_case(text, span):
        return False
    words = text.count(" ", *span) + 1
    return text[span.end - 2] in ",.?!" or 1 < words <= PHRASE


def _is_title_case(text: str, span: Span) -> bool:
    """ "Meet the Press": capitals but in the small words."""
    words = [word.strip(".,?!’'") for word in text[span.start + 1 : span.end - 1].split()]
    great = [word for word in words if word not in SMALL_WORDS]
    return bool(great) and not any(word[:1].islower() for word in great)


def _without_titles(
    text: str, marked: list[Span], language: Language
) -> tuple[list[Span], list[Span]]:
    """Quotations, and names of works: "Meet the Press" where no verb of saying stands before it."""
    quoted, titles = [], []
    for span in marked:
        before = LAST_WORD.search(text, max(0, span.start - 30), span.start)
        word = before.group(1).lower() if before else ""
        title = (
            word
            and " " in text[span.start : span.end]
            and word not in language.forms
            and word not in language.words("that")
            and _is_title_case(text, span)
        )
        (titles if title else quoted).append(span)
    return quoted, titles


class _Sweep:
    """Asks of spans in rising order whether they meet one of a sorted list."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans, self.at, self.reach = spans, 0, -1

    def overlaps(self, start: int, end: int) -> bool:
        while self.at < len(self.spans) and self.spans[self.at].start < end:
            self.reach = max(self.reach, self.spans[self.at].end)
            self.at += 1
        return self.reach > start
