"""Whether the text and the sources of a verdict changed since it was recorded. Computed, not stored.

A verdict stores fingerprints of the claim's text and
of the newest capture of each source; a reconfirmation stores newer ones, which then count. They
are compared with the current claim and captures:

- The text has changed when the SHA-256 of the claim's text differs.
- A source has changed when its newest capture differs in a passage that matters. The same text in
  other bytes is no change. Nor is it a change when each sentence with a quotation, the words or
  the excerpt of the claim is in the new capture word for word: pages change around an article every
  hour, and a mark that is always set is ignored. If no such passage was found before, the verdict
  depends on the whole page, and any other text is a change.
- A page that is gone marks the verdict once, as does a passage that vanished. A page that moved,
  blocks us or does not answer has its own status and marks nothing: its content is unknown.
- A source added after the verdict is new. The verdict does not depend on it, so it marks nothing.

Verdicts never change by themselves: a signed-off claim stays signed off and shows the mark.
"""

from collections.abc import Iterable
from pathlib import Path

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Claim, Drift, Freshness, Mark, Source, SourceDrift
from articles.models.conditions import stands
from articles.prepared import cursor_that_prepares

SQL = (
    Path(__file__)
    .with_suffix(".sql")
    .read_text()
    .format(
        where="{where}",
        verdict_stands=stands("verdict", "verdict"),
        reconfirmation_stands=stands("reconfirmation", "confirmed"),
    )
)
HAVING_MARK = {  # conditions on the rows of one claim
    Mark.TEXT_CHANGED.value: "bool_or(row.text_changed)",
    Mark.SOURCE_CHANGED.value: "bool_or(row.marks_verdict)",
    Mark.CURRENT.value: "NOT bool_or(row.text_changed OR row.marks_verdict)",
}


def freshness_of(claims: Iterable[Claim]) -> dict[int, Freshness]:
    """Return the freshness of each claim's verdict, by claim id: one query for any number of claims."""
    texts: dict[int, bool] = {claim.pk: False for claim in claims}
    sources: dict[int, list[SourceDrift]] = {pk: [] for pk in texts}
    for text_changed, row in _rows("claim.id = ANY(%s::bigint[])", list(texts)):
        texts[row.claim_id] = text_changed
        if row.citation_id:
            sources[row.claim_id].append(row)
    return {pk: Freshness(texts[pk], tuple(sources[pk])) for pk in texts}


def drift_of(source: Source) -> dict[int, SourceDrift]:
    """Return how the source changed, by citation id: one query."""
    rows = _rows("cited.source_id = %s::bigint", source.pk)
    return {row.citation_id: row for _text_changed, row in rows}


def only_marked(claims: QuerySet[Claim], marks: Iterable[str]) -> QuerySet[Claim]:
    """Return the claims with one of `marks`, or all of them if `marks` is empty."""
    conditions = [HAVING_MARK[mark] for mark in marks]
    if not conditions:
        return claims
    every = SQL.format(where="true")
    sql = f"SELECT claim FROM ({every}) row GROUP BY claim HAVING {' OR '.join(conditions)}"  # noqa: S608 (constants only)
    return claims.filter(pk__in=RawSQL(sql, []))  # noqa: S611 (the same)


def _rows(where: str, value: list[int] | int) -> Iterable[tuple[bool, SourceDrift]]:
    with cursor_that_prepares() as cursor:
        cursor.execute(SQL.format(where=where), [value])
        for (
            text_changed,
            citation,
            claim,
            source,
            status,
            marks,
            before,
            after,
        ) in cursor.fetchall():
            drift = SourceDrift(citation, claim, source, Drift(status), marks, before, after)
            yield text_changed, drift
