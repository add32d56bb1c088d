"""Give a match its frame: what the source makes of the words, where the claim does not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from articles.text.evidence.findings import (
    SAME_WORDING,
    Frame,
    FrameKind,
    MatchedPart,
    MatchOutcome,
    PassageMatch,
    WordingDifference,
    WordingDifferenceKind,
)
from articles.text.evidence.frames.clauses import clause_frames
from articles.text.evidence.frames.frame_tokens import Hit
from articles.text.evidence.frames.governors import asked, governed_frames
from articles.text.evidence.frames.headlines import headline_frame
from articles.text.evidence.frames.neighbours import neighbour_frames
from articles.text.evidence.frames.page import withdrawal_frame
from articles.text.evidence.frames.passage_context import PassageContext, read_context
from articles.text.evidence.frames.speakers import ComparedSpeaker, compare_speakers
from articles.text.evidence.source import SourceText
from articles.text.spans import Span, Speaker

# Kinds that say nearly the same: a claim that is framed by one is not turned by another.
NEGATIVE = frozenset({FrameKind.NEGATED, FrameKind.DENIED, FrameKind.DOUBTED})
UNREAL = frozenset(
    {FrameKind.DOUBTED, FrameKind.CONDITIONAL, FrameKind.HYPOTHETICAL, FrameKind.QUESTION}
)
LOOSE = {  # of a claim anywhere in the sentence: 'If the state agrees, she said, "..."'
    "conditions": FrameKind.CONDITIONAL,
    "questions": FrameKind.QUESTION,
    "hypotheses": FrameKind.HYPOTHETICAL,
}
MARKS = " .,;:!?…؟？。\"“”„«»‘’'"
MOST_WORDS = 0.75  # of the passage in the source; with less its words are altered
SMALL_PART = 0.3  # of the words; a part with less is not worth a frame


@dataclass(frozen=True)
class ClaimFrame:
    """A passage of a claim, with the frame that the claim itself gives it."""

    text: str
    span: Span
    language: str
    speaker: Speaker | None = None  # as the caller knows it

    @cached_property
    def context(self) -> PassageContext:
        words = self.text[slice(*self.span)]
        end = self.span.start + len(words.rstrip(MARKS))  # "?" belongs to the sentence around
        return read_context(self.text, [Span(self.span.start, end)], 0, self.language)

    @property
    def reported(self) -> list[Span]:
        """The words that the claim gives to a speaker without quoting them."""
        attribution, offset = self.context.attribution, self.context.window.offset
        content = attribution.content if attribution else ()
        return [Span(start + offset, end + offset) for start, end in content]

    @cached_property
    def kinds(self) -> frozenset[FrameKind]:
        """The kinds of frames that the claim has, with those that say nearly the same."""
        kinds = {frame.kind for frame in _frames(self.context, confirmed=False)}
        kinds |= {LOOSE[hit.kind] for hit in self.context.hits if hit.kind in LOOSE}
        return frozenset(kinds).union(*(group for group in (NEGATIVE, UNREAL) if kinds & group))

    @cached_property
    def speaker_of_words(self) -> Speaker | None:
        """The speaker whom the claim names for the passage."""
        if self.speaker:
            return self.speaker
        attribution = self.context.attribution
        return attribution.speaker if attribution else None


@dataclass(frozen=True, slots=True)
class _ReadContext:
    """What was read at one place: its frame, if it turns the words, and its speaker."""

    parts: tuple[MatchedPart, ...]
    frame: Frame | None
    speaker: ComparedSpeaker


def with_frame(match: PassageMatch, claim: ClaimFrame, source: SourceText) -> PassageMatch:
    """Return the match with the frame of its place, or of another place that is not turned.

    The cost is that of the surroundings of its places.
    """
    if not match.parts:
        return match
    read = _read(match.parts, claim, source)
    if read.frame is None:
        return replace(match, speaker_confirmed=read.speaker.confirmed)
    for part in match.others:
        if part.outcome not in SAME_WORDING | {match.wording}:
            continue
        other = _read((part,), claim, source)
        if other.frame is None:
            rest = (*match.parts, *(each for each in match.others if each is not part))
            return replace(
                match,
                outcome=part.outcome,
                parts=(part,),
                others=rest,
                differences=part.differences,
                speaker_confirmed=other.speaker.confirmed,
            )
    if _says_something_else(match, read.frame):
        return replace(match, speaker_confirmed=read.speaker.confirmed)
    return replace(
        match,
        outcome=MatchOutcome.OTHER_SENSE,
        frame=read.frame,
        speaker_confirmed=read.speaker.confirmed,
    )


def _says_something_else(match: PassageMatch, frame: Frame) -> bool:
    """Tell whether the wording differs so much that the words are altered rather than turned."""
    if match.wording in SAME_WORDING:
        return False
    share = sum(part.share for part in match.parts) / len(match.parts)
    is_left_out = any(
        change.kind is WordingDifferenceKind.OMITTED
        and change.source.start <= frame.words.start < change.source.end
        for change in match.differences
    )
    return match.stands_out or is_left_out or share < MOST_WORDS


def moved(match: PassageMatch, by: int) -> PassageMatch:
    """Return a match whose passage begins `by` code points further on."""

    def difference(old: WordingDifference) -> WordingDifference:
        return replace(old, passage=Span(old.passage.start + by, old.passage.end + by))

    def part(old: MatchedPart) -> MatchedPart:
        return replace(
            old,
            passage=Span(old.passage.start + by, old.passage.end + by),
            differences=tuple(map(difference, old.differences)),
        )

    return replace(
        match,
        parts=tuple(map(part, match.parts)),
        differences=tuple(map(difference, match.differences)),
        others=tuple(map(part, match.others)),
    )


def _read(parts: tuple[MatchedPart, ...], claim: ClaimFrame, source: SourceText) -> _ReadContext:
    """Read the places of all parts; the first that is turned decides."""
    spans = [part.source for part in parts]
    speaker = ComparedSpeaker()
    for number, part in enumerate(parts):
        if part.share < SMALL_PART and len(parts) > 1:
            continue
        context = read_context(source.text, spans, number, source.language)
        if speaker.confirmed is not True:
            speaker = compare_speakers(claim.speaker_of_words, context)
        frame = _first_other(context, claim, speaker) or _of_page(context, claim, source)
        if frame:
            return _ReadContext(parts, frame, speaker)
    return _ReadContext(parts, None, speaker)


def _first_other(
    context: PassageContext, claim: ClaimFrame, speaker: ComparedSpeaker
) -> Frame | None:
    """The first frame of the place that the claim does not give its own words."""
    for frame in _frames(context, confirmed=speaker.confirmed is True):
        if frame.kind not in claim.kinds:
            return frame
    return Frame(FrameKind.OTHER_SPEAKER, speaker.other) if speaker.other else None


def _frames(context: PassageContext, *, confirmed: bool) -> Iterator[Frame]:
    """The frames of a place, the plainest first."""
    around = [*governed_frames(context, confirmed=confirmed), *clause_frames(context)]
    mark = asked(context)
    if mark:
        around.append((FrameKind.QUESTION, mark))
    for kind, hit in around:
        if context.is_name_of_thing and kind in NEGATIVE | UNREAL and not _is_near(context, hit):
            continue  # "we will not close the ferry terminal" says nothing against its name
        yield Frame(kind, context.span_of(hit))
    yield from neighbour_frames(context, confirmed=confirmed)


def _is_near(context: PassageContext, hit: Hit) -> bool:
    """Tell whether the words stand right before the passage, but for an article: "not the ..."."""
    return 0 <= context.first - hit.last <= 1


def _of_page(context: PassageContext, claim: ClaimFrame, source: SourceText) -> Frame | None:
    """What the page says of the passage outside its paragraph."""
    frame = headline_frame(context) or withdrawal_frame(source, context.span_in_text)
    return frame if frame and frame.kind not in claim.kinds else None
