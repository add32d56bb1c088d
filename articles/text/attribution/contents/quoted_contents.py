"""Find the colon or the quotation behind a reporting verb."""

from articles.text.attribution.contents.adjuncts import REACH, skip_adjuncts
from articles.text.attribution.frame import CueMatch
from articles.text.attribution.verbs import is_verb
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

ASIDE_REACH = 30  # tokens between a verb and a quotation behind an aside
QUOTATION_REACH = 7  # tokens between a verb and its quotation


def find_colon(tokens: Tokens, index: int, limit: int) -> int | None:
    """A colon near by, with no quotation or semicolon before it."""
    for later in range(index, min(limit, index + REACH)):
        if tokens.lower[later] == ":":
            return later
        if tokens.lower[later] in {QUOTATION, ";"}:
            return None
    return None


def find_quotation(tokens: Tokens, index: int, limit: int, language: Language) -> int | None:
    """A quotation that follows at once, or behind a comma, "that", a time or a place."""
    later = index
    while later < limit and later - index < QUOTATION_REACH:
        word = tokens.lower[later]
        if word == QUOTATION:
            return later
        if word == "," and later + 1 < limit and tokens.lower[later + 1] == QUOTATION:
            return later + 1
        known = word in language.words("days") or word in language.words("adverbs")
        known = (
            known or word in language.words("that") or word in language.words("before_quotations")
        )
        if not known and later > index + 1:
            return None
        if is_verb(tokens, later, language) or tokens.is_mark(later):
            return None
        later += 1
    return None


def find_quotation_behind_aside(
    tokens: Tokens, match: CueMatch, limit: int, language: Language
) -> int | None:
    """The quotation of `Lee joked, using an accent, "Amen"`: behind an aside without a verb."""
    index = match.last
    if not match.cue.frames & {"bare", "that", "none", "hearer"} or match.form == "ing":
        return None
    reach = min(limit, index + ASIDE_REACH)
    at = next((at for at in range(index, reach) if tokens.lower[at] == QUOTATION), None)
    if at is None or at - index < 3 or tokens.lower[at - 1] != ",":
        return None
    comma = next(p for p in range(index, at) if tokens.lower[p] == ",")
    if comma == at - 1 or skip_adjuncts(tokens, index, comma, language, hearer=False) < comma:
        return None
    verbs = any(
        is_verb(tokens, later, language) or tokens.lower[later] in language.words("subjects|that")
        for later in range(comma + 1, at)
    )
    return None if verbs else at
