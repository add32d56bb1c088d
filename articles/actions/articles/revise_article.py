"""A new text of an article, in two steps: an editor sees what becomes of everything, and confirms."""

from collections.abc import Iterable, Mapping

from django.db import connection, transaction
from django.utils.translation import gettext as _

from articles import importing, permissions, text
from articles.actions.articles.carry_over_claims import Choice, carry_claims
from articles.actions.articles.carry_over_corrections import carry_inconsistencies, carry_ticks
from articles.actions.articles.import_article import start_import
from articles.actions.articles.place_annotations import anchored, carry_annotations
from articles.actions.articles.write_revision import write_next_revision
from articles.actions.transactions import acting
from articles.models import Article, Import, Revision, User, alignment_fingerprint
from articles.refusals import Refused, Stale

MANY = 1000  # statements after which the database had better count its tables anew


class SameText(Refused):
    """The new text is the old one."""


def start_revision(
    article: Article,
    *,
    by: User,
    pasted: str = "",
    file_name: str = "",
    data: bytes | None = None,
    url: str = "",
) -> Import:
    """Keep the next text of an article, for an editor to see what becomes of everything.

    Raises `Refused` with what is wrong with it; `SameText` when nothing changed; `NotAllowed` when
    the article is closed.
    """
    permissions.require(permissions.may_revise(by))
    former = _newest(article)
    with acting(by):
        imported = start_import(
            by=by, pasted=pasted, file_name=file_name, data=data, url=url, revises=article
        )
        _give_back_title(imported, former)
        _require_other(former, imported.text)
    return imported


def confirm_revision(
    imported: Import,
    *,
    by: User,
    body: str,
    expected_version: str,
    choices: Mapping[int, Choice] | None = None,
    annotations: Iterable[int] = (),
) -> Revision:
    """Make the text `body` the article's next revision; claims and corrections come along.

    `expected_version` is the fingerprint of the alignment that the editor saw. `choices` say of
    claims, by their keys, where she has them go. The import's `annotations` of these numbers go to claims.
    Confirming twice gives the same revision. Raises `Stale` when another revision, claim or
    statement came meanwhile; `ChoicesRefused`, `WordsGone`, `SameText`, `NotAllowed`.
    """
    permissions.require(permissions.may_revise(by))
    body = importing.checked(text.normalise(body))
    with acting(by):
        imported = Import.objects.select_for_update(of=("self",)).get(pk=imported.pk)
        if imported.revision:
            return imported.revision
        if imported.revises_id is None:
            raise Refused(
                _("This text was read as an article of its own, not as a new version of another.")
            )
        article = Article.objects.select_for_update(no_key=True).get(pk=imported.revises_id)
        former = _newest(article)
        _require_other(former, body)
        if alignment_fingerprint(former, body) != expected_version:
            raise Stale(
                _(
                    "Someone changed the text, statements or claims of this article in the meantime. "
                    "Check the changes below, then confirm again."
                )
            )
        carried = anchored(imported, annotations, body)
        revised = text.revise(former.copy(), body, article.language or None)
        revision = write_next_revision(former, by=by, revised=revised)
        carry_inconsistencies(former, revision, revised.carry_over)
        carry_claims(former, revision, revised.carry_over, by=by, choices=choices or {})
        carry_ticks(former, revision, revised.carry_over)
        carry_annotations(revision, carried, by=by)
        imported.revision = revision
        imported.save(update_fields=["revision"])
        if len(revised.carry_over.new.spans) > MANY:
            transaction.on_commit(_count_anew, robust=True)
    return revision


def _newest(article: Article) -> Revision:
    return article.revisions.select_related("article").latest("number")


def _require_other(former: Revision, body: str) -> None:
    if body == former.text:
        raise SameText(
            _("The text is identical to revision %(number)s, so the article was left unchanged.")
            % {"number": former.number}
        )


def _give_back_title(imported: Import, former: Revision) -> None:
    """A title above the text was taken for the article's own; where it has stood in the text so
    far, it is part of the text."""
    title = imported.title.strip()
    had, has = (each.startswith(f"{title}\n") for each in (former.text, imported.text))
    if title and had and not has and not imported.annotations:
        imported.text = f"{title}\n\n{imported.text}"
        imported.save(update_fields=["text"])


def _count_anew() -> None:
    """Without it PostgreSQL plans pages of a long article as if its tables were still short."""
    with connection.cursor() as cursor:
        cursor.execute(
            "ANALYZE articles_statement, articles_attribution, articles_quotation, "
            "articles_claim, articles_claimcarryover"
        )
