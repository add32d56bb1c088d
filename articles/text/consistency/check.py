"""Run all checks of an article."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import chain

from articles.text.consistency.article import (
    CheckedArticle,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
)
from articles.text.consistency.neighbours.allocations import allocations
from articles.text.consistency.neighbours.divisions import divisions
from articles.text.consistency.neighbours.lifetimes import lifetimes
from articles.text.consistency.neighbours.products import products
from articles.text.consistency.neighbours.returns import returns
from articles.text.consistency.neighbours.sites import sites
from articles.text.consistency.neighbours.stated_changes import stated_changes
from articles.text.consistency.neighbours.votes import votes
from articles.text.consistency.neighbours.votes_cast import votes_cast
from articles.text.consistency.neighbours.weekday_steps import weekday_steps
from articles.text.consistency.numbers.changes import changes
from articles.text.consistency.numbers.conflicting_counts import conflicting_counts
from articles.text.consistency.numbers.lists import lists
from articles.text.consistency.numbers.named_lists import named_lists
from articles.text.consistency.numbers.ranges import ranges
from articles.text.consistency.numbers.shares import shares
from articles.text.consistency.numbers.sums import sums
from articles.text.consistency.numbers.tables import tables
from articles.text.consistency.numbers.units import units
from articles.text.consistency.times.ages import ages
from articles.text.consistency.times.days import impossible_dates, weekdays
from articles.text.consistency.times.durations import durations
from articles.text.consistency.times.order import order
from articles.text.consistency.times.relative import relative_times
from articles.text.consistency.vocabulary import load_vocabulary
from articles.text.consistency.wording.places import places
from articles.text.consistency.wording.quotation_checks import rewordings, unclosed_quotations
from articles.text.consistency.wording.roles import roles
from articles.text.consistency.wording.spellings import spellings
from articles.text.facts.facts import Fact, facts
from articles.text.spans import Span

__all__ = ["Inconsistency", "InconsistencyKind", "inconsistencies"]

CHECKS = (
    spellings,
    conflicting_counts,
    shares,
    sums,
    tables,
    changes,
    lists,
    ranges,
    units,
    impossible_dates,
    durations,
    order,
    relative_times,
    roles,
    places,
    unclosed_quotations,
)  # that need nothing but the article

# that read several sentences together, and ask only about what the others have not asked about
CHECKS_OF_NEIGHBOURS = (
    allocations,
    products,
    divisions,
    votes,
    votes_cast,
    named_lists,
    stated_changes,
    lifetimes,
    weekday_steps,
    returns,
    sites,
)


def inconsistencies(
    text: str,
    spans: Sequence[Span],
    published: date | None = None,
    known_facts: Sequence[list[Fact]] | None = None,
    language: str = "en",
    speakers: Sequence[Collection[str]] = (),
) -> list[Inconsistency]:
    """Return the pairs of places that may contradict each other, in the order of the text.

    `spans` are the statements, `known_facts` the facts of each if they have been found already.
    `speakers` are those of each statement, if they are known.
    `published` decides which year "Tuesday, February 25" means, and how old somebody is now.
    What may be right is not reported, so that an ordinary, consistent article has no inconsistencies.
    Linear in the text.
    """
    known_facts = known_facts or [facts(text, span) for span in spans]
    vocabulary = load_vocabulary(language)
    statements = [
        StatementFacts(text, span, known, vocabulary)
        for span, known in zip(spans, known_facts, strict=True)
    ]
    article = CheckedArticle(text, statements, vocabulary)
    result = [
        *chain.from_iterable(check(article) for check in CHECKS),
        *weekdays(article, published),
        *ages(article, published),
        *rewordings(article, speakers),
    ]
    result += _not_asked(
        result, chain.from_iterable(check(article) for check in CHECKS_OF_NEIGHBOURS)
    )
    distinct = {(each.first, each.second, each.kind): each for each in reversed(result)}
    return [distinct[key] for key in sorted(distinct)]


def _not_asked(
    asked: Iterable[Inconsistency], others: Iterable[Inconsistency]
) -> list[Inconsistency]:
    """Those of the others that share no place with a question of their kind."""
    known = {(each.kind, each.first.start) for each in asked}
    known |= {(each.kind, each.second.start) for each in asked}
    result = []
    for other in others:
        places_of_other = {(other.kind, other.first.start), (other.kind, other.second.start)}
        if known.isdisjoint(places_of_other):
            result.append(other)
            known |= places_of_other
    return result
