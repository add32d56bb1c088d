"""The search: what contains the words typed, of what the reader may read."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import permissions
from articles.actions.articles import archive_article
from articles.actions.claims import add_comment
from articles.actions.newsroom import undo_action
from articles.actions.search_index import index_sources
from articles.actions.verdicts import sign_off
from articles.models import (
    Article,
    NewsroomSettings,
    Readership,
    SearchDocument,
    Source,
    Speaker,
    UndoEntry,
    User,
)
from articles.models.articles.search import named_like
from articles.models.sources.source import SOURCE_NAMES
from articles.models.statements.speaker import SPEAKER_NAMES
from articles.reads.search import ON_A_PAGE, search_everything
from articles.reads.search import documents as documents_module
from tests.factories import make_article, make_citation, make_claim, statement_with

CASES = [  # a text, what is typed, whether it is found
    ("It moved about 30,000 people a day.", '"about 30,000 people"', True),
    ("It moved about 30 000 people a day.", '"about 30000 people"', True),
    ("It moved about 30,000 poor people.", '"about 30,000 people"', False),
    ("Mr O’Brien resigned.", "O'Brien", True),
    ("Mr O'Brien resigned.", "o’brien ", True),
    ("A COVID-19 ward.", "COVID-19", True),
    ("A COVID-19 ward.", "covid 19", True),
    ("Nineteen, COVID, 20.", "COVID-19", False),
    ("Two F-16 jets.", "F-16", True),
    ("Signed on 2024-05-01.", "2024-05-01", True),
    ("Signed on 2024-05-01.", "2024-05", True),
    ("After 9/11 it was closed.", "9/11", True),
    ("After 11/9 it was closed.", "9/11", False),
    ("Prices rose by 4.5%.", "4.5%", True),
    ("Prices rose by 4.5 points.", "4.5%", False),
    ("Prices rose by 5.4%.", "4.5%", False),
    ("It cost 1.3 billion.", "1.3 billion", True),
    ("In all 30,000 people came.", "30 000", True),
    ("In all 30 000 people came.", "30000", True),
    ("In all 30.000 Menschen.", '"30,000 Menschen"', True),
    ("L’homme est là.", "homme", True),
    ("L’homme est là.", "L'homme", True),
    ("Les élèves de Sète", "eleves sete", True),
    ("Die Straße in Köln", "STRASSE KÖLN", True),
    ("El niño está aquí", "nino", True),
    ("İstanbul'da", "istanbul", True),
    ("“Whole words” in curly marks", "whole", True),
    ("„Ganze Wörter“ hier", '"ganze wörter"', True),
    ("أعلن الوزير أن البرلمان وافق", "وزير", True),
    ("أعلن الوزير أن البرلمان وافق", "برلمان", True),
    ("قال وللبرلمان دور", "برلمان", True),
    ("فالكتاب بالعربية", "كتاب", True),
    ("كتاب جديد", "الكتاب", True),
    ("قَالَ الوَزِيرُ", "قال الوزير", True),
    ("أعلن الوزير", "سفير", False),
    ("הוא אמר שָׁלוֹם", "שלום", True),
    ('צה"ל הודיע', "צה״ל", True),
    ("東京都の人口は増えた", "人口", True),
    ("東京都の人口は増えた", "口人", False),
    ("政府宣布增加预算", "增加预算", True),
    ("カタカナのテスト", "テスト", True),
    ("ประเทศไทยมีประชากร", "ประชากร", True),
    ("Правительство решило", "правительство", True),
    ("They raise all fares.", '"raise fares"', False),
    ("They raise fares.", '"raise fares"', True),
    ("They raised fares.", "fares rais", True),
    ("They raised fares.", "rais* fares ", True),
    ("They raised fares.", "rais fares ", False),
    ("A house for sale", "for", True),
    ("Bread or butter", "butter or bread", True),
    ("Bread or butter", "butter - bread", True),
    ("The news - all of it", "news - all", True),
    (
        "New ferries cut the crossing by a third",
        "New ferries – cut the crossing, by a third!",
        True,
    ),
    ("Visit www.example.com/page", "example.com", True),
]


def finds(typed: str, reader: User, *, archived: bool = False) -> list[tuple[str, int]]:
    hits = search_everything(typed, reader=reader, archived=archived).hits
    return [(hit.kind, hit.row.pk) for hit in hits]


@pytest.mark.parametrize(("text", "typed", "is_found"), CASES, ids=[case[1] for case in CASES])
def test_what_is_typed_is_found(editor, text, typed, is_found):
    article = make_article(editor, f"Something before it. {text} Something after it.", title="T")

    assert finds(typed, editor) == ([("article", article.pk)] if is_found else [])


def test_the_database_parses_neither_text_nor_query(claim, editor):
    """Its parser asks the locale of the database: with `--locale=C` curly quotes belong to words."""
    with CaptureQueriesContext(connection) as captured:
        make_article(editor, "“Cranes” fly.")
        assert search_everything("cranes", reader=editor).total == 1

    sent = " ".join(query["sql"] for query in captured).lower()
    assert "::tsquery" in sent
    assert "to_tsvector" not in sent
    assert "to_tsquery" not in sent


def test_the_end_of_a_long_transcript_is_found_and_a_phrase_across_its_parts(editor):
    body = "\n\n".join(
        f"Then the mayor said that line {number} of the budget is what it is."
        for number in range(2500)
    )
    article = make_article(editor, f"{body}\n\nThe last word is heliotrope.")
    (document,) = SearchDocument.objects.filter(kind="article", article=article)
    borders = list(document.parts.filter(number__gt=1).values_list("start", flat=True))
    text = article.revisions.get().text
    assert len(borders) > 5

    assert finds("heliotrope", editor) == [("article", article.pk)]
    assert finds("heliotrope budget", editor) == [("article", article.pk)]
    assert finds('"line 2499 of the budget"', editor) == [("article", article.pk)]
    for border in borders[:6]:
        phrase = text[border - 60 : border + 260].replace("\n", " ").split(" ", 1)[1]
        phrase = phrase.rsplit(" ", 1)[0]
        assert finds(f'"{phrase}"', editor) == [("article", article.pk)], phrase
    hit = search_everything("heliotrope", reader=editor).hits[0]
    assert hit.passage.statement == statement_with(article, "The last word").pk


def test_hits_of_each_kind_say_where_the_words_are(verdict, claim, article, reviewer):
    source = make_citation(claim, reviewer, "https://www.example.com/bridge").source
    comment = add_comment(claim, by=reviewer, text="Which bridge?")
    results = search_everything("bridge", reader=reviewer)

    assert results.counts == {
        "article": 1, "claim": 1, "explanation": 0, "comment": 1, "source": 1,
    }  # fmt: skip
    marked = {
        hit.kind: [p.text for p in (*hit.title.pieces, *hit.passage.pieces) if p.is_marked]
        for hit in results.hits
    }
    assert set(marked) == {"article", "claim", "comment", "source"}
    assert all(set(map(str.lower, words)) == {"bridge"} for words in marked.values())
    assert finds("Which ", reviewer) == [("comment", comment.pk)]
    assert finds("five", reviewer) == [("explanation", claim.pk)]
    assert {("source", source.pk), ("article", article.pk)} <= set(finds("bridge", reviewer))
    statement = next(hit for hit in results.hits if hit.kind == "article").passage.statement
    assert statement == article.revisions.get().statements.first().pk


def test_titles_come_first_then_the_newest(editor):
    newest_but_text = [make_article(editor, "About cranes.", title="Birds") for _ in range(2)]
    titled = make_article(editor, "A text.", title="Cranes")
    Article.objects.filter(pk=titled.pk).update(created_at=timezone.now())
    SearchDocument.objects.filter(article=titled).update(dated=timezone.now() - timedelta(days=9))

    articles = [pk for _kind, pk in finds("cranes", editor)]

    assert articles == [titled.pk, newest_but_text[1].pk, newest_but_text[0].pk]


def test_hits_are_narrowed_by_kind_and_age_and_shown_page_by_page(editor):
    articles = [make_article(editor, "About cranes.") for _ in range(ON_A_PAGE + 1)]
    make_claim(articles[0], editor)
    SearchDocument.objects.filter(article=articles[1]).update(
        dated=timezone.now() - timedelta(days=60)
    )

    second = search_everything("cranes", reader=editor, kind="article", page=2)
    recent = search_everything("cranes", reader=editor, period="month")

    assert (len(second.hits), second.total, second.counts["claim"]) == (1, ON_A_PAGE + 1, 1)
    assert recent.total == ON_A_PAGE + 1


def test_only_the_newest_of_very_many_hits_are_counted(editor, monkeypatch):
    for _number in range(4):
        make_article(editor, "About cranes.")
    claim = make_claim(make_article(editor, "About cranes."), editor)
    SearchDocument.objects.filter(claim=claim).update(dated="2020-01-01T00:00Z")
    monkeypatch.setattr(documents_module, "MOST_DOCUMENTS", 3)
    monkeypatch.setattr("articles.reads.search.results.MOST_DOCUMENTS", 3)

    results = search_everything("cranes", reader=editor)
    claims = search_everything("cranes", reader=editor, kind="claim")

    assert (results.total, results.is_capped) == (3, True)
    assert [hit.row for hit in claims.hits] == [claim]


def hide(article: Article) -> None:
    Readership.objects.filter(article=article).update(audience=Readership.Audience.NAMED)


def test_nothing_of_an_article_is_found_or_counted_by_those_who_may_not_read_it(
    verdict, claim, article, editor, reviewer, second_reviewer
):
    add_comment(claim, by=reviewer, text="A bridge comment that cost five.")
    words = ("bridge", "five", "comment", "edith")
    assert all(search_everything(each, reader=second_reviewer).everything for each in words[:3])
    hide(article)

    for each in words:
        results = search_everything(each, reader=second_reviewer)
        assert (results.hits, results.speakers, results.everything) == ([], [], 0)
    assert search_everything("bridge", reader=editor).everything > 0


def test_without_the_rule_it_would_be_found(
    verdict, article, second_reviewer, monkeypatch, changed_rules
):
    hide(article)
    monkeypatch.setattr(permissions, "readable_by", lambda _user: Article.objects.all())

    assert search_everything("bridge", reader=second_reviewer).everything > 0


def test_archived_articles_are_found_only_on_request(article, editor):
    archive_article(article, by=editor, archived=True, expected_version=article.readership.version)

    assert finds("bridge", editor) == []
    assert finds("bridge", editor, archived=True) == [("article", article.pk)]


def test_a_withheld_explanation_is_not_found_and_not_counted(
    verdict, reviewer, second_reviewer, editor
):
    NewsroomSettings.objects.update_or_create(defaults={"is_blind": True})

    blind = search_everything("five", reader=second_reviewer)
    assert (blind.total, blind.counts["explanation"]) == (0, 0)
    assert search_everything("five", reader=reviewer).total == 1
    sign_off(
        verdict,
        by=second_reviewer,
        agrees=True,
        reason="Yes.",
        rating=verdict.rating,
        expected_version=verdict.claim.version,
    )
    assert search_everything("five", reader=second_reviewer).total == 1


def test_a_withdrawn_comment_is_not_found(claim, reviewer):
    add_comment(claim, by=reviewer, text="Heliotrope.")
    assert len(finds("heliotrope", reviewer)) == 1

    undo_action(UndoEntry.objects.filter(by=reviewer)[0], by=reviewer)

    assert search_everything("heliotrope", reader=reviewer).everything == 0


@pytest.fixture
def source(claim, reviewer) -> Source:
    source = Source.objects.create(
        kind=Source.Kind.UPLOAD,
        title="Jane Doe on the bridge",
        added_by=reviewer,
        visibility=Source.Visibility.RESTRICTED,
        public_description="A letter",
    )
    index_sources([source.pk])
    return source


def test_a_restricted_source_is_not_found_by_others(source, reviewer, second_reviewer):
    assert ("source", source.pk) in finds("Jane", reviewer)
    assert ("source", source.pk) not in finds("Jane", second_reviewer)
    assert search_everything("Jane", reader=second_reviewer).counts["source"] == 0


@pytest.mark.parametrize("words", ["doe", "ANE", "minister jane", "the first", "first minister"])
def test_a_speaker_is_found_by_parts_of_name_role_and_other_names(article, reviewer, words):
    article.speakers.update(role="Minister", aliases=["The First", "J_D"])

    (row,) = search_everything(words, reader=reviewer).speakers

    assert (row.speaker.name, row.statements) == ("Jane Doe", 2)
    assert search_everything("J%D", reader=reviewer).speakers == []


def test_names_are_found_by_an_index(article, source, reviewer):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plans = [
        named_like(rows, names, "bridge").order_by().explain()
        for rows, names in (
            (Speaker.objects.all(), SPEAKER_NAMES),
            (Source.objects.all(), SOURCE_NAMES),
        )
    ]

    assert ["speaker_names" in plans[0], "source_names" in plans[1]] == [True, True]


@pytest.mark.parametrize("words", ["", "  ", "-", "Jane Smith", "zebra"])
def test_words_that_nothing_contains_find_nothing(claim, reviewer, words):
    assert search_everything(words, reader=reviewer).is_empty


def test_a_search_costs_as_many_queries_for_many_hits_as_for_few(editor):
    def cost(search: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as captured:
            search()
        return len(captured)

    def search() -> object:
        return search_everything("cranes", reader=editor)

    for _number in range(2):
        add_comment(
            make_claim(make_article(editor, "Two cranes."), editor), by=editor, text="Cranes"
        )
    few = cost(search)
    for _number in range(4):
        add_comment(
            make_claim(make_article(editor, "Two cranes."), editor), by=editor, text="Cranes"
        )

    assert cost(search) == few <= 10
