"""Tell whether words can name a speaker at all, before anybody becomes one."""

from articles.text.attribution.frame import TokenRange
from articles.text.attribution.speakers.entity import is_person_word
from articles.text.attribution.verbs import is_contraction, may_be_adverb
from articles.text.languages import Language
from articles.text.sentences import MARKS, QUOTATION, Tokens

LOOK_BACK = 3000  # code points before a word in which the article may name somebody by it
NO_START = "prepositions|infinitive|subordinators|auxiliaries|that|objects|negations|coordinators"
NO_HEAD = "prepositions|auxiliaries|days|adverbs|articles|possessives|not_speakers|infinitive"


def may_speak(tokens: Tokens, subject: TokenRange, language: Language) -> bool:
    """Tell whether the words can be a speaker: a name, a person, a body, a document, a pronoun."""
    words = language.words
    first, last = _main_part(tokens, subject, language)
    if first >= last:
        return False
    low = tokens.lower[first:last]
    if tokens.lower[last : last + 1] == [QUOTATION] and words("determiners").issuperset(low):
        return True  # the "Open Port" report
    if _is_no_noun_phrase(tokens, first, last, language):
        return False
    if len(low) == 1 and low[0] in words("pronouns|possessives|alone|subjects"):
        return low[0] not in words("not_speakers")
    head = _head(tokens, first, last, language)
    if head is None or low[0] in words(NO_START) or _contains_verb(tokens, first, last, language):
        return False
    if not words("question_words").isdisjoint(low) or _is_participle_clause(
        tokens, first, language
    ):
        return False
    return _may_be_head(tokens, first, head, language)


def is_thing(tokens: Tokens, subject: TokenRange, language: Language) -> bool:
    """Tell whether the words name a thing, no person, body or document: "the building", "her smile"."""
    words = language.words
    first, last = _main_part(tokens, subject, language)
    if first >= last or tokens.lower[first] in words("pronouns|subjects|relatives"):
        return False
    head = _head(tokens, first, last, language)
    if head is None or head == 0 or tokens.capital[head] or tokens.lower[head][0].isdigit():
        return False
    if head - 1 > first and tokens.capital[head - 1]:
        return False  # "the Sanders camp"
    if tokens.lower[head].endswith(language.past_endings) and head > first + 1:
        head -= 1  # "messages discovered on a phone"
    known = words(
        "documents|bodies|collectives|groups|plural|companies|nationalities|alone|more_alone"
    )
    forms = _numbers_of(tokens.lower[head])
    if not known.isdisjoint({*forms, *tokens.lower[head : subject[1]]}):
        return False
    if not forms.isdisjoint(words("no_persons")):
        return True
    people = tuple(words("role_endings|person_endings|people_endings"))
    return not any(is_person_word(each, language) or each.endswith(people) for each in forms)


def _numbers_of(noun: str) -> set[str]:
    """The noun as it stands and what may be its singular: "companies" and "company"."""
    if noun.endswith("ies"):
        return {noun, f"{noun[:-3]}y"}
    return {noun, noun.removesuffix("s"), noun.removesuffix("es")}


def _is_no_noun_phrase(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Tell whether it is a clause or a time: "they now pay", "winning the race", "it's hard", "October"."""
    low, words = tokens.lower, language.words
    if is_contraction(tokens, first, language) or words("days").issuperset(low[first:last]):
        return True
    if last - first == 1:
        inside = tokens.capital[first] and first > 0 and not tokens.is_mark(first - 1)
        no_name = low[first] in words("no_names") and not (inside or _is_named(tokens, first))
        alone = low[first].isdigit() or no_name
        return alone or _is_governed(tokens, first, language)
    if low[first] in words("subjects|relatives"):
        verb = low[first + 1].endswith("s") and low[first + 1] not in words("adverbs")
        return low[first + 1] not in words("and|reflexives|relatives|of") and (
            last - first > 2 or verb
        )
    if low[last - 1] in words("prepositions|articles|no_ends"):
        return True
    if low[first] in words("days") and low[first + 1] in words("infinitive|prepositions"):
        return True  # "Saturday to formulate its own"
    if low[last - 2] in words("prepositions") and low[last - 1].endswith(language.ing_endings):
        return not tokens.capital[last - 1]  # "the Chinese of militarizing"
    if low[first + 1] in words("articles|possessives"):
        return low[first] not in words("determiners|adverbs|alone") and not tokens.capital[first]
    ing = low[first].endswith(language.ing_endings) and not tokens.capital[first]
    return ing and low[first + 1] in words("determiners|adverbs|prepositions")


def _is_named(tokens: Tokens, index: int) -> bool:
    """Tell whether the article has had the word as a name, behind a first name or a small letter."""
    start, end = tokens.start[index], tokens.end[index]
    word, before = tokens.text[start:end], tokens.text[max(0, start - LOOK_BACK) : start]
    at = before.find(f" {word}")
    while at > 0:
        ends = not before[at + 1 + len(word) : at + 2 + len(word)].isalnum()
        if ends and (before[at - 1].islower() or before[at - 1] == ","):
            return True
        at = before.find(f" {word}", at + 1)
    return False


def _is_governed(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a word in small letters is a verb behind its auxiliary: "can reasonably campaign"."""
    if not index or tokens.capital[index] or tokens.lower[index] in language.words("pronouns"):
        return False
    before = tokens.lower[index - 1]
    return before in language.words("auxiliaries") or before.endswith(language.adverb_endings)


def _main_part(tokens: Tokens, subject: TokenRange, language: Language) -> TokenRange:
    """The words up to a comma or a relative pronoun, without adverbs at the start."""
    first, last = subject
    low, words = tokens.lower, language.words
    while first < last and (
        low[first] in MARKS or (low[first] in words("adverbs") and low[first] not in words("alone"))
    ):
        first += 1
    for index in range(first, last):
        word = low[index]
        relative = index > first and word in words("relatives|subjects")
        if word in MARKS or word == QUOTATION or relative:
            return first, index
    return first, last


def _head(tokens: Tokens, first: int, last: int, language: Language) -> int | None:
    """The token of the head noun: the last word before a preposition."""
    ends = language.words("prepositions")
    end = next((i for i in range(first + 1, last) if tokens.lower[i] in ends), last)
    things = tokens.lower[end : end + 1] == ["of"] and not tokens.capital[last - 1]
    owned = range(end + 1, last - 1) if things else range(0)
    if any(tokens.lower[i].endswith(language.possessive_endings) for i in owned):
        end = last  # "The secretary of state's approach"
    head = end - 1
    while head > first and (
        tokens.lower[head] in language.words("adverbs|days|reflexives|degrees")
        or may_be_adverb(tokens, head, language)
    ):
        head -= 1
    return None if tokens.lower[head] in language.words("determiners") - _alone(language) else head


def _alone(language: Language) -> frozenset[str]:
    """Determiners that stand without a noun: "many said"."""
    return language.words("alone|more_alone")


def _may_be_head(tokens: Tokens, first: int, head: int, language: Language) -> bool:
    """Tell whether the noun can speak. A bare noun in small letters must be a plural or a person."""
    word, words = tokens.lower[head], language.words
    if (tokens.capital[head] and head) or word in _alone(language):
        return True
    if word in words(NO_HEAD):
        return first == head and tokens.capital[head] and _is_named(tokens, head)
    if tokens.capital[head]:
        return word not in words("verbs|determiners|openers")
    if first < head:
        return not may_be_adverb(tokens, head, language)
    plural = word.endswith(language.plural_endings) and word not in language.forms
    known = words("persons|titles|offices|men|women|bodies|collectives|documents|plural|groups")
    return plural or word in known or word[0].isdigit()


def _is_participle_clause(tokens: Tokens, first: int, language: Language) -> bool:
    """Tell whether a participle begins the words: "they're spending time", "..., inviting ridicule"."""
    if not tokens.lower[first].endswith(language.ing_endings) or tokens.capital[first] or not first:
        return False
    before = tokens.lower[first - 1]
    if tokens.capital[first + 1]:
        return False
    return before == "," or before in language.words("be") or before.endswith(("'re", "'m"))


def _contains_verb(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Tell whether a verb stands among the words, so that they are a clause: "polls show voters"."""
    closed = language.words("verbs|be")
    return any(
        not tokens.capital[index]
        and (tokens.lower[index] in closed or _is_present(tokens, index, last, language))
        for index in range(first + 1, last)
    )


def _is_present(tokens: Tokens, index: int, last: int, language: Language) -> bool:
    """Tell whether a cue in the present stands here: "polls show voters", "the paper focuses on"."""
    form = language.forms.get(tokens.lower[index])
    if form is None or index + 1 >= last or "past" in form.forms:
        return False
    before = tokens.lower[index - 1]
    owner = before.endswith(language.possessive_endings)
    plural = before.endswith(language.plural_endings) and not owner
    return ("base" in form.forms and plural) or (
        "third" in form.forms
        and tokens.capital[index - 1]
        and tokens.lower[index - 1] not in language.words("determiners")
    )
