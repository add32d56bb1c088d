"""Skip the times, places and adverbs between a verb and its subject."""

from articles.text.attribution.other_languages.noun_phrases import is_clitic
from articles.text.attribution.other_languages.words import BOUNDS
from articles.text.languages import Language
from articles.text.sentences import Tokens


def skip_adjuncts(tokens: Tokens, index: int, limit: int, language: Language) -> int:
    """Skip times, places, adverbs and hearers: "am Montag", "mardi à Paris", "gegenüber Reuters"."""
    words = language.words
    while index < limit:
        word = tokens.lower[index]
        if word in BOUNDS:
            return index
        if is_clitic(word, language) or word in words("adverbs|days|auxiliaries"):
            if word in words("that"):
                return index
            index += 1
        elif _is_time_or_adverb(tokens, index, limit, language):
            index += 1
        elif word in words("prepositions"):
            index = _skip_prepositional_phrase(tokens, index, limit, language)
        elif word in words("oblique"):
            behind = _skip_hearer(tokens, index, limit, language)
            if behind == index:
                return index
            index = behind
        else:
            return index
    return index


def _is_time_or_adverb(tokens: Tokens, index: int, limit: int, language: Language) -> bool:
    """Tell whether it is a figure, an adverb by its ending, or the "este" of "este lunes"."""
    word = tokens.lower[index]
    if word[0].isdigit():
        return True
    adverb = word.endswith(language.adverb_endings) and not tokens.capital[index]
    return adverb or _precedes_day(tokens, index, limit, language)


def _precedes_day(tokens: Tokens, index: int, limit: int, language: Language) -> bool:
    """Tell whether it is the "este" of "este lunes"."""
    if tokens.lower[index] not in language.words("determiners") or index + 1 >= limit:
        return False
    return tokens.lower[index + 1] in language.words("days")


def _skip_prepositional_phrase(tokens: Tokens, index: int, limit: int, language: Language) -> int:
    """Skip a preposition and the noun behind it."""
    words = language.words
    index += 1
    while index < limit and tokens.lower[index] in words("determiners|oblique|prepositions|of"):
        index += 1
    nouns = 0
    while index < limit and tokens.lower[index] not in BOUNDS:
        word = tokens.lower[index]
        if word in words("of") and index + 1 < limit:
            index += 1
            while index < limit and tokens.lower[index] in words("determiners"):
                index += 1
            nouns = 0
            continue
        if word in words("that|determiners|subjects|subordinators|adverbs|prepositions|days|verbs"):
            return index
        form = language.forms.get(word)
        if form and not tokens.capital[index] and form.forms & {"third", "past", "participle"}:
            return index
        capital = tokens.capital[index]
        if nouns and not (capital and tokens.capital[index - 1] and nouns < 2):
            adjective = words("noun_capitals") and not tokens.capital[index - 1]
            if not adjective:
                return index
        nouns += capital or not words("noun_capitals")
        index += 1
    return index


def _skip_hearer(tokens: Tokens, index: int, limit: int, language: Language) -> int:
    """Skip "dem Sender", "den Reportern"."""
    later = index + 1
    while later < limit and not tokens.capital[later] and tokens.lower[later] not in BOUNDS:
        if tokens.lower[later] in language.words("determiners|prepositions|that"):
            return later
        later += 1
    while later < limit and tokens.capital[later]:
        later += 1
    return later
