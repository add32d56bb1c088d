"""Does what a verdict rests on still say the same? Worked out anew each time, kept nowhere.

The third axis beside check state and verdict. A verdict keeps fingerprints of the claim's text and
of the newest capture of each source; a reconfirmation keeps those of its own day, which then count.
They are compared with what there is today:

- The text has changed when the SHA-256 of the claim's text differs.
- A source has changed when its newest capture says something else where it matters. The same text
  in other bytes is no change. Nor is it when each sentence in which something of the claim was
  found (its quotations, or its own words; the excerpt) stands in the new capture word for word:
  pages change around an article every hour, and an alarm that always rings is not heard. The row of
  the source says so, and nothing rings. Where nothing was found before, the claim rests on the page
  as a whole, and another text is a change.
- A page that is gone rings once, as does a passage that vanished. One that moved, that blocks us
  or does not answer today has its own word and rings not: it tells nothing of what it says.
- A source that came after the verdict is new. The verdict does not rest on it, so nothing rings.

Nothing is judged anew by itself: a claim that was signed off stays so, and shows the mark.
"""

from collections.abc import Iterable
from pathlib import Path

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Claim, Drift, Freshness, Mark, Source, SourceDrift

SQL = Path(__file__).with_suffix(".sql").read_text()
HAVING = {  # of the rows of one claim
    Mark.TEXT_CHANGED.value: "bool_or(found.text_changed)",
    Mark.SOURCE_CHANGED.value: "bool_or(found.rings)",
    Mark.CURRENT.value: "NOT bool_or(found.text_changed OR found.rings)",
}


def freshness_of(claims: Iterable[Claim]) -> dict[int, Freshness]:
    """By claim, how fresh its verdict is: one query, whatever their number."""
    texts: dict[int, bool] = {claim.pk: False for claim in claims}
    sources: dict[int, list[SourceDrift]] = {pk: [] for pk in texts}
    for text_changed, row in _rows("claim.id = ANY(%s)", list(texts)):
        texts[row.claim_id] = text_changed
        if row.citation_id:
            sources[row.claim_id].append(row)
    return {pk: Freshness(texts[pk], tuple(sources[pk])) for pk in texts}


def with_freshness(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, each with its `freshness`: one query. Of a verdict that is kept from whoever
    reads, nothing is told."""
    claims = list(claims)
    fresh = freshness_of(claims)
    for claim in claims:
        claim.freshness = Freshness() if claim.is_blind else fresh[claim.pk]
    return claims


def drift_of(source: Source) -> dict[int, SourceDrift]:
    """By citation of the source, what has become of it: one query."""
    rows = _rows("cited.source_id = %s", source.pk)
    return {row.citation_id: row for _text_changed, row in rows}


def only_marked(claims: QuerySet[Claim], marks: Iterable[str]) -> QuerySet[Claim]:
    """Those of `claims` that carry one of `marks`; all of them when none is asked for."""
    wanted = [HAVING[mark] for mark in marks]
    if not wanted:
        return claims
    every = SQL.format(where="true")
    sql = f"SELECT claim FROM ({every}) found GROUP BY claim HAVING {' OR '.join(wanted)}"  # noqa: S608 (constants only)
    return claims.filter(pk__in=RawSQL(sql, []))  # noqa: S611 (the same)


def _rows(where: str, value: list[int] | int) -> Iterable[tuple[bool, SourceDrift]]:
    with connection.cursor() as cursor:
        cursor.execute(SQL.format(where=where), [value])
        for text_changed, citation, claim, source, word, rings, before, after in cursor.fetchall():
            drift = SourceDrift(citation, claim, source, Drift(word), rings, before, after)
            yield text_changed, drift
