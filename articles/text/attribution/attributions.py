"""Who said what in a sentence, from its reporting frames and its quotation marks."""

from dataclasses import dataclass, field

from articles.text.attribution.frame import Frame
from articles.text.attribution.frames import find_frames
from articles.text.attribution.speakers import Cast
from articles.text.attribution.subjects import Range, main_subject
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens, tokens
from articles.text.spans import Span

LONGEST = (
    400  # words outside quotation marks; what has more is no sentence but a text without stops
)
LONGEST_LABEL = 8  # words before a colon that name who speaks
SPEECH = 4  # words in quotation marks from which on they are taken for speech, not for a term


@dataclass(slots=True)
class Said:
    """An attribution while the article is being read: `speaker` is the name of an entity."""

    speaker: str | None
    mention: Span | None
    cue: Span | None
    content: list[Span]
    confidence: float
    stance: str
    rule: str
    home: int = field(default=0)


def attributions(
    text: str, sentence: Span, quoted: list[Span], cast: Cast, language: Language
) -> list[Said]:
    """The attributions of one sentence, or of several that a quotation holds together.

    `quoted` are the quotations in it; `cast` learns the speakers.
    """
    if not quoted and not _may_report(text, sentence, language):
        return []
    read = tokens(text, *sentence, quoted)
    if not 0 < len(read) <= LONGEST:
        return []
    frames = find_frames(read, language)
    found = [said for frame in frames if (said := _said(read, frame, cast))]
    return found + _unclaimed(read, frames, quoted, cast, language)


def _may_report(text: str, sentence: Span, language: Language) -> bool:
    low = text[sentence.start : sentence.end].lower()
    words = {word.strip(",.;:!?()—–-\"'”’“‘…،") for word in low.replace("-", " ").split()}
    if not language.forms.keys().isdisjoint(words):
        return True
    return any(phrase[0] in words for phrase in language.according)


def _said(read: Tokens, frame: Frame, cast: Cast) -> Said | None:
    content = [_trimmed(read, words) for words in frame.content if words[0] < words[1]]
    content = [span for span in content if span.end - span.start > 1]
    if not content:
        return None
    name, mention, sure = None, None, 1.0
    cue = read.span(frame.cue.first, frame.cue.last)
    if frame.rule.startswith("verb first"):
        cue = read.span(frame.cue.first, frame.cue.head + 1)
        name = cast.order[-1] if cast.order and not frame.subject else None
    if frame.subject and _has_word(read, frame.subject):
        name, sure = cast.read(read, frame.subject)
        mention = read.span(*frame.subject)
        if name is None:
            name = " ".join(read.text[mention.start : mention.end].split())
    return Said(
        name,
        mention,
        cue,
        content,
        round(frame.sure * sure, 2),
        frame.cue.cue.stance,
        frame.rule,
    )


def _has_word(read: Tokens, words: Range) -> bool:
    return any(low[0].isalnum() for low in read.lower[slice(*words)])


def _trimmed(read: Tokens, words: Range) -> Span:
    first, last = words
    while first < last and read.is_mark(first):
        first += 1
    while last > first and read.is_mark(last - 1):
        last -= 1
    if first == last:
        return Span(read.start[words[0]], read.start[words[0]])
    return read.span(first, last)


def _unclaimed(
    read: Tokens, frames: list[Frame], quoted: list[Span], cast: Cast, language: Language
) -> list[Said]:
    """Quotations that no reporting verb claims, when the sentence has a subject to say them."""
    covered = {place for frame in frames for words in frame.content for place in range(*words)}
    found: list[Said] = []
    for place, low in enumerate(read.lower):
        if low != QUOTATION or place in covered or place == 0:
            continue
        words = read.text.count(" ", read.start[place], read.end[place]) + 1
        colon = read.lower[place - 1] == ":"
        if (words < SPEECH and not colon) or _is_supposed(read, place, language):
            continue
        subject = main_subject(read, 0, place, language)
        if subject is None and colon and 1 < place <= LONGEST_LABEL:
            subject = (0, place - 1)
        if (
            subject is None
            or not _has_word(read, subject)
            or not (colon or _can_speak(read, subject, language))
        ):
            continue
        name, sure = cast.read(read, subject)
        mention = read.span(*subject)
        rule = "colon" if colon else "quotation in the subject's sentence"
        confidence = round((0.7 if colon else 0.5) * sure, 2)
        span = Span(read.start[place], read.end[place])
        found.append(Said(name, mention, None, [span], confidence, "neutral", rule))
    return found


def _is_supposed(read: Tokens, quotation: int, language: Language) -> bool:
    """ "If you tell people, '...'": nobody has said it."""
    clause = range(quotation - 2, max(-1, quotation - LONGEST_LABEL), -1)
    for place in clause:
        if read.is_mark(place) or read.lower[place] == QUOTATION:
            return False
        if read.lower[place] in language.words("suppositions"):
            return True
    return False


def _can_speak(read: Tokens, subject: Range, language: Language) -> bool:
    """Is the subject a name or a pronoun, so that a verb unknown here may be one of saying?"""
    first, last = subject
    if read.lower[first] in language.words("subjects"):
        return True
    return (
        read.capital[first]
        and read.lower[first] not in language.words("determiners")
        and last - first <= 5
    )
