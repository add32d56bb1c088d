"""Find the reporting frames of a sentence: cue, subject and content, as tokens."""

from articles.text.attribution.contents.adjuncts import only_adjuncts_follow
from articles.text.attribution.contents.contents import content_after
from articles.text.attribution.contents.frame_contents import set_content
from articles.text.attribution.cues import find_cues
from articles.text.attribution.denials import correct_cleft, reports_nothing
from articles.text.attribution.frame import CLOSING_RULES, Frame, takes_hearer
from articles.text.attribution.subjects.according import frames_of_according_to
from articles.text.attribution.subjects.frame_subjects import frame_with_subject
from articles.text.attribution.subjects.plausible import is_thing, may_speak
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens, follows_speech

SPEAKING = frozenset({"that", "bare", "hearer", "none"})


def find_frames(tokens: Tokens, language: Language) -> list[Frame]:
    """Return the frames of the sentence that have content, in order."""
    frames: list[Frame] = []
    for match in find_cues(tokens, language):
        frame = frame_with_subject(tokens, match, frames, language)
        if frame and _is_report(tokens, frame, language):
            frame.earlier_ends_at = _end_for_earlier_content(tokens, frame, language)
            frames.append(frame)
    frames = _without_voicing_verbs(frames) + [
        frame
        for frame in frames_of_according_to(tokens, language)
        if frame.subject is None or may_speak(tokens, frame.subject, language)
    ]
    if not frames:
        return []
    frames.sort(key=lambda frame: frame.match.head)
    complete: list[Frame] = []
    for number, frame in enumerate(frames):
        set_content(tokens, frame, frames[number + 1 :], complete, language)
        if frame.content and not _is_inner_object(tokens, frame, complete, language):
            complete.append(frame)
    return _without_inner_reports(tokens, complete, language)


def _without_voicing_verbs(frames: list[Frame]) -> list[Frame]:
    """In "reiterated his belief that" the whole is one cue; "reiterated" alone is dropped."""
    voiced = [(f.match.first, f.match.head) for f in frames if f.rule == "noun"]
    if not voiced:
        return frames
    return [f for f in frames if not any(first <= f.match.head < head for first, head in voiced)]


def _is_inner_object(
    tokens: Tokens, frame: Frame, complete: list[Frame], language: Language
) -> bool:
    """Tell whether the frame only describes a report inside reported words, so that it reports nothing."""
    if not frame.rule.endswith("object"):
        return False
    first = frame.match.first
    attached = first and tokens.lower[first - 1] not in {",", QUOTATION, "—"}
    if attached and frame.rule.startswith("participle"):
        return not any(QUOTATION in tokens.lower[start:end] for start, end in frame.content)
    if frame.subject and tokens.lower[frame.subject[1] - 1] in language.words("that_or_which"):
        return True
    return any(
        start <= frame.match.head < end for earlier in complete for start, end in earlier.content
    )


def _is_report(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether somebody who can speak has said something."""
    if _is_hypothetical(tokens, frame, language) or reports_nothing(tokens, frame, language):
        return False
    if not correct_cleft(tokens, frame, language):
        return False
    if frame.subject is None:
        return True
    if _is_told(tokens, frame, language):
        return False
    if _is_comment(tokens, frame, language):
        return False
    shows = frame.match.cue.lemma.split()[0] in language.words("showing")
    if shows and is_thing(tokens, frame.subject, language):
        return False  # "The building suggests a more generous age."
    return may_speak(tokens, frame.subject, language)


def _is_comment(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether the writer comments on the clause before: "She resigned, underlining the crisis"."""
    first = frame.match.first
    return (
        frame.match.form == "ing"
        and first == frame.match.head
        and tokens.lower[first - 1 : first] == [","]
        and frame.match.cue.lemma.split()[0] in language.words("commenting")
    )


def _is_told(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether a headline means the hearer: "Man lied, court told"."""
    last = len(tokens) - 1
    return (
        frame.match.head == last > 1
        and tokens.lower[last - 1] in language.words("hearings")
        and takes_hearer(frame.match)
    )


def _without_inner_reports(tokens: Tokens, frames: list[Frame], language: Language) -> list[Frame]:
    """Leave out reports inside other reports, but for those of somebody else: "Lee said Hill believes"."""
    if len(frames) < 2:
        return frames
    return [
        frame
        for frame in frames
        if _is_of_somebody_else(tokens, frame, language)
        or not any(_contains(outer, frame) for outer in frames if outer is not frame)
    ]


def _is_of_somebody_else(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether the frame names its own subject, and reports a clause or a quotation."""
    if frame.subject is None or not frame.rule.startswith("subject"):
        return False
    first = tokens.lower[frame.subject[0]]
    return first not in language.words("pronouns|that") and not frame.rule.endswith("object")


def _contains(outer: Frame, inner: Frame) -> bool:
    """Tell whether the content and the cue of a frame stand inside the content of another."""
    return any(
        start <= inner.match.first < end and all(start <= a and b <= end for a, b in inner.content)
        for start, end in outer.content
    )


def _is_hypothetical(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether nobody has said it: "if they allege ..."."""
    return frame.start > 0 and tokens.lower[frame.start - 1] in language.words("suppositions")


def _is_trailing(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether the content stands before the cue."""
    if frame.rule == "inverted":
        return True
    limit, match = len(tokens), frame.match
    if frame.rule in CLOSING_RULES and follows_speech(tokens, frame.start):
        return True
    if match.passive or content_after(tokens, match, limit, language) is not None:
        return False
    return only_adjuncts_follow(tokens, match.last, limit, language, hearer=takes_hearer(match))


def _end_for_earlier_content(tokens: Tokens, frame: Frame, language: Language) -> int | None:
    """Where the content of an earlier frame ends, if this frame stands beside it and not inside it."""
    index = frame.start
    if index < 2:
        return None
    before = tokens.lower[index - 1]
    if before in language.words("coordinators"):
        mental = tokens.lower[frame.match.head] in language.words("mental")
        if frame.rule == "shared subject" and (mental or not frame.match.cue.frames & SPEAKING):
            return None
        index -= 1
        comma = tokens.lower[index - 1] == ","
        return index - 1 if comma else index if frame.rule == "shared subject" else None
    if before in language.words("beside") and tokens.lower[index - 2] == ",":
        return index - 2
    if before in {";", "—"}:
        return index - 1
    if before == ",":
        beside = tokens.lower[frame.match.first].endswith(language.ing_endings)
        return index - 1 if beside or _is_trailing(tokens, frame, language) else None
    return index if before == QUOTATION else None
