"""What tests are made of: rows as the actions would have left them."""

from collections.abc import Mapping
from pathlib import Path

from factory.declarations import LazyAttribute, Sequence
from factory.django import DjangoModelFactory, Password

from articles import actions, text
from articles.models import (
    Article,
    Citation,
    Claim,
    Import,
    Inconsistency,
    Origin,
    Revision,
    Scale,
    Statement,
    User,
    basis,
)

SAMPLE = Path(__file__).resolve().parent.parent / "articles/management/demo/article.txt"
PASSWORD = "correct horse battery"
SHORT = (
    'Minister Jane Doe said that the bridge cost 4.5 million euros. "It is safe," she said.\n\n'
    "The bridge opened in 2019. Nobody has counted the cars."
)


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = Sequence(lambda n: f"person{n}")
    email = LazyAttribute(lambda user: f"{user.username}@newsroom.invalid")
    password = Password(PASSWORD)


def make_article(editor: User, body: str = SHORT, title: str = "The bridge") -> Article:
    """An article with one revision, imported and confirmed by `editor`."""
    imported = Import.objects.create(
        title=title, text=text.normalise(body), origin=Origin.PASTE, imported_by=editor
    )
    return actions.confirm_import(
        imported,
        by=editor,
        title=title,
        body=imported.text,
        scale=Scale.objects.get(key="public"),
    )


def make_revision(
    article: Article,
    editor: User,
    body: str,
    choices: Mapping[int, actions.Choice] | None = None,
) -> Revision:
    """The next text of the article, as the editor confirms it having seen what is there now."""
    imported = actions.start_revision(article, by=editor, pasted=body)
    seen = basis(article.revisions.latest("number"), imported.text)
    return actions.confirm_revision(
        imported, by=editor, body=imported.text, seen=seen, choices=choices
    )


def statement_with(article: Article, words: str) -> Statement:
    """The statement in which `words` begin."""
    revision = article.revisions.latest("number")
    place = revision.text.index(words)
    found = revision.statements.get(start__lte=place, end__gt=place)
    return Statement.objects.select_related("revision__article").get(pk=found.pk)


def make_claim(article: Article, by: User, words: str = "") -> Claim:
    """A claim on `words`, or on the article's first statement."""
    revision = article.revisions.latest("number")
    words = words or revision.text[slice(*revision.statements.values_list("start", "end")[0])]
    return actions.flag_claim(statement_with(article, words), by=by, words=words)


def make_citation(claim: Claim, by: User, url: str = "https://www.example.com/page") -> Citation:
    """A citation of a page that is queued to be fetched."""
    return actions.attach_source(claim, by=by, url=url, stance=Citation.Stance.SUPPORTS)


def make_inconsistency(article: Article) -> Inconsistency:
    """Something of the article's first and last statement that does not fit together."""
    revision = article.revisions.latest("number")
    first, last = revision.statements.first(), revision.statements.last()
    assert first
    assert last
    return Inconsistency.objects.create(
        revision=revision,
        kind="quantity",
        first_start=first.start,
        first_end=first.end,
        second_start=last.start,
        second_end=last.end,
        question="Is it one or the other?",
    )
