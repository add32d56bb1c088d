"""Find the attributions of a sentence from its reporting frames and quotation marks."""

from articles.text.attribution.cue_words import has_cue_word
from articles.text.attribution.drafts import (
    LONGEST_SENTENCE,
    AttributionDraft,
    drafts_for,
    spans_of_content,
)
from articles.text.attribution.frame import Frame, TokenRange
from articles.text.attribution.frames import find_frames
from articles.text.attribution.speakers import Resolved, SpeakerResolver
from articles.text.attribution.unclaimed import unclaimed_quotations
from articles.text.languages import Language
from articles.text.sentences import Tokens, tokenize
from articles.text.spans import Span


def attributions(
    text: str, sentence: Span, quoted: list[Span], resolver: SpeakerResolver, language: Language
) -> list[AttributionDraft]:
    """Return the attributions of a sentence, or of several sentences that a quotation joins.

    `quoted` are the quotations in it. `resolver` learns the speakers.
    """
    if not quoted and not has_cue_word(text, sentence, language):
        return []
    tokens = tokenize(text, *sentence, quoted)
    if not 0 < len(tokens) <= LONGEST_SENTENCE:
        return []
    frames = find_frames(tokens, language)
    drafts = [draft for frame in frames for draft in _drafts_of_frame(tokens, frame, resolver)]
    if quoted:
        drafts += unclaimed_quotations(tokens, frames, resolver, language)
    return drafts


def _drafts_of_frame(
    tokens: Tokens, frame: Frame, resolver: SpeakerResolver
) -> list[AttributionDraft]:
    """The attribution of a frame, one for each of several speakers; none if it has no content."""
    content = spans_of_content(tokens, frame.content)
    if not content:
        return []
    mention = None
    cue = tokens.span(frame.match.first, frame.match.last)
    speakers: list[Resolved] = [(None, 1.0)]
    if frame.subject and _has_word(tokens, frame.subject):
        speakers = resolver.resolve(tokens, frame.subject)
        mention = tokens.span(*frame.subject)
    return drafts_for(
        speakers,
        mention=mention,
        cue=cue,
        content=content,
        confidence=frame.confidence,
        stance=frame.match.cue.stance,
        rule=frame.rule,
    )


def _has_word(tokens: Tokens, words: TokenRange) -> bool:
    return any(low[0].isalnum() for low in tokens.lower[slice(*words)])
