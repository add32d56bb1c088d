"""Find the reported words behind a reporting verb, or before it."""

from articles.text.attribution.contents.adjuncts import REACH, skip_adjuncts
from articles.text.attribution.contents.clause_ends import ClauseReader
from articles.text.attribution.contents.object_ends import end_of_object, without_setting
from articles.text.attribution.contents.quoted_contents import (
    find_colon,
    find_quotation,
    find_quotation_behind_aside,
)
from articles.text.attribution.frame import CueMatch, Frame
from articles.text.attribution.verbs import is_contraction, is_verb, may_be_present
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

LONGEST_DEMONSTRATIVE = 8  # tokens: "repeated that view in an interview last week"
LONGEST_BARE_NOUN = 6  # tokens before a verb on no list: "said the new trains run late"


def content_after(tokens: Tokens, match: CueMatch, limit: int, language: Language) -> int | None:
    """Return the token at which the content behind the cue begins, or None if nothing is reported there.

    `limit` is the end of the sentence, or of the tokens that belong to this cue.
    """
    index = match.last
    if index >= limit:
        return None
    if match.form == "noun":
        return index
    apart = find_quotation_behind_aside(tokens, match, limit, language)
    if apart is not None:
        return apart
    colon = find_colon(tokens, index, limit)
    if colon is not None and (match.form != "ing" or colon == index):
        return colon + 1 if colon + 1 < limit else None
    quotation = find_quotation(tokens, index, limit, language)
    if quotation is not None:
        names = tokens.lower[match.head] in language.words("naming") and not match.cue.rest
        named = names and tokens.lower[index] not in language.words("indefinite_articles")
        return index if named and tokens.lower[index] != "," else quotation
    if match.cue.frames & {"that", "bare", "hearer", "whether"}:
        that = _find_that(tokens, match, limit, language)
        if that is not None:
            return that
    return _content_without_that(tokens, match, limit, language)


def _content_without_that(
    tokens: Tokens, match: CueMatch, limit: int, language: Language
) -> int | None:
    """Content without "that": a clause, a question, an infinitive or an object."""
    index, frames = match.last, match.cue.frames
    after = skip_adjuncts(tokens, index, limit, language, hearer="hearer" in frames)
    if after < limit and "hearer" in frames and _is_finite(tokens, after, language):
        after = skip_adjuncts(tokens, index, limit, language, hearer=False)
    if after >= limit or tokens.is_mark(after):
        return _find_object(tokens, match, index, limit, language)
    word = tokens.lower[after]
    verbs = language.words("third_present|true_modals|backshifted|be|no_content")
    if after == index and word in verbs and not frames & {"object", "person", "of", "hearer"}:
        return None  # "everything Lee says is true", "what he said them"
    joins = language.words("coordinators|subordinators")
    ends = after + 1 >= limit or tokens.is_mark(after + 1) or tokens.lower[after + 1] in joins
    if word in language.words("answers") and ends and "bare" in frames:
        return after
    asks = "whether" in frames and word in language.words("whether")
    reach = limit
    if "object" in frames or tokens.lower[match.head] in language.words("with_objects"):
        reach = next((p for p in range(after, limit) if tokens.lower[p] == ","), limit)
    clause = bool(frames & {"bare", "hearer"}) and (
        _is_clause(tokens, after, reach, language)
        or (
            "object" not in frames
            and tokens.lower[match.head] not in language.words("with_objects")
            and _may_be_clause(tokens, after, limit, language)
        )
    )
    first = _with_negation(tokens, index, after, language)
    governs = "to" in frames or (first < after and frames & {"hearer", "person", "of"})
    if asks or clause or (governs and word in language.words("infinitive")):
        return first
    if frames & {"person", "of"} and _is_person_with_complement(tokens, index, limit, language):
        return index
    return _find_object(tokens, match, index, limit, language)


def _is_finite(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a verb stands here, whose subject is no hearer: "warned prices would rise"."""
    return tokens.lower[index] in language.words("true_modals") or is_verb(tokens, index, language)


def _with_negation(tokens: Tokens, index: int, first: int, language: Language) -> int:
    """Return where content begins that may have a "not" before it: "recommended not to use it"."""
    negated = first > index and tokens.lower[first - 1] in language.words("negations")
    return first - 1 if negated else first


def without_negation(tokens: Tokens, first: int, language: Language) -> int:
    """Return the token behind a "not" that begins the content."""
    negated = tokens.lower[first] in language.words("negations") and first + 1 < len(tokens)
    return first + 1 if negated else first


def content_end(tokens: Tokens, first: int, limit: int, frame: Frame, language: Language) -> int:
    """Return the token at which the content that begins at `first` ends.

    A clause runs until the narrator goes on; an object ends at a comma.
    """
    match = frame.match
    if match.form == "noun":
        inner = match.first == match.head and tokens.lower[match.head + 1] not in language.words(
            "be"
        )
        return end_of_inner_clause(tokens, first, limit, language) if inner else limit
    clause = (
        tokens.lower[first - 1] in language.words("that") | {":", ","}
        or match.cue.frames & {"bare", "hearer"}
        or tokens.lower[without_negation(tokens, first, language)]
        in language.words("whether|infinitive") | {QUOTATION}
        or (
            tokens.lower[first] in language.words("that")
            and (first + 1 < limit and is_verb(tokens, first + 1, language))
        )
    )
    if clause:
        return ClauseReader(tokens, first, limit, frame, language).end_of_clause()
    end = end_of_object(tokens, first, limit, match, language)
    if "of" in match.cue.frames:
        return end
    return without_setting(tokens, first, end, language)


def end_of_inner_clause(tokens: Tokens, first: int, limit: int, language: Language) -> int:
    """A clause inside a sentence ends before the verb of that: "his claim that they won is false"."""
    groups = int(
        tokens.lower[first - 1] in language.words("for|of")
    )  # "his call for a ban" has no verb
    for index in range(first, limit):
        if tokens.lower[index] in {",", ";", "—"}:
            return index
        helped = tokens.lower[index - 1] in language.words("auxiliaries")
        if is_verb(tokens, index, language) and not helped:
            joined = tokens.lower[index - 1] in language.words("coordinators|relatives")
            groups += not joined
            if groups > 1 and not joined:
                return index
    return limit


def _find_that(tokens: Tokens, match: CueMatch, limit: int, language: Language) -> int | None:
    """The token behind a "that" that belongs to this verb."""
    index, commas = match.last, 0
    for later in range(index, min(limit - 1, index + REACH)):
        word = tokens.lower[later]
        if word in language.words("that") and tokens.lower[later - 1] in language.words(
            "governing"
        ):
            continue  # "responsibility for that attack"
        if word in language.words("that") and _is_demonstrative(
            tokens, later, limit, match, language
        ):
            return None  # "remembers that year"
        if word in language.words("that"):
            return None if _is_relative(tokens, index, later, language) else later + 1
        if word == ",":
            commas += 1
            if commas > 2:
                return None
        elif word in {QUOTATION, ";", "—"} or (later > index and is_verb(tokens, later, language)):
            return None
    return None


def _is_demonstrative(
    tokens: Tokens, that: int, limit: int, match: CueMatch, language: Language
) -> bool:
    """Tell whether "that" is followed by few words and no verb, so that it points at something."""
    longest = LONGEST_DEMONSTRATIVE if "object" in match.cue.frames else 2
    saying = (
        at
        for at in range(that + 1, limit - 1)
        if tokens.lower[at] == "," and tokens.lower[at + 1].endswith(language.ing_endings)
    )
    end = next(saying, limit)
    alone = _is_alone(tokens, that, limit, language)
    return end - that - 1 <= longest and not any(
        is_verb(tokens, at, language)
        or (not alone and may_be_present(tokens, at, language))
        or tokens.lower[at] == QUOTATION
        for at in range(that + 1, end)
    )


def _is_alone(tokens: Tokens, that: int, limit: int, language: Language) -> bool:
    """Tell whether no noun can follow "that": "confirmed that on Friday", "proposed just that"."""
    return that + 1 >= limit or tokens.lower[that + 1] in language.words("prepositions|days")


def _is_relative(tokens: Tokens, index: int, that: int, language: Language) -> bool:
    """Tell whether "that" belongs to the noun before it: "told a crowd that spilled out"."""
    form = language.forms.get(tokens.lower[that - 1]) if that > index else None
    if is_verb(tokens, that + 1, language):
        return True
    if form is None or "noun" not in form.forms or tokens.capital[that - 1]:
        return False
    setting = tokens.lower[max(index, that - 4) : that - 1]
    return not any(word in language.words("time_prepositions") for word in setting)


def _is_clause(tokens: Tokens, index: int, limit: int, language: Language) -> bool:
    """Tell whether a noun phrase and a verb follow."""
    if tokens.lower[index] in language.words("prepositions") and tokens.lower[
        index
    ] not in language.words("clause_openers"):
        return False
    modals = language.words("modals") - language.words("infinitive")
    if language.clitic_endings and is_contraction(tokens, index, language):
        return index + 1 < limit
    for later in range(index + 1, min(limit, index + 20)):
        if tokens.lower[later - 1] == "," and tokens.lower[later] in language.words("relatives"):
            return False  # "is writing a life of Lee, which he has read"
        if tokens.lower[later] == QUOTATION:
            return True  # 'said the fans "deserve it"'
        if is_verb(tokens, later, language) or tokens.lower[later] in modals:
            before = later - 1 - (tokens.lower[later - 1] in language.words("adverbs"))
            if tokens.lower[before] not in language.words("and"):
                return True
            if not tokens.lower[later].endswith(language.past_endings):
                return False  # "claimed victory and was gone"
    return False


def _may_be_clause(tokens: Tokens, index: int, limit: int, language: Language) -> bool:
    """Tell whether a noun phrase and a verb that is on no list follow: "prices rise"."""
    if tokens.lower[index] in language.words("prepositions|no_clause|adverbs|objects"):
        return False
    end = next((p for p in range(index, limit) if tokens.is_mark(p)), limit)
    return any(
        may_be_present(tokens, later, language)
        for later in range(index + 1, min(end, index + LONGEST_BARE_NOUN))
    )


def _is_person_with_complement(tokens: Tokens, index: int, limit: int, language: Language) -> bool:
    """Tell whether a person and an infinitive or a participle follow: "them to end it"."""
    if tokens.lower[index] in language.words("prepositions"):
        return False
    return any(
        tokens.lower[later] in language.words("then")
        for later in range(index + 1, min(limit, index + REACH))
    )


def _find_object(
    tokens: Tokens, match: CueMatch, index: int, limit: int, language: Language
) -> int | None:
    """The noun phrase behind a verb that takes an object."""
    if not match.cue.frames & {"object", "person", "of"} or index >= limit:
        return None
    word = tokens.lower[index]
    if tokens.is_mark(index) or word in language.words("subordinators") - language.words(
        "wh_objects"
    ):
        return None
    adverb = word in language.words("adverbs") or word.endswith(language.adverb_endings)
    if adverb and word not in language.words("negations|all_or_both"):
        index += 1
    if index >= limit or not _opens_object(tokens, index, limit, language):
        return None
    if tokens.lower[index] in language.words("grants") and "deny" in match.cue.lemma:
        return None  # "a man denied bail"
    end = next((at for at in range(index, limit) if tokens.is_mark(at)), limit)
    if language.words("days|sole_objects|adverbs|reflexives").issuperset(tokens.lower[index:end]):
        return None  # "announced Friday", "endorsed him"
    if _only_names(tokens, match, index, end, language):
        return None  # "a club called Blue Door", "called Lee on Monday"
    repeated = tokens.lower[index] in language.words("it") and "that" in match.cue.frames
    if repeated and language.words("counts|adverbs").issuperset(tokens.lower[index + 1 : end]):
        return None if match.cue.stance == "neutral" else index  # "repeated it three times"
    return index


def _opens_object(tokens: Tokens, index: int, limit: int, language: Language) -> bool:
    """Tell whether a noun phrase may begin here."""
    word = tokens.lower[index]
    joins = language.words("coordinators") - language.words("adverbs|yet|all_or_both|negations")
    if tokens.is_mark(index) or word in joins | language.words("prepositions|no_objects"):
        return False  # "which he both defended and minimized"
    return word not in language.words("that") or not _is_alone(tokens, index, limit, language)


def _only_names(tokens: Tokens, match: CueMatch, index: int, end: int, language: Language) -> bool:
    """Tell whether "called" has a name behind it, and not what somebody is called."""
    if match.cue.rest or tokens.lower[match.head] not in language.words("naming"):
        return False
    behind = next((at for at in range(index, end) if not tokens.capital[at]), end)
    if behind in (index, end):
        return behind == end
    follows = language.words("prepositions|be|third_present|true_modals")
    return tokens.lower[behind] in follows
