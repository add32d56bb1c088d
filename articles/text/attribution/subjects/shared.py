"""Find the subject of a sentence, which its later verbs share: "Lee rejected the plan and said ..."."""

from articles.text.attribution.frame import Frame, TokenRange
from articles.text.attribution.subjects.noun_phrases import LONGEST, without_lead_in
from articles.text.attribution.verbs import is_verb
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

LONGEST_DATELINE = 5  # tokens of "San Diego, Calif."


def shared_subject(
    tokens: Tokens, first: int, earlier: list[Frame], language: Language
) -> TokenRange | None:
    """The subject of the verb before: "... and said", ", saying"."""
    main = main_subject(tokens, 0, first, language)
    if earlier and earlier[-1].subject:
        return earlier[-1].subject
    return main


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
    return word.endswith(language.ing_endings) and tokens.capital[index + 1 : index + 2] != [False]


def _find_comma(tokens: Tokens, first: int, limit: int) -> int | None:
    return next((index for index in range(first, limit) if tokens.lower[index] == ","), None)
