"""Archive an article, delete a draft, and bring both back."""

from django.db.models.functions import Now

from articles import permissions, rules
from articles.actions.transactions import acting
from articles.actions.undo_log import name_of, record_undo
from articles.models import Article, Readership, UndoEntry, User
from articles.refusals import Refused


def archive_article(
    article: Article, *, by: User, archived: bool, expected_version: int
) -> Readership:
    """Archive the article, or take it out of the archive.

    An archived article is left out of lists, the search and the claims to check. It is read at its
    address as before. Raises `Stale` if it changed in the meantime.
    """
    permissions.require(permissions.may_archive(by, article))
    kind = UndoEntry.Kind.ARCHIVE_ARTICLE if archived else UndoEntry.Kind.UNARCHIVE_ARTICLE
    readership = Readership.objects.get(article=article)
    with acting(by), record_undo(kind, by=by, on=article) as undo:
        undo.changes(readership)
        at = Now() if archived else None
        return readership.change(expected_version=expected_version, archived_at=at)


def delete_article(article: Article, *, by: User, expected_version: int) -> Readership:
    """Delete a draft without claims: nobody finds it until it is restored. Its rows are kept.

    Raises `Refused` for an article with claims or a publication, `Stale` if somebody changed its
    readers or its place first.
    """
    permissions.require(permissions.may_archive(by, article))
    with acting(by):
        Article.objects.select_for_update().get(pk=article.pk)  # flagging a claim waits for this
        permissions.require_reader(by, article)
        if refusal := rules.draft_refusal(article):
            raise Refused(refusal)
        readership = Readership.objects.get(article=article)
        deletion = record_undo(
            UndoEntry.Kind.DELETE_ARTICLE,
            by=by,
            on=article,
            require_access=_require_restorable,
        )
        with deletion as undo:
            undo.changes(readership)
            return readership.change(expected_version=expected_version, deleted_at=Now())


def restore_article(article: Article, *, by: User) -> Readership:
    """Bring a deleted article back, which undoes the deletion. One that is not deleted stays as it is.

    Raises `NotAllowed`, `Stale`.
    """
    readership = Readership.objects.get(article=article)
    if readership.deleted_at is None:
        permissions.require(permissions.may_archive(by, article))
        return readership
    _require_restorable(by, article.pk)
    with acting(by):
        restored = readership.change(expected_version=readership.version, deleted_at=None)
        deletions = article.undo_entries.filter(kind=UndoEntry.Kind.DELETE_ARTICLE)
        deletions.filter(undone_at__isnull=True).update(
            undone_at=Now(), versions_after_undo={name_of(restored): restored.version}
        )
        return restored


def _require_restorable(by: User, article_id: int) -> None:
    """Raise `NotAllowed` unless the article is deleted and the person may restore it."""
    permissions.require(permissions.restorable_by(by).filter(pk=article_id).exists())
