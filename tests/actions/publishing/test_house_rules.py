"""The house rules: which violations an article has."""

from articles import rules
from articles.actions.questions import ask_question
from articles.actions.verdicts import sign_off
from articles.models import (
    Citation,
    Claim,
    NewsroomSettings,
    Question,
    Rule,
    Severity,
    Source,
    Tick,
)
from articles.reads.articles import desk_revision, read_desk
from tests.factories import SHORT, make_citation, make_claim, make_revision


def counts(article, reader) -> dict[Rule, int]:
    """Count the violations of each rule that has any."""
    revision = article.revisions.select_related("article").latest("number")
    violations = {check.rule: check.count for check in rules.checks_of(revision, reader=reader)}
    return {rule: number for rule, number in violations.items() if number}


def signed(verdict, by) -> None:
    expected_version = Claim.objects.get(pk=verdict.claim_id).version
    verdict.claim.refresh_from_db()
    sign_off(verdict, by=by, agrees=True, expected_version=expected_version)


def facts(article) -> int:
    return sum(1 for each in article.revisions.latest("number").statements.all() if each.facts)


def test_an_unjudged_claim_violates_its_rules(article, claim, editor):
    assert counts(article, editor) == {
        Rule.UNJUDGED: 1,
        Rule.UNSIGNED: 1,
        Rule.NOT_CLOSED: facts(article),
    }


def test_a_signed_off_claim_closes_its_statement_with_the_facts_in_it(
    article, verdict, editor, second_reviewer
):
    before = counts(article, editor)[Rule.NOT_CLOSED]

    signed(verdict, second_reviewer)

    left = counts(article, editor)
    statement = article.revisions.get().statements.first()
    outside = [each for each in statement.facts if each[1] <= verdict.claim.start]
    assert Rule.UNSIGNED not in left
    for start, end, kind in outside:
        Tick.objects.create(
            revision=statement.revision,
            start=start,
            end=end,
            kind=kind,
            text=statement.revision.text[start:end],
            ticked_by=editor,
            ticked_at=verdict.created_at,
        )
    assert counts(article, editor)[Rule.NOT_CLOSED] == before - 1


def test_questions_locations_and_dissent_violate_their_rules(
    article, verdict, editor, reviewer, second_reviewer
):
    claim = verdict.claim
    book = Source.objects.create(
        kind=Source.Kind.DOCUMENT, title="A book", issuer="A press", added_by=reviewer
    )
    Citation.objects.create(
        claim=claim, source=book, stance=Citation.Stance.REFUTES, cited_by=reviewer
    )
    ask_question(claim, by=editor, addressee="X", channel=Question.Channel.EMAIL, text="How much?")
    claim.refresh_from_db()
    sign_off(
        verdict, by=second_reviewer, agrees=False, reason="No.", expected_version=claim.version
    )

    violations = counts(article, editor)

    assert {
        rule: violations[rule] for rule in (Rule.OPEN_QUESTION, Rule.LOCATOR, Rule.DISAGREEMENT)
    } == {
        Rule.OPEN_QUESTION: 1,
        Rule.LOCATOR: 1,
        Rule.DISAGREEMENT: 1,
    }


def test_a_verdict_rests_on_a_source_with_a_location(article, verdict, editor, reviewer):
    assert counts(article, editor)[Rule.SOURCED] == 1
    citation = make_citation(verdict.claim, reviewer)
    assert counts(article, editor)[Rule.SOURCED] == 1

    Citation.objects.filter(pk=citation.pk).update(locator="paragraph 3")

    assert Rule.SOURCED not in counts(article, editor)
    assert NewsroomSettings.current().severity(Rule.SOURCED) == Severity.MUST


def test_a_new_text_leaves_stale_verdicts_and_claims_to_confirm(article, verdict, editor):
    make_revision(article, editor, SHORT.replace("4.5", "5.4"))

    violations = counts(article, editor)

    assert (violations[Rule.STALE], violations[Rule.TO_CONFIRM]) == (1, 1)


def test_the_desk_counts_what_the_gate_counts(article, verdict, editor):
    make_claim(article, editor, "Nobody has counted the cars")
    make_revision(article, editor, SHORT.replace("4.5", "5.4"))

    desk = read_desk(desk_revision(article, reader=editor), reader=editor)

    tallies = {tally.rule: tally.number for tally in desk.coverage.tallies if tally.number}
    tallies[Rule.NOT_CLOSED] = desk.coverage.total - desk.coverage.closed
    assert tallies == counts(article, editor)
