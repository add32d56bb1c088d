"""Confirm where a claim was carried over to, or move it to other text of the new version."""

from typing import Any

from django.utils.translation import gettext as _

from articles import permissions, text
from articles.actions.articles.carry_over_claims import (
    ANOTHER_CLAIM,
    find_words,
    kind_of,
    search_sources_again,
    set_position,
)
from articles.actions.locks import require_newest
from articles.actions.transactions import acting
from articles.models import Claim, ClaimCarryOver, Revision, User
from articles.refusals import Refused


def confirm_carry_over(
    carry_over: ClaimCarryOver, *, by: User, expected_version: int
) -> ClaimCarryOver:
    """Confirm the place of a claim, or that it is cut. Confirming again changes nothing. `Stale`.

    What another newsroom confirmed is confirmed here by `by`.
    """
    permissions.require(permissions.may_revise(by))
    if carry_over.is_confirmed_here:
        return carry_over
    with acting(by):
        permissions.require_reader(by, carry_over.revision.article_id)
        return carry_over.change(expected_version=expected_version, confirmed_by=by)


def place_claim(
    claim: Claim, *, by: User, expected_version: int, words: str, statement: int | None = None
) -> ClaimCarryOver:
    """Move a claim that a new version carried over or cut to `words` of the newest text.

    `statement` is the number of the statement, for words that are repeated; `expected_version` is
    the version of the claim. A claim that was cut has its former state again, or is ready for
    review if it was signed off. Raises `Refused` if the words cannot be found or belong to another
    claim, and `Stale`.
    """
    permissions.require(permissions.may_revise(by))
    article = claim.revision.article
    with acting(by):
        permissions.require_reader(by, article)
        newest = article.revisions.latest("number")
        require_newest(newest)
        carry_over = _carry_over(claim, newest)
        span = find_words(newest.copy(), words, statement)
        if newest.claims.filter(start=span.start, end=span.end).exclude(pk=claim.pk).exists():
            raise Refused(ANOTHER_CLAIM % {"words": newest.text[slice(*span)]})
        before = claim.text
        _move_claim(claim, newest, carry_over, span, expected_version=expected_version)
        _record_move(carry_over, span, by=by)
        if claim.text != before:
            search_sources_again([claim.pk])
    return carry_over


def _carry_over(claim: Claim, newest: Revision) -> ClaimCarryOver:
    """Return how the claim came to the newest revision, or a new row for its way back into it."""
    existing = (
        claim.carry_overs.filter(revision=newest).select_related("former", "revision").first()
    )
    if existing:
        return existing
    if claim.revision_id == newest.pk:
        raise Refused(
            _(
                "This claim was flagged in this version of the text, so it cannot be moved. Flag "
                "other text instead."
            )
        )
    last = claim.carry_overs.order_by("-revision__number").first()
    return ClaimCarryOver(
        claim=claim,
        former=claim.revision,
        former_start=claim.start,
        former_end=claim.end,
        former_state=last.former_state if last else claim.state,
        revision=newest,
        needs_look=True,
    )


def _move_claim(
    claim: Claim,
    newest: Revision,
    carry_over: ClaimCarryOver,
    span: text.Span,
    *,
    expected_version: int,
) -> None:
    """Save the claim at its new span; one that was cut gets its former state again."""
    position = ClaimCarryOver(start=span.start, end=span.end)
    was_cut = claim.revision_id != newest.pk
    set_position(claim, newest, position)
    names = ("revision", "start", "end", "text", "prefix", "suffix")
    fields: dict[str, Any] = {name: getattr(claim, name) for name in names}
    if was_cut:
        former = Claim.State(carry_over.former_state)
        was_signed_off = former == Claim.State.SIGNED_OFF
        fields["state"] = Claim.State.READY if was_signed_off else former
    claim.change(expected_version=expected_version, **fields)


def _record_move(carry_over: ClaimCarryOver, span: text.Span, *, by: User) -> None:
    """Save where the claim was moved to, confirmed by the person who moved it."""
    after = carry_over.revision.text[slice(*span)]
    values: dict[str, Any] = {
        "start": span.start,
        "end": span.end,
        "kind": kind_of(carry_over.before, after),
        "doubt": ClaimCarryOver.Doubt.NONE,
        "needs_look": True,
        "confirmed_by": by,
    }
    if carry_over.pk:
        carry_over.change(expected_version=carry_over.version, **values)
        return
    for name, value in values.items():
        setattr(carry_over, name, value)
    carry_over.save()
