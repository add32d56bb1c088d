"""Attributions before all speakers of the article are known, as each reader of sentences makes them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from articles.text.attribution.frame import TokenRange
from articles.text.sentences import Tokens
from articles.text.spans import Span

LONGEST_SENTENCE = 400  # words outside quotation marks; more are a text without full stops


@dataclass(slots=True)
class AttributionDraft:
    """An attribution before all speakers of the article are known.

    `speaker` is the name of an entity; `statement` is the index of the statement with the cue.
    """

    speaker: str | None
    mention: Span | None
    cue: Span | None
    content: list[Span]
    confidence: float
    stance: str
    rule: str
    statement: int = field(default=0)


def drafts_for(
    speakers: Iterable[tuple[str | None, float]],
    *,
    mention: Span | None,
    cue: Span | None,
    content: Sequence[Span],
    confidence: float,
    stance: str,
    rule: str,
) -> list[AttributionDraft]:
    """Return an attribution for each speaker, given by name and certainty. They share the content."""
    return [
        AttributionDraft(
            name, mention, cue, list(content), round(confidence * certainty, 2), stance, rule
        )
        for name, certainty in speakers
    ]


def spans_of_content(tokens: Tokens, content: Iterable[TokenRange]) -> list[Span]:
    """Return the spans of the words without marks at the ends; none of a single character."""
    spans = [_without_marks(tokens, words) for words in content if words[0] < words[1]]
    return [span for span in spans if span.end - span.start > 1]


def _without_marks(tokens: Tokens, words: TokenRange) -> Span:
    first, last = words
    while first < last and tokens.is_mark(first):
        first += 1
    while last > first and tokens.is_mark(last - 1):
        last -= 1
    if first == last:
        return Span(tokens.start[words[0]], tokens.start[words[0]])
    return tokens.span(first, last)
