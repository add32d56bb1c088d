"""Run all checks of an article."""

from collections.abc import Sequence
from datetime import date

from articles.text.consistency.arithmetic import changes, shares, sums
from articles.text.consistency.conflicting_counts import conflicting_counts
from articles.text.consistency.inconsistency import (
    CheckedArticle,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
)
from articles.text.consistency.quotation_checks import rewordings, unclosed_quotations
from articles.text.consistency.spellings import spellings
from articles.text.consistency.weekdays_and_ages import ages, weekdays
from articles.text.facts.facts import Fact, facts
from articles.text.spans import Span

__all__ = ["Inconsistency", "InconsistencyKind", "inconsistencies"]


def inconsistencies(
    text: str,
    spans: Sequence[Span],
    published: date | None = None,
    known_facts: Sequence[list[Fact]] | None = None,
) -> list[Inconsistency]:
    """Return the pairs of places that may contradict each other, in the order of the text.

    `spans` are the statements, `known_facts` the facts of each if they have been found already.
    `published` decides which year "Tuesday, February 25" means, and how old somebody is now.
    What may be right is not reported, so that an ordinary, consistent article has no inconsistencies.
    Linear in the text.
    """
    known_facts = known_facts or [facts(text, span) for span in spans]
    article = CheckedArticle(
        text, [StatementFacts(*statement) for statement in zip(spans, known_facts, strict=True)]
    )
    result = [
        *spellings(article),
        *conflicting_counts(article),
        *shares(article),
        *sums(article),
        *changes(article),
        *weekdays(article, published),
        *ages(article, published),
        *rewordings(article),
        *unclosed_quotations(article),
    ]
    return sorted(
        result,
        key=lambda inconsistency: (inconsistency.first, inconsistency.second, inconsistency.kind),
    )
