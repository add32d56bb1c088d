"""What must hold before an action of a kind is undone, and after it."""

from typing import Any

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.captures import examine_source
from articles.actions.newsroom.undo.restore import (
    built_on,
    changed_row,
    created_row,
    row_or_stale,
    value_before,
)
from articles.actions.publishing import lock_article
from articles.actions.questions import require_claim_open
from articles.actions.readers import require_assigned_readers
from articles.actions.undo_log import model_and_pk
from articles.models import (
    Article,
    Calculation,
    Citation,
    Claim,
    Comment,
    CommonOrigin,
    Edition,
    Override,
    PublicationApproval,
    Question,
    SignOff,
    UndoEntry,
    User,
    Verdict,
)
from articles.refusals import Refused


def require_may_move(entry: UndoEntry, by: User) -> None:
    """Only editors bring a claim back from "cut", or back to it."""
    claim = changed_row(entry, Claim)
    if Claim.State.CUT in {claim.state, value_before(entry, claim, "state")}:
        permissions.require(permissions.may_edit(by))


def require_assignee_reads(entry: UndoEntry) -> None:
    """A claim goes back only to an assignee who may read the article."""
    assignee = changed_row(entry, Claim).assignee
    if assignee and not permissions.may_read(assignee, entry.article):
        raise Refused(
            _("%(name)s cannot read this article any more. Assign the claim to somebody else.")
            % {"name": assignee}
        )


def require_may_set_readers(entry: UndoEntry, by: User) -> None:
    """Only people who may choose the readers of the article bring former ones back."""
    permissions.require(permissions.may_set_readers(by, entry.article))


def require_may_archive(entry: UndoEntry, by: User) -> None:
    """Only people who may archive the article bring it back, or back into the archive."""
    permissions.require(permissions.may_archive(by, entry.article))


def require_assignees_read(entry: UndoEntry) -> None:
    """Several claims go back only to assignees who may read the article."""
    names = map(model_and_pk, entry.values_before["rows"])
    assigned = User.objects.filter(claims_assigned__in=[pk for _model, pk in names]).distinct()
    for assignee in assigned:
        if not permissions.may_read(assignee, entry.article):
            raise Refused(
                _("%(name)s cannot read this article any more. Assign the claim to somebody else.")
                % {"name": assignee}
            )


def require_restorable(entry: UndoEntry, by: User) -> None:
    """Only its owner and editors bring a deleted article back."""
    permissions.require(permissions.restorable_by(by).filter(pk=entry.article_id).exists())


def require_readers_of_claims(entry: UndoEntry) -> None:
    """Everybody who is assigned to an open claim can still read the article."""
    require_assigned_readers(entry.article)


def require_sees_sources(entry: UndoEntry, by: User) -> None:
    """Only people who still see both sources of each pair bring its former state back."""
    rows = [*entry.values_before["rows"], *entry.values_before["created"]]
    keys = [pk for model, pk in map(model_and_pk, rows) if model is CommonOrigin]
    for pair in CommonOrigin.objects.filter(pk__in=keys).select_related("first", "second"):
        permissions.require(permissions.may_describe(by, pair.first))
        permissions.require(permissions.may_describe(by, pair.second))


def require_still_signed(entry: UndoEntry) -> None:
    """A claim is signed off again only if nothing has come that blocks the sign-off."""
    claim = changed_row(entry, Claim)
    if claim.state != Claim.State.SIGNED_OFF:
        return
    if claim.questions.blocking().exists():
        raise Refused(_("A question was asked since, so the claim stays open."))
    verdict = claim.verdicts.standing().first()
    if not (verdict and verdict.has_enough_sign_offs()):
        raise Refused(_("More sign-offs are needed now, so the claim stays open."))


def require_unanswered(entry: UndoEntry, by: User) -> None:
    """A comment that somebody has answered or resolved stays."""
    comment = created_row(entry, Comment)
    Comment.objects.select_for_update().get(pk=comment.pk)  # answering takes this lock as well
    newest = comment.resolutions.first()
    if comment.replies.standing().exists() or (newest and newest.resolved):
        raise built_on()


def require_open_claim(entry: UndoEntry, by: User) -> None:
    """A question is open or blocks the sign-off again only while its claim is open."""
    require_claim_open(changed_row(entry, Question).claim)


def require_may_judge(entry: UndoEntry, by: User) -> None:
    """A claim that was closed since is reopened first."""
    permissions.require(permissions.may_judge(by, row_or_stale(Claim, entry.claim)))


def require_may_reconfirm(entry: UndoEntry, by: User) -> None:
    """A claim that was cut since is reopened first."""
    permissions.require(permissions.may_confirm(by, row_or_stale(Claim, entry.claim)))


def require_may_sign_off(entry: UndoEntry, by: User) -> None:
    """The signer is not the author of the verdict."""
    permissions.require(permissions.may_sign_off(by, created_row(entry, SignOff).verdict))


def require_not_approved_with(entry: UndoEntry, by: User) -> None:
    """An override with which an article was approved stays."""
    lock_article(entry.article)
    override = created_row(entry, Override)
    approved = PublicationApproval.objects.standing().filter(article=override.article_id)
    if approved.filter(checks__contains=[{"override": override.pk}]).exists():
        raise built_on()


def require_not_published(entry: UndoEntry, by: User) -> None:
    """An approval with which an article was published stays."""
    lock_article(entry.article)
    approval = created_row(entry, PublicationApproval)
    editions = Edition.objects.filter(publication__article=approval.article_id)
    if editions.filter(published_at__gte=approval.created_at).exists():
        raise built_on()


def require_free_location(entry: UndoEntry, by: User) -> None:
    """Another citation of the source at the former location keeps that location."""
    citation = changed_row(entry, Citation)
    permissions.require(permissions.may_cite(by, citation.claim))
    others = Citation.objects.filter(claim=citation.claim_id, source=citation.source_id)
    locator = value_before(entry, citation, "locator")
    if others.filter(locator=locator).exclude(pk=citation.pk).exists():
        raise built_on()


def require_may_calculate(entry: UndoEntry, by: User) -> None:
    """A figure comes back only if the claim still cites its source."""
    claim = row_or_stale(Claim, entry.claim)
    permissions.require(permissions.may_cite(by, claim))
    for name, values in entry.values_before["rows"].items():
        if name.startswith("calculation "):
            used = {each["citation"] for each in _operands_before(name, values)} - {None}
            if Citation.objects.filter(claim=claim, pk__in=used).count() < len(used):
                raise built_on()


def _operands_before(name: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the figures that a calculation has after the undo."""
    _model, pk = model_and_pk(name)
    operands: list[dict[str, Any]] | None = values.get("operands")
    return (
        operands
        if operands is not None
        else [each.as_json() for each in row_or_stale(Calculation, pk).figures]
    )


def search_again(entry: UndoEntry) -> None:
    """Search the captures of the source for the former excerpt."""
    examine_source(changed_row(entry, Citation).source_id)


def require_same_language_and_scale(entry: UndoEntry, by: User) -> None:
    """The statements of another language stay, and so does the scale of recorded verdicts."""
    article = changed_row(entry, Article)
    if value_before(entry, article, "language") != article.language:
        raise Refused(
            _("The text was split again in its new language. To go back, change the language.")
        )
    judged = Verdict.objects.filter(claim__revision__article=article).exists()
    if value_before(entry, article, "scale_id") != article.scale_id and judged:
        raise Refused(
            _("Verdicts have been recorded on this scale, so it can no longer be changed.")
        )
