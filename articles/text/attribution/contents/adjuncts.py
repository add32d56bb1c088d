"""Skip the words between a reporting verb and its content: hearers, settings and times."""

from articles.text.attribution.verbs import is_contraction, is_verb
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

REACH = 14  # tokens between a verb and its "that"
HEARER_REACH = 7  # tokens of "a group of reporters in Oslo"


def only_adjuncts_follow(
    tokens: Tokens, index: int, limit: int, language: Language, *, hearer: bool = False
) -> bool:
    """Tell whether only hearers, settings and times stand between the token and the next mark or the end."""
    after = skip_adjuncts(tokens, index, limit, language, hearer=hearer)
    return after >= limit or tokens.lower[after] in {",", ";", "—", QUOTATION}


def skip_adjuncts(
    tokens: Tokens, index: int, limit: int, language: Language, *, hearer: bool
) -> int:
    """Skip "reporters", "on Monday", "in a statement", "later"."""
    if hearer:
        index = _skip_hearer(tokens, index, limit, language)
    while index < limit:
        word = tokens.lower[index]
        if (
            word in language.words("days")
            or (word in language.words("adverbs") and word not in language.words("all_or_both"))
            or (word.endswith(language.adverb_endings) and not tokens.capital[index])
        ):
            index += 1
        elif word in language.words("time_prepositions") and word not in language.words("near"):
            behind = _skip_prepositional_phrase(tokens, index, limit, language)
            if behind == index:
                return index
            index = behind
        elif word in language.words("infinitive"):  # "explained to reporters why"
            behind = _skip_prepositional_phrase(tokens, index, limit, language)
            asks = behind < limit and tokens.lower[behind] in language.words("whether")
            return behind if asks else index
        else:
            return index
    return index


def _skip_prepositional_phrase(tokens: Tokens, index: int, limit: int, language: Language) -> int:
    """Skip a preposition and its noun phrase, if a new noun phrase or the end follows."""
    starts = language.words("determiners|pronouns")
    for later in range(index + 2, min(limit, index + REACH)):
        word = tokens.lower[later]
        if word in {",", ";", "—", QUOTATION, ":"}:
            return later
        if tokens.lower[later - 1] in language.words("prepositions"):
            continue
        fresh = (
            tokens.capital[later]
            and not tokens.capital[later - 1]
            and (tokens.lower[later - 1] not in starts)
        )
        begins = word in starts or is_contraction(tokens, later, language)
        if (begins and word not in language.words("amounts")) or fresh:
            return later
        if word in language.words("that|whether"):
            return later
        if is_verb(tokens, later, language):
            return index
    return limit if limit - index < REACH else index


def _skip_hearer(tokens: Tokens, index: int, limit: int, language: Language) -> int:
    """Skip the hearer: a person or a body."""
    if index >= limit:
        return index
    starts = language.words("determiners|pronouns")
    later = index + 1
    while later < min(limit, index + HEARER_REACH):
        word = tokens.lower[later]
        if tokens.is_mark(later) or word in starts or word == QUOTATION:
            break
        if word in language.words("prepositions") or word in language.words("days"):
            break
        if tokens.capital[later] and not tokens.capital[later - 1] and later > index + 1:
            break
        if (
            word in language.words("that")
            or word in language.words("whether")
            or word in language.words("infinitive")
        ):
            break
        later += 1
    return later
