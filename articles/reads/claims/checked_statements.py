"""The statements of an article whose substance was checked before, as a claim of another article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db import connection

from articles.models import Article, Revision, User
from articles.reads.claims.similar_claims import (
    LONGEST_CLAIM,
    SimilarClaim,
    compared_claims,
    read_claims,
    share_of_keys,
)
from articles.text.likeness import key_numbers, substance_keys

MOST_STATEMENTS = 300  # from the start of the text
MOST_OF_A_KEY = 100  # of the newest claims
FEWEST_KEYS = 3  # of a statement that says enough to be compared
LEAST_SCORE = 0.6

# For each statement the claims that share the most of it, as in `similar_claims`.
CANDIDATES = """
    WITH shared AS (
        SELECT wanted.number, wanted.key, posting.claim_id
        FROM unnest(%s::integer[], %s::bigint[]) AS wanted(number, key)
        CROSS JOIN LATERAL (
            SELECT k.claim_id FROM articles_claimkey k WHERE k.key = wanted.key
            ORDER BY k.claim_id DESC LIMIT %s
        ) posting
    ), weights AS (
        SELECT number, key, ln(1 + 100000.0 / count(*))::float AS weight
        FROM shared GROUP BY number, key
    ), scores AS (
        SELECT number, claim_id, sum(weight) AS together,
            row_number() OVER (PARTITION BY number ORDER BY sum(weight) DESC, claim_id DESC) AS place
        FROM shared JOIN weights USING (number, key) GROUP BY number, claim_id
    )
    SELECT number, claim_id, together,
        (SELECT sum(weight) FROM weights WHERE weights.number = scores.number)
    FROM scores WHERE place <= 5
"""


@dataclass(frozen=True, slots=True)
class CheckedStatement:
    """A statement, and the claim of another article that is most like it."""

    statement_id: int
    text: str
    similar: SimilarClaim


class _Match(NamedTuple):
    number: int
    claim_id: int
    score: float


def checked_statements(article: Article, *, reader: User) -> list[CheckedStatement]:
    """Return the statements that are like a claim of another article that `reader` may read.

    Looks at the first `MOST_STATEMENTS` of the newest text: six queries.
    """
    revision = article.revisions.order_by("-number").first()
    if revision is None:
        return []
    texts = _statements(revision)
    keys = {number: substance_keys(text) for number, (_pk, text) in enumerate(texts)}
    candidates = _candidates({n: each for n, each in keys.items() if len(each) >= FEWEST_KEYS})
    claims = {
        claim.pk: claim
        for claim in read_claims(list({claim_id for _n, claim_id, *_rest in candidates}), reader)
        if claim.revision.article_id != article.pk
    }
    best: dict[int, _Match] = {}
    for number, claim_id, together, whole in candidates:
        if claim_id in claims:
            share = share_of_keys(
                keys[number], substance_keys(claims[claim_id].text[:LONGEST_CLAIM])
            )
            match = _Match(number, claim_id, (together / whole + share) / 2)
            if match.score >= max(LEAST_SCORE, best.get(number, match).score):
                best[number] = match
    chosen = {match.claim_id: claims[match.claim_id] for match in best.values()}
    compared = compared_claims(chosen, reader=reader)
    return [
        CheckedStatement(
            statement_id=texts[number][0],
            text=texts[number][1],
            similar=replace(
                compared(match.claim_id, texts[number][1], article.language), score=match.score
            ),
        )
        for number, match in sorted(best.items())
    ]


def _statements(revision: Revision) -> list[tuple[int, str]]:
    spans = revision.statements.order_by("start").values_list("pk", "start", "end")
    return [
        (pk, revision.text[start : min(end, start + LONGEST_CLAIM)])
        for pk, start, end in spans[:MOST_STATEMENTS]
    ]


def _candidates(keys: Mapping[int, Sequence[str]]) -> list[tuple[int, int, float, float]]:
    """Return statement, claim, weight of what they share, and weight of all of the statement's keys."""
    pairs = [(number, key) for number, some in keys.items() for key in key_numbers(some)]
    numbers, wanted = [number for number, _key in pairs], [key for _number, key in pairs]
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, [numbers, wanted, MOST_OF_A_KEY])
        rows: list[tuple[int, int, float, float]] = cursor.fetchall()
    return rows
