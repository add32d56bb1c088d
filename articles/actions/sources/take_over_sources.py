"""Cite the sources of an earlier claim for another claim, as the reviewer's own citations."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.sources.attach_source import cite
from articles.actions.transactions import acting
from articles.models import Citation, Claim, User
from articles.refusals import Refused


def take_over_sources(claim: Claim, citations: Iterable[Citation], *, by: User) -> list[Citation]:
    """Cite what these citations of another claim cite, with their stance, location and excerpt.

    What the claim cites already stays as it is. Raises `Refused` without any citation, `NotAllowed`
    if `by` may not read the other claim or see one of the sources.
    """
    permissions.require(permissions.may_cite(by, claim))
    chosen = list(citations)
    if not chosen:
        raise Refused(_("Select at least one source."))
    for each in chosen:
        permissions.require(
            permissions.may_read(by, each.claim.revision.article_id)
            and permissions.may_see(by, each.source)
        )
    with acting(by):
        return [
            cite(
                claim,
                each.source,
                by,
                stance=Citation.Stance(each.stance),
                locator=each.locator,
                excerpt=each.excerpt,
                note=each.note,
            )
            for each in chosen
        ]
