"""Find where the object of a reporting verb ends: "praised the dam" in "praised the dam and left"."""

from articles.text.attribution.frame import CueMatch
from articles.text.attribution.verbs import is_verb
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

ASIDE_REACH = 18  # tokens between two commas
LIST_REACH = 10  # tokens behind a comma that may hold the "and" of a list
SHORTEST_BEFORE_TIME = 2  # tokens of an object
SETTING_REACH = 5  # tokens between "in" and "interview"
LONGEST_SETTING = 12  # tokens of "in an appearance on the evening news in Ohio on Monday"


def end_of_object(
    tokens: Tokens, first: int, limit: int, match: CueMatch, language: Language
) -> int:
    """Return the token at which an object ends: at a comma, a dash, a clause or the next verb."""
    but = language.words("but") if _is_opposed(tokens, first, language) else frozenset()
    for index in range(first + 1, limit):
        word = tokens.lower[index]
        if word in but or not but.isdisjoint(tokens.lower[index + 1 : index + 2]):
            continue
        if (
            word in {"—", ";"}
            or word in language.words("but")
            or (word == "," and not _object_continues(tokens, index, limit, match, language))
        ):
            return index
        if word in language.words("as"):
            if _is_clause_with_subject(tokens, index + 1, limit, language):
                return index
            continue
        ends = word in language.words("subordinators")
        of = tokens.lower[index + 1 : index + 2] and tokens.lower[index + 1] in language.words("of")
        if ends and not of and word not in language.words("free_relatives|only_whether"):
            return index
        if (
            word in language.words("and")
            and index + 1 < limit
            and (
                is_verb(tokens, index + 1, language)
                or tokens.lower[index + 1] in language.words("subjects")
            )
        ):
            return index
    return limit


def _object_continues(
    tokens: Tokens, comma: int, limit: int, match: CueMatch, language: Language
) -> bool:
    """Tell whether the object goes on behind a comma: a list, or "of lying" behind an apposition."""
    if match.cue.frames & {"person", "of"} or match.cue.rest[-1:] == ("for",):
        behind = tokens.lower[comma + 1 : min(limit, comma + ASIDE_REACH)]
        second = next((at for at, word in enumerate(behind) if word == ","), None)
        complements = language.words("then")
        if second is not None and not complements.isdisjoint(behind[second + 1 : second + 2]):
            return True
        if behind and behind[0] in complements:
            return True
    if _list_continues(tokens, comma, limit, language):
        return True
    return (
        _is_between_adjectives(tokens, comma, limit, language)
        or tokens.lower[comma + 1 : comma + 2] == ["including"]
        or _is_before_aside(tokens, comma, limit, language)
    )


def _is_opposed(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether the object begins with "not": "not just a few, but all of them"."""
    return tokens.lower[index] in language.words("negations")


def _is_between_adjectives(tokens: Tokens, comma: int, limit: int, language: Language) -> bool:
    """Tell whether the comma joins adjectives: "a long, bitter fight"."""
    if comma < 2 or comma + 1 >= limit:
        return False
    follows = tokens.lower[comma + 1]
    return (
        tokens.lower[comma - 2] in language.words("articles|possessives")
        and not tokens.capital[comma - 1]
        and not tokens.capital[comma + 1]
        and follows
        not in language.words("determiners|pronouns|prepositions|coordinators|subordinators")
        and not (follows.endswith(language.ing_endings) and "-" not in follows)
        and not is_verb(tokens, comma + 1, language)
    )


def _is_before_aside(tokens: Tokens, comma: int, limit: int, language: Language) -> bool:
    """Tell whether the clause goes on behind a second comma: "the claim that he, a judge, was bribed"."""
    reach = range(comma + 1, min(limit - 1, comma + ASIDE_REACH))
    second = next((at for at in reach if tokens.lower[at] == ","), None)
    return second is not None and (
        is_verb(tokens, second + 1, language)
        and not language.words("that").isdisjoint(tokens.lower[:comma])
    )


def _is_clause_with_subject(tokens: Tokens, index: int, limit: int, language: Language) -> bool:
    """Tell whether a subject and a verb follow: "as he left"."""
    if index >= limit:
        return False
    subject = tokens.lower[index] in language.words("subjects") or tokens.capital[index]
    return subject and any(
        is_verb(tokens, later, language) for later in range(index + 1, min(limit, index + 4))
    )


def _list_continues(tokens: Tokens, comma: int, limit: int, language: Language) -> bool:
    """Tell whether a list continues behind the comma: "the bill, and the wall", "Lee, Hill and Marsh"."""
    behind = tokens.lower[comma + 1 : min(limit, comma + LIST_REACH)]
    joins = language.words("and|or")
    if behind and behind[0] in joins:
        return not _is_clause_with_subject(tokens, comma + 2, limit, language)
    if joins.isdisjoint(behind):
        return False
    if behind[0].endswith(language.ing_endings) and "," in behind:
        return True  # "of lying, stealing, and cheating"
    if comma + 1 < limit and tokens.capital[comma + 1] and tokens.capital[comma - 1]:
        return True
    return _is_list_of_plurals(tokens, comma, limit, language)


def _is_list_of_plurals(tokens: Tokens, comma: int, limit: int, language: Language) -> bool:
    """Tell whether a list of things follows: "higher wages, better schools and clean water"."""
    first = tokens.lower[comma + 1]
    if not tokens.lower[comma - 1].endswith(language.plural_endings) or tokens.capital[comma + 1]:
        return False
    if first in language.words("determiners|pronouns|prepositions|subordinators|adverbs"):
        return False
    for index in range(comma + 1, min(limit - 1, comma + LIST_REACH)):
        if tokens.lower[index] in language.words("and|or"):
            return not is_verb(tokens, index + 1, language)
        if is_verb(tokens, index, language):
            return False
    return False


def without_setting(tokens: Tokens, first: int, end: int, language: Language) -> int:
    """Return where the content ends before a setting: "explained his reasoning in an interview"."""
    settings = language.words("settings|days")
    for index in range(max(first + 1, end - LONGEST_SETTING), end):
        word = tokens.lower[index]
        if word not in language.words("setting_prepositions"):
            continue
        near = tokens.lower[index + 1 : min(end, index + SETTING_REACH)]
        prepositions = language.words("prepositions")
        near = near[: next((at for at, low in enumerate(near) if low in prepositions), None)]
        if not settings.isdisjoint(near) and QUOTATION not in tokens.lower[index:end]:
            return index
    return _without_time(tokens, first, end, language)


def _without_time(tokens: Tokens, first: int, end: int, language: Language) -> int:
    """Return where an object ends before a bare time: "confirmed 40 cases last week"."""
    last = end
    while last > first and tokens.lower[last - 1] in language.words("days"):
        last -= 1
    if last - first < SHORTEST_BEFORE_TIME:
        return end
    governs = language.words("prepositions|determiners|coordinators")
    return end if tokens.lower[last - 1] in governs else last
