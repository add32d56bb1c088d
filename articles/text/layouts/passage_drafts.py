"""Attribute the passages of a layout to their speakers."""

from bisect import bisect_right

from articles.text.attribution import AttributionDraft, SpeakerResolver
from articles.text.layouts.layout import Passage
from articles.text.sentences import tokenize
from articles.text.spans import Span


def drafts_of_passage(
    passage: Passage, spans: list[Span], resolver: SpeakerResolver
) -> list[AttributionDraft]:
    """Return the attributions of a passage with content: one, or one for each of a couple.

    They belong to the statement, one of `spans`, in which the content begins. `resolver` learns the
    speakers.
    """
    statement = statement_at(spans, passage.content[0].start)
    return [
        AttributionDraft(
            name,
            passage.mention,
            None,
            list(passage.content),
            passage.confidence,
            "neutral",
            passage.rule,
            statement,
        )
        for name in _speakers(passage, resolver)
    ]


def statement_at(spans: list[Span], offset: int, first: int = 0, last: int | None = None) -> int:
    """Return the number of the statement, from `first` to before `last`, in which `offset` lies."""
    end = len(spans) if last is None else last
    return bisect_right(spans, offset, first, end, key=lambda span: span.start) - 1


def _speakers(passage: Passage, resolver: SpeakerResolver) -> list[str | None]:
    """The names of the entities that the label or credit means."""
    if passage.speaker is not None:
        return [resolver.add_speaker(passage.speaker, passage.start)]
    if passage.mention is None:
        return [None]
    tokens = tokenize(resolver.names.text, *passage.mention, [])
    return [name for name, _certainty in resolver.resolve(tokens, (0, len(tokens)))]
