"""Store a revision and the statements, speakers and facts that the splitter finds in it."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from articles import text
from articles.actions.articles.carry_over_corrections import corrections
from articles.actions.articles.store_statements import NewText, store_statements
from articles.actions.search_index import index_revisions
from articles.actions.statements import create_speakers, speakers_by_name
from articles.actions.transactions import create_in_batches, expect_many_rows
from articles.models import (
    Article,
    Attribution,
    Quotation,
    Revision,
    Statement,
    User,
)
from articles.refusals import Refused

Roles = Sequence[tuple[int, int, str]]  # of paragraphs: start and end in code points, role


def write_first_revisions(
    texts: Iterable[tuple[Article, text.AnalysedText]], *, by: User, roles: Roles = ()
) -> list[Revision]:
    """Store analysed texts as the first revisions of new articles, in a few statements for all.

    `roles` are those of the paragraphs, the same in all of them. Called inside the transaction of an
    action.
    """
    expect_many_rows()
    texts = list(texts)
    bodies = ((article, analysed.split.text) for article, analysed in texts)
    revisions = [
        _new_revision(article, by=by, body=body, number=1, roles=roles) for article, body in bodies
    ]
    create_in_batches(Revision, revisions)
    speakers = create_speakers((article, analysed.split.speakers) for article, analysed in texts)
    store_statements(
        [
            NewText(revision, analysed, by_name)
            for revision, (_article, analysed), by_name in zip(
                revisions, texts, speakers, strict=True
            )
        ]
    )
    index_revisions(revisions)
    return revisions


def write_revision(
    article: Article, *, by: User, analysed: text.AnalysedText, roles: Roles = ()
) -> Revision:
    """Store an analysed text as the article's first revision.

    Called inside the transaction of an action.
    """
    return write_first_revisions([(article, analysed)], by=by, roles=roles)[0]


def write_next_revision(
    former: Revision,
    *,
    by: User,
    revised: text.RevisedText,
    analysed: text.AnalysedText,
    roles: Roles = (),
) -> Revision:
    """Store the text after `former`, with the corrections that people made to equal statements.

    Called inside the transaction of an action.
    """
    expect_many_rows()
    body, known = revised.split.text, corrections(former, revised)
    number = former.number + 1
    revision = _new_revision(former.article, by=by, body=body, number=number, roles=roles)
    revision.save()
    speakers = speakers_by_name(revision.article, analysed.split.speakers)
    store_statements([NewText(revision, analysed, speakers, known)])
    index_revisions([revision])
    return revision


def _new_revision(article: Article, *, by: User, body: str, number: int, roles: Roles) -> Revision:
    return Revision(
        article=article,
        number=number,
        text=body,
        length=len(body),
        sha256=Revision.fingerprint(body),
        roles=list(roles),
        created_by=by,
    )


def require_untouched(revision: Revision) -> None:
    """Raise `Refused` if people have worked on the statements: another language would undo it."""
    if revision.worked_on():
        raise Refused(
            _(
                "The language decides how the text is split. Work on the statements has begun, so "
                "it can no longer be changed."
            )
        )


def write_again(revision: Revision, analysed: text.AnalysedText) -> None:
    """Replace the statements of the newest revision, which were split by another language's rules.

    Raises `Refused` as `require_untouched`. Called inside the transaction of an action.
    """
    require_untouched(revision)
    expect_many_rows()
    # By a subquery: for a join, Django would ask for each row by its id in the same table, which
    # PostgreSQL plans badly while it has not counted the rows.
    statements = Statement.objects.filter(revision=revision).values("pk")
    Attribution.objects.filter(statement__in=statements).delete()
    Quotation.objects.filter(statement__in=statements).delete()
    revision.statements.all().delete()
    revision.inconsistencies.all().delete()
    revision.article.speakers.all().delete()
    speakers = speakers_by_name(revision.article, analysed.split.speakers)
    store_statements([NewText(revision, analysed, speakers)])
