from datetime import date

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.articles.write_revision import read_anew
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Article, Scale, UndoEntry, User, Verdict
from articles.refusals import Refused


def edit_article(
    article: Article,
    *,
    by: User,
    expected_version: int,
    title: str,
    byline: str,
    publisher: str,
    published_on: date | None,
    scale: Scale,
    language: str = "",
) -> Article:
    """Correct what is known of an article beside its text. Another language splits it anew.

    Raises `Stale` with the title that now stands; `Refused` when the scale would change under
    recorded verdicts, or the language under statements that people have worked on.
    """
    permissions.require(permissions.may_edit(by))
    if (
        scale.pk != article.scale_id
        and Verdict.objects.filter(claim__revision__article=article).exists()
    ):
        raise Refused(
            _("Verdicts have been recorded on this scale, so it can no longer be changed.")
        )
    former_language = article.language
    language = language or former_language
    with acting(by), record_undo(UndoEntry.Kind.EDIT_ARTICLE, by=by, on=article) as undo:
        undo.changes(article)
        changed = article.change(
            expected_version=expected_version,
            theirs=article.title,
            title=title,
            byline=byline,
            publisher=publisher,
            published_on=published_on,
            scale=scale,
            language=language,
        )
        if language != former_language:
            read_anew(changed)
        return changed
