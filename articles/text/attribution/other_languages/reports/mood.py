"""Sentences without a cue that the mood of their verb marks as reported: "Die Lage sei ernst." (German)."""

from articles.text.attribution.other_languages.adjuncts import skip_adjuncts
from articles.text.attribution.other_languages.noun_phrases import noun_phrase
from articles.text.attribution.other_languages.verb_subjects import skip_lead_in
from articles.text.attribution.other_languages.words import BOUNDS, part_end
from articles.text.languages import Language
from articles.text.sentences import Tokens

VERB_REACH = 25  # tokens before the verb of the sentence
SET_PHRASES = frozenset(
    {("es", "sei", "denn"), ("sei", "es"), ("sei", "dank"), ("wie", "dem", "auch")}
)


def is_in_reported_mood(tokens: Tokens, language: Language) -> bool:
    """Tell whether the verb of the main clause is in the mood that reports what somebody said."""
    mood = language.words("reported_mood")
    if _is_verb_in_mood(tokens, language):
        return True
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


def _is_verb_in_mood(tokens: Tokens, language: Language) -> bool:
    """Tell whether a verb on no list stands behind the subject in this mood: "Der Zugriff funktioniere"."""
    lead = skip_lead_in(tokens, 0, len(tokens), language)
    end = noun_phrase(tokens, lead, part_end(tokens, lead), language)
    if end == lead or end >= len(tokens) or tokens.lower[lead] == "ich":
        return False
    at = skip_adjuncts(tokens, end, part_end(tokens, end), language)
    if at >= len(tokens) or tokens.capital[at] or (tokens.capital[at - 1] is False and at > end):
        return False
    word = tokens.lower[at]
    small = "determiners|prepositions|coordinators|adverbs|subordinators|relatives|possessives|oblique|verbs"
    return (
        word.endswith("e")
        and not word.endswith("te")
        and word.isalpha()
        and word not in language.words(small)
        and at + 1 < len(tokens)
    )


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
