"""The whole way: quotations, sentences, who said what."""

from bisect import bisect_right
from collections.abc import Iterator

from articles.text.attribution import Cast, Said, attributions, attributions_at_home, statements
from articles.text.languages import Language, detect, load_language
from articles.text.quotations import classify_passages, quotations, separate_titles
from articles.text.sentences import sentences
from articles.text.spans import Attribution, Span, Split, Statement

GOES_ON = "goes on"
MARKS = frozenset("\"“”„«»'‘’「」『』")


def split(text: str, language: str | None = None) -> Split:
    """Split normalised text into statements with kind, quotations and attributions.

    `language` is a BCP 47 code; without one it is detected. Cost is linear in the length.
    """
    code = language or detect(text)
    known = load_language(code)
    spans = sentences(text, known)
    marked, titles = separate_titles(text, quotations(text), known)
    cast = Cast(text, known)
    said = _said(text, spans, marked, cast, known)
    content = sorted(span for one in said for span in one.content)
    speakers = cast.speakers()
    return Split(
        text,
        code,
        statements(
            text,
            spans,
            classify_passages(text, marked, titles, content, known),
            attributions_at_home(said, speakers),
            content,
        ),
        tuple(speakers.values()),
    )


def _said(
    text: str, spans: list[Span], marked: list[Span], cast: Cast, language: Language
) -> list[Said]:
    """Who said what, in the order of the text."""
    said: list[Said] = []
    speaking: Said | None = None
    for first, last, quoted in _groups(spans, marked):
        group = Span(spans[first].start, spans[last - 1].end)
        if _is_only_quoted(text, group, quoted):
            if speaking and text.count("\n\n", speaking.content[-1].end, group.start) <= 1:
                speaking = _go_on(speaking, quoted, text, said, first)
            continue
        found = attributions(text, group, quoted, cast, language)
        for one in found:
            place = (one.cue or one.content[0]).start
            one.home = bisect_right(spans, place, first, last, key=lambda span: span.start) - 1
        said += found
        speaking = _speaking(found, quoted)
    return said


def _groups(spans: list[Span], marked: list[Span]) -> Iterator[tuple[int, int, list[Span]]]:
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


def _go_on(last: Said, quoted: list[Span], text: str, said: list[Said], home: int) -> Said:
    """A sentence that is all quotation belongs to who spoke last: the same speech, if that was one."""
    if (last.content[-1].end and _ends_quoted(last, text)) or last.rule == GOES_ON:
        last.content.extend(quoted)
        return last
    more = Said(last.speaker, last.mention, None, list(quoted), 0.6, "neutral", GOES_ON, home)
    said.append(more)
    return more


def _ends_quoted(last: Said, text: str) -> bool:
    return any(text[start] in MARKS or text[end - 1] in MARKS for start, end in last.content)


def _speaking(found: list[Said], quoted: list[Span]) -> Said | None:
    """Who goes on speaking in a sentence that is all quotation."""
    for said in reversed(found):
        if any(start <= q.start < end for start, end in said.content for q in quoted):
            return said
    return found[-1] if found else None


def explained(split: Split) -> Iterator[str]:
    """A paragraph for each statement: its words, its kind, and a line for each attribution."""
    for number, statement in enumerate(split.statements, start=1):
        yield "\n".join(_lines(split.text, number, statement))


def _lines(text: str, number: int, statement: Statement) -> Iterator[str]:
    words = " ".join(text[statement.start : statement.end].split())
    yield f"{number}. [{statement.start}:{statement.end}] {statement.kind}: {words}"
    for span in statement.terms:
        yield f"   term, not speech: {_words(text, span)}"
    for found in statement.attributions:
        yield f"   {_attribution(text, found)}"
    if not statement.attributions and statement.kind != "unattributed":
        yield "   goes on from another statement"


def _attribution(text: str, found: Attribution) -> str:
    who = found.speaker.name if found.speaker else "nobody named"
    mention = f" (from “{_words(text, found.mention)}”)" if found.mention else ""
    cue = f"“{_words(text, found.cue)}”" if found.cue else "no verb of saying"
    said = " … ".join(_words(text, span) for span in found.content)
    return (
        f"{who}{mention}, {cue}, {found.stance}, {found.confidence:.0%} by “{found.rule}”: {said}"
    )


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
