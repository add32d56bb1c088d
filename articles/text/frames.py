"""The reporting frames of one sentence: cue, subject and content, as tokens."""

from dataclasses import dataclass, field

from articles.text.contents import WHETHER, content_after, content_end, ends_here
from articles.text.cues import FoundCue, find_cues
from articles.text.language import Cue, Language
from articles.text.subjects import (
    Range,
    is_verb,
    main_subject,
    subject_after,
    subject_before,
)
from articles.text.tokens import QUOTATION, Tokens

SUBJECT_REACH = 20  # tokens between a verb that comes first and its clause
NOUN_REACH = 6  # tokens between "expressed" and the noun
CLOSING_RULES = frozenset({"subject", "inverted"})
CLOSING = "\"”»’'"
ACCORDING = Cue("according to", frozenset({"according"}), "neutral")
PRECEDENTS = frozenset({"as"})
SPEAKING = frozenset({"that", "bare", "hearer", "none"})


@dataclass(slots=True)
class Frame:
    """Who said what with which words. Ranges are tokens; `rule` names what decided it."""

    cue: FoundCue
    subject: Range | None
    start: int
    rule: str
    sure: float
    content: list[Range] = field(default_factory=list)
    trailing: bool = False  # what was said stands before the cue, as in "..., Smith said"
    cut: int | None = None  # where the content of an earlier frame has to end


def find_frames(tokens: Tokens, language: Language) -> list[Frame]:
    """All frames of the sentence, in order."""
    frames: list[Frame] = []
    for found in find_cues(tokens, language):
        frame = _with_subject(tokens, found, frames, language)
        if frame and not _is_supposed(tokens, frame, language):
            frame.trailing = _is_trailing(tokens, frame, language)
            frame.cut = _cut(tokens, frame, language)
            frames.append(frame)
    frames = _without_voicing(frames) + _according(tokens, language)
    frames.sort(key=lambda frame: frame.cue.head)
    kept: list[Frame] = []
    for number, frame in enumerate(frames):
        _read_content(tokens, frame, frames, number, kept, language)
        if frame.content and not _is_inner_object(tokens, frame, kept, language):
            kept.append(frame)
    return kept


def _without_voicing(frames: list[Frame]) -> list[Frame]:
    """Of "reiterated his belief that" the whole is the cue, not "reiterated" for itself."""
    voiced = [(f.cue.first, f.cue.head) for f in frames if f.rule == "noun"]
    return [f for f in frames if not any(first <= f.cue.head < head for first, head in voiced)]


def _is_inner_object(
    tokens: Tokens, frame: Frame, kept: list[Frame], language: Language
) -> bool:
    """Does what somebody said speak of somebody speaking of a thing? That is no report of its own."""
    if not frame.rule.endswith("object"):
        return False
    first = frame.cue.first
    attached = first and tokens.low[first - 1] not in {",", QUOTATION, "—"}
    if attached and frame.rule.startswith("participle"):
        return True
    if frame.subject and tokens.low[frame.subject[1] - 1] in {"that", "which"}:
        return True
    return any(
        start <= frame.cue.head < end for earlier in kept for start, end in earlier.content
    )


def _with_subject(
    tokens: Tokens, found: FoundCue, earlier: list[Frame], language: Language
) -> Frame | None:
    first = found.first
    before = tokens.low[first - 1] if first else ""
    if found.form == "noun":
        return _of_noun(tokens, found, earlier, language)
    if found.passive:
        return _of_passive(tokens, found, language)
    if found.form == "infinitive":
        return None
    if found.form == "ing" and first == found.head:
        return _of_participle(tokens, found, before, earlier, language)
    if language.words("verb_first"):
        return _verb_first(tokens, found, language)
    for place in range(first, found.head):
        if tokens.low[place] in language.words("inverted_pronouns"):
            return Frame(found, (place, place + 1), first, "inverted", 0.95)
    inverted = _inverted(tokens, found, before, language)
    if inverted:
        return Frame(found, inverted, first, "inverted", 0.95)
    floor = _floor(tokens, first, earlier)
    subject = subject_before(tokens, found, floor, language)
    if subject:
        return Frame(found, subject, subject[0], "subject", 0.95)
    if before in language.words("coordinators"):
        shared = _shared(tokens, first, earlier, language)
        return Frame(found, shared, first, "shared subject", 0.8) if shared else None
    return None


def _verb_first(tokens: Tokens, found: FoundCue, language: Language) -> Frame | None:
    """ "Said the minister that ...": the subject stands between the verb and its clause."""
    for place in range(found.last, min(len(tokens), found.last + SUBJECT_REACH)):
        if tokens.low[place] in language.words("that") | {QUOTATION, ":"}:
            if place == found.last:
                return Frame(found, None, found.first, "verb first", 0.5)
            subject = (found.last, place)
            whole = FoundCue(found.first, found.head, place, found.cue, found.form)
            return Frame(whole, subject, found.first, "verb first", 0.85)
    return None


def _floor(tokens: Tokens, first: int, earlier: list[Frame]) -> int:
    """Behind the last cue before `first`: no subject reaches over another verb of saying."""
    return max((frame.cue.last for frame in earlier if frame.cue.last <= first), default=0)


def _inverted(tokens: Tokens, found: FoundCue, before: str, language: Language) -> Range | None:
    """ `"...," said Ann Lee` or "The dam broke, said Ann Lee"."""
    if found.form not in {"past", "third"} or found.last >= len(tokens):
        return None
    if found.first != found.head and not language.words("inverts"):
        return None
    if before not in {QUOTATION, ","} or tokens.low[found.last] in language.words("that"):
        return None
    if before == "," and not (found.first > 1 and tokens.low[found.first - 2] == QUOTATION):
        clause = any(is_verb(tokens, place, language) for place in range(found.first - 1))
        if not clause:
            return None
        subject = subject_after(tokens, found.last, language)
        ends = subject and ends_here(tokens, subject[1], len(tokens), language)
        return subject if ends and not _has_clause(tokens, subject, language) else None
    return subject_after(tokens, found.last, language)


def _has_clause(tokens: Tokens, subject: Range | None, language: Language) -> bool:
    return subject is None or any(
        is_verb(tokens, place, language) and "who" not in tokens.low[subject[0] : place]
        for place in range(*subject)
    )


def _shared(
    tokens: Tokens, first: int, earlier: list[Frame], language: Language
) -> Range | None:
    """The subject of the verb before, for "... and said" and ", saying"."""
    main = main_subject(tokens, 0, first, language)
    if earlier and earlier[-1].subject:
        return earlier[-1].subject
    return main


def _of_participle(
    tokens: Tokens, found: FoundCue, before: str, earlier: list[Frame], language: Language
) -> Frame | None:
    first = found.first
    if before == "as" and first > 1 and tokens.low[first - 2] in language.words("quoted_as"):
        verb = FoundCue(first - 2, first - 2, first, found.cue, "past")
        while verb.first and tokens.low[verb.first - 1] in language.words("auxiliaries"):
            verb = FoundCue(verb.first - 1, verb.head, first, found.cue, "past")
        subject = subject_before(tokens, verb, 0, language)
        whole = FoundCue(verb.first, found.head, found.last, found.cue, "ing")
        return Frame(whole, subject, subject[0] if subject else verb.first, "quoted as", 0.9)
    if first == 0:
        comma = next((p for p in range(1, len(tokens)) if tokens.low[p] == ","), None)
        subject = main_subject(tokens, comma + 1, len(tokens), language) if comma else None
        return Frame(found, subject, first, "participle", 0.6) if subject else None
    attached = before not in {",", QUOTATION, "—"} and before not in language.words("prepositions")
    attached = attached and before not in language.words("coordinators") | language.words("subordinators")
    if attached and not tokens.low[first - 1].endswith("ly"):
        subject = subject_before(tokens, found, _floor(tokens, first, earlier), language)
        return Frame(found, subject, subject[0], "participle", 0.6) if subject else None
    shared = _shared(tokens, first, earlier, language)
    return Frame(found, shared, first, "participle", 0.7) if shared else None


def _of_noun(
    tokens: Tokens, found: FoundCue, earlier: list[Frame], language: Language
) -> Frame | None:
    """Whose claim: "Lee made the claim that", "Lee's claim that", "his claim that"."""
    subject = _governing(tokens, found, earlier, language) or _owner(tokens, found.head, language)
    if subject is None:
        return None
    participle = tokens.low[found.first].endswith("ing")
    return Frame(found, subject, found.first if participle else subject[0], "noun", 0.6)


def _governing(
    tokens: Tokens, found: FoundCue, earlier: list[Frame], language: Language
) -> Range | None:
    """The subject of "expressed", "made", "issued" before the noun."""
    for verb in range(found.head - 1, max(-1, found.head - NOUN_REACH), -1):
        low = tokens.low[verb]
        if low not in language.words("voicing"):
            continue
        first = verb
        while first and tokens.low[first - 1] in language.words("auxiliaries") | language.words("adverbs"):
            first -= 1
        if low.endswith("ing") and first == verb:
            return _shared(tokens, verb, earlier, language)
        governing = FoundCue(first, verb, verb + 1, found.cue, "past")
        subject = subject_before(tokens, governing, 0, language)
        return subject or _shared(tokens, first, earlier, language)
    return None


def _owner(tokens: Tokens, head: int, language: Language) -> Range | None:
    for place in range(head - 1, max(-1, head - 3), -1):
        low = tokens.low[place]
        if low in language.words("possessives"):
            return place, place + 1
        if low.endswith(("'s", "s'")) and low not in language.words("verbs"):
            first = place
            while first > 0 and tokens.capital[first - 1]:
                first -= 1
            return first, place + 1
    return None


def _of_passive(tokens: Tokens, found: FoundCue, language: Language) -> Frame | None:
    """ "is expected to", "was told by Lee that", "it was reported that": often by nobody named."""
    last = found.last
    if last >= len(tokens):
        return None
    if tokens.low[last] == "by":
        subject = subject_after(tokens, last + 1, language)
        if subject and subject[1] < len(tokens) and tokens.low[subject[1]] in language.words("that"):
            return Frame(found, subject, found.first, "passive", 0.8)
        return None
    to = tokens.low[last] == "to" and tokens.low[found.head] in language.words("passive")
    if to or tokens.low[last] in language.words("that"):
        return Frame(found, None, found.first, "passive", 0.4)
    return None


def _according(tokens: Tokens, language: Language) -> list[Frame]:
    frames = []
    starts = {phrase[0] for phrase in language.according}
    for place in range(len(tokens) - 1):
        if tokens.low[place] not in starts:
            continue
        last = place + _length_of_according(tokens, place, language)
        subject = subject_after(tokens, last, language) if last > place else None
        if subject is None:
            continue
        if subject[1] == len(tokens) and place <= 1:
            comma = next((p for p in range(*subject) if tokens.is_mark(p)), subject[1])
            subject = (subject[0], comma)
        found = FoundCue(place, place, last, ACCORDING, "according")
        comma = place > 0 and tokens.low[place - 1] == ","
        frames.append(
            Frame(found, subject, place, "according to", 0.95, cut=place - 1 if comma else place)
        )
    return frames


def _length_of_according(tokens: Tokens, place: int, language: Language) -> int:
    for phrase in language.according:
        if tuple(tokens.low[place : place + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _is_supposed(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """ "if they allege ...": nobody has said it."""
    return frame.start > 0 and tokens.low[frame.start - 1] in language.words("suppositions")


def _is_trailing(tokens: Tokens, frame: Frame, language: Language) -> bool:
    if frame.rule == "inverted":
        return True
    limit, found = len(tokens), frame.cue
    if frame.rule in CLOSING_RULES and _follows_speech(tokens, frame.start):
        return True
    if found.passive or content_after(tokens, found, limit, language) is not None:
        return False
    return ends_here(tokens, found.last, limit, language, hearer=_hears(found))


def _hears(found: FoundCue) -> bool:
    return bool(found.cue.frames & {"hearer", "person"})


def _cut(tokens: Tokens, frame: Frame, language: Language) -> int | None:
    """Where an earlier content ends because this frame begins beside it, not inside it."""
    place = frame.start
    if place < 2:
        return None
    before = tokens.low[place - 1]
    if before in language.words("coordinators"):
        if frame.rule == "shared subject" and not frame.cue.cue.frames & SPEAKING:
            return None
        place -= 1
        comma = tokens.low[place - 1] == ","
        return place - 1 if comma else place if frame.rule == "shared subject" else None
    if before in language.words("beside") and tokens.low[place - 2] == ",":
        return place - 2
    if before in {";", "—"}:
        return place - 1
    if before == ",":
        beside = frame.trailing or tokens.low[frame.cue.first].endswith("ing")
        return place - 1 if beside else None
    return place if before == QUOTATION else None


def _read_content(
    tokens: Tokens,
    frame: Frame,
    frames: list[Frame],
    number: int,
    kept: list[Frame],
    language: Language,
) -> None:
    limit = len(tokens)
    for later in frames[number + 1 :]:
        if later.cut is not None and later.cut > frame.cue.last:
            limit = later.cut
            break
    if frame.rule == "according to":
        _content_of_according(tokens, frame, limit, kept, language)
        return
    place = frame.cue.last
    if frame.rule == "inverted" and frame.subject:
        place = max(place, frame.subject[1])
    if frame.rule == "passive":
        behind = frame.subject[1] if frame.subject else frame.cue.last
        frame.content = [(behind, limit)] if behind < limit else []
        return
    first = None
    hears = _hears(frame.cue) and frame.rule != "inverted"
    if frame.rule in CLOSING_RULES and _follows_speech(tokens, frame.start):
        quotation = next((p for p in range(place, limit) if tokens.low[p] == QUOTATION), None)
        first = quotation if quotation is not None and quotation - place <= 2 else None
        if first is None:
            _content_before(tokens, frame, place, limit, kept, language)
            return
    elif frame.rule != "inverted":
        first = content_after(tokens, frame.cue, limit, language)
    elif place < limit and tokens.low[place] == ":":
        first = place + 1
    if first is not None and first < limit:
        end = content_end(tokens, first, limit, frame.cue, language)
        frame.content = [(first, end)]
        _sure_of(frame, tokens, first, language)
        direct = tokens.low[first] == QUOTATION and first - frame.cue.last <= 1
        direct = direct and frame.rule in CLOSING_RULES
        if not (direct and frame.start and tokens.low[frame.start - 1] == QUOTATION):
            return
    elif not ends_here(tokens, place, limit, language, hearer=hears):
        return
    _content_before(tokens, frame, place, limit, kept, language)


def _follows_speech(tokens: Tokens, place: int) -> bool:
    """Does a quotation stand before `place` that ends in a comma, "?" or "!"?"""
    if not place or tokens.low[place - 1] != QUOTATION:
        return False
    return tokens.text[tokens.start[place - 1] : tokens.end[place - 1]].rstrip(CLOSING)[-1:] in {",", "?", "!"}


def _sure_of(frame: Frame, tokens: Tokens, first: int, language: Language) -> None:
    low, before = tokens.low[first], tokens.low[first - 1]
    if low == QUOTATION or before in language.words("that") | {":"}:
        return
    objective = not frame.cue.cue.frames & {"bare", "hearer"} and low not in WHETHER | {"to"}
    frame.sure *= 0.65 if objective else 0.9
    frame.rule += ", object" if objective else ", clause"


def _content_before(
    tokens: Tokens,
    frame: Frame,
    place: int,
    limit: int,
    kept: list[Frame],
    language: Language,
) -> None:
    """What stands before "Smith said" and, behind a second comma, goes on after it."""
    start = frame.start
    if start and tokens.low[start - 1] in PRECEDENTS:
        start -= 1
    if not start or tokens.low[start - 1] not in {",", QUOTATION, "—"}:
        return
    end = start - 1 if tokens.low[start - 1] != QUOTATION else start
    floor = _left_floor(tokens, end, kept, language)
    if floor >= end or (frame.cue.cue.frames == {"none"} and QUOTATION not in tokens.low[floor:end]):
        return
    quoted = tokens.low[end - 1] == QUOTATION
    if not quoted and (frame.rule.startswith("participle") or end - floor < 3):
        return
    frame.content.insert(0, (floor, end))
    frame.rule += ", behind"
    after = place
    while after < limit and tokens.low[after] not in {",", QUOTATION, ";", "—"}:
        after += 1
    if after + 1 < limit and tokens.low[after] == ",":
        after += 1
    if after >= limit or len(frame.content) > 1:
        return
    if tokens.low[after] == QUOTATION or (not quoted and _resumes(tokens, after, language)):
        frame.content.append((after, limit))


def _resumes(tokens: Tokens, place: int, language: Language) -> bool:
    """Does the clause go on here, after "Smith said,"?"""
    low = tokens.low[place]
    form = language.forms.get(low)
    return not (form and "ing" in form.forms) and not low.endswith("ing")


def _left_floor(tokens: Tokens, end: int, kept: list[Frame], language: Language) -> int:
    floor = 0
    for frame in kept:
        last = frame.content[-1][1]
        if frame.cut is not None or frame.rule.endswith("behind"):
            floor = max(floor, min(last, end) if last < end else floor)
    for place in range(end - 1, floor, -1):
        if tokens.low[place] == ";":
            floor = place + 1
            break
    while floor < end and (tokens.is_mark(floor) or tokens.low[floor] in {"but", "and", "yet"}):
        floor += 1
    return floor


def _content_of_according(
    tokens: Tokens, frame: Frame, limit: int, kept: list[Frame], language: Language
) -> None:
    assert frame.subject  # noqa: S101
    behind, start = frame.subject[1], frame.start
    leads = start <= 1 or all(
        low in language.words("coordinators") | language.words("adverbs") | language.words("that") | {","}
        for low in tokens.low[:start]
    )
    if not leads:
        end = start - 1 if tokens.low[start - 1] == "," else start
        floor = _left_floor(tokens, end, kept, language)
        if floor < end:
            frame.content.append((floor, end))
    if behind + 1 < limit and tokens.low[behind] == ",":
        joined = tokens.low[start - 1] in {","} | language.words("coordinators") | language.words("subordinators")
        if leads or joined or tokens.low[start - 1] in language.words("that"):
            frame.content.append((behind + 1, limit))
    elif leads and behind < limit:
        frame.content.append((behind, limit))
