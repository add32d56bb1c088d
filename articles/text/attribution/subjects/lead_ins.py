"""Leave out what leads into a subject: "and", "also", "on Monday", "in her speech,"."""

from articles.text.attribution.frame import TokenRange
from articles.text.languages import Language
from articles.text.sentences import Tokens

LONGEST = 28  # tokens; a longer noun phrase is a misread clause


def without_lead_in(tokens: Tokens, first: int, last: int, language: Language) -> TokenRange | None:
    """Return the words without adverbs, conjunctions and adverbials at the start."""
    while first < last:
        word = tokens.lower[first]
        if tokens.is_mark(first) or _is_lead_in(tokens, first, last, language):
            first += 1
        elif word in language.words("openers") and word not in language.words(
            "numbered|infinitive"
        ):
            first = _skip_adverbial(tokens, first, last, language)
        else:
            break
    if last - first > LONGEST:
        first = last - LONGEST
    while last > first and tokens.is_mark(last - 1):
        last -= 1
    return (first, last) if first < last else None


def _is_lead_in(tokens: Tokens, index: int, last: int, language: Language) -> bool:
    """Tell whether the word leads into a subject: "and", "also", "meanwhile", "to which", "more recently"."""
    word, follows = tokens.lower[index], tokens.lower[index + 1] if index + 1 < last else ""
    if word in language.words("coordinators"):
        return True
    if word.endswith(language.adverb_endings):
        return not _is_name_like_adverb(tokens, index, last, language)
    if word in language.words("prepositions|objects") and follows in language.words("relatives"):
        return True
    if word in language.words("objects|relatives") and index and last - index > 1:
        return tokens.lower[index - 1] in language.words("prepositions")
    if word in language.words("comparing") and follows.endswith(language.adverb_endings):
        return True
    return word in language.words("adverbs") and word not in language.words("all_or_both")


def _is_name_like_adverb(tokens: Tokens, index: int, last: int, language: Language) -> bool:
    """Tell whether the word with a capital is a name that ends like an adverb: "Kelly", "Sally Lee"."""
    if not tokens.capital[index]:
        return tokens.lower[index] in language.words("no_adverbs")
    first_name = tokens.lower[index] in language.words("women_names|men_names")
    return index > 0 or last - index == 1 or first_name


def _skip_adverbial(tokens: Tokens, first: int, last: int, language: Language) -> int:
    """Skip "on Monday" or "in the end", where no mark shows the start of the subject."""
    index = first + 1
    comma = next((at for at in range(index, last) if tokens.lower[at] == ","), last)
    if comma + 1 < last and tokens.capital[comma + 1]:
        return comma + 1  # "In her speech, Lee, who"
    if index < last and tokens.lower[index] in language.words("days|ordinals"):
        return index + 1
    for later in range(index + 1, last):
        starts = tokens.lower[later] in language.words("determiners|pronouns")
        if starts or (tokens.capital[later] and not tokens.capital[later - 1]):
            return later
    return last if last - first <= 2 and first + 1 == last else index
