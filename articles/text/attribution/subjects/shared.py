"""Find the subject of a sentence, which its later verbs share: "Lee rejected the plan and said ..."."""

from articles.text.attribution.frame import Frame, TokenRange
from articles.text.attribution.subjects.lead_ins import LONGEST, without_lead_in
from articles.text.attribution.verbs import is_verb
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

LONGEST_DATELINE = 5  # tokens of "San Diego, Calif."
RELATIVE_REACH = 16  # tokens of "who came out of the meeting and"
RELATIVE_LENGTH = 4  # tokens of ", who came and"


def shared_subject(
    tokens: Tokens, first: int, earlier: list[Frame], language: Language
) -> TokenRange | None:
    """The subject of the verb before: "... and said", ", saying"."""
    relative = _relative_before(tokens, first, earlier, language)
    if relative is not None:
        return relative
    beside = [frame for frame in earlier if not _describes_noun(tokens, frame)]
    if beside and beside[-1].subject:
        return beside[-1].subject
    return main_subject(tokens, 0, first, language)


def _describes_noun(tokens: Tokens, frame: Frame) -> bool:
    """Tell whether a participle stands right behind its noun: "a lawsuit alleging that"."""
    attached = frame.match.first and not tokens.is_mark(frame.match.first - 1)
    return bool(attached) and frame.rule.startswith("participle")


def _relative_before(
    tokens: Tokens, first: int, earlier: list[Frame], language: Language
) -> TokenRange | None:
    """The "who" of "Weaver, who came out and endorsed Clinton", whose clause goes on to `first`."""
    words = language.words
    if first < RELATIVE_LENGTH or tokens.lower[first - 1] not in words("and"):
        return None
    verb = False
    for index in range(first - 2, max(0, first - RELATIVE_REACH), -1):
        word = tokens.lower[index]
        if tokens.is_mark(index) or word == QUOTATION or word in words("that"):
            return None
        if any(frame.match.head == index for frame in earlier):
            return None
        if word in words("which_or_who") and tokens.lower[index - 1] == ",":
            return _with_antecedent(tokens, index, language) if verb else None
        verb = verb or is_verb(tokens, index, language)
    return None


def _with_antecedent(tokens: Tokens, relative: int, language: Language) -> TokenRange:
    """The name before ", who", up to the pronoun; the pronoun alone, if no name stands there."""
    first = relative - 1
    while first > 0 and tokens.capital[first - 1]:
        first -= 1
    return (first, relative + 1) if first < relative - 1 else (relative, relative + 1)


def main_subject(tokens: Tokens, left: int, limit: int, language: Language) -> TokenRange | None:
    """Return the subject of the clause that begins at `left`: the tokens before its first verb."""
    first = _behind_dateline(tokens, left, limit)
    while first < limit and (
        tokens.is_mark(first) or tokens.lower[first] in language.words("coordinators")
    ):
        first += 1
    if first < limit and _opens_adverbial(tokens, first, language):
        comma = _find_comma(tokens, first, limit)
        if comma is None:
            return None
        first = comma + 1
    for index in range(first + 1, min(limit + 1, len(tokens), first + LONGEST)):
        if is_verb(tokens, index, language) or tokens.lower[index] in {QUOTATION, ":"}:
            return without_lead_in(
                tokens, first, index - (tokens.lower[index - 1] == ","), language
            )
    return None


def _behind_dateline(tokens: Tokens, left: int, limit: int) -> int:
    """Where the sentence begins behind "New York (AFP) – "."""
    reach = range(left, min(limit, left + LONGEST_DATELINE))
    dash = next((at for at in reach if tokens.lower[at] == "—"), left)
    return dash + 1 if dash > left and all(tokens.capital[left:dash]) else left


def _opens_adverbial(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether an adverbial phrase or clause begins here."""
    word = tokens.lower[index]
    if word in language.words("openers") or word in language.words("subordinators"):
        return word not in language.words("numbered")
    if not word.endswith(language.ing_endings):
        return False
    led = language.words("prepositions|determiners|possessives")
    return tokens.capital[index + 1 : index + 2] != [False] or (
        tokens.lower[index + 1] in led and _find_comma(tokens, index, len(tokens)) is not None
    )


def _find_comma(tokens: Tokens, first: int, limit: int) -> int | None:
    return next((index for index in range(first, limit) if tokens.lower[index] == ","), None)
