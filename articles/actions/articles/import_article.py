"""Import an article in two steps: read the text, file or page, then confirm what was read."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles import importing, metrics, permissions, text
from articles.actions.articles.place_annotations import (
    Carried,
    anchored,
    carry_annotations,
    serialize_annotation,
)
from articles.actions.articles.read_article import (
    SeveralArticles,
    draft_of_file,
    draft_of_page,
    keep_file,
)
from articles.actions.articles.write_revision import write_revision
from articles.actions.readers import WHOLE_NEWSROOM, ChosenReaders, set_first_readers
from articles.actions.transactions import acting
from articles.actions.webhooks import write_import
from articles.file_store import Content
from articles.models import Article, Import, Origin, Scale, User
from articles.prepared import prepared
from articles.refusals import Refused


def start_import(
    *,
    by: User,
    pasted: str = "",
    file_name: str = "",
    data: Content | None = None,
    url: str = "",
    choice: int = 0,
    revises: Article | None = None,
) -> Import:
    """Read a pasted text, the bytes of a file or the page at `url`, and store it to be confirmed.

    `choice` is the number of one of several articles in a file, from 1. It becomes a new article, or
    a new version of the article that it `revises`. Raises `Refused` if the text is empty, too long or
    cannot be decoded, the file is damaged, or the page cannot be fetched, and `SeveralArticles` if
    none of several was chosen.
    """
    permissions.require(permissions.may_import(by))
    imported = read_import(
        by=by,
        pasted=pasted,
        file_name=file_name,
        data=data,
        url=url,
        choice=choice,
        revises=revises,
    )
    with acting(by):
        imported.save()
    return imported


def read_import(
    *,
    by: User,
    pasted: str,
    file_name: str,
    data: Content | None,
    url: str,
    choice: int,
    revises: Article | None,
) -> Import:
    """Return the import that `start_import` stores. It may fetch a page: call it in no transaction."""
    if url:
        draft, url, fetched = draft_of_page(url)
        origin = Origin.URL
        require_one(draft, choice, file_name="feed.xml", content=fetched)
    elif data is not None:
        draft, origin = draft_of_file(file_name, data, choice=choice), Origin.FILE
        require_one(draft, choice, file_name=file_name, content=data)
    else:
        draft, origin = importing.draft_from_text(pasted), Origin.PASTE
    return Import(
        **columns_of(draft),
        origin=origin,
        file_name=file_name[-255:],
        kept_file=keep_file(data) if draft.guessed_encoding and data is not None else "",
        url=url,
        revises=revises,
        imported_by=by,
    )


def is_kept(imported: Import) -> bool:
    """Return whether the file of an import is kept, so that it can be read again."""
    return bool(imported.kept_file) and default_storage.exists(imported.kept_file)


def forget_file(imported: Import) -> None:
    """Delete the kept file of an import that was confirmed."""
    if imported.kept_file:
        default_storage.delete(imported.kept_file)


def columns_of(draft: importing.Draft) -> dict[str, Any]:
    """Return the columns of an import that are read."""
    return {
        "title": draft.title[:500],
        "byline": draft.byline[:500],
        "publisher": draft.publisher[:500],
        "published_on": draft.published_on,
        "language": draft.language,
        "text": draft.text,
        "annotations": [serialize_annotation(annotation) for annotation in draft.annotations],
        "roles": draft.roles,
        "missing": draft.missing,
    }


def require_one(draft: importing.Draft, choice: int, *, file_name: str, content: Content) -> None:
    """Raise `SeveralArticles` if the draft holds several and none was chosen."""
    if draft.choices and not choice:
        raise SeveralArticles(draft.choices, file_name, content)


def confirm_import(
    imported: Import,
    *,
    by: User,
    title: str,
    body: str,
    scale: Scale,
    byline: str = "",
    publisher: str = "",
    published_on: date | None = None,
    language: str = "",
    annotations: Iterable[int] | None = None,
    readers: ChosenReaders = WHOLE_NEWSROOM,
) -> Article:
    """Create the article from a confirmed import. Confirming again returns the same article.

    The import's `annotations` with these numbers (None: all that are worth it) go to claims. Nobody
    but its `readers` ever reads it. Raises `Refused` without a text or title, `WordsGone`.
    """
    permissions.require(permissions.may_import(by))
    title, body = require_title(title), importing.check_text(text.normalise(body))
    if imported.article:
        return imported.article
    carried = check_import(imported, annotations, body)
    roles = importing.anchor_roles(imported.roles, imported.text, body)
    surroundings = text.Surroundings(roles, headline=title)
    analysed = _analyse(body, language or None, surroundings, published_on)
    article = Article(title=title, byline=byline, publisher=publisher, scale=scale, owner=by)
    article.published_on, article.language = published_on, analysed.split.language
    with acting(by):
        imported = _locked(imported.pk)[0]
        if imported.article:
            return imported.article
        article.save()
        set_first_readers(article, readers, by=by)
        revision = write_revision(article, by=by, analysed=analysed, roles=roles)
        carry_annotations(revision, carried, by=by)
        _record_article(imported, article)
    return article


def _record_article(imported: Import, article: Article) -> None:
    """Record that the import has become the article, and write it for the webhooks."""
    imported.article = article
    imported.save(update_fields=["article"])
    write_import(article.pk)


@metrics.time_stage(metrics.Stage.SPLIT)
def _analyse(
    body: str, language: str | None, surroundings: text.Surroundings, published_on: date | None
) -> text.AnalysedText:
    return text.analyse(text.split(body, language, surroundings), published_on)


@prepared
def _locked(key: UUID) -> QuerySet[Import]:
    """Only what changes: a text that was read stays as it is."""
    return Import.objects.select_for_update().only("article").filter(pk=key)


def check_import(imported: Import, annotations: Iterable[int] | None, body: str) -> list[Carried]:
    """Return the annotations with these numbers at their spans in the confirmed text `body`.

    Raises `Refused` if the import is a new version, `WordsGone` if the text of an annotation is gone.
    """
    _require_new_article(imported)
    chosen = imported.numbers_to_carry_over() if annotations is None else annotations
    return anchored(imported, chosen, body)


def require_title(title: str) -> str:
    """Return the title without blanks around it. Raises `Refused` if it is empty."""
    if not title.strip():
        raise Refused(_("The article has no title. Enter a title."))
    return title.strip()


def _require_new_article(imported: Import) -> None:
    if imported.revises_id:
        raise Refused(
            _(
                "This text is a new version of an existing article. It cannot be imported as "
                "another article."
            )
        )
