"""Find the reporting verbs of a sentence with their auxiliaries and separated parts."""

from dataclasses import dataclass

from articles.text.attribution.other_languages.words import part_end, part_start
from articles.text.languages import Cue, Form, Language
from articles.text.sentences import QUOTATION, Tokens

AUXILIARY_REACH = 18  # tokens between "hat" and "gesagt"
FINITE = frozenset({"third", "past", "plural"})
PARTICLE_REACH = 22  # tokens between "teilte" and "mit"


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A reporting verb.

    Its finite part stands in [first, last), its word in `head`; the content cannot begin before `end`.
    `gerund` is set for "diciendo", which has the subject of another verb, `passive` where nobody is named.
    """

    first: int
    last: int
    head: int
    end: int
    cue: Cue
    gerund: bool = False
    passive: bool = False


def find_verbs(tokens: Tokens, language: Language) -> list[CueVerb]:
    """Return the reporting verbs outside quotations, in order."""
    verbs = []
    for index, word in enumerate(tokens.lower):
        form = language.forms.get(word)
        if form is None or (tokens.capital[index] and not _may_begin(tokens, index)):
            continue
        verb = _verb_at(tokens, index, form, language)
        if verb:
            verbs.append(verb)
    return verbs


def _may_begin(tokens: Tokens, index: int) -> bool:
    return index == 0 or tokens.lower[index - 1] in {QUOTATION, ":", "—"}


def _verb_at(tokens: Tokens, index: int, form: Form, language: Language) -> CueVerb | None:
    if _is_noun(tokens, index, language):
        return None
    cue_here = _cue_with_particles(tokens, index, form, language)
    if cue_here is None:
        return None
    cue, end = cue_here
    first, last = _group(tokens, index, language)
    if "ing" in form.forms and form.forms <= {"ing"}:
        return CueVerb(index, index + 1, index, end, cue, gerund=True)
    helped = any(word in language.words("have") for word in tokens.lower[first:index])
    if helped:
        return CueVerb(first, last, index, max(end, last), cue)
    if "participle" in form.forms:
        distant = _with_distant_auxiliary(tokens, index, end, cue, language)
        if distant or not form.forms & FINITE:
            return distant
        start = part_start(tokens, index)
        if not language.words("be_passive").isdisjoint(
            tokens.lower[start : part_end(tokens, index)]
        ):
            return CueVerb(start, index + 1, index, end, cue, passive=True)
    if not form.forms & FINITE or _is_infinitive(tokens, index, form, language):
        return None
    return CueVerb(first, last, index, max(end, last), cue)


def _is_infinitive(tokens: Tokens, index: int, form: Form, language: Language) -> bool:
    """Tell whether a form such as "sagen" belongs to another verb: "zu sagen", "will sagen"."""
    if form.forms & {"third", "past"} or not language.words("separable"):
        return False
    before = tokens.lower[part_start(tokens, index) : index]
    return not before or (
        before[-1] in language.words("infinitive")
        or not language.words("modals").isdisjoint(before)
    )


def _is_noun(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether it is a noun or an adjective here: "la declara", "en informe"."""
    if not index or language.words("markers"):
        return False
    before, words = tokens.lower[index - 1], language.words
    if before in words("clitics"):
        return before in words("determiners") and tokens.lower[index] in words("nouns")
    if before in words("subjects") or _is_behind_object(tokens, index, language):
        return False
    return before in words("determiners|prepositions|possessives")


def _is_behind_object(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether "Das" stands alone before it: "Das erklärte am Montag Lind", but no "Das erklärte Ziel"."""
    if index != 1 or tokens.lower[0] not in language.words("sentences_meant"):
        return False
    capitals = tokens.capital[2:4]
    title = tokens.lower[2:3] and tokens.lower[2] in language.words("titles")
    return bool(capitals) and (not capitals[0] or all(capitals) or bool(title))


def _group(tokens: Tokens, index: int, language: Language) -> tuple[int, int]:
    """Return the tokens around the verb that belong to it: auxiliaries, clitics, "not"."""
    first, last = index, index + 1
    helpers = language.words("auxiliaries|clitics|negations")
    between = language.words("adverbs|inverted_pronouns")
    while first:
        before = tokens.lower[first - 1]
        if before in helpers:
            first -= 1
        elif before in between and first > 1 and tokens.lower[first - 2] in helpers:
            first -= 2
        else:
            break
    while last < len(tokens) and tokens.lower[last] in language.words("have_behind"):
        last += 1
    return first, last


def _cue_with_particles(
    tokens: Tokens, index: int, form: Form, language: Language
) -> tuple[Cue, int] | None:
    """Return the cue whose words all stand here, and the token behind them: "teilte ... mit"."""
    for cue in form.cues:
        if "noun" in cue.frames:
            continue
        end = index + 1 + len(cue.rest)
        if tuple(tokens.lower[index + 1 : end]) == cue.rest:
            return cue, end
        if language.words("separable|particle_verbs") and cue.rest:
            particle = _find_particle(tokens, index, cue.rest[-1], language)
            if particle is not None:
                return cue, particle + 1
    return None


def _find_particle(tokens: Tokens, index: int, particle: str, language: Language) -> int | None:
    """The separated part of the verb, which ends its clause."""
    for later in range(index + 1, min(len(tokens), index + PARTICLE_REACH)):
        if tokens.lower[later] == particle:
            follows = tokens.lower[later + 1 : later + 2]
            if part_end(tokens, later) == later + 1 or follows[0] in language.words("that|whether"):
                return later
        if tokens.lower[later] in {QUOTATION, ":", ";"}:
            return None
    return None


def _with_distant_auxiliary(
    tokens: Tokens, index: int, end: int, cue: Cue, language: Language
) -> CueVerb | None:
    """The verb of "hat Lind am Montag gesagt", where the auxiliary stands further to the left."""
    have = language.words("have") if language.words("separable") else frozenset()
    first = max(part_start(tokens, index), index - AUXILIARY_REACH)
    for earlier in range(index - 1, first - 1, -1):
        if tokens.lower[earlier] in have:
            return CueVerb(earlier, earlier + 1, index, end, cue)
    behind = tokens.lower[index + 1 : index + 2]
    if behind and behind[0] in have:
        return CueVerb(index, index + 2, index, max(end, index + 2), cue)
    return None
