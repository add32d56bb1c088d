"""After a new revision: the editor confirms where a claim went, or puts it on other words."""

from typing import Any

from django.utils.translation import gettext as _

from articles import permissions, text
from articles.actions.articles.carry_over_claims import (
    TAKEN,
    examine_anew,
    found_words,
    kind_of,
    put_on,
)
from articles.actions.locks import require_newest
from articles.actions.transactions import acting
from articles.models import Claim, ClaimCarryOver, Revision, User
from articles.refusals import Refused


def confirm_carry_over(
    carry_over: ClaimCarryOver, *, by: User, expected_version: int
) -> ClaimCarryOver:
    """Say that the claim went to the right place, or is rightly cut. Twice is once. `Stale`."""
    permissions.require(permissions.may_revise(by))
    if carry_over.confirmed_by_id is not None:
        return carry_over
    with acting(by):
        return carry_over.change(expected_version=expected_version, confirmed_by=by)


def place_claim(
    claim: Claim, *, by: User, expected_version: int, words: str, statement: int | None = None
) -> ClaimCarryOver:
    """Put a claim that was carried, or cut by a revision, on `words` of the newest text; in the
    `statement` of this number where they stand several times. `expected_version` is the claim's version.

    A claim that was cut takes up its work again; one that was signed off is reviewed again.
    Raises `Refused` when the words are not there, or another claim's; `Stale`.
    """
    permissions.require(permissions.may_revise(by))
    article = claim.revision.article
    with acting(by):
        newest = article.revisions.latest("number")
        require_newest(newest)
        carry_over = _carry_over(claim, newest)
        span = found_words(newest.copy(), words, statement)
        if newest.claims.filter(start=span.start, end=span.end).exclude(pk=claim.pk).exists():
            raise Refused(TAKEN % {"words": newest.text[slice(*span)]})
        before = claim.text
        _put(claim, newest, carry_over, span, expected_version=expected_version)
        _tell(carry_over, span, by=by)
        if claim.text != before:
            examine_anew([claim.pk])
    return carry_over


def _carry_over(claim: Claim, newest: Revision) -> ClaimCarryOver:
    """How it came to the newest revision, or how it will come back to it."""
    told = claim.carry_overs.filter(revision=newest).select_related("former", "revision").first()
    if told:
        return told
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


def _put(
    claim: Claim,
    newest: Revision,
    carry_over: ClaimCarryOver,
    span: text.Span,
    *,
    expected_version: int,
) -> None:
    place = ClaimCarryOver(start=span.start, end=span.end)
    was_cut = claim.revision_id != newest.pk
    put_on(claim, newest, place)
    names = ("revision", "start", "end", "text", "prefix", "suffix")
    fields: dict[str, Any] = {name: getattr(claim, name) for name in names}
    if was_cut:
        former = Claim.State(carry_over.former_state)
        signed = former == Claim.State.SIGNED_OFF
        fields["state"] = Claim.State.READY if signed else former
    claim.change(expected_version=expected_version, **fields)


def _tell(carry_over: ClaimCarryOver, span: text.Span, *, by: User) -> None:
    after = carry_over.revision.text[slice(*span)]
    told: dict[str, Any] = {
        "start": span.start,
        "end": span.end,
        "kind": kind_of(carry_over.before, after),
        "doubt": ClaimCarryOver.Doubt.NONE,
        "needs_look": True,
        "confirmed_by": by,
    }
    if carry_over.pk:
        carry_over.change(expected_version=carry_over.version, **told)
        return
    for name, value in told.items():
        setattr(carry_over, name, value)
    carry_over.save()
