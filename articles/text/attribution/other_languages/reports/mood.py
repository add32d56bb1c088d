"""Sentences without a cue that the mood of their verb marks as reported: "Die Lage sei ernst." (German)."""

from articles.text.attribution.other_languages.words import BOUNDS
from articles.text.languages import Language
from articles.text.sentences import Tokens

VERB_REACH = 25  # tokens before the verb of the sentence
SET_PHRASES = frozenset(
    {("es", "sei", "denn"), ("sei", "es"), ("sei", "dank"), ("wie", "dem", "auch")}
)


def is_in_reported_mood(tokens: Tokens, language: Language) -> bool:
    """Tell whether the verb of the main clause is in the mood that reports what somebody said."""
    mood = language.words("reported_mood")
    if mood.isdisjoint(tokens.lower):
        return False
    finite = language.words("verbs|auxiliaries|modals|mood_stops")
    for index, word in enumerate(tokens.lower[:VERB_REACH]):
        if word in mood:
            return not _is_set_phrase(tokens, index)
        if word in language.words("subordinators|that|relatives") and _opens_clause(
            tokens, index, language
        ):
            return False
        if word in finite:
            return False
    return False


def _opens_clause(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a subordinate clause begins here; "der" may also be an article."""
    if tokens.lower[index] not in language.words("relatives"):
        return True
    return index > 0 and tokens.lower[index - 1] in BOUNDS


def _is_set_phrase(tokens: Tokens, index: int) -> bool:
    """Tell whether it is "es sei denn" or "sei es", which report nothing."""
    low = tokens.lower
    return any(
        tuple(low[at : at + len(phrase)]) == phrase
        for phrase in SET_PHRASES
        for at in range(max(0, index - 2), index + 1)
    )
