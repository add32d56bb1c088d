"""Check votes: a motion "passed by 15 votes to 20", and more votes than members."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from articles.text.consistency.article import (
    CheckedArticle,
    Figure,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
    rounded,
)
from articles.text.spans import Span

FAR = 3  # statements between a vote and the number of members
SCORE = re.compile(r"([0-9]{1,4})(?:-|\.\.)([0-9]{1,4})")
MOST_WORDS = 4  # between the votes for and against


class Vote(NamedTuple):
    """The votes for and against, with their place."""

    yes: Fraction
    no: Fraction
    others: Fraction
    span: Span


def votes(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield a result that its votes do not give, and votes that are not those of all members."""
    statements = article.statements
    for index, statement in enumerate(statements):
        if not statement.quantities or not (statement.has("vote") or statement.has("abstained")):
            continue
        vote = _vote(statement)
        if vote is None:
            continue
        yield from _wrong_result(article, statements[max(0, index - 1) : index + 1], vote)
        near = statements[max(0, index - FAR) : index + 1 + FAR]
        if not vote.others:
            beside = statements[max(0, index - 1) : index + 2]
            vote = vote._replace(others=sum(map(abstentions, beside), Fraction(0)))
        yield from _wrong_number(article, near, vote)


def _vote(statement: StatementFacts) -> Vote | None:
    """The votes of a statement: "by 24 to 13", "24 for and 13 against"."""
    counts = [figure for figure in statement.figures if not figure.measure and figure.value < 1000]
    others = sum((f.value for f in counts if _is_abstention(statement, f)), Fraction(0))
    for fact in statement.quantities:
        if (score := SCORE.fullmatch(fact.value)) and not fact.modifier:
            return Vote(Fraction(score[1]), Fraction(score[2]), others, Span(fact.start, fact.end))
    plain = [figure for figure in counts if not _is_abstention(statement, figure)]
    if len(plain) < 2:
        return None
    for first, second in pairwise(plain):
        gap = statement.text[first.end : second.start]
        against = _against(statement, first, second, gap)
        if against is not None and len(gap.split()) <= MOST_WORDS + 2 and "." not in gap:
            return Vote(against[0].value, against[1].value, others, Span(first.start, second.end))
    return None


def abstentions(statement: StatementFacts) -> Fraction:
    """The number of abstentions in a statement."""
    if not statement.quantities or not statement.has("abstained"):
        return Fraction(0)
    figures = (figure for figure in statement.figures if not figure.measure)
    return sum((f.value for f in figures if _is_abstention(statement, f)), Fraction(0))


def _is_abstention(statement: StatementFacts, figure: Figure) -> bool:
    behind = statement.text[figure.end : figure.end + 30].lower()
    words = set(re.findall(r"[^\W_]+", behind)[:2])
    unit = figure.fact.unit.lower()
    known = statement.vocabulary["abstained"].starts
    return bool(words & known) or unit in known


def _against(
    statement: StatementFacts, first: Figure, second: Figure, gap: str
) -> tuple[Figure, Figure] | None:
    """The votes for and against, in that order, if the words say which are which."""
    keys = set(re.findall(r"[^\W_]+", f"{gap} {first.fact.unit}".lower()))
    vocabulary = statement.vocabulary
    if keys & vocabulary["vote_to"].starts:
        return first, second
    behind = set(
        re.findall(r"[^\W_]+", statement.text[second.end : second.end + 24].lower())[:3]
    ) | set(second.fact.unit.lower().split())
    if keys & vocabulary["in_favour"].starts and behind & vocabulary["opposed"].starts:
        return first, second
    if keys & vocabulary["opposed"].starts and behind & vocabulary["in_favour"].starts:
        return second, first
    return None


def _wrong_result(
    article: CheckedArticle, near: Sequence[StatementFacts], vote: Vote
) -> Iterator[Inconsistency]:
    """A motion that was adopted with fewer votes for it than against it."""
    for statement in reversed(near):
        position = next(statement.places("adopted"), None)
        if statement.has("rejected"):
            return
        if position is None or statement.has("negation"):
            continue
        if vote.yes < vote.no and not statement.has("two_thirds"):
            first, second = sorted((position, vote.span))
            yield Inconsistency(
                InconsistencyKind.SUM,
                first,
                second,
                f"Does “{article.words(position)}” fit “{article.words(vote.span)}”? More votes are "
                f"against than for it.",
            )
        return


def _wrong_number(
    article: CheckedArticle, near: Sequence[StatementFacts], vote: Vote
) -> Iterator[Inconsistency]:
    """More votes than members, or fewer although all of them voted."""
    cast = vote.yes + vote.no + vote.others
    for statement in near:
        for figure in statement.figures if statement.quantities else ():
            if (
                not _is_membership(statement, figure)
                or vote.span.start <= figure.start < vote.span.end
            ):
                continue
            everybody = any(map(_are_all_present, near))
            if cast <= figure.value and not (everybody and cast < figure.value):
                continue
            if cast > figure.value * 2:
                continue
            first, second = sorted((fact_span(figure), vote.span))
            yield Inconsistency(
                InconsistencyKind.SUM,
                first,
                second,
                f"Do the votes “{article.words(vote.span)}” fit “{article.words(figure)}”? They add up "
                f"to {rounded(cast)}.",
            )
            return


def _are_all_present(statement: StatementFacts) -> bool:
    present = statement.has("all_of") and statement.has("present")
    return statement.has("all_present") or present


def _is_membership(statement: StatementFacts, figure: Figure) -> bool:
    """Tell whether it is how many members there are: "the 40 members", "has 40 seats"."""
    unit = set(figure.fact.unit.lower().split())
    behind = re.findall(r"[^\W_]+", statement.text[figure.end : figure.end + 24].lower())[:1]
    known = statement.vocabulary["member"].starts
    whole = not figure.measure and not figure.fact.modifier and figure.value >= 5
    return (
        whole
        and bool(known & (unit | set(behind)))
        and (
            statement.has("has_members")
            or statement.is_before("all_of", figure.start, hedged=False)
        )
    )
