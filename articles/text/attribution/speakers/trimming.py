"""Leave out what ends the words for a speaker but is no part of them: "who", a time, an adverb."""

from articles.text.attribution.frame import TokenRange
from articles.text.attribution.verbs import may_be_adverb
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens


def without_ends(tokens: Tokens, words: TokenRange, language: Language) -> TokenRange:
    """Return the words without "who", a mark, a time, an adverb or a lone participle at the end."""
    first, last = words
    if tokens.lower[last - 1] in language.words("relatives") and last - first > 1:
        last -= 1
    while last > first and (tokens.is_mark(last - 1) or tokens.lower[last - 1] == QUOTATION):
        last -= 1
    last = max(_without_time(tokens, first, last, language), first + 1)
    return first, _without_participle(tokens, first, last, language)


def _without_time(tokens: Tokens, first: int, last: int, language: Language) -> int:
    """Where the words end before a time or an adverb: "host Ann Lee on Thursday", "Lee never"."""
    words, end = language.words, last
    while end > first + 1 and _is_adverb(tokens, end - 1, language):
        end -= 1
    day = end
    while day > first + 1 and tokens.lower[day - 1] in words("days"):
        day -= 1
    timed = day < end and day > first + 1 and tokens.lower[day - 1] in words("time_prepositions")
    return day - 1 if timed else end


def _is_adverb(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether it is an adverb or "himself"."""
    if tokens.capital[index]:
        return False
    closed = language.words("adverbs|negations|reflexives|degrees")
    return tokens.lower[index] in closed or may_be_adverb(tokens, index, language)


def _without_participle(tokens: Tokens, first: int, last: int, language: Language) -> int:
    """Where the words end before a participle without words of its own: "a memo released"."""
    if last - first < 2 or tokens.capital[last - 1]:
        return last
    word, before = tokens.lower[last - 1], tokens.lower[last - 2]
    noun = before not in language.words("determiners|possessives|adverbs|prepositions|degrees")
    participle = word.endswith(language.past_endings) and len(word) > len("need")
    return last - 1 if participle and noun and last - first > 2 else last
