"""Who the subject of a verb is: the noun phrase before it, behind it, or the sentence's own."""

from articles.text.attribution.cues import FoundCue
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

Range = tuple[int, int]
LONGEST = 28  # tokens; what is longer is no noun phrase but a clause misread
RELATIVE_REACH = 12
LONGEST_BARE_SUBJECT = 8  # tokens of a subject without a name, a pronoun or a determiner


def subject_before(tokens: Tokens, found: FoundCue, floor: int, language: Language) -> Range | None:
    """The tokens of the subject that ends where the verb group begins. None where there is none,
    as after "and": then the verb shares the subject of the verb before it."""
    last = found.first
    if last <= floor:
        return None
    before = tokens.lower[last - 1]
    if before in language.words("coordinators") or before == QUOTATION:
        return None
    if before in language.words("subjects"):
        return last - 1, last
    closed = before == ","
    if closed:
        last -= 1
    if before in language.words("relatives"):
        return _antecedent(tokens, last - 1, floor, language, relative=last)
    first = _left_edge(tokens, last, floor, language, appositions=1 if closed else 0)
    return _trimmed(tokens, first, last, language)


def subject_after(tokens: Tokens, place: int, language: Language) -> Range | None:
    """Return the tokens of a subject behind its verb: "said Ann Lee, a judge in Ohio"."""
    if place >= len(tokens) or tokens.is_mark(place):
        return None
    last = place
    while last < len(tokens) and not _ends_subject(tokens, place, last, language):
        last += 1
    if last > place and tokens.lower[last - 1] in {","} | language.words("places"):
        last -= 1
    return (place, last) if _may_be_subject(tokens, place, last, language) else None


def _ends_subject(tokens: Tokens, first: int, place: int, language: Language) -> bool:
    """Does a subject that begins at `first`, behind its verb, end before the token at `place`?"""
    low = tokens.lower[place]
    if low in {QUOTATION, ";", ":", "—"} or low in language.words("subordinators"):
        return True
    if place > first and _follows_subject(tokens, place, language):
        return True
    if low == ",":
        return not _is_apposition(tokens, place + 1, language)
    if low in language.words("places"):
        return _is_setting(tokens, place + 1, language)
    joins = low in language.words("and") | language.words("but")
    return joins and place + 1 < len(tokens) and tokens.lower[place + 1] in language.forms


def _follows_subject(tokens: Tokens, place: int, language: Language) -> bool:
    """Is it a day ("said Lee Monday") or, where the verb is second, the verb of the next clause?"""
    if language.words("verb_second") and is_verb(tokens, place, language):
        return True
    of = tokens.lower[place - 1] in language.words("of")
    return tokens.lower[place] in language.words("days") and not of


def _may_be_subject(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Can these tokens be a noun phrase: a name, a pronoun, a determiner and a noun, a few words?"""
    if first == last or tokens.lower[first] in language.words("prepositions"):
        return False
    return (
        tokens.capital[first]
        or tokens.lower[first] in language.words("determiners") | language.words("pronouns")
        or last - first <= LONGEST_BARE_SUBJECT
    )


def _is_setting(tokens: Tokens, place: int, language: Language) -> bool:
    """ "in a statement", "on Twitter": where it was said is no part of who said it."""
    return any(low in language.words("settings") for low in tokens.lower[place : place + 4])


def _is_apposition(tokens: Tokens, place: int, language: Language) -> bool:
    """ "a judge", "who ran the firm", "president of ..." after a comma, but not "adding that"."""
    if place >= len(tokens):
        return False
    low = tokens.lower[place]
    form = language.forms.get(low)
    if form and "ing" in form.forms:
        return False
    if low in language.words("relatives"):
        return True
    if low in language.words("pronouns"):
        return False
    end = next((p for p in range(place, len(tokens)) if tokens.is_mark(p)), len(tokens))
    if any(is_verb(tokens, p, language) for p in range(place, end)):
        return False
    return low not in language.words("coordinators") | language.words("subordinators") | {QUOTATION}


def main_subject(tokens: Tokens, floor: int, limit: int, language: Language) -> Range | None:
    """The subject of the clause that begins at `floor`: what stands before its first verb."""
    first = floor
    while first < limit and (
        tokens.is_mark(first) or tokens.lower[first] in language.words("coordinators")
    ):
        first += 1
    if first < limit and _opens_adverbial(tokens, first, language):
        comma = _find_mark(tokens, first, limit)
        if comma is None:
            return None
        first = comma + 1
    for place in range(first + 1, min(limit + 1, len(tokens), first + LONGEST)):
        if is_verb(tokens, place, language) or tokens.lower[place] in {QUOTATION, ":"}:
            return _trimmed(tokens, first, place - (tokens.lower[place - 1] == ","), language)
    return None


def _opens_adverbial(tokens: Tokens, place: int, language: Language) -> bool:
    low = tokens.lower[place]
    if low in language.words("openers") or low in language.words("subordinators"):
        return low not in language.words("numbered")
    return low.endswith(language.ing_endings) and tokens.capital[place + 1 : place + 2] != [False]


def _find_mark(tokens: Tokens, first: int, limit: int) -> int | None:
    return next((place for place in range(first, limit) if tokens.lower[place] == ","), None)


def is_verb(tokens: Tokens, place: int, language: Language) -> bool:
    """Is the word a finite verb, as far as its form shows?"""
    low = tokens.lower[place]
    if low in language.words("verbs"):
        return True
    if place == 0 or tokens.capital[place]:
        return False
    before = tokens.lower[place - 1]
    form = language.forms.get(low)
    if form is not None:
        if "past" in form.forms:
            return before not in language.words("determiners")
        return "third" in form.forms and (
            tokens.capital[place - 1] or before in language.words("pronouns")
        )
    if language.past_endings and low.endswith(language.past_endings) and len(low) > 4:
        return (
            before not in language.words("determiners")
            and before not in language.words("prepositions")
            and before not in language.words("be")
        )
    return False


def _left_edge(
    tokens: Tokens, last: int, floor: int, language: Language, *, appositions: int
) -> int:
    """Return the first token of the noun phrase that ends before `last`."""
    place = last - 1
    while place >= floor:
        low = tokens.lower[place]
        if low == ",":
            if not appositions and not _lists_on(tokens, place, last, language):
                return place + 1
            appositions -= 1
        elif _opens_clause(tokens, place, floor, language):
            return place + 1
        elif low not in language.words("relatives") and is_verb(tokens, place, language):
            relative = _relative_before(tokens, place, floor, language)
            if relative is None:
                return place + 1
            place = relative
        place -= 1
    return floor


def _opens_clause(tokens: Tokens, place: int, floor: int, language: Language) -> bool:
    """Does a mark, a conjunction or "that" stand here, so that a noun phrase begins behind it?"""
    low = tokens.lower[place]
    if low in {QUOTATION, ";", ":", "—"} or low in language.words("that"):
        return True
    if low in language.words("coordinators"):
        return low not in language.words("and") or _has_verb(tokens, floor, place, language)
    return low in language.words("subordinators") - language.words("relatives")


def _lists_on(tokens: Tokens, comma: int, last: int, language: Language) -> bool:
    """ "Ann Lee, Bo Hill and Cy Marsh said": names in a row."""
    return (
        comma > 0
        and tokens.capital[comma - 1]
        and tokens.capital[comma + 1]
        and not language.words("and").isdisjoint(tokens.lower[comma:last])
        and last - comma < RELATIVE_REACH
    )


def _has_verb(tokens: Tokens, floor: int, last: int, language: Language) -> bool:
    return any(is_verb(tokens, place, language) for place in range(floor, last))


def _relative_before(tokens: Tokens, place: int, floor: int, language: Language) -> int | None:
    relatives = language.words("relatives")
    for earlier in range(place - 1, max(floor, place - RELATIVE_REACH) - 1, -1):
        if tokens.lower[earlier] in relatives:
            return earlier
        if tokens.is_mark(earlier):
            return None
    return None


def _antecedent(
    tokens: Tokens, place: int, floor: int, language: Language, *, relative: int
) -> Range | None:
    """Before "who" or ", who": the noun phrase that it stands for, up to the pronoun itself."""
    last = place
    if last > floor and tokens.lower[last - 1] == ",":
        last -= 1
    if last <= floor:
        return (place, relative)
    first = _left_edge(tokens, last, floor, language, appositions=0)
    while first < last - 1 and tokens.lower[first] in language.words("prepositions"):
        first += 1
    trimmed = _trimmed(tokens, first, last, language)
    while trimmed and any(
        low in language.words("prepositions") for low in tokens.lower[slice(*trimmed)]
    ):
        nearer = max(
            place
            for place in range(*trimmed)
            if tokens.lower[place] in language.words("prepositions")
        )
        if (
            tokens.lower[nearer] in language.words("of") and trimmed[0] < nearer
        ) or nearer + 1 >= trimmed[1]:
            break
        trimmed = (nearer + 1, trimmed[1])
    return (trimmed[0], relative) if trimmed else (place, relative)


def _trimmed(tokens: Tokens, first: int, last: int, language: Language) -> Range | None:
    """Without adverbs, linking words and adverbials at its beginning."""
    while first < last:
        low = tokens.lower[first]
        if tokens.is_mark(first) or _leads(low, language):
            first += 1
        elif low in language.words("openers") and low not in language.words(
            "numbered"
        ) | language.words("infinitive"):
            first = _behind_adverbial(tokens, first, last, language)
        else:
            break
    if last - first > LONGEST:
        first = last - LONGEST
    while last > first and tokens.is_mark(last - 1):
        last -= 1
    return (first, last) if first < last else None


def _leads(low: str, language: Language) -> bool:
    """ "and", "also", "meanwhile": what stands before a subject and is no part of it."""
    if low in language.words("coordinators") or low.endswith(language.adverb_endings):
        return True
    return low in language.words("adverbs") and low not in language.words("all_or_both")


def _behind_adverbial(tokens: Tokens, first: int, last: int, language: Language) -> int:
    """Behind "on Monday" or "in the end", when nothing marks where the subject begins."""
    place = first + 1
    if place < last and tokens.lower[place] in language.words("days") | language.words("ordinals"):
        return place + 1
    for later in range(place + 1, last):
        starts = tokens.lower[later] in language.words("determiners") | language.words("pronouns")
        if starts or (tokens.capital[later] and not tokens.capital[later - 1]):
            return later
    return last if last - first <= 2 and first + 1 == last else place
