"""Earlier claims and published fact-checks with the substance of a claim: what was already checked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, Max, OuterRef, QuerySet

from articles.models import Citation, Claim, FactCheck, User, Verdict
from articles.prepared import prepared
from articles.reads.rows import count_of
from articles.reads.verdicts import current_verdicts
from articles.reads.visibility import readable_rows
from articles.text.likeness import Likeness, compare_claims, key_numbers, substance_keys

MOST_SIMILAR = 5  # that are offered of each kind
MOST_CANDIDATES = 40
LEAST_SCORE = 0.4
MOST_OF_A_KEY = 1000  # of the newest; a key that more have says little
LONGEST_CLAIM = 2000  # code points that are compared

# What shares keys with a claim, with the weight of these keys and that of all that anything shares:
# a key weighs more, the fewer have it.
CANDIDATES = """
    WITH shared AS (
        SELECT wanted.key, posting.owner FROM unnest(%s::bigint[]) AS wanted(key)
        CROSS JOIN LATERAL (
            SELECT k.{column} AS owner FROM {table} k WHERE k.key = wanted.key AND k.{column} <> %s
            ORDER BY k.{column} DESC LIMIT %s
        ) posting
    ), weights AS (
        SELECT key, ln(1 + 100000.0 / count(*))::float AS weight FROM shared GROUP BY key
    )
    SELECT owner, sum(weight) AS together, (SELECT sum(weight) FROM weights)
    FROM shared JOIN weights USING (key)
    GROUP BY owner ORDER BY together DESC, owner DESC LIMIT %s
"""
OF_CLAIMS = CANDIDATES.format(table="articles_claimkey", column="claim_id")
OF_FACT_CHECKS = CANDIDATES.format(table="articles_factcheckkey", column="fact_check_id")


@dataclass(frozen=True, slots=True)
class SimilarClaim:
    """An earlier claim with the substance of another, and its current verdict unless withheld."""

    claim: Claim
    likeness: Likeness
    verdict: Verdict | None
    sources: int
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class SimilarFactCheck:
    """A fact-check of another publisher with the substance of a claim."""

    fact_check: FactCheck
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class AlreadyChecked:
    """What is offered for a claim, the most alike first.

    `contradicting` are the verdicts on claims with the same words, if they differ.
    """

    claims: Sequence[SimilarClaim]
    fact_checks: Sequence[SimilarFactCheck]
    contradicting: Sequence[Verdict]

    def __bool__(self) -> bool:
        return bool(self.claims or self.fact_checks)


class _Candidate(NamedTuple):
    pk: int
    together: float
    all: float


def already_checked(claim: Claim, *, reader: User) -> AlreadyChecked:
    """Return what was already checked of the substance of a claim, of what `reader` may read.

    Costs the same with few and very many claims: each key is looked up in an index, and only the
    most alike are compared word by word.
    """
    text = claim.text[:LONGEST_CLAIM]
    language = claim.revision.article.language
    claims = similar_claims(text, language=language, reader=reader, apart_from=claim.pk)
    fact_checks = _fact_checks(text, language)
    own = current_verdicts([claim], reader=reader).get(claim.pk)
    return AlreadyChecked(claims, fact_checks, _contradicting(own, claims))


def likeness_of(claim: Claim, earlier: Claim) -> Likeness:
    """Return how an earlier claim compares with a claim: no query."""
    return _likeness(claim.text[:LONGEST_CLAIM], earlier.text, claim.revision.article.language)


def similar_claims(
    text: str, *, language: str, reader: User, apart_from: int = 0
) -> list[SimilarClaim]:
    """Return the claims with the substance of a text that `reader` may read: four queries."""
    candidates = _candidates(OF_CLAIMS, text, apart_from)
    if not candidates:
        return []
    rows = read_claims(list(candidates), reader)
    ranked = _ranked(text, {row.pk: row.text for row in rows}, candidates)
    compared = compared_claims({row.pk: row for row in rows if row.pk in ranked}, reader=reader)
    return [replace(compared(pk, text, language), score=score) for pk, score in ranked.items()]


def compared_claims(
    claims: Mapping[int, Claim], *, reader: User
) -> Callable[[int, str, str], SimilarClaim]:
    """Return a function that compares one of these claims with a text in a language: one query.

    The claims are those of `read_claims`, by id.
    """
    verdicts = current_verdicts(claims.values(), reader=reader) if claims else {}

    def compared(pk: int, text: str, language: str) -> SimilarClaim:
        return SimilarClaim(
            claim=claims[pk],
            likeness=_likeness(text, claims[pk].text, language),
            verdict=verdicts.get(pk),
            sources=getattr(claims[pk], "sources_count"),  # noqa: B009 (annotated)
        )

    return compared


def _fact_checks(text: str, language: str) -> list[SimilarFactCheck]:
    candidates = _candidates(OF_FACT_CHECKS, text, 0)
    rows = FactCheck.objects.in_bulk(candidates) if candidates else {}
    ranked = _ranked(text, {pk: row.claim for pk, row in rows.items()}, candidates)
    return [SimilarFactCheck(rows[pk], _likeness(text, rows[pk].claim, language)) for pk in ranked]


def publishers_of_fact_checks() -> QuerySet[FactCheck, Any]:
    """Return each publisher of imported fact-checks, with their number and the newest date."""
    rows = FactCheck.objects.order_by("publisher").values("publisher")
    return rows.annotate(number=Count("pk"), newest=Max("reviewed_on"))


def _candidates(sql: str, text: str, apart_from: int) -> dict[int, _Candidate]:
    """Return what shares most of the substance of a text, by id: one query."""
    keys = key_numbers(substance_keys(text))
    with connection.cursor() as cursor:
        cursor.execute(sql, [keys, apart_from, MOST_OF_A_KEY, MOST_CANDIDATES])
        return {row[0]: _Candidate(*row) for row in cursor.fetchall()}


def _ranked(
    text: str, texts: Mapping[int, str], candidates: Mapping[int, _Candidate]
) -> dict[int, float]:
    """Return the scores of the most alike, by id, the highest first.

    A score is the mean of the weight of what they have of the text, and of the share of common keys.
    """
    mine = substance_keys(text)
    scores: dict[int, float] = {}
    for pk, other in texts.items():
        share = share_of_keys(mine, substance_keys(other[:LONGEST_CLAIM]))
        candidate = candidates[pk]
        scores[pk] = (candidate.together / candidate.all + share) / 2
    best = sorted(scores, key=lambda pk: (-scores[pk], -pk))[:MOST_SIMILAR]
    return {pk: scores[pk] for pk in best if scores[pk] >= LEAST_SCORE}


def share_of_keys(keys: Sequence[str], others: Sequence[str]) -> float:
    """Return the share of the common keys, of all keys of both."""
    both = len(keys) + len(others)
    return 2 * len(set(keys) & set(others)) / both if both else 0.0


def read_claims(claim_ids: list[int], reader: User) -> list[Claim]:
    """Return those of the claims that `reader` may read and that were not cut: one query."""
    return _readable_claims(claim_ids, reader) if claim_ids else []


def _likeness(text: str, other: str, language: str) -> Likeness:
    return compare_claims(text, other[:LONGEST_CLAIM], language=language)


@prepared
def _readable_claims(claim_ids: list[int], reader: User) -> QuerySet[Claim]:
    claims = Claim.objects.filter(pk__any_of=claim_ids).exclude(state=Claim.State.CUT)
    cited = Citation.objects.filter(claim=OuterRef("pk"))
    claims = claims.annotate(sources_count=count_of(cited)).order_by()
    readable = readable_rows(claims, "revision__article", reader)
    return readable.select_related("revision__article").defer("revision__text")


def _contradicting(own: Verdict | None, similar: Iterable[SimilarClaim]) -> list[Verdict]:
    """Return the verdicts on claims with the same words, if their ratings differ."""
    verdicts = [own, *(each.verdict for each in similar if each.likeness.is_same)]
    judged = [verdict for verdict in verdicts if verdict]
    ratings = {verdict.recorded_rating.get("label") for verdict in judged}
    return judged if len(ratings) > 1 else []
