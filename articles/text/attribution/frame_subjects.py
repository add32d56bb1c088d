"""Whose words a cue reports: the frame with its subject."""

from articles.text.attribution.contents import ends_here
from articles.text.attribution.cues import FoundCue
from articles.text.attribution.frame import ACCORDING, Frame
from articles.text.attribution.subjects import (
    Range,
    is_verb,
    main_subject,
    subject_after,
    subject_before,
)
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

SUBJECT_REACH = 20  # tokens between a verb that comes first and its clause
NOUN_REACH = 6  # tokens between "expressed" and the noun
LONGEST_HOLDER = 4  # tokens of "To Ann Lee,"
OWNER_REACH = 5  # tokens between "Lee's" and the noun: "Lee's latest unfounded claim"


def with_subject(
    tokens: Tokens, found: FoundCue, earlier: list[Frame], language: Language
) -> Frame | None:
    """Return the frame of a cue, or None if the sentence names nobody whose words it reports.

    `earlier` are the frames before it: a verb may share the subject of the verb before.
    """
    if found.form == "noun":
        return _of_noun(tokens, found, earlier, language)
    if found.passive:
        return _of_passive(tokens, found, language)
    if found.form == "infinitive":
        return None
    if found.form == "ing" and found.first == found.head:
        return _of_participle(tokens, found, earlier, language)
    if language.words("verb_first"):
        return _verb_first(tokens, found, language)
    return _of_finite_verb(tokens, found, earlier, language)


def _of_finite_verb(
    tokens: Tokens, found: FoundCue, earlier: list[Frame], language: Language
) -> Frame | None:
    """The subject inside the verb group, behind it, before it, or that of the verb before."""
    first, before = found.first, _word_before(tokens, found)
    for place in range(first, found.head):
        if tokens.lower[place] in language.words("inverted_pronouns"):
            return Frame(found, (place, place + 1), first, "inverted", 0.95)
    inverted = _inverted(tokens, found, before, language)
    if inverted:
        return Frame(found, inverted, first, "inverted", 0.95)
    subject = subject_before(tokens, found, _floor(tokens, first, earlier, language), language)
    if subject:
        return Frame(found, subject, subject[0], "subject", 0.95)
    if before not in language.words("coordinators"):
        return None
    shared = _shared(tokens, first, earlier, language)
    return Frame(found, shared, first, "shared subject", 0.8) if shared else None


def _word_before(tokens: Tokens, found: FoundCue) -> str:
    return tokens.lower[found.first - 1] if found.first else ""


def _verb_first(tokens: Tokens, found: FoundCue, language: Language) -> Frame | None:
    """ "Said the minister that ...": the subject stands between the verb and its clause."""
    for place in range(found.last, min(len(tokens), found.last + SUBJECT_REACH)):
        if tokens.lower[place] in language.words("that") | {QUOTATION, ":"}:
            if place == found.last:
                return Frame(found, None, found.first, "verb first", 0.5)
            subject = (found.last, place)
            whole = FoundCue(found.first, found.head, place, found.cue, found.form)
            return Frame(whole, subject, found.first, "verb first", 0.85)
    return None


def _floor(tokens: Tokens, first: int, earlier: list[Frame], language: Language) -> int:
    """Behind the last cue before `first`: no subject reaches over another verb of saying."""
    beside = (
        frame.cue.last
        for frame in earlier
        if frame.cue.last <= first and not _is_relative(tokens, frame, language)
    )
    return max(beside, default=0)


def _is_relative(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """ "officials who asked ...": a clause inside the subject of the verb that follows."""
    if frame.subject is None:
        return False
    return tokens.lower[frame.subject[1] - 1] in language.words("relatives")


def _inverted(tokens: Tokens, found: FoundCue, before: str, language: Language) -> Range | None:
    """`"...," said Ann Lee` or "The dam broke, said Ann Lee"."""
    if found.form not in {"past", "third"} or found.last >= len(tokens):
        return None
    if found.first != found.head and not language.words("inverts"):
        return None
    if before not in {QUOTATION, ","} or tokens.lower[found.last] in language.words("that"):
        return None
    if before == "," and not (found.first > 1 and tokens.lower[found.first - 2] == QUOTATION):
        clause = any(
            tokens.lower[place] == QUOTATION or is_verb(tokens, place, language)
            for place in range(found.first - 1)
        )
        if not clause or tokens.lower[found.last] in language.words("it"):
            return None
        subject = subject_after(tokens, found.last, language)
        ends = subject and ends_here(tokens, subject[1], len(tokens), language)
        return subject if ends and not _has_clause(tokens, subject, language) else None
    return subject_after(tokens, found.last, language)


def _has_clause(tokens: Tokens, subject: Range | None, language: Language) -> bool:
    return subject is None or any(
        is_verb(tokens, place, language)
        and language.words("who").isdisjoint(tokens.lower[subject[0] : place])
        for place in range(*subject)
    )


def _shared(tokens: Tokens, first: int, earlier: list[Frame], language: Language) -> Range | None:
    """The subject of the verb before, for "... and said" and ", saying"."""
    main = main_subject(tokens, 0, first, language)
    if earlier and earlier[-1].subject:
        return earlier[-1].subject
    return main


def _of_participle(
    tokens: Tokens, found: FoundCue, earlier: list[Frame], language: Language
) -> Frame | None:
    """The subject of "saying ...": of the verb before, of "was quoted as", or right before it."""
    first, before = found.first, _word_before(tokens, found)
    quoted = first > 1 and tokens.lower[first - 2] in language.words("quoted_as")
    if quoted and before in language.words("as"):
        return _quoted_as(tokens, found, language)
    if first == 0:
        comma = next((p for p in range(1, len(tokens)) if tokens.lower[p] == ","), None)
        subject = main_subject(tokens, comma + 1, len(tokens), language) if comma else None
        return Frame(found, subject, first, "participle", 0.6) if subject else None
    joins = (
        language.words("prepositions")
        | language.words("coordinators")
        | language.words("subordinators")
        | {",", QUOTATION, "—"}
    )
    if before not in joins and not before.endswith(language.adverb_endings):
        subject = subject_before(tokens, found, _floor(tokens, first, earlier, language), language)
        return Frame(found, subject, subject[0], "participle", 0.6) if subject else None
    shared = _shared(tokens, first, earlier, language)
    return Frame(found, shared, first, "participle", 0.7) if shared else None


def _quoted_as(tokens: Tokens, found: FoundCue, language: Language) -> Frame:
    """ "Lee was quoted as saying": the verb group begins before "quoted"."""
    quoted = first = found.first - 2
    while first and tokens.lower[first - 1] in language.words("auxiliaries"):
        first -= 1
    verb = FoundCue(first, quoted, found.first, found.cue, "past")
    subject = subject_before(tokens, verb, 0, language)
    whole = FoundCue(first, found.head, found.last, found.cue, "ing")
    return Frame(whole, subject, subject[0] if subject else first, "quoted as", 0.9)


def _of_noun(
    tokens: Tokens, found: FoundCue, earlier: list[Frame], language: Language
) -> Frame | None:
    """Whose claim: "Lee made the claim that", "Lee's claim that", "his claim that"."""
    subject = (
        _author(found)
        or _governing(tokens, found, earlier, language)
        or _owner(tokens, found.head, language)
    )
    if subject is None:
        return None
    participle = tokens.lower[found.first].endswith(language.ing_endings)
    return Frame(found, subject, found.first if participle else subject[0], "noun", 0.6)


def _author(found: FoundCue) -> Range | None:
    """ "a report by Lee that ...": who is named between the noun and its clause."""
    return (found.head + 2, found.last - 1) if found.by else None


def _governing(
    tokens: Tokens, found: FoundCue, earlier: list[Frame], language: Language
) -> Range | None:
    """The subject of "expressed", "made", "issued" before the noun."""
    for verb in range(found.head - 1, max(-1, found.head - NOUN_REACH), -1):
        low = tokens.lower[verb]
        if low not in language.words("voicing"):
            continue
        first = verb
        while first and tokens.lower[first - 1] in language.words("auxiliaries") | language.words(
            "adverbs"
        ):
            first -= 1
        if low.endswith(language.ing_endings) and first == verb:
            return _shared(tokens, verb, earlier, language)
        governing = FoundCue(first, verb, verb + 1, found.cue, "past")
        subject = subject_before(tokens, governing, 0, language)
        return subject or _shared(tokens, first, earlier, language)
    return None


def _owner(tokens: Tokens, head: int, language: Language) -> Range | None:
    for place in range(head - 1, max(-1, head - OWNER_REACH), -1):
        low = tokens.lower[place]
        if tokens.is_mark(place) or low in language.words("prepositions"):
            return None
        if low in language.words("possessives"):
            return place, place + 1
        if low.endswith(language.possessive_endings) and low not in language.words("verbs"):
            first = place
            while first > 0 and tokens.capital[first - 1]:
                first -= 1
            return first, place + 1
    return None


def _of_passive(tokens: Tokens, found: FoundCue, language: Language) -> Frame | None:
    """ "is expected to", "it was reported that": words of somebody who is not named."""
    if found.last >= len(tokens):
        return None
    follows, verb = tokens.lower[found.last], tokens.lower[found.head]
    to = follows in language.words("infinitive") and verb in language.words("passive")
    if not (to or follows in language.words("that")):
        return None
    return Frame(found, None, found.first, "passive", 0.4)


def according_to(tokens: Tokens, language: Language) -> list[Frame]:
    """ "according to Lee", "selon Lee"; and "To Lee, ..." as the first words of a sentence."""
    frames = _opinion(tokens, language)
    starts = {phrase[0] for phrase in language.according}
    for place in range(len(tokens) - 1):
        if tokens.lower[place] not in starts:
            continue
        last = place + _length_of_according(tokens, place, language)
        subject = subject_after(tokens, last, language) if last > place else None
        if subject is None:
            continue
        if subject[1] == len(tokens) and place <= 1:
            comma = next((p for p in range(*subject) if tokens.is_mark(p)), subject[1])
            subject = (subject[0], comma)
        found = FoundCue(place, place, last, ACCORDING, "according")
        comma = place > 0 and tokens.lower[place - 1] == ","
        frames.append(
            Frame(found, subject, place, "according to", 0.95, cut=place - 1 if comma else place)
        )
    return frames


def _opinion(tokens: Tokens, language: Language) -> list[Frame]:
    """ "To Lee, the plan is a gift": a person or a group, and then a clause of its own."""
    comma = next((p for p in range(len(tokens)) if tokens.is_mark(p)), 0)
    if not 1 < comma <= LONGEST_HOLDER or tokens.lower[0] not in language.words("opinion"):
        return []
    name = all(tokens.capital[1:comma]) and not any(
        low in language.words("days") for low in tokens.lower[1:comma]
    )
    holder = name or tokens.lower[comma - 1] in language.words("groups")
    if not (holder and any(is_verb(tokens, p, language) for p in range(comma + 1, len(tokens)))):
        return []
    found = FoundCue(0, 0, 1, ACCORDING, "according")
    return [Frame(found, (1, comma), 0, "according to", 0.6)]


def _length_of_according(tokens: Tokens, place: int, language: Language) -> int:
    for phrase in language.according:
        if tuple(tokens.lower[place : place + len(phrase)]) == phrase:
            return len(phrase)
    return 0
