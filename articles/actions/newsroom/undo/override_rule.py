from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import built_on, found
from articles.actions.publishing import held
from articles.actions.undo_log import Row
from articles.models import Clearing, Deed, Override, User, Withdrawal


def undo(deed: Deed, *, by: User) -> Sequence[Row]:
    """The rule holds the article back again, if it has not been cleared with the override."""
    permissions.require(permissions.may_clear(by))
    held(deed.article)
    override = found(Override, deed.before["override"])
    cleared = Clearing.objects.standing().filter(article=override.article_id)
    if cleared.filter(checks__contains=[{"override": override.pk}]).exists():
        raise built_on()
    Withdrawal.objects.create(override=override, author=by)
    return []
