from datetime import date

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.acting import acting
from articles.models import Article, Scale, User, Verdict
from articles.refusals import Refused


def edit_article(
    article: Article,
    *,
    by: User,
    seen: int,
    title: str,
    byline: str,
    publisher: str,
    published_on: date | None,
    scale: Scale,
) -> Article:
    """Correct what is known of an article beside its text.

    Raises `Stale` with the title that now stands; `Refused` when the scale would change under
    recorded verdicts.
    """
    permissions.require(permissions.may_edit(by))
    if (
        scale.pk != article.scale_id
        and Verdict.objects.filter(claim__revision__article=article).exists()
    ):
        raise Refused(
            _("Verdicts are recorded on the present scale, so it cannot change any more.")
        )
    with acting(by):
        return article.change(
            seen=seen,
            theirs=article.title,
            title=title,
            byline=byline,
            publisher=publisher,
            published_on=published_on,
            scale=scale,
        )
