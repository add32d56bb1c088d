"""Whether the text and the sources of a verdict changed since it was recorded. Computed, not stored.

A verdict stores fingerprints of the claim's text and
of the newest capture of each source; a reconfirmation stores newer ones, which then count. They
are compared with the current claim and captures:

- The text has changed when the SHA-256 of the claim's text differs, or when a new version of the
  article gives the same words to another speaker.
- A source has changed when its newest capture differs in a passage that matters. The same text in
  other bytes is no change. Nor is it a change when each sentence with a quotation, the words or
  the excerpt of the claim is in the new capture word for word: pages change around an article every
  hour, and a mark that is always set is ignored. If no such passage was found before, the verdict
  depends on the whole page, and any other text is a change.
- A page that is gone marks the verdict once, as does a passage that vanished. A page that moved,
  blocks us, shows its text no longer or only the beginning of it, or does not answer, has its own
  status and marks nothing: its content is unknown.
- A source that turned out to have the words in another sense marks a verdict that was recorded
  before, unless the source is cited because it refutes the claim.
- A cell of a table that a calculation of the claim uses has another figure in the newest capture, or
  is not there any more. So has a calculation that somebody changed or removed since the verdict.
- A source added after the verdict is new. The verdict does not depend on it, so it marks nothing.

Verdicts never change by themselves: a signed-off claim stays signed off and shows the mark.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Claim, Drift, Edition, Freshness, Mark, Revision, Source, SourceDrift
from articles.models.conditions import is_newest, is_turned, stands
from articles.prepared import prepared_sql, read_together

# The newest verdict of the claim, or what somebody reconfirmed it with.
SINCE_VERDICT = f"""
        SELECT
            coalesce(confirmed.claim_sha256, verdict.claim_sha256) AS claim_sha256,
            coalesce(confirmed.captures, verdict.captures) AS captures,
            coalesce(confirmed.created_at, verdict.created_at) AS at
        FROM articles_verdict verdict
        LEFT JOIN articles_verdictreconfirmation confirmed ON confirmed.verdict_id = verdict.id
            AND {stands("reconfirmation", "confirmed")}
        WHERE verdict.claim_id = claim.id AND {stands("verdict", "verdict")}
        ORDER BY verdict.number DESC, confirmed.id DESC
        LIMIT 1
"""  # noqa: S608 (constants)
# An edition, and the newest captures when it was published.
SINCE_EDITION = """
        SELECT
            encode(sha256(convert_to(claim.text, 'UTF8')), 'hex') AS claim_sha256,
            (SELECT jsonb_object_agg(rested.source_id, (
                SELECT seen.sha256 FROM articles_capture seen
                WHERE seen.source_id = rested.source_id AND seen.captured_at <= edition.published_at
                ORDER BY seen.is_external, seen.captured_at DESC, seen.id DESC
                LIMIT 1
            ))
            FROM (
                SELECT DISTINCT each.source_id FROM articles_citation each
                WHERE each.claim_id = claim.id AND NOT each.is_withdrawn
            ) rested) AS captures,
            edition.published_at AS at
        FROM articles_edition edition WHERE edition.id = %(a0)s::bigint
"""
COMPARED = (
    Path(__file__)
    .with_suffix(".sql")
    .read_text()
    .format(
        where="{where}",
        base="{base}",
        is_turned=is_turned("turned"),
        was_newest=is_newest("known", until="base.at"),
        newest_before=is_newest("was"),
    )
)
SQL = COMPARED.format(base=SINCE_VERDICT, where="{where}")
DriftRow = tuple[Any, ...]
HAVING_MARK = {  # conditions on the rows of one claim
    Mark.TEXT_CHANGED.value: "bool_or(row.text_changed)",
    Mark.SOURCE_CHANGED.value: (
        "bool_or(row.marks_verdict AND row.word NOT IN ('turned', 'figures'))"
    ),
    Mark.OTHER_SENSE.value: "bool_or(row.marks_verdict AND row.word = 'turned')",
    Mark.FIGURES_CHANGED.value: (
        "bool_or(row.calculations_changed OR row.marks_verdict AND row.word = 'figures')"
    ),
    Mark.CURRENT.value: (
        "NOT bool_or(row.text_changed OR row.calculations_changed OR row.marks_verdict)"
    ),
}


WIDTH = 9  # columns
drifts_of_claims = prepared_sql(SQL.format(where="claim.id = ANY(%(a0)s::bigint[])"), width=WIDTH)
drifts_in_revision = prepared_sql(
    SQL.format(where="claim.revision_id = %(a0)s::bigint"), width=WIDTH
)
drifts_of_source = prepared_sql(SQL.format(where="cited.source_id = %(a0)s::bigint"), width=WIDTH)
drifts_since_edition = prepared_sql(
    COMPARED.format(base=SINCE_EDITION, where="claim.revision_id = %(a1)s::bigint"), width=WIDTH
)


def freshness_of(claims: Iterable[Claim]) -> dict[int, Freshness]:
    """Return the freshness of each claim's verdict, by claim id: one query for any number of claims."""
    (rows,) = read_together(drifts_of_claims([claim.pk for claim in claims]))
    return freshness_from(rows)


def freshness_from(rows: Iterable[DriftRow]) -> dict[int, Freshness]:
    """Return the freshness of each claim's verdict, by claim id, from rows read together: no query."""
    of_claims: dict[int, tuple[bool, bool]] = {}
    sources: dict[int, list[SourceDrift]] = {}
    for changed, drift in map(_drift, rows):
        of_claims[drift.claim_id] = changed
        of_claim = sources.setdefault(drift.claim_id, [])
        if drift.citation_id:
            of_claim.append(drift)
    return {pk: Freshness(*changed, tuple(sources[pk])) for pk, changed in of_claims.items()}


def drift_of(source: Source) -> dict[int, SourceDrift]:
    """Return how the source changed, by citation id: one query."""
    (rows,) = read_together(drifts_of_source(source))
    return {drift.citation_id: drift for _changed, drift in map(_drift, rows)}


def drifts_since(edition: Edition, revision: Revision) -> list[SourceDrift]:
    """Return how the sources of a revision's claims changed since the edition was published: one query."""
    (rows,) = read_together(drifts_since_edition(edition.pk, revision.pk))
    return [drift for _changed, drift in map(_drift, rows) if drift.citation_id]


def only_marked(claims: QuerySet[Claim], marks: Iterable[str]) -> QuerySet[Claim]:
    """Return the claims with one of `marks`, or all of them if `marks` is empty."""
    conditions = [HAVING_MARK[mark] for mark in marks]
    if not conditions:
        return claims
    every = SQL.format(where="true")
    sql = f"SELECT claim FROM ({every}) row GROUP BY claim HAVING {' OR '.join(conditions)}"  # noqa: S608 (constants only)
    return claims.filter(pk__in=RawSQL(sql, []))  # noqa: S611 (the same)


def _drift(row: DriftRow) -> tuple[tuple[bool, bool], SourceDrift]:
    """Return whether the claim's text and its calculations changed, and how one source did."""
    *changed, citation, claim, source, status, marks, before, after = row
    text, calculations = changed
    drift = SourceDrift(citation, claim, source, Drift(status), marks, before, after)
    return (text, calculations), drift
