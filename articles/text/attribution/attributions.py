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
from articles.text.attribution.subjects.plausible import may_speak
from articles.text.attribution.subjects.shared import main_subject
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens, tokenize
from articles.text.spans import Span

LONGEST_LABEL = 8  # words before a colon that name the speaker
SPEECH = 4  # words in quotation marks; fewer may be a term


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
    return drafts + _unclaimed_quotations(tokens, frames, quoted, resolver, language)


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


def _unclaimed_quotations(
    tokens: Tokens,
    frames: list[Frame],
    quoted: list[Span],
    resolver: SpeakerResolver,
    language: Language,
) -> list[AttributionDraft]:
    """Attribute quotations without a reporting verb to the subject of their sentence, if there is one."""
    covered = {index for frame in frames for words in frame.content for index in range(*words)}
    drafts: list[AttributionDraft] = []
    for index, low in enumerate(tokens.lower):
        if low != QUOTATION or index in covered or index == 0:
            continue
        words = tokens.text.count(" ", tokens.start[index], tokens.end[index]) + 1
        colon = tokens.lower[index - 1] == ":"
        if (words < SPEECH and not colon) or _is_hypothetical(tokens, index, language):
            continue
        subject = main_subject(tokens, 0, index, language)
        if subject is None and colon and 1 < index <= LONGEST_LABEL:
            subject = (0, index - 1)
        if (
            subject is None
            or not _has_word(tokens, subject)
            or not may_speak(tokens, subject, language)
            or not (colon or _can_speak(tokens, subject, language))
        ):
            continue
        mention = tokens.span(*subject)
        rule = "colon" if colon else "quotation in the subject's sentence"
        span = Span(tokens.start[index], tokens.end[index])
        drafts += drafts_for(
            resolver.resolve(tokens, subject),
            mention=mention,
            cue=None,
            content=[span],
            confidence=0.7 if colon else 0.5,
            stance="neutral",
            rule=rule,
        )
    return drafts


def _is_hypothetical(tokens: Tokens, quotation: int, language: Language) -> bool:
    """Tell whether nobody has said it: "If you tell people, '...'"."""
    clause = range(quotation - 2, max(-1, quotation - LONGEST_LABEL), -1)
    for index in clause:
        if tokens.is_mark(index) or tokens.lower[index] == QUOTATION:
            return False
        if tokens.lower[index] in language.words("suppositions"):
            return True
    return False


def _can_speak(tokens: Tokens, subject: TokenRange, language: Language) -> bool:
    """Tell whether the subject is a name or a pronoun, so that an unknown verb may report speech."""
    first, last = subject
    if tokens.lower[first] in language.words("subjects"):
        return True
    return (
        tokens.capital[first]
        and tokens.lower[first] not in language.words("determiners")
        and last - first <= 5
    )
