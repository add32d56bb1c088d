"""What was said: the tokens that belong to a reporting verb, behind it or before it."""

from articles.text.attribution.cues import FoundCue
from articles.text.attribution.subjects import Range, is_verb
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

THAT_REACH = 14  # tokens between a verb and its "that"
HEARER_REACH = 7
OBJECT_STARTS = 10


def content_after(tokens: Tokens, found: FoundCue, limit: int, language: Language) -> int | None:
    """The token where the content behind the cue begins; None when nothing behind it was said.

    `limit` is the end of the sentence or of what belongs to this cue.
    """
    place = found.last
    if place >= limit:
        return None
    if found.form == "noun":
        return place
    colon = _colon(tokens, place, limit)
    if colon is not None and (found.form != "ing" or colon == place):
        return colon + 1 if colon + 1 < limit else None
    quotation = _quotation(tokens, place, limit, language)
    if quotation is not None:
        return quotation
    if found.cue.frames & {"that", "bare", "hearer", "whether"}:
        that = _that(tokens, place, limit, language)
        if that is not None:
            return that
    return _bare(tokens, found, limit, language)


def _bare(tokens: Tokens, found: FoundCue, limit: int, language: Language) -> int | None:
    """What follows without "that": a clause, a question, an infinitive, a thing."""
    place, frames = found.last, found.cue.frames
    after = _behind_adjuncts(tokens, place, limit, language, hearer="hearer" in frames)
    if after + 1 < limit and tokens.lower[after] == "," and language.words("comma_clauses"):
        clause = "bare" in frames and _is_clause(tokens, after + 1, limit, language)
        return after + 1 if clause else None
    if after >= limit or tokens.is_mark(after):
        return _object(tokens, found, place, limit, language)
    low = tokens.lower[after]
    asks = "whether" in frames and low in language.words("whether")
    clause = bool(frames & {"bare", "hearer"}) and _is_clause(tokens, after, limit, language)
    if asks or clause or ("to" in frames and low in language.words("infinitive")):
        return after
    if frames & {"person", "of"} and _is_person_then(tokens, place, limit, language):
        return place
    return _object(tokens, found, place, limit, language)


def content_end(tokens: Tokens, first: int, limit: int, found: FoundCue, language: Language) -> int:
    """Where the content that begins at `first` ends: a clause runs on, an object stops at a comma."""
    frames = found.cue.frames
    if found.form == "noun":
        inner = found.first == found.head and tokens.lower[found.head + 1] not in language.words(
            "be"
        )
        return _end_of_inner_clause(tokens, first, limit, language) if inner else limit
    clause = (
        tokens.lower[first - 1] in language.words("that") | {":", ","}
        or frames & {"bare", "hearer"}
        or tokens.lower[first]
        in language.words("whether")
        | language.words("that")
        | language.words("infinitive")
        | {QUOTATION}
    )
    if clause:
        return next((p for p in range(first, limit) if tokens.lower[p] == ";"), limit)
    for place in range(first + 1, limit):
        low = tokens.lower[place]
        if low in {"—", ";"} | language.words("but") or (
            low == "," and not _lists_on(tokens, place, limit, language)
        ):
            return place
        if low in language.words("as") and _names(tokens, place + 1, limit, language):
            continue
        if low in language.words("subordinators") and low not in language.words("free_relatives"):
            return place
        if (
            low in language.words("and")
            and place + 1 < limit
            and is_verb(tokens, place + 1, language)
        ):
            return place
    return limit


def _names(tokens: Tokens, place: int, limit: int, language: Language) -> bool:
    """ "described the plan as a gift": does "as" say what it was called?"""
    return place < limit and tokens.lower[place] in language.words("an") | {QUOTATION}


def _end_of_inner_clause(tokens: Tokens, first: int, limit: int, language: Language) -> int:
    """ "his claim that they won is false": the clause ends before the verb of the sentence."""
    groups = int(
        tokens.lower[first - 1] in language.words("for")
    )  # "his call for a ban" has no verb
    for place in range(first, limit):
        if tokens.lower[place] in {",", ";", "—"}:
            return place
        helped = tokens.lower[place - 1] in language.words("auxiliaries")
        if is_verb(tokens, place, language) and not helped:
            joined = tokens.lower[place - 1] in language.words("coordinators") | language.words(
                "relatives"
            )
            groups += not joined
            if groups > 1 and not joined:
                return place
    return limit


def _lists_on(tokens: Tokens, comma: int, limit: int, language: Language) -> bool:
    """ "the bill, the budget and the wall": does a list go on behind the comma?"""
    behind = tokens.lower[comma + 1 : min(limit, comma + OBJECT_STARTS)]
    joins = language.words("and") | language.words("or")
    if behind and behind[0] in joins:
        return True
    if joins.isdisjoint(behind):
        return False
    return comma + 1 < limit and tokens.capital[comma + 1] and tokens.capital[comma - 1]


def ends_here(
    tokens: Tokens, place: int, limit: int, language: Language, *, hearer: bool = False
) -> bool:
    """Does nothing but a mark, a hearer, a setting or a time stand between `place` and the end?"""
    after = _behind_adjuncts(tokens, place, limit, language, hearer=hearer)
    return after >= limit or tokens.lower[after] in {",", ";", "—", QUOTATION}


def _colon(tokens: Tokens, place: int, limit: int) -> int | None:
    for later in range(place, min(limit, place + THAT_REACH)):
        if tokens.lower[later] == ":":
            return later
        if tokens.lower[later] in {QUOTATION, ";"}:
            return None
    return None


def _quotation(tokens: Tokens, place: int, limit: int, language: Language) -> int | None:
    """A quotation that follows at once, or behind a comma, "that", or where and when it was said."""
    later = place
    while later < limit and later - place < HEARER_REACH:
        low = tokens.lower[later]
        if low == QUOTATION:
            return later
        if low == "," and later + 1 < limit and tokens.lower[later + 1] == QUOTATION:
            return later + 1
        known = low in language.words("days") or low in language.words("adverbs")
        known = known or low in language.words("that") or low in language.words("before_quotations")
        if not known and later > place + 1:
            return None
        if is_verb(tokens, later, language) or tokens.is_mark(later):
            return None
        later += 1
    return None


def _that(tokens: Tokens, place: int, limit: int, language: Language) -> int | None:
    commas = 0
    for later in range(place, min(limit - 1, place + THAT_REACH)):
        low = tokens.lower[later]
        if low in language.words("that"):
            return None if _is_relative(tokens, place, later, language) else later + 1
        if low == ",":
            commas += 1
            if commas > 2:
                return None
        elif low in {QUOTATION, ";", "—"} or (later > place and is_verb(tokens, later, language)):
            return None
    return None


def _is_relative(tokens: Tokens, place: int, that: int, language: Language) -> bool:
    """ "told a crowd that spilled out", "noted her comment that ...": not the clause of this verb."""
    form = language.forms.get(tokens.lower[that - 1]) if that > place else None
    if is_verb(tokens, that + 1, language):
        return True
    if form is None or "noun" not in form.forms:
        return False
    setting = tokens.lower[max(place, that - 4) : that - 1]
    return not any(low in language.words("time_prepositions") for low in setting)


def _behind_adjuncts(
    tokens: Tokens, place: int, limit: int, language: Language, *, hearer: bool
) -> int:
    """Behind "reporters", "on Monday", "in a statement", "later"."""
    if hearer:
        place = _behind_hearer(tokens, place, limit, language)
    while place < limit:
        low = tokens.lower[place]
        if (
            low in language.words("days")
            or (low in language.words("adverbs") and low not in language.words("all_or_both"))
            or (low.endswith(language.adverb_endings) and not tokens.capital[place])
        ):
            place += 1
        elif low in language.words("time_prepositions") and low not in language.words("near"):
            behind = _behind_phrase(tokens, place, limit, language)
            if behind == place:
                return place
            place = behind
        else:
            return place
    return place


def _behind_phrase(tokens: Tokens, place: int, limit: int, language: Language) -> int:
    """Behind a preposition and its noun phrase, when a new noun phrase or the end follows."""
    starts = language.words("determiners") | language.words("pronouns")
    for later in range(place + 2, min(limit, place + THAT_REACH)):
        low = tokens.lower[later]
        if low in {",", ";", "—", QUOTATION, ":"}:
            return later
        if tokens.lower[later - 1] in language.words("prepositions"):
            continue
        fresh = (
            tokens.capital[later]
            and not tokens.capital[later - 1]
            and (tokens.lower[later - 1] not in starts)
        )
        if (low in starts and low not in language.words("amounts")) or fresh:
            return later
        if low in language.words("that"):
            return later
        if is_verb(tokens, later, language):
            return place
    return limit if limit - place < THAT_REACH else place


def _behind_hearer(tokens: Tokens, place: int, limit: int, language: Language) -> int:
    """Behind the person or body that was told."""
    if place >= limit:
        return place
    starts = language.words("determiners") | language.words("pronouns")
    later = place + 1
    while later < min(limit, place + HEARER_REACH):
        low = tokens.lower[later]
        if tokens.is_mark(later) or low in starts or low == QUOTATION:
            break
        if low in language.words("prepositions") or low in language.words("days"):
            break
        if tokens.capital[later] and not tokens.capital[later - 1] and later > place + 1:
            break
        if (
            low in language.words("that")
            or low in language.words("whether")
            or low in language.words("infinitive")
        ):
            break
        later += 1
    return later


def _is_clause(tokens: Tokens, place: int, limit: int, language: Language) -> bool:
    """Do a noun phrase and a verb follow?"""
    if tokens.lower[place] in language.words("prepositions") and tokens.lower[
        place
    ] not in language.words("clause_openers"):
        return False
    return any(
        is_verb(tokens, later, language)
        or (tokens.lower[later] in language.words("modals") - language.words("infinitive"))
        for later in range(place + 1, min(limit, place + 20))
    )


def _is_person_then(tokens: Tokens, place: int, limit: int, language: Language) -> bool:
    """ "them to end it", "them of ending it"."""
    if tokens.lower[place] in language.words("prepositions"):
        return False
    return any(
        tokens.lower[later] in language.words("then")
        for later in range(place + 1, min(limit, place + THAT_REACH))
    )


def _object(
    tokens: Tokens, found: FoundCue, place: int, limit: int, language: Language
) -> int | None:
    """What is spoken of: a noun phrase behind the verb."""
    if not found.cue.frames & {"object", "person", "of"} or place >= limit:
        return None
    low = tokens.lower[place]
    if tokens.is_mark(place) or low in language.words("subordinators") - language.words(
        "wh_objects"
    ):
        return None
    if low in language.words("adverbs") or low.endswith(language.adverb_endings):
        place += 1
    if place >= limit or tokens.is_mark(place):
        return None
    if tokens.lower[place] in language.words("prepositions"):
        return None
    return place


__all__ = ["Range", "content_after", "content_end", "ends_here"]
