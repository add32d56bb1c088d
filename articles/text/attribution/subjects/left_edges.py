"""Find where a noun phrase begins, read from its end: over appositions, clauses and lists of names."""

from articles.text.attribution.verbs import is_verb
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens, follows_speech

LONGEST_PERSON = 5  # tokens of a name
RELATIVE_REACH = 12
NOUN_REACH = 3  # tokens between "a" and its noun


def left_edge(tokens: Tokens, last: int, left: int, language: Language, *, appositions: int) -> int:
    """Return the first token of the noun phrase that ends before `last`."""
    index = last - 1
    while index >= left:
        word = tokens.lower[index]
        if word == ",":
            detail = _is_detail(tokens, index + 1, language)
            if not (appositions or detail or _is_list_of_names(tokens, index, last, language)):
                named = _start_of_name(tokens, index, left, language)
                return index + 1 if named is None else named
            appositions -= not detail
        elif _opens_clause(tokens, index, left, language):
            if not is_title_inside(tokens, index, left, language):
                return index + 1
        elif (
            word not in language.words("relatives")
            and is_verb(tokens, index, language)
            and not _is_participle(tokens, index, left, language)
        ):
            relative = _find_relative_pronoun(tokens, index, left, language)
            if relative is None:
                return index + 1
            index = relative
        index -= 1
    return left


def _is_participle(tokens: Tokens, index: int, left: int, language: Language) -> bool:
    """Tell whether it describes the noun before it: the "accused" of "three men accused of theft"."""
    if index <= left or index + 1 >= len(tokens):
        return False
    word, before = tokens.lower[index], tokens.lower[index - 1]
    form = language.forms.get(word)
    participle = word.endswith(language.past_endings) or (form and "participle" in form.forms)
    return (
        bool(participle)
        and tokens.lower[index + 1] in language.words("participle_ends")
        and before not in language.words("pronouns|adverbs")
        and language.words("auxiliaries").isdisjoint(tokens.lower[max(left, index - 3) : index])
        and not tokens.is_mark(index - 1)
        and (not tokens.capital[index - 1] or _is_common_noun(tokens, index - 1, left, language))
    )


def _is_common_noun(tokens: Tokens, index: int, left: int, language: Language) -> bool:
    """Tell whether a word with a capital is no name: the first of a sentence, or one behind "a"."""
    if index == left:
        return tokens.lower[index].endswith(language.plural_endings)
    return not language.words("indefinite_articles").isdisjoint(
        tokens.lower[max(left, index - NOUN_REACH) : index]
    )


def _start_of_name(tokens: Tokens, comma: int, left: int, language: Language) -> int | None:
    """Where a name starts that begins the clause: "Ann Lee, the editor of a daily, The Sun,"."""
    first, words = comma, language.words
    if _begins_person(tokens, comma + 1, language):
        return None  # "Replying to Ann Lee, Mr Hill said"
    if tokens.lower[comma + 1] not in words("articles|titles|offices|persons|role_adjectives"):
        return None
    while first > left and tokens.capital[first - 1] and comma - first < LONGEST_PERSON:
        first -= 1
    begins = (
        first == left
        or tokens.is_mark(first - 1)
        or tokens.lower[first - 1] == QUOTATION
        or tokens.lower[first - 1] in words("coordinators|subordinators|adverbs|that|be")
    )
    setting = comma - first == 1 and (
        tokens.lower[first] in words("openers|adverbs|days")
        or (first > left + 1 and tokens.lower[first - 1] == "," and tokens.capital[first - 2])
    )
    return first if first < comma and begins and not setting else None


def _begins_person(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a title and a name stand here: "Mr Hill"."""
    title = tokens.lower[index] in language.words("forms_of_address")
    return title and tokens.capital[index + 1 : index + 2] == [True]


def _is_detail(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether an age or a place stands here up to a comma: "Lee, 42, of Flint, Mich., said"."""
    comma = next(
        (p for p in range(index, min(len(tokens), index + 4)) if tokens.lower[p] == ","), None
    )
    if comma is None:
        return False
    if tokens.lower[index].isdigit() and comma == index + 1:
        return True
    first = index + (tokens.lower[index] in language.words("of|places"))
    return (
        first < comma and all(tokens.capital[first:comma]) and (first > index or comma == first + 1)
    )


def _opens_clause(tokens: Tokens, index: int, left: int, language: Language) -> bool:
    """Tell whether a mark, a conjunction or "that" stands here, so that no noun phrase reaches over it."""
    word = tokens.lower[index]
    if word in {QUOTATION, ";", ":", "—"} or word in language.words("that"):
        return True
    if word in language.words("coordinators"):
        return word not in language.words("and") or _has_verb(tokens, left, index, language)
    return word in language.words("subordinators") and word not in language.words("relatives")


def is_title_inside(tokens: Tokens, index: int, left: int, language: Language) -> bool:
    """Tell whether a title stands in the noun phrase: the "Open Port" report."""
    return (
        tokens.lower[index] == QUOTATION
        and left < index < len(tokens) - 1
        and tokens.lower[index - 1] in language.words("articles|possessives")
        and tokens.lower[index + 1] in language.words("documents|bodies")
        and not follows_speech(tokens, index + 1)
    )


def _is_list_of_names(tokens: Tokens, comma: int, last: int, language: Language) -> bool:
    """Tell whether the comma joins names: "Ann Lee, Bo Hill and Cy Marsh said"."""
    return (
        comma > 0
        and tokens.capital[comma - 1]
        and tokens.capital[comma + 1]
        and not language.words("and").isdisjoint(tokens.lower[comma:last])
        and last - comma < RELATIVE_REACH
    )


def _has_verb(tokens: Tokens, left: int, last: int, language: Language) -> bool:
    return any(is_verb(tokens, index, language) for index in range(left, last))


def _find_relative_pronoun(tokens: Tokens, index: int, left: int, language: Language) -> int | None:
    relatives = language.words("relatives")
    for earlier in range(index - 1, max(left, index - RELATIVE_REACH) - 1, -1):
        if tokens.lower[earlier] in relatives:
            return earlier
        if tokens.is_mark(earlier):
            return None
    return None
