"""Find the subject of a cue: whose words it reports."""

from articles.text.attribution.adjuncts import only_adjuncts_follow
from articles.text.attribution.cues import CueMatch
from articles.text.attribution.frame import ACCORDING, Frame
from articles.text.attribution.passive_frames import frame_of_passive
from articles.text.attribution.subjects import (
    TokenRange,
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


def frame_with_subject(
    tokens: Tokens, match: CueMatch, earlier: list[Frame], language: Language
) -> Frame | None:
    """Return the frame of a cue, or None if the sentence has no subject for it.

    `earlier` are the frames before it, because verbs may share a subject.
    """
    if match.form == "noun":
        return _frame_of_noun(tokens, match, earlier, language)
    if match.passive:
        return frame_of_passive(tokens, match, language)
    if match.form == "infinitive":
        return None
    if match.form == "ing" and match.first == match.head:
        return _frame_of_participle(tokens, match, earlier, language)
    if language.words("verb_first"):
        return _frame_of_verb_first(tokens, match, language)
    return _frame_of_finite_verb(tokens, match, earlier, language)


def _frame_of_finite_verb(
    tokens: Tokens, match: CueMatch, earlier: list[Frame], language: Language
) -> Frame | None:
    """Look for the subject in the verb group, behind it, before it, then at the verb before."""
    first, before = match.first, _word_before(tokens, match)
    for index in range(first, match.head):
        if tokens.lower[index] in language.words("inverted_pronouns"):
            return Frame(match, (index, index + 1), first, "inverted", 0.95)
    inverted = _inverted_subject(tokens, match, before, language)
    if inverted:
        return Frame(match, inverted, first, "inverted", 0.95)
    subject = subject_before(tokens, match, _left_limit(tokens, first, earlier, language), language)
    if subject:
        return Frame(match, subject, subject[0], "subject", 0.95)
    if before not in language.words("coordinators"):
        return None
    shared = _shared_subject(tokens, first, earlier, language)
    return Frame(match, shared, first, "shared subject", 0.8) if shared else None


def _word_before(tokens: Tokens, match: CueMatch) -> str:
    return tokens.lower[match.first - 1] if match.first else ""


def _frame_of_verb_first(tokens: Tokens, match: CueMatch, language: Language) -> Frame | None:
    """The subject stands between the verb and its clause: "Said the minister that ..."."""
    ends = language.words("that") | {QUOTATION, ":"}
    for index in range(match.last, min(len(tokens), match.last + SUBJECT_REACH)):
        if tokens.lower[index] in ends:
            if index == match.last:
                return Frame(match, None, match.first, "verb first", 0.5)
            subject = (match.last, index)
            whole = CueMatch(match.first, match.head, index, match.cue, match.form)
            return Frame(whole, subject, match.first, "verb first", 0.85)
    return None


def _left_limit(tokens: Tokens, first: int, earlier: list[Frame], language: Language) -> int:
    """Behind the last cue before `first`: a subject does not reach over another reporting verb."""
    beside = (
        frame.match.last
        for frame in earlier
        if frame.match.last <= first and not _is_relative(tokens, frame, language)
    )
    return max(beside, default=0)


def _is_relative(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether the frame is a clause inside the next subject: "officials who asked ..."."""
    if frame.subject is None:
        return False
    return tokens.lower[frame.subject[1] - 1] in language.words("relatives")


def _inverted_subject(
    tokens: Tokens, match: CueMatch, before: str, language: Language
) -> TokenRange | None:
    """The subject behind the verb: `"...," said Ann Lee` or "The dam broke, said Ann Lee"."""
    if match.form not in {"past", "third"} or match.last >= len(tokens):
        return None
    if match.first != match.head and not language.words("inverts"):
        return None
    if before not in {QUOTATION, ","} or tokens.lower[match.last] in language.words("that"):
        return None
    if before == "," and not (match.first > 1 and tokens.lower[match.first - 2] == QUOTATION):
        clause = any(
            tokens.lower[index] == QUOTATION or is_verb(tokens, index, language)
            for index in range(match.first - 1)
        )
        if not clause or tokens.lower[match.last] in language.words("it"):
            return None
        subject = subject_after(tokens, match.last, language)
        ends = subject and only_adjuncts_follow(tokens, subject[1], len(tokens), language)
        return subject if ends and not _contains_clause(tokens, subject, language) else None
    return subject_after(tokens, match.last, language)


def _contains_clause(tokens: Tokens, subject: TokenRange | None, language: Language) -> bool:
    return subject is None or any(
        is_verb(tokens, index, language)
        and language.words("who").isdisjoint(tokens.lower[subject[0] : index])
        for index in range(*subject)
    )


def _shared_subject(
    tokens: Tokens, first: int, earlier: list[Frame], language: Language
) -> TokenRange | None:
    """The subject of the verb before: "... and said", ", saying"."""
    main = main_subject(tokens, 0, first, language)
    if earlier and earlier[-1].subject:
        return earlier[-1].subject
    return main


def _frame_of_participle(
    tokens: Tokens, match: CueMatch, earlier: list[Frame], language: Language
) -> Frame | None:
    """ "Saying ...": the subject of the verb before, of "was quoted as", or the noun before it."""
    first, before = match.first, _word_before(tokens, match)
    quoted = first > 1 and tokens.lower[first - 2] in language.words("quoted_as")
    if quoted and before in language.words("as"):
        return _frame_of_quoted_as(tokens, match, language)
    if first == 0:
        comma = next((p for p in range(1, len(tokens)) if tokens.lower[p] == ","), None)
        subject = main_subject(tokens, comma + 1, len(tokens), language) if comma else None
        return Frame(match, subject, first, "participle", 0.6) if subject else None
    joins = language.words("prepositions|coordinators|subordinators") | {",", QUOTATION, "—"}
    if before not in joins and not before.endswith(language.adverb_endings):
        subject = subject_before(
            tokens, match, _left_limit(tokens, first, earlier, language), language
        )
        return Frame(match, subject, subject[0], "participle", 0.6) if subject else None
    shared = _shared_subject(tokens, first, earlier, language)
    return Frame(match, shared, first, "participle", 0.7) if shared else None


def _frame_of_quoted_as(tokens: Tokens, match: CueMatch, language: Language) -> Frame:
    """ "Lee was quoted as saying": the verb group begins before "quoted"."""
    quoted = first = match.first - 2
    while first and tokens.lower[first - 1] in language.words("auxiliaries"):
        first -= 1
    verb = CueMatch(first, quoted, match.first, match.cue, "past")
    subject = subject_before(tokens, verb, 0, language)
    whole = CueMatch(first, match.head, match.last, match.cue, "ing")
    return Frame(whole, subject, subject[0] if subject else first, "quoted as", 0.9)


def _frame_of_noun(
    tokens: Tokens, match: CueMatch, earlier: list[Frame], language: Language
) -> Frame | None:
    """The subject of "Lee made the claim that", "Lee's claim that", "his claim that"."""
    subject = (
        _author_behind_noun(match)
        or _subject_of_voicing_verb(tokens, match, earlier, language)
        or _owner_before_noun(tokens, match.head, language)
    )
    if subject is None:
        return None
    participle = tokens.lower[match.first].endswith(language.ing_endings)
    return Frame(match, subject, match.first if participle else subject[0], "noun", 0.6)


def _author_behind_noun(match: CueMatch) -> TokenRange | None:
    """The author between the noun and its clause: "a report by Lee that ..."."""
    return (match.head + 2, match.last - 1) if match.by else None


def _subject_of_voicing_verb(
    tokens: Tokens, match: CueMatch, earlier: list[Frame], language: Language
) -> TokenRange | None:
    """The subject of "expressed", "made" or "issued" before the noun."""
    for verb in range(match.head - 1, max(-1, match.head - NOUN_REACH), -1):
        word = tokens.lower[verb]
        if word not in language.words("voicing"):
            continue
        first = verb
        while first and tokens.lower[first - 1] in language.words("auxiliaries|adverbs"):
            first -= 1
        if word.endswith(language.ing_endings) and first == verb:
            return _shared_subject(tokens, verb, earlier, language)
        governing = CueMatch(first, verb, verb + 1, match.cue, "past")
        subject = subject_before(tokens, governing, 0, language)
        return subject or _shared_subject(tokens, first, earlier, language)
    return None


def _owner_before_noun(tokens: Tokens, head: int, language: Language) -> TokenRange | None:
    """The possessive before the noun: "his claim", "Lee's latest claim"."""
    for index in range(head - 1, max(-1, head - OWNER_REACH), -1):
        word = tokens.lower[index]
        if tokens.is_mark(index) or word in language.words("prepositions"):
            return None
        if word in language.words("possessives"):
            return index, index + 1
        if word.endswith(language.possessive_endings) and word not in language.words("verbs"):
            first = index
            while first > 0 and tokens.capital[first - 1]:
                first -= 1
            return _without_opener(tokens, first, index, language), index + 1
    return None


def _without_opener(tokens: Tokens, first: int, last: int, language: Language) -> int:
    """Skip what is capital only because it begins the sentence: the "Despite" of "Despite Lee's claim"."""
    begins = first == 0 or tokens.is_mark(first - 1) or tokens.lower[first - 1] == QUOTATION
    opens = language.words("openers|prepositions|subordinators|coordinators|adverbs")
    while begins and first < last and tokens.lower[first] in opens:
        first += 1
    return first


def frames_of_according_to(tokens: Tokens, language: Language) -> list[Frame]:
    """Frames of "according to Lee", "selon Lee", and of "To Lee, ..." at the start of a sentence."""
    frames = _frames_of_opinion(tokens, language)
    for index, word in enumerate(tokens.lower[:-1]):
        if word not in language.according_starts:
            continue
        last = index + _length_of_according(tokens, index, language)
        subject = subject_after(tokens, last, language) if last > index else None
        if subject is None:
            continue
        if subject[1] == len(tokens) and index <= 1:
            comma = next((p for p in range(*subject) if tokens.is_mark(p)), subject[1])
            subject = (subject[0], comma)
        match = CueMatch(index, index, last, ACCORDING, "according")
        comma = index > 0 and tokens.lower[index - 1] == ","
        frames.append(
            Frame(
                match,
                subject,
                index,
                "according to",
                0.95,
                earlier_ends_at=index - 1 if comma else index,
            )
        )
    return frames


def _frames_of_opinion(tokens: Tokens, language: Language) -> list[Frame]:
    """ "To Lee, the plan is a gift": a person or group, then a clause."""
    if tokens.lower[0] not in language.words("opinion"):
        return []
    comma = next((p for p in range(len(tokens)) if tokens.is_mark(p)), 0)
    if not 1 < comma <= LONGEST_HOLDER:
        return []
    name = all(tokens.capital[1:comma]) and not any(
        word in language.words("days") for word in tokens.lower[1:comma]
    )
    holder = name or tokens.lower[comma - 1] in language.words("groups")
    if not (holder and any(is_verb(tokens, p, language) for p in range(comma + 1, len(tokens)))):
        return []
    match = CueMatch(0, 0, 1, ACCORDING, "according")
    return [Frame(match, (1, comma), 0, "according to", 0.6)]


def _length_of_according(tokens: Tokens, index: int, language: Language) -> int:
    for phrase in language.according:
        if tuple(tokens.lower[index : index + len(phrase)]) == phrase:
            return len(phrase)
    return 0
