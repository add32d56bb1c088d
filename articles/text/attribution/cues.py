"""Find the cues of a sentence: reporting verbs with auxiliaries, phrases, and nouns with "that"."""

from articles.text.attribution.frame import CueMatch
from articles.text.attribution.noun_cues import noun_cue
from articles.text.attribution.verbs import may_be_adverb, may_be_present
from articles.text.languages import Cue, Form, Language
from articles.text.sentences import QUOTATION, Tokens, follows_speech, is_headline

SHORTEST_HEADLINE = 3  # tokens before the verb of "Port to close, say unions"
GROUP_WITH_PLACE = 3  # tokens of "Police in Oslo"
LONGEST_SUBJECT = 8  # tokens between speech and the verb behind it


def find_cues(tokens: Tokens, language: Language) -> list[CueMatch]:
    """Return the cues outside quotations, in order."""
    low, forms = tokens.lower, language.forms
    matches: list[CueMatch] = []
    for index in [index for index, word in enumerate(low) if word in forms]:
        if tokens.capital[index] and _is_name(tokens, index, language):
            continue
        form, cue = forms[low[index]], None
        if "noun" in form.forms:
            cue = noun_cue(tokens, index, form, language)
        cue = cue or _verb_cue(tokens, index, form, language)
        if cue:
            matches.append(cue)
    return matches


def _is_name(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a word with a capital is a name: inside a clause, or before a verb ("Noted said")."""
    if index and tokens.lower[index - 1] not in {QUOTATION, ":"}:
        return True
    if index + 1 >= len(tokens) or tokens.capital[index + 1]:
        return False
    form = language.forms.get(tokens.lower[index + 1])
    return form is not None and not form.forms.isdisjoint({"past", "third"})


def _verb_cue(tokens: Tokens, index: int, form: Form, language: Language) -> CueMatch | None:
    """A reporting verb with its auxiliaries and particles, in a form that can report speech."""
    cue = _longest_cue(tokens, index, form)
    if cue is None or _is_noun_here(tokens, index, form, language):
        return None
    first, passive, governed = _verb_group(tokens, index, language)
    if not governed and _is_adjective(tokens, index, first, form, language):
        return None
    kind = _verb_form(tokens, index, first, form, cue, language, governed=governed)
    if kind is None:
        return None
    last = index + 1 + len(cue.rest)
    if kind == "past" and _is_reduced_relative(tokens, first, last, cue, language, passive=passive):
        return None
    return CueMatch(first, index, last, cue, kind, passive=passive and kind != "ing")


def _longest_cue(tokens: Tokens, index: int, form: Form) -> Cue | None:
    """The cue with the most words that all stand here."""
    for cue in form.cues:
        if "noun" in cue.frames:
            continue
        if not cue.rest or cue.rest == tuple(tokens.lower[index + 1 : index + 1 + len(cue.rest)]):
            return cue
    return None


def _is_noun_here(tokens: Tokens, index: int, form: Form, language: Language) -> bool:
    """Tell whether it is a noun here: "the report", "of claims", "phone calls"."""
    if index == 0 or form.forms == {"past"}:
        return False
    before = tokens.lower[index - 1]
    if before in language.words("compounds") and not tokens.capital[index - 1]:
        return "past" not in form.forms  # "news reports that question his past"
    if before in language.words("determiners|owning_relatives"):
        return before not in language.words("alone")
    if before.endswith(language.possessive_endings) and before not in language.words("verbs"):
        return True
    if before in language.words("infinitive"):
        return "base" not in form.forms  # "went on to say"
    if _has_article_before(tokens, index, form, language):
        return True
    return "ing" not in form.forms and before in language.words("prepositions")


def _has_article_before(tokens: Tokens, index: int, form: Form, language: Language) -> bool:
    """Tell whether "a" and an adjective stand before a noun: "in a thunderous chant"."""
    if index < 2 or "base" not in form.forms or "past" in form.forms:
        return False
    if tokens.lower[index - 2] not in language.words("indefinite_articles"):
        return False
    many = language.words("numbers_of|alone|more_alone|collectives|groups")
    return tokens.lower[index - 1] not in many


def _verb_group(tokens: Tokens, index: int, language: Language) -> tuple[int, bool, str]:
    """Return where the verb group begins, whether it is passive, and the auxiliary before the verb."""
    low, words = tokens.lower, language.words
    first, governed, passive = index, "", False
    while first > 0:
        before = low[first - 1]
        if before in words("auxiliaries"):
            governed = governed or before
            passive = passive or (before in words("be") and governed in words("be"))
        elif low[first] in words("infinitive") and before in words("control"):
            governed = governed or low[first]
        elif before in words("long") and low[first - 2] in words("auxiliaries"):
            pass  # "has long said"
        elif before not in words("adverbs") and not may_be_adverb(tokens, first - 1, language):
            break
        first -= 1
    return first, passive, governed


def _is_adjective(tokens: Tokens, index: int, first: int, form: Form, language: Language) -> bool:
    """Tell whether it is a participle before its noun: "the hotly contested race"."""
    if first == 0 or "past" not in form.forms or index + 1 >= len(tokens):
        return False
    before = tokens.lower[first - 1]
    return (
        before in language.words("determiners") - language.words("alone")
        or (before.endswith(language.possessive_endings) and before not in language.words("verbs"))
        or before.isdigit()
        or before in language.words("own")
        or (before in language.words("prepositions") and first < index)
    )


def _verb_form(
    tokens: Tokens,
    index: int,
    first: int,
    form: Form,
    cue: Cue,
    language: Language,
    *,
    governed: str,
) -> str | None:
    """Return the form of the verb here, or None if it is no verb of a clause."""
    forms = form.forms
    if governed in language.words("modals"):
        if governed in language.words("infinitive") and tokens.lower[first] == governed:
            return "infinitive" if "base" in forms else None
        silent = governed in language.words("infinitive") and language.words(
            "spoken_controls"
        ).isdisjoint(tokens.lower[first:index])
        return "base" if "base" in forms and not silent else None  # not "declined to say"
    if governed:
        return (
            "ing"
            if "ing" in forms and governed not in language.words("perfect")
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
        closes = (
            first > SHORTEST_HEADLINE and tokens.lower[first - 1] == "," and "bare" in cue.frames
        )
        return "base" if closes and "base" in forms and is_headline(tokens) else None
    return _present_form(tokens, index, first, form, language)


def _present_form(
    tokens: Tokens, index: int, first: int, form: Form, language: Language
) -> str | None:
    """Accept "she claims" and "critics claim", but not "their claims", "fraud claims", "to make claims"."""
    before, upper = tokens.lower[first - 1], tokens.capital[first - 1]
    if ends_aside(tokens, first - 1, language):
        upper = plain = True  # "Executives, who met in May, say"
    else:
        plain = False
    pronoun = before in language.words("pronouns") or before in language.words("relatives")
    third = "third" in form.forms
    if pronoun or (third and _subject_follows_speech(tokens, first)):
        return "third" if third else "base"
    ambiguous = tokens.lower[index] in language.words("nouns")
    follows = tokens.lower[index + 1] if index + 1 < len(tokens) else ""
    if ambiguous and (
        follows in language.words("auxiliaries") - language.words("infinitive") or not follows
    ):
        return None
    if third:
        upper = upper or before in language.words("documents")
        governed = not ambiguous or _governs(tokens, index, form, language, named=upper)
        return "third" if governed else None
    plural = (
        before.endswith(language.plural_endings)
        and not before.endswith(language.possessive_endings)
    ) or before in language.words("groups")
    plural = plural or _is_placed_group(tokens, first, language)
    opens = (
        not ambiguous
        or follows in language.words("that|determiners")
        or (index + 1 < len(tokens) and tokens.capital[index + 1])
    )
    return "base" if (plural or plain) and opens else None


def _is_placed_group(tokens: Tokens, first: int, language: Language) -> bool:
    """Tell whether a group and its place stand before the verb: "Police in Oslo say"."""
    if first < GROUP_WITH_PLACE or not tokens.capital[first - 1]:
        return False
    group = tokens.lower[first - GROUP_WITH_PLACE]
    return tokens.lower[first - 2] in language.words("at") and (
        group in language.words("groups") or group.endswith(language.plural_endings)
    )


def _governs(tokens: Tokens, index: int, form: Form, language: Language, *, named: bool) -> bool:
    """Tell whether content follows a word that may be a noun: "Lee claims he", but not "fraud claims".

    `named` tells that a name stands before it.
    """
    follows = tokens.lower[index + 1] if index + 1 < len(tokens) else ""
    if follows in language.words("that"):
        return True
    if follows in language.words("infinitive") and any("to" in cue.frames for cue in form.cues):
        return True
    return named and (
        _opens_clause(tokens, index + 1, language) or _is_bare_clause(tokens, index + 1, language)
    )


def ends_aside(tokens: Tokens, comma: int, language: Language) -> bool:
    """Tell whether the comma ends an aside behind the subject: "Lee, who left," or "a poll, held in May,"."""
    if comma < 2 or tokens.lower[comma] != ",":
        return False
    first = comma - 1
    while first > 0 and tokens.lower[first] not in {",", QUOTATION, ";", "—", ":"}:
        first -= 1
    if first < 1 or tokens.lower[first] != ",":
        return False
    opener = tokens.lower[first + 1]
    return opener in language.words("relatives") or opener.endswith(language.past_endings)


def _opens_clause(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether what follows may be content, as behind "Lee states" and not behind "Soviet states"."""
    if index >= len(tokens) or tokens.is_mark(index):
        return True
    word = tokens.lower[index]
    return (
        tokens.capital[index]
        or word[0].isdigit()
        or word == QUOTATION
        or word
        in language.words(
            "that|determiners|pronouns|reflexives|whether|infinitive|prepositions|days|adverbs"
        )
    )


def _is_bare_clause(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a noun, its verb and more stand here: the "mould covers the walls" behind "Lee claims"."""
    return (
        index + 2 < len(tokens)
        and may_be_present(tokens, index + 1, language)
        and tokens.lower[index + 2] in language.words("determiners|adverbs|prepositions")
    )


def _subject_follows_speech(tokens: Tokens, first: int) -> bool:
    """Tell whether the subject that ends here stands behind speech: `"...," the document states`."""
    for index in range(first - 1, max(-1, first - LONGEST_SUBJECT), -1):
        if follows_speech(tokens, index):
            return True
        if tokens.is_mark(index) or tokens.lower[index] == QUOTATION:
            return False
    return False


def _is_reduced_relative(
    tokens: Tokens, first: int, last: int, cue: Cue, language: Language, *, passive: bool
) -> bool:
    """Tell whether it is a participle without its own clause: "a man accused of theft"."""
    if passive or tokens.lower[first] in language.words("auxiliaries") or cue.rest:
        return False
    if last >= len(tokens):
        return False
    follows = tokens.lower[last]
    if follows in language.words("agent"):
        return True
    speaks = cue.frames & {"bare", "that", "hearer", "none", "whether", "to"}
    return not speaks and follows in language.words("participle_ends")
