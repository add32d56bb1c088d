"""The desk of an article: its lines, claims and filters, and the work that is left."""

import pytest

from articles.actions.claims import move_claim
from articles.actions.statements import remove_speaker
from articles.models import Claim, NewsroomSettings, Rule
from articles.reads.articles import EVERYTHING, Filters, desk_revision, read_desk
from tests.factories import make_claim, make_inconsistency, statement_with


def desk_of(article, reader, filters=EVERYTHING):
    return read_desk(desk_revision(article, reader=reader), filters, reader=reader)


def shown(desk) -> list[str]:
    """The text of the lines that the filters leave."""
    return ["".join(piece.text for piece in line.pieces) for line in desk.lines if line.shown]


def test_the_lines_put_together_are_the_text(article, claim, editor):
    desk = desk_of(article, editor)

    text = "".join(
        line.before + "".join(piece.text for piece in line.pieces) for line in desk.lines
    )

    assert text == desk.revision.text
    assert [len(paragraph) for paragraph in desk.paragraphs] == [2, 2]


def test_a_claim_of_the_desk_has_its_number_verdict_and_violations(article, verdict, editor):
    later = make_claim(article, editor, "Nobody has counted the cars")

    first, second = desk_of(article, editor).claims

    assert (first.number, first.verdict, first.is_blind) == (1, verdict, False)
    assert (second.claim, second.number, second.verdict) == (later, 2, None)
    assert Rule.UNJUDGED in second.violations
    assert Rule.UNJUDGED not in first.violations


def test_a_blind_reviewer_sees_no_verdict_on_the_desk(article, verdict, second_reviewer):
    NewsroomSettings.objects.create(pk=1, is_blind=True)

    desk = desk_of(article, second_reviewer)

    assert [(each.is_blind, each.verdict) for each in desk.claims] == [(True, None)]
    assert (desk.judged, desk.meter) == (1, [])


def test_a_claim_that_was_cut_is_not_on_the_desk(article, claim, editor):
    move_claim(claim, by=editor, to=Claim.State.CUT, why="No.", expected_version=claim.version)

    assert desk_of(article, editor).claims == []


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        (Filters(), 4),
        (Filters(kinds=frozenset({"quoted"})), 1),
        (Filters(states=frozenset({"ready"})), 1),
        (Filters(states=frozenset({"cut"})), 0),
        (Filters(left=frozenset({"unsigned"})), 1),
        (Filters(left=frozenset({"unjudged"})), 0),
        (Filters(marks=frozenset({"current"})), 1),
        (Filters(marks=frozenset({"source_changed"})), 0),
        (Filters(speakers=frozenset({"none"})), 2),
    ],
    ids=lambda value: getattr(value, "query", None) or str(value),
)
def test_filters_leave_the_statements_that_match(article, verdict, editor, filters, number):
    assert len(shown(desk_of(article, editor, filters))) == number


def test_the_rail_counts_statements_speakers_and_claims(article, verdict, editor):
    desk = desk_of(article, editor)

    assert desk.kinds == {"reported": 1, "quoted": 1, "unattributed": 2}
    assert [(str(row.speaker), row.count) for row in desk.speakers] == [
        ("Jane Doe", 2),
        ("None", 2),
    ]
    assert (desk.states, desk.marks) == ({"ready": 1}, {"current": 1})


def test_a_statement_whose_speaker_was_removed_has_no_missing_name(article, editor):
    attribution = statement_with(article, "4.5 million").attributions.get()
    assert len(shown(desk_of(article, editor, Filters(speakers=frozenset({"none"}))))) == 2

    remove_speaker(attribution, by=editor, expected_version=attribution.version)

    desk = desk_of(article, editor, Filters(speakers=frozenset({"none"})))
    assert len(shown(desk)) == 2
    assert [(str(row.speaker), row.count) for row in desk.speakers] == [
        ("Jane Doe", 1),
        ("None", 2),
    ]
    assert desk.more_speakers == 0


def test_the_remaining_work_leads_to_the_first_claim_that_needs_it(article, verdict, editor):
    later = make_claim(article, editor, "Nobody has counted the cars")

    tallies = {each.rule: each for each in desk_of(article, editor).coverage.tallies}

    unjudged, unsigned = tallies[Rule.UNJUDGED], tallies[Rule.UNSIGNED]
    assert (unjudged.number, unjudged.claim_id) == (1, later.pk)
    assert (unsigned.number, unsigned.claim_id) == (2, verdict.claim_id)
    assert tallies[Rule.DISAGREEMENT].claim_id is None


def test_an_open_inconsistency_names_both_statements(article, editor):
    inconsistency = make_inconsistency(article)

    desk = desk_of(article, editor)

    (row,) = desk.inconsistencies
    assert (row.inconsistency, row.second) == (inconsistency, "Nobody has counted the cars.")
    assert (row.first_id, row.second_id) == (
        desk.lines[0].statement_id,
        desk.lines[-1].statement_id,
    )


@pytest.mark.parametrize("number", [1, 4])
def test_the_desk_costs_two_queries_with_one_claim_or_many(
    article, editor, reviewer, number, django_assert_num_queries
):
    parts = ["the bridge cost", '"It is safe,"', "The bridge opened", "Nobody has counted"]
    for words in parts[:number]:
        make_claim(article, editor, words)

    with django_assert_num_queries(2):
        desk = desk_of(article, reviewer)

    assert len(desk.claims) == number
