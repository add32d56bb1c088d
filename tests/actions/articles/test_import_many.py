"""Many articles are imported at once: as one by one, resumed after an interruption, nothing twice."""

import io
import json
from itertools import islice
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.articles import (
    BatchOutcome,
    confirm_import,
    import_file,
    import_many,
)
from articles.actions.articles.write_revision import write_first_revisions
from articles.importing import read_article_lines
from articles.models import (
    Article,
    Attribution,
    Event,
    HistoryLink,
    Import,
    Inconsistency,
    Origin,
    Quotation,
    Revision,
    Scale,
    Speaker,
    Statement,
)
from articles.refusals import NotAllowed, Refused
from tests.factories import SAMPLE, SHORT

GERMAN = (
    "Die Brücke kostete 4,5 Millionen Euro. „Sie ist sicher“, sagte Anna Keller. Niemand zählte."
)


def line(**values: Any) -> bytes:
    return json.dumps({"title": "The bridge", "text": SHORT} | values).encode() + b"\n"


def lines(number: int) -> bytes:
    return b"".join(line(title=f"Bridge {each}") for each in range(number))


def run(data: bytes, editor, **options: Any) -> BatchOutcome:
    """Import the lines in this process, and return the sum of all outcomes."""
    scale = Scale.objects.get(key="public")
    batches = list(import_file(io.BytesIO(data), by=editor, scale=scale, **options))
    refused = [each for batch in batches for each in batch.refused]
    created, existing = (sum(getattr(each, n) for each in batches) for n in ("created", "existing"))
    return BatchOutcome(created, existing, refused)


def rows_of(article: Article) -> dict[str, list[Any]]:
    """Return all that an import stores of an article, without ids and times."""
    revision = article.revisions.get()
    statement = ("statement__start", "statement__end")
    return {
        "article": [article.byline, article.publisher, article.published_on, article.language],
        "readers": [article.readership.audience, article.owner, article.scale],
        "revision": [revision.number, revision.text, revision.sha256, revision.created_by],
        "speakers": list(
            Speaker.objects.filter(article=article).values_list("name", "kind", "role", "aliases")
        ),
        "statements": list(
            revision.statements.values_list("start", "end", "kind", "facts", "version")
        ),
        "quotations": list(
            Quotation.objects.filter(statement__revision=revision).values_list(
                "start", "end", *statement
            )
        ),
        "attributions": list(
            Attribution.objects.filter(statement__revision=revision).values_list(
                *statement, "speaker__name", "content", "stance", "rule", "state", "cue_start"
            )
        ),
        "inconsistencies": list(
            Inconsistency.objects.filter(revision=revision).values_list("kind", "question")
        ),
        "history": list(
            Event.objects.tracks(article).values_list("pgh_label", "pgh_context__metadata__user")
        ),
        "chain": [HistoryLink.objects.filter(chain=article.pk, position__isnull=False).count()],
    }


@pytest.mark.django_db(transaction=True)
def test_an_article_becomes_the_same_as_in_the_browser(editor):
    bodies = {"One": SAMPLE.read_text(encoding="utf-8"), "Two": GERMAN, "Three": SHORT}
    details: dict[str, Any] = {"byline": "By Rosa", "publisher": "The Post"}
    run(b"".join(line(title=title, text=body, **details) for title, body in bodies.items()), editor)

    for title, body in bodies.items():
        imported = Import.objects.create(text=body.strip(), origin=Origin.PASTE, imported_by=editor)
        alone = confirm_import(
            imported,
            by=editor,
            title=title,
            body=imported.text,
            scale=Scale.objects.get(key="public"),
            **details,
        )
        together = Article.objects.get(title=title, origin__origin="file")
        assert rows_of(together) == rows_of(alone)


@pytest.mark.django_db(transaction=True)
def test_after_an_interruption_the_same_file_continues(editor, monkeypatch):
    monkeypatch.setattr(import_many, "MOST_ARTICLES", 2)
    scale = Scale.objects.get(key="public")
    write = write_first_revisions

    def fail_at_third(texts: Any, **options: Any) -> Any:
        texts = list(texts)
        revisions = write(texts, **options)
        if any(article.title == "Bridge 3" for article, _analysed in texts):
            raise KeyboardInterrupt
        return revisions

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(import_many, "write_first_revisions", fail_at_third)
        list(import_file(io.BytesIO(lines(5)), by=editor, scale=scale))
    half = set(Article.objects.values_list("title", flat=True))

    outcome = run(lines(5), editor)

    assert half == {"Bridge 0", "Bridge 1"}
    assert (outcome.created, outcome.existing) == (3, 2)
    assert Article.objects.count() == Revision.objects.count() == Import.objects.count() == 5


def test_a_file_that_is_imported_twice_makes_nothing_twice(editor):
    run(lines(3), editor)

    again = run(lines(4), editor)

    assert (again.created, again.existing, again.refused) == (1, 3, [])
    assert Article.objects.count() == 4


def test_a_line_that_is_in_a_file_twice_is_one_article(editor):
    outcome = run(line() + line(), editor)

    assert (outcome.created, outcome.existing) == (1, 1)


def test_without_stable_keys_a_file_would_be_imported_twice(editor, monkeypatch):
    run(lines(1), editor)

    monkeypatch.setattr("articles.importing.article_lines.NAMESPACE", UUID(int=5))

    assert run(lines(1), editor).created == 1


def test_of_two_imports_of_a_file_at_once_each_article_comes_from_one(editor, monkeypatch):
    """The other import commits after this one has looked which articles are there."""
    analyse = import_many._analyse

    def import_meanwhile(each: Any) -> Any:
        monkeypatch.setattr(import_many, "_analyse", analyse)
        run(lines(2), editor)
        return analyse(each)

    monkeypatch.setattr(import_many, "_analyse", import_meanwhile)

    outcome = run(lines(3), editor)

    assert (outcome.created, outcome.existing) == (1, 2)
    assert Article.objects.count() == 3


def test_a_key_that_another_article_has_is_refused(editor):
    run(line(key=7), editor)

    (refused,) = run(line(key=7, text=GERMAN), editor).refused

    assert "Another article was imported with this key" in refused.sentence
    assert Article.objects.get().revisions.get().text == SHORT


def test_keys_count_within_their_collection(editor):
    run(line(key=7), editor, collection="north")

    assert run(line(key=7, text=GERMAN), editor, collection="south").created == 1


def test_a_bad_line_is_refused_and_the_others_are_imported(editor):
    outcome = run(line() + b"{]\n" + line(title="Second", text="...") + line(title="Third"), editor)

    assert outcome.created == 2
    assert [each.number for each in outcome.refused] == [2, 3]


def test_an_article_that_the_database_refuses_is_refused_alone(editor, monkeypatch):
    write = write_first_revisions

    def refuse_second(texts: Any, **options: Any) -> Any:
        texts = list(texts)
        if any(article.title == "Bridge 1" for article, _analysed in texts):
            raise Refused("No.")
        return write(texts, **options)

    monkeypatch.setattr(import_many, "write_first_revisions", refuse_second)

    outcome = run(lines(3), editor)

    assert (outcome.created, outcome.existing) == (2, 0)
    assert [(each.number, each.sentence) for each in outcome.refused] == [(2, "No.")]


def test_only_an_editor_imports(reviewer):
    with pytest.raises(NotAllowed):
        run(lines(1), reviewer)


def test_an_editor_who_loses_the_role_meanwhile_imports_no_further(editor, monkeypatch):
    monkeypatch.setattr(import_many, "MOST_ARTICLES", 1)
    outcomes = import_file(io.BytesIO(lines(2)), by=editor, scale=Scale.objects.get(key="public"))
    next(outcomes)
    type(editor).objects.filter(pk=editor.pk).update(is_editor=False)

    with pytest.raises(NotAllowed):
        next(outcomes)

    assert Article.objects.count() == 1


def test_few_lines_are_read_ahead(editor, monkeypatch):
    monkeypatch.setattr(import_many, "MOST_ARTICLES", 2)
    file = io.BytesIO(lines(50))

    list(islice(import_file(file, by=editor, scale=Scale.objects.get(key="public")), 1))

    assert file.tell() < len(lines(50)) / 10


def test_long_texts_are_in_smaller_batches(monkeypatch):
    monkeypatch.setattr(import_many, "MOST_CHARACTERS", 2 * len(SHORT))
    batches = import_many.batches_of(read_article_lines(io.BytesIO(lines(5))))

    assert [len(batch) for batch in batches] == [2, 2, 1]


def test_the_number_of_queries_does_not_grow_with_the_articles(editor):
    def queries(data: bytes) -> int:
        with CaptureQueriesContext(
            connection,
        ) as context:
            run(data, editor)
        return len(context)

    assert queries(lines(2)) == queries(b"".join(line(key=each) for each in range(20)))
    assert (
        Statement.objects.count()
        == 22 * Statement.objects.filter(revision=Revision.objects.first()).count()
    )
