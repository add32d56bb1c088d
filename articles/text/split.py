"""Split a text into statements: quotations, sentences, and who said what."""

from bisect import bisect_right
from collections.abc import Iterator

from articles.text.attribution import (
    AttributionDraft,
    SpeakerResolver,
    attributions,
    attributions_by_statement,
    statements,
)
from articles.text.languages import Language, detect, load_language
from articles.text.quotations import classify_passages, quotations, separate_titles
from articles.text.sentences import sentences
from articles.text.spans import Attribution, Span, Split, Statement

CONTINUED = "goes on"
MARKS = frozenset("\"“”„«»'‘’「」『』")


def split(text: str, language: str | None = None) -> Split:
    """Split a normalised text into statements with kind, quotations and attributions.

    `language` is a BCP 47 code; without one it is detected. Linear in the length of the text.
    """
    code = language or detect(text)
    rules = load_language(code)
    spans = sentences(text, rules)
    possible_speech, titles = separate_titles(text, quotations(text), rules)
    resolver = SpeakerResolver(text, rules, possible_speech)
    drafts = _draft_attributions(text, spans, possible_speech, resolver, rules)
    content = sorted(span for draft in drafts for span in draft.content)
    speakers = resolver.speakers()
    return Split(
        text,
        code,
        statements(
            text,
            spans,
            classify_passages(text, possible_speech, titles, content, rules),
            attributions_by_statement(drafts, speakers),
            content,
        ),
        tuple(speakers.values()),
    )


def _draft_attributions(
    text: str,
    spans: list[Span],
    possible_speech: list[Span],
    resolver: SpeakerResolver,
    language: Language,
) -> list[AttributionDraft]:
    """The attributions in the order of the text."""
    drafts: list[AttributionDraft] = []
    speaking: AttributionDraft | None = None
    for first, last, quoted in _sentence_groups(spans, possible_speech):
        group = Span(spans[first].start, spans[last - 1].end)
        if _is_only_quoted(text, group, quoted):
            if speaking and text.count("\n\n", speaking.content[-1].end, group.start) > 1:
                speaking = None  # what follows is even further away
            if speaking:
                speaking = _continue_speech(speaking, quoted, text, drafts, first)
            continue
        sentence_drafts = attributions(text, group, quoted, resolver, language)
        for draft in sentence_drafts:
            start = (draft.cue or draft.content[0]).start
            draft.statement = (
                bisect_right(spans, start, first, last, key=lambda span: span.start) - 1
            )
        drafts += sentence_drafts
        speaking = _last_speech(sentence_drafts, quoted)
    return drafts


def _sentence_groups(
    spans: list[Span], possible_speech: list[Span]
) -> Iterator[tuple[int, int, list[Span]]]:
    """Yield (first, last, quotations) for sentences [first, last) that a quotation joins."""
    first = number = 0
    while first < len(spans):
        last, end = first + 1, spans[first].end
        inside: list[Span] = []
        while number < len(possible_speech) and possible_speech[number].start < end:
            inside.append(possible_speech[number])
            while last < len(spans) and spans[last].start < possible_speech[number].end:
                end = spans[last].end
                last += 1
            number += 1
        yield first, last, inside
        first = last


def _is_only_quoted(text: str, group: Span, quoted: list[Span]) -> bool:
    """Tell whether the sentences hold no words outside quotation marks."""
    if not quoted:
        return False
    rest, end = "", group.start
    for start, stop in quoted:
        rest += text[end:start]
        end = stop
    rest += text[end : group.end]
    return not any(sign.isalnum() for sign in rest)


def _continue_speech(
    last: AttributionDraft,
    quoted: list[Span],
    text: str,
    drafts: list[AttributionDraft],
    statement: int,
) -> AttributionDraft:
    """Attribute quoted sentences to the last speaker: to the same speech, if that was a quotation."""
    if _has_quotation_mark(last, text) or last.rule == CONTINUED:
        last.content.extend(quoted)
        return last
    continued = AttributionDraft(
        last.speaker, last.mention, None, list(quoted), 0.6, "neutral", CONTINUED, statement
    )
    drafts.append(continued)
    return continued


def _has_quotation_mark(last: AttributionDraft, text: str) -> bool:
    return any(text[start] in MARKS or text[end - 1] in MARKS for start, end in last.content)


def _last_speech(
    sentence_drafts: list[AttributionDraft], quoted: list[Span]
) -> AttributionDraft | None:
    """The attribution that the next quoted sentence continues."""
    for draft in reversed(sentence_drafts):
        if any(start <= q.start < end for start, end in draft.content for q in quoted):
            return draft
    return sentence_drafts[-1] if sentence_drafts else None


def explain(split: Split) -> Iterator[str]:
    """Yield a paragraph for each statement: its words, its kind, and a line for each attribution."""
    for number, statement in enumerate(split.statements, start=1):
        yield "\n".join(_lines(split.text, number, statement))


def _lines(text: str, number: int, statement: Statement) -> Iterator[str]:
    words = " ".join(text[statement.start : statement.end].split())
    yield f"{number}. [{statement.start}:{statement.end}] {statement.kind}: {words}"
    for span in statement.terms:
        yield f"   term, not speech: {_words(text, span)}"
    for attribution in statement.attributions:
        yield f"   {_attribution(text, attribution)}"
    if not statement.attributions and statement.kind != "unattributed":
        yield "   goes on from another statement"


def _attribution(text: str, attribution: Attribution) -> str:
    """One line: speaker, cue, stance, confidence, rule and content."""
    who = attribution.speaker.name if attribution.speaker else "nobody named"
    mention = f" (from “{_words(text, attribution.mention)}”)" if attribution.mention else ""
    cue = f"“{_words(text, attribution.cue)}”" if attribution.cue else "no verb of saying"
    content = " … ".join(_words(text, span) for span in attribution.content)
    how = f"{attribution.stance}, {attribution.confidence:.0%} by “{attribution.rule}”"
    return f"{who}{mention}, {cue}, {how}: {content}"


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
