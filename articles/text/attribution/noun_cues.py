"""Find nouns that report words: "his claim that", "a report by Lee that", "Lee's call for"."""

from articles.text.attribution.frame import CueMatch
from articles.text.languages import Form, Language
from articles.text.sentences import Tokens

NOUN_FRAMES = {"for": "for", "of": "of", "to": "infinitive"}  # class of words by frame
OWNER_REACH = 2  # tokens before a noun that may hold its owner: "his recent"
VOICING_REACH = 5  # tokens: "expressed his deep and lasting concern"
AUTHOR_REACH = 9  # tokens: "a report by the Ministry of Justice that"


def noun_cue(tokens: Tokens, index: int, form: Form, language: Language) -> CueMatch | None:
    """Return the cue of "his claim that", "expressed concern that", "voiced doubts about", or None.

    `form` is one of a noun.
    """
    if index + 2 >= len(tokens):
        return None
    if "ing" in form.forms and not (
        index and _opens_noun_phrase(tokens.lower[index - 1], language)
    ):
        return None  # "by saying that"
    voicing = _find_voicing_verb(tokens, index, language)
    last = _skip_that(tokens, index, language) or _skip_for(tokens, index, form, language, voicing)
    if last is None and voicing is not None and tokens.lower[index + 1] in language.words("voiced"):
        last = index + 2
    if last is None:
        return None
    verbal = (
        form.forms - {"noun"}
        and last == index + 2
        and tokens.lower[last - 1] in language.words("that")
    )
    if (
        voicing is None
        and verbal
        and not _follows_determiner_or_preposition(tokens, index, language)
    ):
        return None
    cue = next(cue for cue in form.cues if "noun" in cue.frames)
    first = index if voicing is None else voicing
    by = last > index + 2 and tokens.lower[index + 1] in language.words("by")
    return CueMatch(first, index, last, cue, "noun", by=by)


def _skip_for(
    tokens: Tokens, noun: int, form: Form, language: Language, voicing: int | None
) -> int | None:
    """Skip the "for" of "Lee's call for" or the "of" of "Lee's criticism of", where the noun has an owner.

    The "to" of "Lee's promise to" belongs to the content.
    """
    follows = tokens.lower[noun + 1]
    frame = next(
        (name for name in ("for", "of", "to") if follows in language.words(NOUN_FRAMES[name])), ""
    )
    if not frame or not any({"noun", frame} <= cue.frames for cue in form.cues):
        return None
    owners = tokens.lower[max(0, noun - OWNER_REACH) : noun]
    owned = voicing is not None or any(
        _is_owner(word, language) for word in owners[-1 if frame == "for" else 0 :]
    )
    return noun + (1 if frame == "to" else 2) if owned else None


def _is_owner(word: str, language: Language) -> bool:
    """Tell whether it is a possessive: "his", "Lee's"."""
    return word in language.words("possessives") or word.endswith(language.possessive_endings)


def _skip_that(tokens: Tokens, noun: int, language: Language) -> int | None:
    """Skip the "that" of "claim that", "claim is that" and "claim by Lee that"."""
    that = language.words("that")
    follows = tokens.lower[noun + 1]
    if follows in that:
        return None if _is_relative(tokens, noun + 2, language) else noun + 2
    if follows in language.words("be") and tokens.lower[noun + 2] in that:
        return noun + 3
    if follows in language.words("by"):
        for index in range(noun + 3, min(len(tokens) - 1, noun + AUTHOR_REACH)):
            if tokens.lower[index] in that:
                return index + 1
            if tokens.is_mark(index) or tokens.lower[index] in language.words("verbs"):
                return None
    return None


def _is_relative(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether the words behind "that" have no subject: "the account that was closed"."""
    verbs = language.words("be|true_modals|present|backshifted")
    return tokens.lower[index] in verbs and not tokens.capital[index]


def _find_voicing_verb(tokens: Tokens, index: int, language: Language) -> int | None:
    """The "expressed" or "voiced" before the noun, if only words of its noun phrase stand between."""
    for earlier in range(index - 1, max(-1, index - VOICING_REACH), -1):
        if tokens.lower[earlier] in language.words("voicing"):
            adjective = earlier and _opens_noun_phrase(tokens.lower[earlier - 1], language)
            return None if adjective else earlier
        if tokens.is_mark(earlier) or tokens.lower[earlier] in language.words("prepositions"):
            return None
    return None


def _follows_determiner_or_preposition(tokens: Tokens, index: int, language: Language) -> bool:
    return index > 0 and (
        _opens_noun_phrase(tokens.lower[index - 1], language)
        or tokens.lower[index - 1] in language.words("prepositions")
    )


def _opens_noun_phrase(word: str, language: Language) -> bool:
    """Tell whether it is a determiner or a possessive: "the", "Lee's"."""
    return word in language.words("determiners") or word.endswith(language.possessive_endings)
