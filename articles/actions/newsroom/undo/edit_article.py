from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Article, UndoEntry, User, Verdict
from articles.refusals import Refused


def undo(entry: UndoEntry, *, by: User) -> Sequence[Article]:
    """Title, byline, publisher, day and scale are again what they were.

    Raises `Refused` when the text was split anew in another language, or somebody has judged a
    claim on the new scale.
    """
    permissions.require(permissions.may_edit(by))
    article = found(Article, entry.article_id)
    was = dict(entry.before)
    if was["language"] != article.language:
        raise Refused(_("The text was split anew in its new language. Set the language by hand."))
    judged = Verdict.objects.filter(claim__revision__article=article).exists()
    if was["scale_id"] != article.scale_id and judged:
        raise Refused(
            _("Verdicts are recorded on the present scale, so it cannot change any more.")
        )
    return [
        article.change(
            expected_version=expected_version(entry, article), theirs=article.title, **was
        )
    ]
