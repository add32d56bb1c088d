"""Add a new version of an article in two steps: compare it with the current text, then confirm."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from articles import importing, metrics, permissions, text
from articles.actions.articles.carry_over_claims import Choice, carry_claims
from articles.actions.articles.carry_over_corrections import carry_inconsistencies, carry_ticks
from articles.actions.articles.import_article import columns_of, is_kept, read_import
from articles.actions.articles.place_annotations import Carried, anchored, carry_annotations
from articles.actions.articles.read_article import draft_of_file
from articles.actions.articles.write_revision import Roles, write_next_revision
from articles.actions.locks import require_newest
from articles.actions.transactions import acting, update_statistics
from articles.file_store import Content
from articles.models import Article, Import, Revision, User, alignment_fingerprint
from articles.refusals import Refused, Stale

MANY_STATEMENTS = 1000  # above this, the database needs new statistics to plan its queries


class SameText(Refused):
    """The new text is identical to the current one."""


def start_revision(
    article: Article,
    *,
    by: User,
    pasted: str = "",
    file_name: str = "",
    data: Content | None = None,
    url: str = "",
    choice: int = 0,
) -> Import:
    """Read the new text of an article and store it to be compared and confirmed.

    Takes the same input as `start_import`. Raises `Refused` if it cannot be read, `SameText` if
    nothing changed, `SeveralArticles` if none of several was chosen.
    """
    permissions.require(permissions.may_revise(by))
    permissions.require(permissions.may_import(by))
    permissions.require_reader(by, article)
    former = _newest_revision(article)
    imported = read_import(
        by=by,
        pasted=pasted,
        file_name=file_name,
        data=data,
        url=url,
        choice=choice,
        revises=article,
    )
    _restore_title(imported, former)
    _require_changed(former, imported.text)
    with acting(by):
        permissions.require_reader(by, article)
        imported.save()
    return imported


def read_import_again(imported: Import, *, by: User, encoding: str) -> Import:
    """Read the file of an import that is not confirmed yet in another encoding.

    Raises `Refused` if the file is not kept any more, or cannot be read.
    """
    permissions.require(permissions.may_import(by) and imported.imported_by_id == by.pk)
    if imported.article_id or imported.revision_id:
        return imported
    if not is_kept(imported):
        raise Refused(_("This file is not kept any more. Choose it again."))
    with default_storage.open(imported.kept_file) as file:
        draft = draft_of_file(imported.file_name, file.read(), encoding=encoding)
    columns = columns_of(draft)
    for name, value in columns.items():
        setattr(imported, name, value)
    if imported.revises:
        _restore_title(imported, _newest_revision(imported.revises))
    with acting(by):
        imported.save(update_fields=list(columns))
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
    """Save the text `body` as the next revision, with the claims and corrections carried over.

    `expected_version` is the fingerprint of the alignment that the editor saw. `choices` maps the
    key of a claim to where it goes. The import's `annotations` with these numbers go to claims.
    Confirming again returns the same revision. Raises `Stale` if a revision, claim or statement
    changed in the meantime; `ChoicesRefused`, `WordsGone`, `SameText`, `NotAllowed`.
    """
    if saved := Revision.objects.filter(origin=imported).first():
        return saved
    body, former, carried = check_revision(
        imported, by=by, body=body, expected_version=expected_version, annotations=annotations
    )
    roles = _roles(imported, former, body)
    surroundings = text.Surroundings(roles, headline=former.article.title)
    language = former.article.language or None
    with metrics.time_stage(metrics.Stage.SPLIT):
        revised = text.revise(former.copy(), body, language, surroundings)
    spans = revised.carry_over.new.spans
    analysed = text.analyse(revised.split, former.article.published_on, spans)
    with acting(by):
        imported = Import.objects.select_for_update(of=("self",)).get(pk=imported.pk)
        if imported.revision:
            return imported.revision
        require_newest(former)  # the text was aligned before the article was locked
        permissions.require_reader(by, former.article_id)
        _require_same_alignment(former, body, expected_version)
        revision = _write(former, revised, analysed, roles, by=by, choices=choices or {})
        carry_annotations(revision, carried, by=by)
        imported.revision = revision
        imported.save(update_fields=["revision"])
    return revision


def split_again(article: Article, *, by: User, expected_version: str) -> Revision:
    """Save the text of an article as a new revision, split by today's rules.

    Statements on which people have worked stay as they are divided, and their corrections are carried
    over. `expected_version` is the fingerprint that the editor saw. Raises `Stale`, `NotAllowed`.
    """
    former = check_split(article, by=by, expected_version=expected_version)
    revised = former.split_again()
    spans = revised.carry_over.new.spans
    analysed = text.analyse(revised.split, article.published_on, spans)
    with acting(by):
        require_newest(former)  # the text was split before the article was locked
        permissions.require_reader(by, former.article_id)
        _require_same_alignment(former, former.text, expected_version)
        return _write(former, revised, analysed, former.roles, by=by, choices={})


def check_split(article: Article, *, by: User, expected_version: str) -> Revision:
    """Return the revision that may be split again, before the long work begins. Raises the refusals."""
    permissions.require(permissions.may_revise(by))
    former = _newest_revision(article)
    permissions.require_reader(by, article)
    _require_same_alignment(former, former.text, expected_version)
    return former


class CheckedRevision(NamedTuple):
    """A new version that may be saved: its normalised text, the former one, what is carried."""

    body: str
    former: Revision
    carried: list[Carried]


def check_revision(
    imported: Import, *, by: User, body: str, expected_version: str, annotations: Iterable[int]
) -> CheckedRevision:
    """Return what a new version consists of, before the long work begins. Raises its refusals."""
    permissions.require(permissions.may_revise(by))
    body = importing.check_text(text.normalise(body))
    former = _newest_revision(_revised_article(imported))
    permissions.require_reader(by, former.article_id)
    _require_changed(former, body)
    _require_same_alignment(former, body, expected_version)
    return CheckedRevision(body, former, anchored(imported, annotations, body))


def _write(
    former: Revision,
    revised: text.RevisedText,
    analysed: text.AnalysedText,
    roles: Roles,
    *,
    by: User,
    choices: Mapping[int, Choice],
) -> Revision:
    """Store the revision after `former`, with the claims and corrections carried over."""
    revision = write_next_revision(former, by=by, revised=revised, analysed=analysed, roles=roles)
    carry_inconsistencies(former, revision, revised.carry_over)
    carry_claims(former, revision, revised.carry_over, by=by, choices=choices)
    carry_ticks(former, revision, revised.carry_over)
    if len(analysed.spans) > MANY_STATEMENTS:
        transaction.on_commit(update_statistics, robust=True)
    return revision


def _roles(imported: Import, former: Revision, body: str) -> Roles:
    """Return what the paragraphs are: as the file or page says, else as in the former version."""
    return importing.anchor_roles(imported.roles, imported.text, body) or importing.anchor_roles(
        former.roles, former.text, body
    )


def _revised_article(imported: Import) -> Article:
    """Return the article that an import is a new version of."""
    if imported.revises_id is None:
        raise Refused(
            _("This text was read as an article of its own, not as a new version of another.")
        )
    return Article.objects.get(pk=imported.revises_id)


def _newest_revision(article: Article) -> Revision:
    return article.revisions.select_related("article").latest("number")


def _require_changed(former: Revision, body: str) -> None:
    if body == former.text:
        raise SameText(
            _("The text is identical to revision %(number)s, so the article was left unchanged.")
            % {"number": former.number}
        )


def _require_same_alignment(former: Revision, body: str, expected_version: str) -> None:
    if alignment_fingerprint(former, body) != expected_version:
        raise Stale(
            _(
                "Someone changed the text, statements or claims of this article in the meantime. "
                "Check the changes below, then confirm again."
            )
        )


def _restore_title(imported: Import, former: Revision) -> None:
    """Put the title back into the text if the reader removed it and the former text has it."""
    title = imported.title.strip()
    in_former, in_new = (each.startswith(f"{title}\n") for each in (former.text, imported.text))
    if title and in_former and not in_new and not imported.annotations:
        before = f"{title}\n\n"
        imported.text = f"{before}{imported.text}"
        imported.roles = [
            (start + len(before), end + len(before), role) for start, end, role in imported.roles
        ]
