"""`manage.py export_articles` writes all articles as NDJSON or CSV, whole or not at all."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.articles import delete_article
from articles.management.commands import export_articles
from articles.models import Article, Citation, Claim, Source
from tests.factories import make_article, make_citation, make_claim, make_revision


def export(output: Path, *arguments: str) -> str:
    """Return what it prints on standard error."""
    complained = StringIO()
    call_command("export_articles", "-o", str(output), *arguments, stderr=complained)
    return complained.getvalue()


def records(output: Path, *arguments: str) -> list[dict[str, Any]]:
    export(output, *arguments)
    return [json.loads(line) for line in output.read_bytes().splitlines()]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "articles.ndjson"


def test_an_article_has_its_claims_with_their_verdicts(verdict, reviewer, output):
    make_citation(verdict.claim, reviewer)

    (record,) = records(output)

    article = Article.objects.get()
    assert (record["id"], record["title"], record["owner"]) == (article.pk, "The bridge", "edith")
    assert record["text"] == article.revisions.get().text
    assert record["statements"] == article.revisions.get().statements.count()
    assert sum(record["states"].values()) == record["judged"] == 1
    (claim,) = record["claims"]
    assert claim["text"] == record["text"][claim["start"] : claim["end"]] == verdict.claim.text
    assert claim["verdict"]["rating"] == "Misleading"
    assert (claim["verdict"]["by"], claim["verdict"]["is_outdated"]) == ("rosa", False)
    assert [each["url"] for each in claim["sources"]] == ["https://www.example.com/page"]


def test_only_the_newest_text_is_written(article, editor, output):
    make_revision(article, editor, "Another text. It is safe.")

    (record,) = records(output)

    assert (record["revision"], record["text"]) == (2, "Another text. It is safe.")


def test_a_restricted_source_is_not_written(claim, reviewer, output):
    citation = make_citation(claim, reviewer, "https://www.example.com/secret")
    Citation.objects.filter(pk=citation.pk).update(locator="page 5", note="Our informant")
    Source.objects.filter(pk=citation.source_id).update(
        visibility=Source.Visibility.RESTRICTED, public_description="An official"
    )

    export(output)

    written = output.read_text(encoding="utf-8")
    assert not any(word in written for word in ("secret", "page 5", "informant", "An official"))


def test_a_deleted_article_is_not_written(article, editor, output):
    delete_article(article, by=editor, expected_version=article.readership.version)

    assert records(output) == []


def test_a_later_export_continues_after_a_number(editor, output):
    first, second, third = (make_article(editor, title=f"Bridge {each}") for each in range(3))

    assert export(output, "--most", "2") == f"2 articles, up to number {second.pk}\n"
    assert [each["id"] for each in records(output, "--since-id", str(second.pk))] == [third.pk]
    assert [each["id"] for each in records(output)] == [first.pk, second.pk, third.pk]


def test_a_table_has_one_row_an_article(verdict, editor, tmp_path):
    make_article(editor, "=1+2 is a formula, “she said” 桥.", title="@Home")

    export(tmp_path / "articles.csv")

    with (tmp_path / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    state = Claim.objects.get().state
    assert (first["title"], first["claims"], first[f"claims_{state}"]) == ("The bridge", "1", "1")
    assert (first["judged"], first["published_on"]) == ("1", "")
    assert (second["title"], second["text"]) == ("'@Home", "'=1+2 is a formula, “she said” 桥.")


def test_the_number_of_queries_does_not_grow_with_the_articles(editor, output):
    def queries(articles: int) -> int:
        for each in range(articles):
            make_claim(make_article(editor, title=f"Bridge {each}"), editor)
        with CaptureQueriesContext(connection) as context:
            export(output)
        return len(context)

    assert queries(1) == queries(4)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_an_interruption_leaves_the_former_file(article, output, monkeypatch, error):
    output.write_text("former", encoding="utf-8")

    def interrupted(**_options: Any) -> Any:
        yield {"id": 1}
        raise error

    monkeypatch.setattr(export_articles, "article_records", interrupted)

    with pytest.raises((CommandError, KeyboardInterrupt)):
        export(output)

    assert output.read_text(encoding="utf-8") == "former"
    assert list(output.parent.iterdir()) == [output]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-o", "nowhere/a.csv"], "nowhere/a.csv cannot be written"),
        (["--since-id", "-1"], "are positive"),
    ],
)
def test_what_is_wrong_is_said_in_words(db, arguments, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("export_articles", *arguments)
