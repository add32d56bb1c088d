"""Which words of a sentence report speech: verbs with their auxiliaries, phrases, nouns with "that"."""

from dataclasses import dataclass

from articles.text.languages import Cue, Form, Language
from articles.text.sentences import QUOTATION, Tokens, follows_speech

AUTHOR_REACH = 9  # tokens: "a report by the Ministry of Justice that"
LONGEST_SUBJECT = 8  # tokens between speech and the verb behind it
VOICING_REACH = 5  # tokens: "expressed his deep and lasting concern"


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue in the tokens [first, last): auxiliaries, verb and particles. `head` is the verb."""

    first: int
    head: int
    last: int
    cue: Cue
    form: str
    passive: bool = False
    by: bool = False  # a noun whose author stands behind it: "a report by Lee that"


def find_cues(tokens: Tokens, language: Language) -> list[FoundCue]:
    """The cues outside the quotations, in order."""
    found: list[FoundCue] = []
    for place, low in enumerate(tokens.lower):
        form = language.forms.get(low)
        if form is None or (tokens.capital[place] and place and not _after_mark(tokens, place)):
            continue
        cue = _noun(tokens, place, form, language) or _verb(tokens, place, form, language)
        if cue:
            found.append(cue)
    return found


def _after_mark(tokens: Tokens, place: int) -> bool:
    return tokens.lower[place - 1] in {QUOTATION, ":"}


def _noun(tokens: Tokens, place: int, form: Form, language: Language) -> FoundCue | None:
    """ "his claim that ...", "expressed concern that ...", "voiced her doubts about ..."."""
    if "noun" not in form.forms or place + 2 >= len(tokens):
        return None
    voicing = _voicing(tokens, place, language)
    last = _behind_that(tokens, place, language) or _behind_for(tokens, place, form, language)
    if last is None and voicing is not None and tokens.lower[place + 1] in language.words("voiced"):
        last = place + 2
    if last is None:
        return None
    verbal = (
        form.forms - {"noun"}
        and last == place + 2
        and tokens.lower[last - 1] in language.words("that")
    )
    if voicing is None and verbal and not _follows_a_noun_phrase_opener(tokens, place, language):
        return None
    cue = next(cue for cue in form.cues if "noun" in cue.frames)
    first = place if voicing is None else voicing
    by = last > place + 2 and tokens.lower[place + 1] in language.words("by")
    return FoundCue(first, place, last, cue, "noun", by=by)


def _behind_for(tokens: Tokens, noun: int, form: Form, language: Language) -> int | None:
    """Behind the "for" of "Lee's call for": it has to be somebody's."""
    wants = any("for" in cue.frames for cue in form.cues)
    owned = tokens.lower[noun - 1 : noun] and _is_owner(tokens.lower[noun - 1], language)
    return noun + 2 if wants and owned and tokens.lower[noun + 1] in language.words("for") else None


def _is_owner(low: str, language: Language) -> bool:
    return low in language.words("possessives") or low.endswith(language.possessive_endings)


def _behind_that(tokens: Tokens, noun: int, language: Language) -> int | None:
    """Behind the "that" of "claim that", "claim is that" and "claim by Lee that"."""
    that = language.words("that")
    follows = tokens.lower[noun + 1]
    if follows in that:
        return noun + 2
    if follows in language.words("be") and tokens.lower[noun + 2] in that:
        return noun + 3
    if follows in language.words("by"):
        for place in range(noun + 3, min(len(tokens) - 1, noun + AUTHOR_REACH)):
            if tokens.lower[place] in that:
                return place + 1
            if tokens.is_mark(place) or tokens.lower[place] in language.words("verbs"):
                return None
    return None


def _voicing(tokens: Tokens, place: int, language: Language) -> int | None:
    """Where "expressed", "voiced" ... stands before the noun, with no more than its words between."""
    for earlier in range(place - 1, max(-1, place - VOICING_REACH), -1):
        if tokens.lower[earlier] in language.words("voicing"):
            adjective = earlier and _is_opener(tokens.lower[earlier - 1], language)
            return None if adjective else earlier
        if tokens.is_mark(earlier) or tokens.lower[earlier] in language.words("prepositions"):
            return None
    return None


def _follows_a_noun_phrase_opener(tokens: Tokens, place: int, language: Language) -> bool:
    return place > 0 and (
        _is_opener(tokens.lower[place - 1], language)
        or tokens.lower[place - 1] in language.words("prepositions")
    )


def _is_opener(low: str, language: Language) -> bool:
    return low in language.words("determiners") or low.endswith(language.possessive_endings)


def _verb(tokens: Tokens, place: int, form: Form, language: Language) -> FoundCue | None:
    cue = _longest(tokens, place, form)
    if cue is None or _follows_a_noun_phrase_opener_as_verb(tokens, place, form, language):
        return None
    first, passive, governed = _group(tokens, place, language)
    if not governed and _is_adjective(tokens, place, first, form, language):
        return None
    kind = _form(tokens, place, first, form, cue, language, governed=governed)
    if kind is None:
        return None
    last = place + 1 + len(cue.rest)
    if kind == "past" and _is_reduced(tokens, first, last, cue, language, passive=passive):
        return None
    return FoundCue(first, place, last, cue, kind, passive=passive and kind != "ing")


def _longest(tokens: Tokens, place: int, form: Form) -> Cue | None:
    for cue in form.cues:
        if "noun" in cue.frames:
            continue
        rest = tuple(tokens.lower[place + 1 : place + 1 + len(cue.rest)])
        if rest == cue.rest:
            return cue
    return None


def _follows_a_noun_phrase_opener_as_verb(
    tokens: Tokens, place: int, form: Form, language: Language
) -> bool:
    """Is it "the report", "of claims", "phone calls" rather than a verb?"""
    if place == 0 or form.forms == {"past"}:
        return False
    before = tokens.lower[place - 1]
    if before in language.words("determiners"):
        return before not in language.words("alone")
    if before.endswith(language.possessive_endings) and before not in language.words("verbs"):
        return True
    return "ing" not in form.forms and before in language.words("prepositions")


def _group(tokens: Tokens, place: int, language: Language) -> tuple[int, bool, str]:
    """Where the verb group begins, whether it is passive, and the auxiliary that governs the verb."""
    auxiliaries, adverbs = language.words("auxiliaries"), language.words("adverbs")
    be, control = language.words("be"), language.words("control")
    first, governed, passive = place, "", False
    while first > 0:
        before = tokens.lower[first - 1]
        if before in auxiliaries:
            governed = governed or before
            passive = passive or (before in be and governed in be)
        elif tokens.lower[first] in language.words("infinitive") and before in control:
            governed = governed or tokens.lower[first]
        elif (
            before in language.words("inverted_pronouns")
            and tokens.lower[first - 2 : first - 1] != []
        ):
            if tokens.lower[first - 2] not in auxiliaries:
                break
        elif before not in adverbs and not (
            before.endswith(language.adverb_endings) and not tokens.capital[first - 1]
        ):
            break
        first -= 1
    return first, passive, governed


def _is_adjective(tokens: Tokens, place: int, first: int, form: Form, language: Language) -> bool:
    """ "the hotly contested race", "20 pledged delegates": a participle before its noun."""
    if first == 0 or "past" not in form.forms or place + 1 >= len(tokens):
        return False
    before = tokens.lower[first - 1]
    return (
        before in language.words("determiners") - language.words("alone")
        or (before.endswith(language.possessive_endings) and before not in language.words("verbs"))
        or before.isdigit()
        or (before in language.words("prepositions") and first < place)
    )


def _form(
    tokens: Tokens,
    place: int,
    first: int,
    form: Form,
    cue: Cue,
    language: Language,
    *,
    governed: str,
) -> str | None:
    """The form in which the verb stands here, or None when it is no verb of a clause."""
    forms = form.forms
    if governed in language.words("modals"):
        if governed in language.words("infinitive") and tokens.lower[first] == governed:
            return "infinitive" if "base" in forms else None
        return "base" if "base" in forms else None
    if governed:
        return (
            "ing"
            if "ing" in forms
            else "past"
            if "participle" in forms or "past" in forms
            else None
        )
    if "ing" in forms:
        return "ing"
    if "past" in forms:
        return "past"
    if forms <= {"participle"}:
        return None
    if first == 0 or (tokens.is_mark(first - 1) and "third" not in forms):
        return None
    return _present(tokens, place, first, form, language)


def _present(tokens: Tokens, place: int, first: int, form: Form, language: Language) -> str | None:
    """ "she claims", "critics claim", but not "their claims", "fraud claims", "to make claims"."""
    before, upper = tokens.lower[first - 1], tokens.capital[first - 1]
    pronoun = before in language.words("pronouns") or before in language.words("relatives")
    third = "third" in form.forms
    if pronoun or (third and _speech_before(tokens, first)):
        return "third" if third else "base"
    ambiguous = tokens.lower[place] in language.words("nouns")
    follows = tokens.lower[place + 1] if place + 1 < len(tokens) else ""
    if ambiguous and (
        follows in language.words("auxiliaries") - language.words("infinitive") or not follows
    ):
        return None
    if third:
        if not ambiguous:
            return "third"
        return "third" if upper or follows in language.words("that") else None
    plural = (
        before.endswith(language.plural_endings)
        and not before.endswith(language.possessive_endings)
    ) or before in language.words("groups")
    return (
        "base"
        if plural
        and (not ambiguous or follows in language.words("that") | language.words("determiners"))
        else None
    )


def _speech_before(tokens: Tokens, first: int) -> bool:
    """Does the subject that ends here stand behind speech? `"...," the document states`."""
    for place in range(first - 1, max(-1, first - LONGEST_SUBJECT), -1):
        if follows_speech(tokens, place):
            return True
        if tokens.is_mark(place) or tokens.lower[place] == QUOTATION:
            return False
    return False


def _is_reduced(
    tokens: Tokens, first: int, last: int, cue: Cue, language: Language, *, passive: bool
) -> bool:
    """ "a man accused of theft", "the law seen by Reuters": a participle without a clause of its own."""
    if passive or tokens.lower[first] in language.words("auxiliaries") or cue.rest:
        return False
    if last >= len(tokens):
        return False
    follows = tokens.lower[last]
    if follows in language.words("agent"):
        return True
    speaks = cue.frames & {"bare", "that", "hearer", "none", "whether", "to"}
    return not speaks and follows in language.words("participle_ends")
