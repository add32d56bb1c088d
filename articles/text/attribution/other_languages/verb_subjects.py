"""Find the subject of a reporting verb: before it, behind it, or before an apposition."""

from articles.text.attribution.frame import TokenRange
from articles.text.attribution.other_languages.adjuncts import skip_adjuncts
from articles.text.attribution.other_languages.noun_phrases import noun_phrase
from articles.text.attribution.other_languages.verbs import CueVerb
from articles.text.attribution.other_languages.words import BOUNDS, part_end, part_start
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

APPOSITION = 12  # tokens
MARKED_REACH = 7  # tokens between a subject with its particle and the verb: "मंत्री ने आज सुबह कहा"


def skip_lead_in(tokens: Tokens, index: int, limit: int, language: Language) -> int:
    """Skip "and", "also", "meanwhile", "that", "when"."""
    lead = language.words("coordinators|that|lead_ins")
    while index < limit and tokens.lower[index] in lead:
        index += 1
    return index


def find_subject(
    tokens: Tokens, verb: CueVerb, start: int, lead: int, language: Language
) -> tuple[TokenRange | None, int, bool]:
    """Return the subject, the token behind it, and whether its place shows that the content precedes."""
    words = language.words
    for index in range(verb.first, verb.last):
        if tokens.lower[index] in words("inverted_pronouns"):
            return (index, index + 1), verb.end, start == verb.first and start > 0
    if lead < verb.first:
        first = tokens.lower[lead]
        relative = start and first in words("relatives") and tokens.lower[start - 1] == ","
        if relative and not _is_phrase_before(tokens, lead, verb, language):
            return _antecedent(tokens, start - 1, language), verb.end, False
        if first in words("as"):
            return _subject_of_as(tokens, lead + 1, verb, language)
        before = _subject_before(tokens, lead, verb, language)
        if before:
            return before, verb.end, False
        if not _may_invert(tokens, lead, verb, language):
            return None, verb.end, False
    behind = _subject_behind(tokens, verb, language)
    if behind is None:
        return None, verb.end, start == verb.first and start > 0
    closes = start == verb.first and start > 0
    return behind, max(behind[1], verb.end), closes


def _is_phrase_before(tokens: Tokens, lead: int, verb: CueVerb, language: Language) -> bool:
    """Tell whether "der" opens a noun phrase here and no relative clause."""
    if tokens.lower[lead] not in language.words("determiners"):
        return False
    return noun_phrase(tokens, lead, verb.first, language) > lead + 1


def _may_invert(tokens: Tokens, lead: int, verb: CueVerb, language: Language) -> bool:
    """Tell whether what stands before the verb is an adverbial, so that the subject follows."""
    first = tokens.lower[lead]
    if first in language.words("prepositions|adverbs|openers|days|oblique"):
        return True
    if _is_object(tokens, lead, verb, language):
        return True
    return skip_adjuncts(tokens, lead, verb.first, language) == verb.first


def _is_object(tokens: Tokens, lead: int, verb: CueVerb, language: Language) -> bool:
    """Tell whether "das" stands alone before the verb: "Das sagte Lind"."""
    return lead + 1 == verb.first and tokens.lower[lead] in language.words("objects")


def _subject_of_as(
    tokens: Tokens, first: int, verb: CueVerb, language: Language
) -> tuple[TokenRange | None, int, bool]:
    """The subject of "wie Lind sagte", "comme l'a dit Roy"."""
    end = noun_phrase(tokens, first, verb.first, language)
    if end > first:
        return (first, end), verb.end, True
    behind = _subject_behind(tokens, verb, language)
    if behind is None:
        return None, verb.end, True
    last = behind[1]
    if last == len(tokens):  # what follows the comma is the content, and no apposition
        last = next((at for at in range(*behind) if tokens.lower[at] == ","), last)
    return (behind[0], last), max(last, verb.end), True


def _subject_before(
    tokens: Tokens, lead: int, verb: CueVerb, language: Language
) -> TokenRange | None:
    """The noun phrase before the verb, behind adverbials: "Ayer el ministro dijo"."""
    words = language.words
    if _is_object(tokens, lead, verb, language):
        return None
    if tokens.lower[lead] in words("focus") and lead + 1 < verb.first:
        lead += tokens.capital[lead + 1] or tokens.lower[lead + 1] in words("determiners")
    if words("verb_second") and tokens.lower[lead] in words("prepositions|adverbs|days"):
        return None
    if tokens.lower[verb.first - 1] in words("subjects"):
        return verb.first - 1, verb.first
    lead = _behind_coordinator(tokens, lead, verb.first, language)
    first = skip_adjuncts(tokens, lead, verb.first, language)
    end = noun_phrase(tokens, first, verb.first, language)
    if end == first or _is_bare(tokens, first, end, language):
        return None
    rest = skip_adjuncts(tokens, end, verb.first, language)
    marked = words("markers") and words("markers|subjects|of")
    near = marked and verb.first - end <= MARKED_REACH
    if near and not marked.isdisjoint(tokens.lower[end - 1 : end + 1]):
        return first, end
    return (first, end) if rest == verb.first else None


def _is_bare(tokens: Tokens, first: int, end: int, language: Language) -> bool:
    """Tell whether it is a single small word, where the language has no nouns without an article."""
    if not language.words("no_bare_subjects") or end - first > 1 or tokens.capital[first]:
        return False
    return tokens.lower[first] not in language.words("subjects|pronouns|titles|nobody|groups")


def _behind_coordinator(tokens: Tokens, lead: int, limit: int, language: Language) -> int:
    """Return where the last clause before `limit` begins: "Roy est venu et le maire a dit"."""
    finite = language.words("verbs|auxiliaries|modals")
    for at in range(limit - 2, lead, -1):
        if tokens.lower[at] in language.words("coordinators"):
            return lead if finite.isdisjoint(tokens.lower[lead:at]) else at + 1
    return lead


def _subject_behind(tokens: Tokens, verb: CueVerb, language: Language) -> TokenRange | None:
    """The noun phrase behind the verb, with its apposition: "sagte Jonas Lind, der Bürgermeister"."""
    limit = verb.head if verb.head >= verb.last else part_end(tokens, verb.last)
    if verb.last < verb.end <= limit and verb.head < verb.last:
        limit = verb.end - 1  # "fügte er hinzu"
    if limit > verb.last and tokens.lower[limit - 1] in BOUNDS:
        limit -= 1
    first = verb.last
    end = noun_phrase(tokens, first, limit, language)
    if end == first:
        first = skip_adjuncts(tokens, verb.last, limit, language)
        end = noun_phrase(tokens, first, limit, language)
    that = not language.words("that").isdisjoint(tokens.lower[end : end + 1])
    if end == first or (not that and _is_bare(tokens, first, end, language)):
        return None
    if tokens.lower[first] in language.words("subjects"):
        return first, end
    return first, with_apposition(tokens, end, language)


def with_apposition(tokens: Tokens, end: int, language: Language) -> int:
    """Return the token behind the apposition that follows the noun phrase, or `end`."""
    if end >= len(tokens) or tokens.lower[end] != ",":
        return end
    last = part_end(tokens, end + 1)
    return last if _is_apposition(tokens, end + 1, last, language) else end


def _is_apposition(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Tell whether the part between two marks describes the name before it."""
    if not 0 < last - first <= APPOSITION:
        return False
    if last < len(tokens) and tokens.lower[last] not in {",", QUOTATION, ":"}:
        return False
    barred = "relatives|coordinators|that|subordinators|subjects|prepositions|adverbs"
    low = tokens.lower[first]
    if low in language.words(barred) and low not in language.words("determiners"):
        return False
    if not tokens.capital[first] and low not in language.words("determiners|titles"):
        return False
    verbs = language.words("verbs|auxiliaries|subjunctives")
    if not verbs.isdisjoint(tokens.lower[first:last]):
        return False
    return noun_phrase(tokens, first, last, language) > first and not any(
        word in language.forms and not tokens.capital[index]
        for index, word in enumerate(tokens.lower[first:last], first)
    )


def _antecedent(tokens: Tokens, comma: int, language: Language) -> TokenRange | None:
    """The noun phrase before the comma of a relative clause."""
    first = part_start(tokens, comma)
    lead = skip_lead_in(tokens, first, comma, language)
    for start in range(lead, comma):
        if noun_phrase(tokens, start, comma, language) == comma:
            return start, comma
    return None


def subject_over_apposition(
    tokens: Tokens, comma: int, language: Language, *, loose: bool = False
) -> TokenRange | None:
    """The noun phrase before ", Chef der Polizei," or ", der das Amt leitet,".

    With `loose`, also before a participle: ", interrogé lundi,".
    """
    if comma < 1 or tokens.lower[comma] != ",":
        return None
    first = skip_lead_in(tokens, 0, comma, language)
    first = skip_adjuncts(tokens, first, comma, language)
    end = noun_phrase(tokens, first, comma, language)
    if end <= first or tokens.lower[end] != "," or end == comma:
        return None
    inner = end + 1
    relative = tokens.lower[inner] in language.words("relatives")
    finite = language.words("verbs|auxiliaries|subjunctives|modals")
    last = part_start(tokens, comma)
    if last > inner and tokens.lower[last] in finite:
        return None
    apposition = _is_apposition(tokens, inner, part_end(tokens, inner), language)
    if apposition:
        return first, part_end(tokens, inner)
    barred = language.words("coordinators|that|subordinators|subjects")
    participle = loose and last == inner and tokens.lower[inner] not in barred
    return (first, end) if relative or participle else None


def first_noun_phrase(tokens: Tokens, limit: int, language: Language) -> TokenRange | None:
    """The noun phrase that begins the sentence, if a verb follows it."""
    lead = skip_lead_in(tokens, 0, limit, language)
    end = noun_phrase(tokens, lead, limit, language)
    return (lead, end) if end > lead else None
