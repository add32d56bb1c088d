"""What in an article does not fit together: questions for a person, each with its two places."""

from collections.abc import Sequence
from datetime import date

from articles.text.consistency.arithmetic import changes, shares, sums
from articles.text.consistency.days import ages, weekdays
from articles.text.consistency.open_marks import open_marks
from articles.text.consistency.rewordings import rewordings
from articles.text.consistency.spellings import spellings
from articles.text.consistency.suspicions import (
    Inconsistency,
    InconsistencyKind,
    Reading,
    Statement,
)
from articles.text.consistency.two_values import two_values
from articles.text.facts.facts import Fact, facts
from articles.text.spans import Span

__all__ = ["Inconsistency", "InconsistencyKind", "inconsistencies"]


def inconsistencies(
    text: str,
    spans: Sequence[Span],
    published: date | None = None,
    known: Sequence[list[Fact]] | None = None,
) -> list[Inconsistency]:
    """The places that may contradict each other, in the order of the text.

    `spans` are the statements, `known` the facts of each where they have been found already.
    `published` tells which year "Tuesday, February 25" means, and how old somebody is now. An
    ordinary, consistent article has none: what may be right is let be.
    Cost is linear in the text.
    """
    known = known or [facts(text, span) for span in spans]
    reading = Reading(text, [Statement(*each) for each in zip(spans, known, strict=True)])
    found = [
        *spellings(reading),
        *two_values(reading),
        *shares(reading),
        *sums(reading),
        *changes(reading),
        *weekdays(reading, published),
        *ages(reading, published),
        *rewordings(reading),
        *open_marks(reading),
    ]
    return sorted(found, key=lambda one: (one.first, one.second, one.kind))
