"""The reporting frames of one sentence: cue, subject and content, as tokens."""

from articles.text.attribution.contents import content_after, ends_here
from articles.text.attribution.cues import find_cues
from articles.text.attribution.frame import CLOSING_RULES, Frame, hears
from articles.text.attribution.frame_contents import read_content
from articles.text.attribution.frame_subjects import according_to, with_subject
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens, follows_speech

SPEAKING = frozenset({"that", "bare", "hearer", "none"})


def find_frames(tokens: Tokens, language: Language) -> list[Frame]:
    """All frames of the sentence, in order."""
    frames: list[Frame] = []
    for found in find_cues(tokens, language):
        frame = with_subject(tokens, found, frames, language)
        if frame and not _is_supposed(tokens, frame, language):
            frame.trailing = _is_trailing(tokens, frame, language)
            frame.cut = _cut(tokens, frame, language)
            frames.append(frame)
    frames = _without_voicing(frames) + according_to(tokens, language)
    frames.sort(key=lambda frame: frame.cue.head)
    kept: list[Frame] = []
    for number, frame in enumerate(frames):
        read_content(tokens, frame, frames[number + 1 :], kept, language)
        if frame.content and not _is_inner_object(tokens, frame, kept, language):
            kept.append(frame)
    return kept


def _without_voicing(frames: list[Frame]) -> list[Frame]:
    """Of "reiterated his belief that" the whole is the cue, not "reiterated" for itself."""
    voiced = [(f.cue.first, f.cue.head) for f in frames if f.rule == "noun"]
    return [f for f in frames if not any(first <= f.cue.head < head for first, head in voiced)]


def _is_inner_object(tokens: Tokens, frame: Frame, kept: list[Frame], language: Language) -> bool:
    """Does what somebody said speak of somebody speaking of a thing? That is no report of its own."""
    if not frame.rule.endswith("object"):
        return False
    first = frame.cue.first
    attached = first and tokens.lower[first - 1] not in {",", QUOTATION, "—"}
    if attached and frame.rule.startswith("participle"):
        return not any(QUOTATION in tokens.lower[start:end] for start, end in frame.content)
    if frame.subject and tokens.lower[frame.subject[1] - 1] in language.words("that_or_which"):
        return True
    return any(start <= frame.cue.head < end for earlier in kept for start, end in earlier.content)


def _is_supposed(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """ "if they allege ...": nobody has said it."""
    return frame.start > 0 and tokens.lower[frame.start - 1] in language.words("suppositions")


def _is_trailing(tokens: Tokens, frame: Frame, language: Language) -> bool:
    if frame.rule == "inverted":
        return True
    limit, found = len(tokens), frame.cue
    if frame.rule in CLOSING_RULES and follows_speech(tokens, frame.start):
        return True
    if found.passive or content_after(tokens, found, limit, language) is not None:
        return False
    return ends_here(tokens, found.last, limit, language, hearer=hears(found))


def _cut(tokens: Tokens, frame: Frame, language: Language) -> int | None:
    """Where an earlier content ends because this frame begins beside it, not inside it."""
    place = frame.start
    if place < 2:
        return None
    before = tokens.lower[place - 1]
    if before in language.words("coordinators"):
        if frame.rule == "shared subject" and not frame.cue.cue.frames & SPEAKING:
            return None
        place -= 1
        comma = tokens.lower[place - 1] == ","
        return place - 1 if comma else place if frame.rule == "shared subject" else None
    if before in language.words("beside") and tokens.lower[place - 2] == ",":
        return place - 2
    if before in {";", "—"}:
        return place - 1
    if before == ",":
        beside = frame.trailing or tokens.lower[frame.cue.first].endswith(language.ing_endings)
        return place - 1 if beside else None
    return place if before == QUOTATION else None
