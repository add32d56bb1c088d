"""A report of somebody's words: find where those behind a reporting verb begin, and those before it."""

from dataclasses import dataclass, field

from articles.text.attribution.frame import TokenRange
from articles.text.attribution.other_languages.adjuncts import skip_adjuncts
from articles.text.attribution.other_languages.words import BOUNDS, part_end
from articles.text.languages import Cue, Language
from articles.text.sentences import QUOTATION, Tokens

SHORT = 3  # tokens; fewer are no clause
PARTS = 3  # parts between marks behind the verb within which its clause begins
REACH = 16  # tokens between the verb and "that" or a quotation, without a mark
CLAUSE = frozenset({"that", "bare", "whether"})


@dataclass(slots=True)
class Report:
    """Who said what. `cue` and `subject` are ranges of tokens, `start` is where its own words begin.

    `closes` is set where the content stands before the cue, `shared` where the verb shares the subject
    of the verb before it, `wants_speaker` where the language leaves the subject out.
    """

    cue: TokenRange
    subject: TokenRange | None
    start: int
    end: int
    rule: str
    stance: str = "neutral"
    confidence: float = 0.9
    content: list[TokenRange] = field(default_factory=list)
    shared: bool = False
    wants_speaker: bool = False
    plural: bool = False
    gender: str = ""
    is_own: bool = False  # "nach eigenen Angaben": the subject of the sentence speaks


def content_behind(tokens: Tokens, index: int, cue: Cue, language: Language) -> TokenRange | None:
    """Return the reported words behind the verb and its subject, which end at `index`."""
    clause = bool(cue.frames & CLAUSE)
    for part in range(PARTS):
        mark = part_end(tokens, index)
        if clause and part == 0 and _is_clause_at_once(tokens, index, mark, language):
            return _clause(tokens, index, language)
        if clause:
            first = _find_that(tokens, index, mark, language, part)
            if first is not None:
                return _clause(tokens, first, language)
        if mark >= len(tokens):
            break
        low = tokens.lower[mark]
        if low == QUOTATION:
            near = mark == index or (part == 0 and mark - index <= REACH)
            return (mark, _end_of_quotation(tokens, mark)) if near else None
        if low == ":" and mark + 1 < len(tokens):
            return (mark + 1, len(tokens))
        if low != ",":
            return None
        if clause and _is_clause_without_that(tokens, mark + 1, language):
            return _clause(tokens, mark + 1, language)
        index = mark + 1
    return None


def _is_clause_at_once(tokens: Tokens, index: int, mark: int, language: Language) -> bool:
    """Tell whether the clause follows the verb with a joined "that" (Hebrew) or without one (Persian)."""
    if mark - index < SHORT - 1:
        return False
    joined = tuple(language.words("that_joined"))
    if joined:
        word = tokens.lower[index]
        return len(word) > SHORT and word.startswith(joined)
    bare = bool(language.words("bare_clauses")) and mark == len(tokens)
    return bare and language.words("that").isdisjoint(tokens.lower[index:mark])


def _is_clause_without_that(tokens: Tokens, first: int, language: Language) -> bool:
    """Tell whether a clause follows the comma, in a language that may leave out "that"."""
    if not language.words("comma_clauses") or first >= len(tokens):
        return False
    if tokens.lower[first] in language.words("that|whether"):
        return False
    return _begins_clause(tokens, first, language)


def _clause(tokens: Tokens, first: int, language: Language) -> TokenRange | None:
    """The clause up to a semicolon, or up to where the narrator goes on: ", erkannte aber ... nicht an"."""
    last = next(
        (
            at
            for at in range(first, len(tokens))
            if tokens.lower[at] == ";" or _goes_on_with_verb(tokens, at, language)
        ),
        len(tokens),
    )
    return (first, last) if first < last else None


def _goes_on_with_verb(tokens: Tokens, comma: int, language: Language) -> bool:
    """Tell whether a verb of the narrator stands right behind the comma."""
    if tokens.lower[comma] != "," or not language.words("verb_second") or comma + 2 >= len(tokens):
        return False
    word, follows = tokens.lower[comma + 1], tokens.lower[comma + 2]
    past = word.endswith(("te", "ten")) and not tokens.capital[comma + 1]
    form = language.forms.get(word)
    verb = past or (form is not None and bool(form.forms & {"third", "past"}))
    narrates = follows in language.words("adverbs|coordinators|determiners|reflexives|objects")
    return verb and narrates and word not in language.words("modals|subjunctives|auxiliaries")


def _find_that(tokens: Tokens, index: int, mark: int, language: Language, part: int) -> int | None:
    """Return where the clause behind "that" or "whether" begins in tokens[index:mark].

    `part` counts the marks before it: further away, only the first word is looked at.
    """
    words = language.words
    for at in range(index, min(mark, index + REACH if part == 0 else index + 1)):
        low = tokens.lower[at]
        near = at == index or skip_adjuncts(tokens, index, at, language) == at
        if low in words("that"):
            relative = low in words("relatives") and (part == 1 or not near)
            return None if relative or at + 1 >= len(tokens) else at + 1
        if low in words("whether") and near:
            return at
        if at > index and low in words("verbs"):
            return None
    return None


def _end_of_quotation(tokens: Tokens, quotation: int) -> int:
    """Return the token behind the quotation, and behind what belongs to it up to the next comma."""
    last = quotation + 1
    if last < len(tokens) and tokens.lower[last] not in BOUNDS:
        end = part_end(tokens, last)
        return end if end >= len(tokens) or tokens.lower[end] != QUOTATION else end + 1
    return last


def _begins_clause(tokens: Tokens, first: int, language: Language) -> bool:
    """Tell whether a clause without "that" begins: "sagte er, die Lage sei ernst", "..., zu zahlen"."""
    words = language.words
    last = part_end(tokens, first)
    finite = words("verbs|subjunctives|auxiliaries|modals")
    if last <= first or tokens.lower[first] in words("coordinators|subordinators|infinitive"):
        adverb = tokens.lower[first] in words("objects")  # "damit solle das Risiko sinken"
        return adverb and not finite.isdisjoint(tokens.lower[first + 1 : first + 2])
    if not words("subordinators").isdisjoint(tokens.lower[first : min(last, first + 3)]):
        return False
    if _is_infinitive_clause(tokens, first, last, language):
        return True
    led = tokens.lower[first] in words("prepositions")
    relative = tokens.lower[first + led : first + led + 1]
    if not words("relatives").isdisjoint(relative) and finite.isdisjoint(
        tokens.lower[first : last - 1]
    ):
        return any(_is_in_mood(tokens, at, language) for at in range(first + 2, last - 1))
    while first < len(tokens):
        if not finite.isdisjoint(tokens.lower[first:last]):
            return True
        if _is_infinitive_clause(tokens, first, last, language):
            return True
        if any(_may_be_verb(tokens, at, language) for at in range(first + 1, last)):
            return True
        if last >= len(tokens) or tokens.lower[last] not in {",", QUOTATION}:
            return False
        first, last = last + 1, part_end(tokens, last + 1)
    return False


def _is_in_mood(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a verb in the mood of reports stands here: "der Pilot trage die Verantwortung"."""
    before_noun = tokens.capital[index + 1]
    return (
        not before_noun
        and tokens.lower[index].endswith("e")
        and _may_be_verb(tokens, index, language)
    )


def _may_be_verb(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a verb may stand here, behind a noun or a pronoun: "die Sorte erspare"."""
    word = tokens.lower[index]
    if tokens.capital[index] or not word.endswith(language.present_endings):
        return False
    before = tokens.capital[index - 1] or tokens.lower[index - 1] in language.words("subjects")
    return before and word not in language.words(
        "determiners|prepositions|coordinators|adverbs|oblique|genitive|subordinators"
    )


def _is_infinitive_clause(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Tell whether the part ends in "zu zahlen" or "vorzugehen"."""
    if last - first < 2 or not language.words("separable"):
        return False
    final = tokens.lower[last - 1]
    return final.endswith("n") and (tokens.lower[last - 2] == "zu" or "zu" in final[2:-3])


def left_limit(tokens: Tokens, end: int, earlier: list[Report], language: Language) -> int:
    """Return the first token that may belong to content that ends at `end`."""
    left = 0
    for report in earlier:
        last = report.content[-1][1]
        if report.end <= end and (report.rule == "verb behind" or last <= report.end):
            left = max(left, report.end)
    for index in range(end - 1, left, -1):
        if tokens.lower[index] == ";":
            left = index + 1
            break
    lead = language.words("coordinators") | {",", "—", ":"}
    while left < end and tokens.lower[left] in lead:
        left += 1
    return left
