"""Check a vote against all votes or voters: "won 52 to 48 of 101 votes", "23 to 19; all 40 members voted"."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from articles.text.consistency.article import (
    CheckedArticle,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    rounded,
)
from articles.text.consistency.neighbours.votes import abstentions
from articles.text.spans import Span

FAR = 1  # statements around a vote in which its total and its abstentions stand
FEWEST = 5  # votes of a total
SCORE = re.compile(
    r"\b(?P<yes>[0-9]{1,4})(?:\s(?:votes?|Stimmen|voix|votos))?"
    r"(?:\s(?:to|zu|gegen|against|contre|contra|frente\sa)\s|\s?[-–]\s?)(?P<no>[0-9]{1,4})\b(?![.,][0-9])"
)
TOTAL = re.compile(
    r"\b(?P<before>[Aa]ll(?:\sof)?(?:\sthe)?|[Oo]f(?:\sthe)?|[Aa]lle[nr]?|[Vv]on(?:\sden)?|[Dd]er|[Tt]ous\sles|[Tt]outes\sles"
    r"|[Ll]es|[Dd]es|[Ss]ur(?:\sles)?|[Tt]od[oa]s\sl[oa]s|[Ll][oa]s|[Dd]e(?:\sl[oa]s)?)\s(?P<number>[0-9]{1,4})\s"
    r"(?:valid\s|gültigen\s|abgegebenen\s)?(?P<noun>[^\W\d_]+)"
)
VOTES = frozenset({"votes", "ballots", "stimmen", "voix", "suffrages", "votos"})
EVERYBODY = re.compile(
    r"\b(?:voted|were\spresent|cast|stimmten|anwesend|tous\sprésents|toutes\sprésentes|ont\svoté|presentes|votaron)\b"
)
MISSING = re.compile(
    r"\b(?:absent|missing|invalid|spoilt|spoiled|blank|void|fehlten?|ungültig\w*|abwesend|absents?|absentes?|blancs?|nuls?"
    r"|ausentes?|nulos?|faltaron|faltó|did\snot\svote|did\snot\stake\spart|Enthaltung\sdurch)\b"
)


class Total(NamedTuple):
    """How many votes or voters there were, and whether the text says that all are counted."""

    number: int
    whole: bool
    span: Span


def votes_cast(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield votes that are more or fewer than the votes or voters of whom the text speaks."""
    statements = article.statements
    for index, statement in enumerate(statements):
        if len(statement.quantities) < 1 or not _may_vote(statements, index):
            continue
        scores = list(SCORE.finditer(article.text, *statement.span))
        if len(scores) != 1:
            continue
        near = statements[max(0, index - FAR) : index + 1 + FAR]
        yield from _wrong_total(article, near, scores[0])


def _may_vote(statements: Sequence[StatementFacts], index: int) -> bool:
    """Tell whether it or its neighbour speaks of a vote, and not of a match."""
    near = statements[max(0, index - FAR) : index + 1 + FAR]
    names = ("vote", "member", "abstained")
    return any(each.has(name) for each in near if each.quantities for name in names)


def _wrong_total(
    article: CheckedArticle, near: Sequence[StatementFacts], score: re.Match[str]
) -> Iterator[Inconsistency]:
    cast = int(score["yes"]) + int(score["no"]) + sum(map(abstentions, near), Fraction(0))
    if any(MISSING.search(article.text, *each.span) for each in near):
        return
    for total in (total for each in near for total in _totals(article, each)):
        if score.start() <= total.span.start < score.end() or total.number < FEWEST:
            continue
        if total.number in (int(score["yes"]), int(score["no"])) or cast > 2 * total.number:
            continue
        if cast > total.number or (cast < total.number and total.whole):
            first, second = sorted((Span(*score.span()), total.span))
            yield Inconsistency(
                InconsistencyKind.SUM,
                first,
                second,
                f"Do the votes “{article.words(first)}” fit “{article.words(second)}”? They add up to "
                f"{rounded(cast)}.",
            )
            return


def _totals(article: CheckedArticle, statement: StatementFacts) -> Iterator[Total]:
    members = statement.vocabulary["member"].starts
    for match in TOTAL.finditer(article.text, *statement.span):
        noun = match["noun"].lower()
        if noun not in VOTES and noun not in members:
            continue
        everybody = EVERYBODY.search(article.text, *statement.span) is not None
        whole = noun in VOTES or (match["before"].lower() not in ("of", "de") and everybody)
        yield Total(int(match["number"]), whole, Span(match.start("number"), match.end("noun")))
