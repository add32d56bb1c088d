from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import built_on, expected_version, found
from articles.actions.undo_log import Row, name_of
from articles.models import (
    Citation,
    Claim,
    Question,
    SignOff,
    TieBreak,
    UndoEntry,
    User,
    VerdictReconfirmation,
)


def undo(entry: UndoEntry, *, by: User) -> Sequence[Row]:
    """The claim rests on the source no more; the source stays, with all that was seen of it."""
    citation = found(Citation, entry.before["citation"])
    claim = Claim.objects.select_for_update(no_key=True).get(pk=citation.claim_id)
    permissions.require(permissions.may_cite(by, claim))
    if _is_rested_on(citation):
        raise built_on()
    seen_of_claim = expected_version(entry, claim) if name_of(claim) in entry.left else 0
    rows: list[Row] = [
        citation.change(
            expected_version=expected_version(entry, citation),
            theirs=citation.excerpt,
            is_withdrawn=True,
        )
    ]
    if claim.version == seen_of_claim and not claim.citations.filter(pk__gt=citation.pk).exists():
        claim.step_back(Claim.State.OPEN, expected_version=seen_of_claim)
        rows.append(claim)
    return rows


def _is_rested_on(citation: Citation) -> bool:
    """Has somebody judged with it before them, or asked about it?"""
    verdicts = citation.claim.verdicts.standing()
    since = {"created_at__gte": citation.created_at}
    said = (
        verdicts,
        *(
            model.objects.standing().filter(verdict__in=verdicts)
            for model in (VerdictReconfirmation, SignOff, TieBreak)
        ),
        citation.claim.questions.filter(source=citation.source_id).exclude(
            state=Question.State.TAKEN_BACK
        ),
    )
    return any(rows.filter(**since).exists() for rows in said)
