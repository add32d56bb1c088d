"""Find whose words a message is: "Her message was simple: ...", "The answer from the bank was: ..."."""

from articles.text.attribution.frame import TokenRange
from articles.text.attribution.verbs import is_verb
from articles.text.languages import Language
from articles.text.sentences import Tokens

REACH = 6  # tokens between a message and the "from" behind it, or its owner before it


def message_in(tokens: Tokens, words: TokenRange, language: Language) -> int | None:
    """Return the token of the message that the words name: "message" of "Her message to the board"."""
    first, last = words
    ends = language.words("prepositions")
    end = next((at for at in range(first + 1, last) if tokens.lower[at] in ends), last)
    named = tokens.lower[end - 1] in language.words("messages") and not tokens.capital[end - 1]
    return end - 1 if named else None


def last_message(tokens: Tokens, left: int, limit: int, language: Language) -> int | None:
    """Return the message nearest before `limit` that names its author: "came the answer from the bank:"."""
    for index in range(limit - 1, left - 1, -1):
        if tokens.is_mark(index):
            return None
        if tokens.lower[index] in language.words("messages"):
            authored = tokens.lower[index + 1] in language.words("authored")
            owned = author_of_message(tokens, index, left, limit, language) is not None
            return index if authored or owned else None
    return None


def author_of_message(
    tokens: Tokens, message: int, left: int, limit: int, language: Language
) -> TokenRange | None:
    """Return the words for who wrote the message: "her", "Lind's", "the bank"; None if it is not said."""
    words = language.words
    for index in range(message - 1, max(left, message - REACH) - 1, -1):
        word = tokens.lower[index]
        if tokens.is_mark(index) or word in words("prepositions"):
            break
        if word in words("possessives"):
            return index, index + 1
        if word.endswith(language.possessive_endings) and word not in words("verbs"):
            first = index
            while first > left and tokens.capital[first - 1] and tokens.capital[index]:
                first -= 1
            return _with_determiner(tokens, first, left, language), index + 1
    for index in range(message + 1, min(limit, message + REACH)):
        if tokens.is_mark(index) or is_verb(tokens, index, language):
            return None
        if tokens.lower[index] in words("authored"):
            return _author_behind(tokens, index + 1, limit, language)
    return None


def _with_determiner(tokens: Tokens, first: int, left: int, language: Language) -> int:
    """Where the owner begins: with its determiner and adjectives, as in "the city's answer"."""
    index = first
    while index > left and index > first - REACH and not tokens.is_mark(index - 1):
        index -= 1
        if tokens.lower[index] in language.words("determiners|possessives"):
            return index
    return first


def _author_behind(tokens: Tokens, first: int, limit: int, language: Language) -> TokenRange | None:
    """The noun phrase behind "from", up to a verb or a mark."""
    last = first
    while last < limit and not tokens.is_mark(last) and not is_verb(tokens, last, language):
        last += 1
    return (first, last) if first < last else None
