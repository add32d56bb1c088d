"""Assemble statements from spans, attributions and quotations."""

from articles.text.attribution.drafts import AttributionDraft
from articles.text.quotations import QuotedPassages
from articles.text.spans import Attribution, OverlapSweep, Span, Speaker, Statement, StatementKind


def attributions_by_statement(
    reported: list[AttributionDraft], speakers: dict[str, Speaker]
) -> dict[int, list[Attribution]]:
    """Return the attributions by the index of the statement in which their cue stands."""
    result: dict[int, list[Attribution]] = {}
    for draft in reported:
        attribution = Attribution(
            speakers.get(draft.speaker) if draft.speaker else None,
            draft.mention,
            draft.cue,
            tuple(draft.content),
            draft.confidence,
            draft.stance,
            draft.rule,
        )
        result.setdefault(draft.statement, []).append(attribution)
    return result


def statements(
    text: str,
    spans: list[Span],
    marked: QuotedPassages,
    by_statement: dict[int, list[Attribution]],
    content: list[Span],
) -> tuple[Statement, ...]:
    """Return a statement for each span.

    `marked` are the passages in quotation marks, `by_statement` the attributions by index of the
    statement, and `content` the spans of all reported words, sorted.
    """
    reported, quoted = OverlapSweep(content), OverlapSweep(marked.spoken)
    speech, terms = _SpanQueue(marked.speech), _SpanQueue(marked.terms)
    result = []
    for number, (start, end) in enumerate(spans):
        own = tuple(by_statement.get(number, ()))
        speech_here = speech.take_until(end)
        kind = _kind(
            quoted=quoted.overlaps(start, end),
            attributed=bool(own) or reported.overlaps(start, end),
            is_sure=not marked.sure.isdisjoint(speech_here),
        )
        result.append(Statement(start, end, kind, speech_here, own, terms.take_until(end)))
    return tuple(result)


def _kind(*, quoted: bool, attributed: bool, is_sure: bool) -> StatementKind:
    if quoted and (attributed or is_sure):
        return StatementKind.QUOTED
    return StatementKind.REPORTED if attributed else StatementKind.UNATTRIBUTED


class _SpanQueue:
    """Hands out the spans of a sorted list, each once, to the statement in which it begins."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans, self.at = spans, 0

    def take_until(self, end: int) -> tuple[Span, ...]:
        """Return the next spans that begin before `end`."""
        first = self.at
        if first == len(self.spans) or self.spans[first].start >= end:
            return ()
        while self.at < len(self.spans) and self.spans[self.at].start < end:
            self.at += 1
        return tuple(self.spans[first : self.at])
