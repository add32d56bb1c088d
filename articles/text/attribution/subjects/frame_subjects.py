"""Find the subject of a cue: whose words it reports."""

from articles.text.attribution.contents.adjuncts import only_adjuncts_follow
from articles.text.attribution.cues import ends_aside
from articles.text.attribution.frame import CueMatch, Frame, TokenRange
from articles.text.attribution.subjects.noun_frames import frame_of_noun
from articles.text.attribution.subjects.noun_phrases import subject_after, subject_before
from articles.text.attribution.subjects.passive_frames import frame_of_passive
from articles.text.attribution.subjects.plausible import may_speak
from articles.text.attribution.subjects.shared import main_subject, shared_subject
from articles.text.attribution.verbs import is_verb, may_be_present
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens, follows_speech, is_headline

CLOSING_FRAMES = frozenset({"that", "bare", "none", "hearer", "whether"})
SHORTEST_HEADLINE = 3  # tokens before the comma of "Port to close, says mayor"
LONGEST_NAMED = 24  # tokens of "Tim Wells, a director at Warden, who runs the port,"


def frame_with_subject(
    tokens: Tokens, match: CueMatch, earlier: list[Frame], language: Language
) -> Frame | None:
    """Return the frame of a cue, or None if the sentence has no subject for it.

    `earlier` are the frames before it, because verbs may share a subject.
    """
    if match.form == "noun":
        return frame_of_noun(tokens, match, earlier, language)
    if match.passive:
        return frame_of_passive(tokens, match, language)
    if match.form == "infinitive":
        return None
    if match.form == "ing" and match.first == match.head:
        return _frame_of_participle(tokens, match, earlier, language)
    return _frame_of_finite_verb(tokens, match, earlier, language)


def _frame_of_finite_verb(
    tokens: Tokens, match: CueMatch, earlier: list[Frame], language: Language
) -> Frame | None:
    """Look for the subject in the verb group, behind it, before it, then at the verb before."""
    first, before = match.first, _word_before(tokens, match)
    inverted = _inverted_subject(tokens, match, before, language)
    if inverted and may_speak(tokens, inverted, language):
        return Frame(match, inverted, first, "inverted", 0.95)
    subject = subject_before(tokens, match, _left_limit(tokens, first, earlier, language), language)
    if subject and not _is_object_before(tokens, match, subject, earlier, language):
        if not _is_setting(tokens, subject, language):
            return Frame(match, subject, subject[0], "subject", 0.95)
        before = tokens.lower[max(0, subject[0] - 2)]  # "but in an interview said"
    elif subject:
        before = next(iter(language.words("and")), "")
    if before not in language.words("coordinators"):
        return None
    shared = shared_subject(tokens, first, earlier, language)
    return Frame(match, shared, first, "shared subject", 0.8) if shared else None


def _is_object_before(
    tokens: Tokens,
    match: CueMatch,
    subject: TokenRange,
    earlier: list[Frame],
    language: Language,
) -> bool:
    """Tell whether the words are what the verb before has: "mocked a reporter, called him"."""
    first = subject[0]
    if tokens.lower[match.first - 1] != "," or not first:
        return False
    led = tokens.lower[first - 1] in language.words("prepositions|as")
    return any(
        frame.rule != "noun"
        and (
            frame.match.last == first
            or (led and not any(tokens.is_mark(at) for at in range(frame.match.last, first)))
        )
        for frame in earlier
    )


def _is_setting(tokens: Tokens, subject: TokenRange, language: Language) -> bool:
    """Tell whether the words are where it was said: "in a later interview said"."""
    first, last = subject
    return (
        first > 0
        and tokens.lower[first - 1] in language.words("setting_prepositions")
        and tokens.lower[last - 1] in language.words("settings")
    )


def _word_before(tokens: Tokens, match: CueMatch) -> str:
    return tokens.lower[match.first - 1] if match.first else ""


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
    if match.form not in {"past", "third", "base"} or match.last >= len(tokens):
        return None
    if match.first != match.head:
        return None
    if before not in {QUOTATION, ","} or tokens.lower[match.last] in language.words("that"):
        return None
    if before == QUOTATION or tokens.lower[max(0, match.first - 2)] == QUOTATION:
        return subject_after(tokens, match.last, language)
    if _has_subject_behind_speech(tokens, match.first - 1, language):
        return None
    if ends_aside(tokens, match.first - 1, language):
        return None  # "a poll, held in May, shows Lee ahead"
    return _subject_behind_clause(tokens, match, language)


def _has_subject_behind_speech(tokens: Tokens, comma: int, language: Language) -> bool:
    """Tell whether the words up to the comma are a subject: `"...," Tim Wells, a director, told`."""
    first = comma
    while first > 0 and tokens.lower[first - 1] != QUOTATION:
        first -= 1
    if not first or not follows_speech(tokens, first) or comma - first > LONGEST_NAMED:
        return False
    return (
        tokens.capital[first] or tokens.lower[first] in language.words("determiners|subjects")
    ) and not _contains_clause(tokens, (first, comma), language)


def _subject_behind_clause(
    tokens: Tokens, match: CueMatch, language: Language
) -> TokenRange | None:
    """The subject of "The dam broke, said Ann Lee", or of "The dam, said Ann Lee, is old"."""
    if tokens.lower[match.last] in language.words("it") or not match.cue.frames & CLOSING_FRAMES:
        return None
    subject = subject_after(tokens, match.last, language)
    if subject is None or _contains_clause(tokens, subject, language):
        return None
    inside = (
        match.cue.frames & {"bare", "none"}
        and subject[1] < len(tokens)
        and tokens.lower[subject[1]] == ","
        and (tokens.capital[match.last] or tokens.lower[match.last] in language.words("articles"))
    )
    clause = any(
        tokens.lower[index] == QUOTATION
        or is_verb(tokens, index, language)
        or (index and may_be_present(tokens, index, language))
        for index in range(match.first - 1)
    )
    ends = only_adjuncts_follow(tokens, subject[1], len(tokens), language)
    ends = ends or not language.words("who").isdisjoint(tokens.lower[slice(*subject)])
    headline = (
        match.form in {"third", "base"} and match.first > SHORTEST_HEADLINE and is_headline(tokens)
    )
    return subject if inside or ((clause or headline) and ends) else None


def _contains_clause(tokens: Tokens, subject: TokenRange | None, language: Language) -> bool:
    return subject is None or any(
        is_verb(tokens, index, language)
        and language.words("who").isdisjoint(tokens.lower[subject[0] : index])
        for index in range(*subject)
    )


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
        if subject is None:
            return None
        return Frame(match, subject, first, "participle", 0.6, ends_at=comma)
    joins = language.words("prepositions|coordinators|subordinators") | {",", QUOTATION, "—"}
    if before not in joins and not before.endswith(language.adverb_endings):
        subject = subject_before(
            tokens, match, _left_limit(tokens, first, earlier, language), language
        )
        if subject and not _may_be_person(tokens, subject, language):
            subject = main_subject(tokens, 0, first, language) or subject
        return Frame(match, subject, first, "participle", 0.6) if subject else None
    shared = shared_subject(tokens, first, earlier, language)
    return Frame(match, shared, first, "participle", 0.7) if shared else None


def _may_be_person(tokens: Tokens, words: TokenRange, language: Language) -> bool:
    """Tell whether the words name people: a name, a plural, "a man"."""
    head = words[1] - 1
    word = tokens.lower[head]
    people = language.words(
        "persons|titles|offices|men|women|groups|plural|bodies|subjects|relatives"
    )
    return tokens.capital[head] or word in people or word.endswith(language.plural_endings)


def _frame_of_quoted_as(tokens: Tokens, match: CueMatch, language: Language) -> Frame:
    """ "Lee was quoted as saying": the verb group begins before "quoted"."""
    quoted = first = match.first - 2
    while first and tokens.lower[first - 1] in language.words("auxiliaries"):
        first -= 1
    verb = CueMatch(first, quoted, match.first, match.cue, "past")
    subject = subject_before(tokens, verb, 0, language)
    whole = CueMatch(first, match.head, match.last, match.cue, "ing")
    return Frame(whole, subject, subject[0] if subject else first, "quoted as", 0.9)
