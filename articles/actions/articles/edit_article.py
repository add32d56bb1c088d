"""Correct the details of an article: title, byline, publisher, date, scale and language."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from articles import metrics, permissions, text
from articles.actions.articles.background_import import (
    LONG_TEXT,
    as_json,
    from_json,
    is_pending,
    language_now,
    queue_import,
)
from articles.actions.articles.write_revision import require_untouched, write_again
from articles.actions.locks import require_newest
from articles.actions.search_index import index_title
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Article, BackgroundImport, Revision, Scale, UndoEntry, User, Verdict
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
    analysed = revision and _analyse_again(revision, title, language, published_on)
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
        index_title(changed)
        return changed


def edit_or_queue(
    article: Article, *, by: User, expected_version: int, language: str = "", **details: Any
) -> Article | BackgroundImport:
    """Correct the details, or have a worker do it if that splits a long text again.

    Takes and raises the same as `edit_article`: what is refused now is refused at once. Raises
    `Refused` while a worker is at other details of the article.
    """
    revision = _newest_revision(article) if language not in {"", article.language} else None
    if revision is None or revision.length <= LONG_TEXT:
        edited = edit_article(
            article, by=by, expected_version=expected_version, language=language, **details
        )
        _remove_failed(article)
        return edited
    permissions.require(permissions.may_edit(by))
    _require_free_scale(article, details["scale"])
    require_untouched(revision)
    stored = as_json(details | {"language": language, "expected_version": expected_version})
    with acting(by):
        article.require_version(expected_version, theirs=article.title)
        permissions.require_reader(by, article)
        background, _new = BackgroundImport.objects.get_or_create(
            edits=article,
            article=None,
            defaults={"asked_by": by, "title": article.title, "language": language_now()},
        )
        _require_same_details(background, stored)
        return queue_import(background, stored, by=by)


def _remove_failed(article: Article) -> None:
    """Remove the details that a worker refused: later ones were saved."""
    for failed in article.background_edits.filter(article__isnull=True):
        if not is_pending(failed):
            failed.delete()


def _require_same_details(background: BackgroundImport, stored: Mapping[str, Any]) -> None:
    """Raise `Refused` if a worker is at other details: nobody would notice."""
    if is_pending(background) and background.details != stored:
        raise Refused(
            _(
                "The language of this article is being changed. Wait until that is done, then edit "
                "the details."
            )
        )


def edit_queued_article(background: BackgroundImport) -> Article:
    """Correct the details that waited for a worker. Raises `Refused` as `edit_article` does."""
    return edit_article(
        Article.objects.get(background_edits=background),
        by=background.asked_by,
        **from_json(background.details),
    )


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


def _analyse_again(
    revision: Revision, title: str, language: str, published_on: date | None
) -> text.AnalysedText:
    """Split the text of a revision by the rules of another language."""
    surroundings = text.Surroundings(revision.roles, headline=title)
    with metrics.time_stage(metrics.Stage.SPLIT):
        return text.analyse(text.split(revision.text, language, surroundings), published_on)
