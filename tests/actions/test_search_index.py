"""What actions store is in the search index when they have ended."""

import pytest
from django.core.management import call_command
from django.db import transaction

from articles.actions import search_index
from articles.actions.articles import edit_article
from articles.actions.captures import correct_capture
from articles.actions.claims import add_comment, edit_claim
from articles.actions.newsroom import undo_action
from articles.actions.publishing import import_report
from articles.actions.search_index import index_missing
from articles.actions.sources import upload_instead
from articles.actions.verdicts import record_verdict
from articles.models import Claim, SearchDocument, SearchPart, UndoEntry
from articles.reads.publishing import report_for
from articles.reads.search import search_everything
from articles.reports import FORMATS, Rendering
from tests.factories import make_article, make_citation, make_claim, make_revision


def index() -> set[tuple[object, ...]]:
    """Return all that is in the index."""
    return set(
        SearchPart.objects.values_list(
            "document__kind",
            "document__row_id",
            "document__article",
            "document__claim",
            "document__source",
            "number",
            "is_split",
            "start",
            "words",
        )
    )


def rebuilt() -> set[tuple[object, ...]]:
    SearchDocument.objects.all().delete()
    index_missing()
    return index()


def finds(typed: str, reader) -> list[str]:
    return [hit.kind for hit in search_everything(typed, reader=reader).hits]


def test_after_many_actions_the_index_is_as_one_that_is_built_at_once(rich):
    after_actions = index()

    assert {row[0] for row in after_actions} == set(SearchDocument.Kind.values)
    assert after_actions == rebuilt()


def test_an_imported_report_is_in_the_index(rich, editor, reviewer):
    report, _sources = report_for(reviewer, rich, Rendering.LEGAL)
    import_report(FORMATS["json"].rendered(report, Rendering.LEGAL), by=editor)
    after_import = index()

    assert len({row[2] for row in after_import}) > 1
    assert after_import == rebuilt()


def test_changes_and_their_undo_are_in_the_index(claim, article, editor, reviewer, rating):
    about = {"byline": "", "publisher": "", "published_on": None, "scale": article.scale}
    edit_article(article, by=editor, expected_version=1, title="Heliotrope", **about)
    assert (finds("heliotrope", editor), finds("the bridge", editor)) == (
        ["article"],
        ["claim", "article"],
    )
    undo_action(UndoEntry.objects.filter(by=editor)[0], by=editor)
    assert finds("heliotrope", editor) == []

    edit_claim(
        claim,
        by=editor,
        expected_version=1,
        reason=Claim.Reason.NUMBER,
        priority=Claim.Priority.HIGH,
        note="Marigold!",
    )
    assert finds("marigold", editor) == ["claim"]
    undo_action(UndoEntry.objects.filter(by=editor)[0], by=editor)
    assert finds("marigold", editor) == []

    for explanation in ("Crocus.", "Saffron."):
        claim.refresh_from_db()
        record_verdict(
            claim,
            by=reviewer,
            rating=rating,
            explanation=explanation,
            expected_version=claim.version,
        )
    assert (finds("crocus", editor), finds("saffron", editor)) == ([], ["explanation"])
    undo_action(UndoEntry.objects.filter(by=reviewer)[0], by=reviewer)
    assert (finds("crocus", editor), finds("saffron", editor)) == (["explanation"], [])
    undo_action(UndoEntry.objects.filter(by=reviewer)[1], by=reviewer)
    assert (finds("crocus", editor), finds("saffron", editor)) == ([], [])


def test_a_new_version_replaces_the_words_of_the_former_one(claim, article, editor):
    make_revision(article, editor, "Minister Jane Doe said that the tunnel cost five.")

    assert (finds("tunnel ", editor), finds("opened", editor)) == (["claim", "article"], [])
    assert index() == rebuilt()


def test_titles_and_sites_of_captures_are_found_as_read_and_as_corrected(claim, reviewer):
    source = make_citation(claim, reviewer).source
    page = b"<title>Marigold</title><meta property='og:site_name' content='Crocus Post'>"
    upload_instead(source, by=reviewer, file_name="page.html", data=page + b"<p>A text.</p>")
    assert finds("marigold", reviewer) == ["source"]
    assert finds("crocus post", reviewer) == ["source"]

    capture = source.captures.get()
    correct_capture(capture, by=reviewer, expected_version=0, values={"title": "Saffron"})

    assert finds("saffron", reviewer) == ["source"]


def test_a_refused_action_leaves_no_words(claim, reviewer):
    with pytest.raises(RuntimeError), transaction.atomic():
        add_comment(claim, by=reviewer, text="Heliotrope.")
        raise RuntimeError

    assert finds("heliotrope", reviewer) == []


def test_an_undone_flag_leaves_no_words(article, editor):
    make_claim(article, editor, "The bridge opened")
    undo_action(UndoEntry.objects.filter(by=editor)[0], by=editor)

    assert not Claim.objects.exists()
    assert SearchDocument.objects.filter(kind="claim").count() == 0


def test_an_interrupted_run_goes_on_where_it_ended(rich, editor, monkeypatch):
    expected = index()
    SearchDocument.objects.all().delete()
    monkeypatch.setattr(search_index, "BATCH", 1)

    assert index_missing(at_most=2) == 2
    assert 0 < SearchDocument.objects.count() <= 2
    call_command("index_search")
    assert index() == expected
    assert index_missing() == 0


def test_everything_is_indexed_again_on_request(article, editor):
    SearchPart.objects.update(words="")
    call_command("index_search")
    assert finds("bridge", editor) == []

    call_command("index_search", "--again")

    assert finds("bridge", editor) == ["article"]


def test_a_text_without_words_is_indexed_once(editor):
    add_comment(make_claim(make_article(editor, title="…"), editor), by=editor, text="…")

    assert index_missing() == 0
