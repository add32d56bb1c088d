from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import built_on, found
from articles.actions.publishing import held
from articles.actions.undo_log import Row
from articles.models import Clearing, Deed, Edition, User, Withdrawal


def undo(deed: Deed, *, by: User) -> Sequence[Row]:
    """The article is not cleared any more, if it was not published since."""
    permissions.require(permissions.may_clear(by))
    held(deed.article)
    clearing = found(Clearing, deed.before["clearing"])
    editions = Edition.objects.filter(publication__article=clearing.article_id)
    if editions.filter(published_at__gte=clearing.created_at).exists():
        raise built_on()
    Withdrawal.objects.create(clearing=clearing, author=by)
    return []
