"""The register of speakers and the dashboard: what they count, for whom, and what they cost."""

import csv
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.claims import assign_claim
from articles.actions.plan import plan_article
from articles.actions.sources import upload_instead
from articles.actions.verdicts import sign_off
from articles.models import Claim, Job, NewsroomSettings, Rating, Readership
from articles.reads.registers import (
    count_likely_same,
    likely_same,
    likely_speakers,
    list_speakers,
    read_dashboard,
    register_of_sources,
    speaker_record,
)
from tests.factories import make_article, make_citation, make_claim, make_revision
from tests.undoing import cite_letter, fresh, judge


@pytest.fixture
def signed(verdict, second_reviewer) -> Claim:
    """A claim of Jane Doe that is signed off."""
    claim = fresh(verdict.claim)
    sign_off(verdict, by=second_reviewer, agrees=True, reason="", expected_version=claim.version)
    return Claim.objects.select_related("revision__article").get(pk=claim.pk)


def rows(reader, **filters) -> list[tuple[str, int, int, int]]:
    return [
        (row.name, row.articles, row.statements, row.checked)
        for row in list_speakers(reader, **filters)
    ]


def test_speakers_of_one_name_are_one_line_with_their_articles_statements_and_verdicts(
    signed, editor
):
    other = make_article(editor, title="Again")
    other.speakers.update(name="JANE DOE")
    assert rows(editor) == [("JANE DOE", 2, 4, 1)]
    assert rows(editor, words="doe minister") == [("JANE DOE", 2, 4, 1)]
    assert rows(editor, words="smith") == rows(editor, kind="document") == []

    record = speaker_record("jane doe", reader=editor)
    assert record
    assert [each.claim for each in record.claims] == [signed]
    assert (record.chart.total, record.claims[0].rating["label"]) == (1, "Misleading")
    assert len(record.speakers) == 2
    assert speaker_record("Nobody", reader=editor) is None


@pytest.mark.parametrize(
    ("name", "aliases", "number"),
    [
        ("Jane A. Doe", [], 1),
        ("Jane", [], 1),
        ("J. D.", ["Jane Doe"], 1),
        ("Doe Jane", [], 1),
        ("Jane Roe", [], 0),
        ("Janet Doe", [], 0),
        ("jane doe", [], 0),
    ],
)
def test_the_register_counts_names_that_may_mean_one_speaker(
    article, editor, nobody, name, aliases, number
):
    other = make_article(editor)
    other.speakers.update(name=name, aliases=aliases)
    counts, has_all = count_likely_same(list(list_speakers(editor)), reader=editor)
    assert has_all
    assert set(counts.values()) == {number}
    for row in list_speakers(editor):
        record = speaker_record(row.name, reader=editor)
        assert record
        assert len(likely_same(record, reader=editor)) == counts[row.key]
    Readership.objects.filter(article=other).update(audience=Readership.Audience.NAMED)
    counts, has_all = count_likely_same(list(list_speakers(nobody)), reader=nobody)
    assert counts == {"jane doe": 0}


def test_the_register_says_when_it_has_not_compared_all_names(client, article, editor, monkeypatch):
    for name in ("Jane", "Jane A. Doe", "Doe"):
        make_article(editor).speakers.update(name=name)
    client.force_login(editor)
    page = client.get("/speakers/?words=jane+doe").content.decode()
    assert ">3 names may mean the same speaker" in page

    monkeypatch.setattr(likely_speakers, "MOST_COMPARED", 1)
    page = client.get("/speakers/?words=a.").content.decode()
    assert "At least 1 name may mean the same speaker" in page


def test_only_the_newest_text_of_an_article_counts(article, editor):
    assert rows(editor) == [("Jane Doe", 1, 2, 0)]
    make_revision(article, editor, "It rained. Nobody said a word.")
    assert rows(editor) == []


def test_an_unsigned_verdict_is_not_in_a_record(verdict, editor):
    record = speaker_record("Jane Doe", reader=editor)
    assert record
    assert record.claims == []


def test_who_may_not_read_an_article_learns_nothing_of_it(signed, editor, nobody):
    Readership.objects.update(audience=Readership.Audience.NAMED)
    assert rows(nobody) == []
    assert speaker_record("Jane Doe", reader=nobody) is None
    dashboard = read_dashboard(nobody)
    assert (dashboard.articles_in_work, dashboard.signed_off, dashboard.verdicts.total) == (0, 0, 0)
    assert read_dashboard(editor).verdicts.total == 1  # the owner's


def test_the_dashboard_counts_late_work_and_each_persons_load(
    article, claim, editor, reviewer, verdict
):
    late = timezone.now() - timedelta(days=2)
    plan_article(article, by=editor, deadline=late, owner=editor, expected_version=0)
    other = make_claim(article, editor, "Nobody has counted the cars")
    assign_claim(other, by=editor, assignee=reviewer, expected_version=1)
    make_claim(make_article(editor), editor)

    dashboard = read_dashboard(editor)

    assert (dashboard.articles_in_work, dashboard.late_articles) == (2, 1)
    assert (dashboard.to_judge, dashboard.late_claims, dashboard.in_review) == (2, 1, 1)
    assert [
        (str(each.person), each.to_judge, each.late, each.in_review) for each in dashboard.workload
    ] == [("rosa", 1, 1, 0), ("None", 1, 0, 1)]
    assert dashboard.verdicts.periods[-1].total == 1


def test_the_tables_of_the_dashboard_are_downloaded_as_csv(client, claim, editor, reviewer, signed):
    make_claim(claim.revision.article, editor, "Nobody has counted the cars")
    reviewer.first_name = "=1+1"
    reviewer.save()
    assign_claim(fresh(Claim.objects.last()), by=editor, assignee=reviewer, expected_version=1)
    client.force_login(editor)

    tables = {}
    for name in ("workload", "verdicts", "agreement"):
        assert f"table={name}" in client.get("/dashboard/").content.decode() or name == "agreement"
        file = client.get(f"/dashboard/?weeks=10&table={name}")
        assert file["Content-Disposition"] == f'attachment; filename="{name}.csv"'
        tables[name] = list(csv.reader(file.content.decode("utf-8-sig").splitlines()))
    assert tables["workload"][0] == ["Person", "To judge", "Of these late", "In review"]
    assert tables["workload"][1][0].startswith("'=1+1")
    assert tables["workload"][1][1:] == ["1", "0", "0"]
    assert tables["verdicts"][0][::2] == ["Week of", "All"]
    assert tables["verdicts"][-1][1:] == ["1", "1"]
    assert len(tables["agreement"]) == 2


def test_a_withheld_verdict_is_in_no_number_of_a_blind_reviewer(verdict, second_reviewer, editor):
    NewsroomSettings.objects.create(pk=1, is_blind=True)
    assert read_dashboard(editor).verdicts.total == 1
    assert read_dashboard(second_reviewer).verdicts.total == 0


def test_blind_reviews_are_compared_and_open_sign_offs_are_not(
    article, editor, reviewer, second_reviewer, signed
):
    NewsroomSettings.objects.update_or_create(pk=1, defaults={"is_blind": True, "sign_offs": 1})
    ratings = list(Rating.objects.filter(scale=article.scale))
    for number, words in enumerate(("Nobody has counted the cars", "The bridge opened in 2019")):
        claim = make_claim(article, editor, words)
        first = judge(claim, reviewer, ratings[0])
        sign_off(
            first,
            by=second_reviewer,
            rating=ratings[number],
            reason="So.",
            expected_version=fresh(claim).version,
        )

    agreement = read_dashboard(editor).agreement
    assert (agreement.pairs, agreement.agreed) == (2, 1)
    (pair,) = read_dashboard(editor).pairs
    assert pair.who == "rosa and ravi"


def test_pages_cost_the_same_for_2_and_12_articles(
    client, editor, reviewer, signed, django_assert_num_queries
):
    client.force_login(editor)
    pages = {
        "/speakers/": 12,
        "/dashboard/": 11,
        "/speakers/record/?name=Jane+Doe": 9,
        "/sources/": 9,
    }
    for more in (1, 10):
        for number in range(more):
            article = make_article(editor)
            article.speakers.update(name=f"Jane Doe {number}")
            claim = make_claim(article, editor)
            make_citation(claim, reviewer, f"https://www.example.com/{more}/{number}")
        for page, queries in pages.items():
            client.get(page)
            with django_assert_num_queries(queries):
                assert client.get(page).status_code == 200


def registered(reader, **filters) -> list[tuple[str, int, int, int]]:
    return [
        (str(row.source), row.claims, row.verdicts, row.outdated)
        for row in register_of_sources(reader, **filters)
    ]


def test_a_source_shows_the_verdicts_that_rest_on_it_and_those_it_made_outdated(
    article, claim, editor, reviewer, rating
):
    citation = cite_letter(claim, reviewer)
    cite_letter(make_claim(article, editor, "Nobody has counted the cars"), reviewer)
    judge(claim, reviewer, rating)
    first = ("Letter", 1, 1, 0)
    assert first in registered(editor)

    upload_instead(citation.source, by=reviewer, file_name="b.txt", data=b"It cost seven.")
    assert ("Letter", 1, 1, 1) in registered(editor)


def test_the_register_withholds_blind_verdicts_and_restricted_sources(
    claim, editor, reviewer, second_reviewer, rating, nobody
):
    citation = cite_letter(claim, reviewer)
    judge(claim, reviewer, rating)
    NewsroomSettings.objects.create(pk=1, is_blind=True)
    assert registered(editor) == [("Letter", 1, 1, 0)]
    assert registered(second_reviewer) == [("Letter", 1, 0, 0)]
    Readership.objects.update(audience=Readership.Audience.NAMED)
    assert registered(nobody) == []
    assert citation.source.pk


def test_sources_are_filtered_by_type_words_and_how_they_were_reached(claim, reviewer):
    for number, outcome in enumerate(("captured", "unreachable", "")):
        citation = make_citation(claim, reviewer, f"https://www.example.com/{number}")
        Job.objects.filter(subject_id=citation.source_id).update(outcome=outcome)
    cite_letter(claim, reviewer)

    def addresses(**filters) -> set[str]:
        rows = register_of_sources(reviewer, **filters)
        return {row.source.url.rpartition("/")[2] for row in rows}

    assert addresses(kind="url") == {"0", "1", "2"}
    assert addresses(reach="reached") == {"0"}
    assert addresses(reach="failed") == {"1"}
    assert addresses(reach="never") == {"2", ""}
    assert addresses(words="example.com/1") == {"1"}
