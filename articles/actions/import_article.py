"""From pasted text or a file to an article with its first revision, in two steps: a person
confirms what was understood before anything is split."""

from datetime import date

from django.utils.translation import gettext as _

from articles import fetching, importing, permissions, text
from articles.actions.acting import acting
from articles.actions.write_revision import write_revision
from articles.models import Article, Import, Origin, Scale, User
from articles.refusals import Refused

HTML = (".html", ".htm", ".xhtml")


def start_import(
    *, by: User, pasted: str = "", file_name: str = "", data: bytes | None = None
) -> Import:
    """Keep what was understood of a pasted text or of a file's bytes, for somebody to confirm.

    Raises `Refused` with what is wrong with the text: empty, too long, binary, undecodable.
    """
    permissions.require(permissions.may_import(by))
    if data is None:
        draft, origin = importing.draft_from_text(pasted), Origin.PASTE
    else:
        draft, origin = _draft_from_file(file_name, data), Origin.FILE
    with acting(by):
        return Import.objects.create(
            title=draft.title[:500],
            byline=draft.byline[:500],
            publisher=draft.publisher[:500],
            published_on=draft.published_on,
            language=draft.language,
            text=draft.text,
            origin=origin,
            file_name=file_name[-255:],
            imported_by=by,
        )


def _draft_from_file(file_name: str, data: bytes) -> importing.Draft:
    if not file_name.lower().endswith(HTML):
        return importing.draft_from_text(importing.decode(data))
    try:
        page = fetching.read(data, content_type="text/html", name=file_name)
    except fetching.FetchFailed as failure:
        raise Refused(str(failure)) from failure
    read = {name: field.value for name, field in page.fields.items()}
    return importing.draft_from_page(
        title=read.get("title", ""),
        author=read.get("author", ""),
        site=read.get("site", ""),
        published=read.get("published", ""),
        text=page.text,
    )


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
) -> Article:
    """Make the article of what was confirmed. Confirming twice gives the same article.

    Raises `Refused` when no text or title is left.
    """
    permissions.require(permissions.may_import(by))
    body = importing.checked(text.normalise(body))
    if not title.strip():
        raise Refused(_("The article has no title yet. Type one: it names the article in lists."))
    with acting(by):
        imported = Import.objects.select_for_update().get(pk=imported.pk)
        if imported.article:
            return imported.article
        article = Article.objects.create(
            title=title.strip(),
            byline=byline,
            publisher=publisher,
            published_on=published_on,
            language=language or text.detect(body),
            scale=scale,
            owner=by,
        )
        write_revision(article, by=by, body=body)
        imported.article = article
        imported.save(update_fields=["article"])
    return article
