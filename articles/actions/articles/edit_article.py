"""Correct the details of an article: title, byline, publisher, date, scale and language."""

from datetime import date

from django.utils.translation import gettext as _

from articles import permissions, text
from articles.actions.articles.write_revision import write_again
from articles.actions.locks import require_newest
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Article, Revision, Scale, UndoEntry, User, Verdict
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
    """Correct the details of an article. Another language splits its text again.

    Raises `Stale` with the current title, `Refused` if verdicts depend on the scale or work on
    the statements depends on the language.
    """
    permissions.require(permissions.may_edit(by))
    _require_free_scale(article, scale)
    language = language or article.language
    revision = _newest_revision(article) if language != article.language else None
    analysed = text.analyse(text.split(revision.text, language), published_on) if revision else None
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
        if revision and analysed:
            require_newest(revision)
            write_again(revision, analysed)
        return changed


def _newest_revision(article: Article) -> Revision | None:
    return article.revisions.select_related("article").order_by("number").last()


def _require_free_scale(article: Article, scale: Scale) -> None:
    """Raise `Refused` if the scale would change under recorded verdicts."""
    if scale.pk == article.scale_id:
        return
    if Verdict.objects.filter(claim__revision__article=article).exists():
        raise Refused(
            _("Verdicts have been recorded on this scale, so it can no longer be changed.")
        )
