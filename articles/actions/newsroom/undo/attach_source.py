"""Undo of a citation: the claim no longer cites the source, which stays with its captures."""

from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.restore import (
    built_on,
    expected_version,
    row_or_stale,
    withdraw_row,
)
from articles.actions.undo_log import Row, name_of
from articles.models import (
    Calculation,
    Citation,
    Claim,
    SignOff,
    TieBreak,
    UndoEntry,
    User,
    VerdictReconfirmation,
)


def undo_citation(entry: UndoEntry, *, by: User) -> Sequence[Row]:
    """Withdraw the citation. The claim is open again if nobody has worked on it since."""
    citation = row_or_stale(Citation, entry.values_before["citation"])
    claim = Claim.objects.select_for_update(no_key=True).get(pk=citation.claim_id)
    permissions.require(permissions.may_cite(by, claim))
    if _is_rested_on(citation):
        raise built_on()
    version = expected_version(entry, claim) if name_of(claim) in entry.versions_after else 0
    rows = [withdraw_row(entry, name_of(citation), by=by)]
    if claim.version == version and not claim.citations.filter(pk__gt=citation.pk).exists():
        claim.step_back(Claim.State.OPEN, expected_version=version)
        rows.append(claim)
    return [row for row in rows if row]


def _is_rested_on(citation: Citation) -> bool:
    """Has somebody judged the claim since it cites the source, asked the source a question, or
    calculated with it?"""
    verdicts = citation.claim.verdicts.standing()
    decisions = (
        verdicts,
        *(
            model.objects.standing().filter(verdict__in=verdicts)
            for model in (VerdictReconfirmation, SignOff, TieBreak)
        ),
        citation.claim.questions.standing().filter(source=citation.source_id),
    )
    calculations = Calculation.objects.filter(
        claim=citation.claim_id, operands__contains=[{"citation": citation.pk}]
    )
    if calculations.exists():
        return True
    return any(rows.filter(created_at__gte=citation.created_at).exists() for rows in decisions)
