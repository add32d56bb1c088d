"""Check how many are named: "in five towns ... Affected are Altdorf, Neudorf and Kirchdorf"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from articles.text.consistency.article import (
    CheckedArticle,
    Figure,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
)
from articles.text.spans import Span

MOST = 12
STEM = 5  # letters in which a thing counted and "the injured" agree
AROUND = 40  # characters before and behind a list in which it says that it is whole
NAME = (
    r"[^\W\d_a-zß-öø-ÿ][\w’'-]*(?:\s(?:(?:de|del|la|der|von|van|of)\s)?[^\W\d_a-zß-öø-ÿ][\w’'-]*){0,2}"
    r"(?:\s[^\W\d_a-z]\.)?"  # "Karim B."
)
NAMES = re.compile(rf"{NAME}(?:,\s{NAME})*,?\s(?:and|und|et|y|e)\s{NAME}")
JOINT = re.compile(r",?\s(?:and|und|et|y|e)\s|,\s")
ALL = re.compile(
    r"\b(?:affected\s(?:are|were)|they\s(?:are|were)|these\s(?:are|were)|namely|the\sonly|only|all\sof\sthem"
    r"|betroffen\s(?:sind|waren)|es\s(?:sind|waren)|das\s(?:sind|waren)|nämlich|es\shandelt\ssich\sum|einzigen?"
    r"|seule?s|il\ss[’']agit\sde|ce\ssont|à\ssavoir|concernée?s|touchée?s|únic[oa]s|se\strata\sde|afectad[oa]s|son)\b",
    re.IGNORECASE,
)
ARTICLE = r"\b(?:the|die|der|den|les|los|las)\s(?:[^\W\d_]+\s)?"
PARTLY = re.compile(
    r"\b(?:including|among|such\sas|like|for\sexample|others?|further|also|unter\sanderem|darunter|etwa|auch|weitere|andere"
    r"|dont|notamment|comme|autres?|aussi|entre\sell[oa]s|como|otr[oa]s|también)\b",
    re.IGNORECASE,
)


def named_lists(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield counts that differ from the number of names that the next sentence gives as all of them."""
    statements = article.statements
    for statement, following in pairwise(statements):
        if not statement.quantities or following.quantities:
            continue
        counts = [
            each
            for each in statement.figures
            if not each.measure and 2 <= each.value <= MOST and not each.fact.modifier
        ]
        for count in counts:
            listed = _names_of_all(article, following, count, alone=len(counts) == 1)
            number = len(JOINT.split(article.text[slice(*listed)])) if listed else count.value
            if listed and number != count.value:
                yield Inconsistency(
                    InconsistencyKind.LIST,
                    fact_span(count),
                    listed,
                    f"Is “{article.words(count)}” right? {number} are named: “{article.words(listed)}”.",
                )
                break


def _names_of_all(
    article: CheckedArticle, statement: StatementFacts, count: Figure, *, alone: bool
) -> Span | None:
    """The only list of names of a statement, if its words say that it names all that are counted.

    `alone` says that nothing else is counted in the sentence before.
    """
    text, span = article.text, statement.span
    lists = list(NAMES.finditer(text, *span))
    if len(lists) != 1 or PARTLY.search(text, *span):
        return None
    start, end = lists[0].span()
    before = text[max(span.start, start - AROUND) : start]
    behind = text[end : min(span.end, end + AROUND)]
    noun = re.escape(count.fact.unit.split()[-1][:STEM].lower()) if count.fact.unit else ""
    again = re.compile(rf"{ARTICLE}{noun}", re.IGNORECASE) if len(noun) >= STEM else None
    whole = alone and bool(count.fact.unit) and (ALL.search(before) or ALL.search(behind))
    named = again and (again.search(before) or again.search(behind))
    return Span(start, end) if whole or named else None
