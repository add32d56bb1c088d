"""Refuse work on an outdated revision, where nobody would see it."""

from django.utils.translation import gettext as _

from articles.models import Article, Revision
from articles.refusals import Stale


def require_newest(revision: Revision) -> None:
    """Raise `Stale` if the article has a newer revision; else prevent one in this transaction.

    Call it inside the transaction of an action, before it writes anything.
    """
    Article.objects.select_for_update(no_key=True).get(pk=revision.article_id)
    if Revision.objects.filter(article=revision.article_id, number__gt=revision.number).exists():
        raise Stale(
            _(
                "The article has a new version. Open it again: what you typed is for the previous "
                "version."
            )
        )
