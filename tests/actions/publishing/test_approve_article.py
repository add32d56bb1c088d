"""The gate: what hits which house rule, who overrides it, and what an article is approved for."""

import json

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from articles import rules
from articles.actions.claims import add_comment
from articles.actions.newsroom import set_newsroom_settings
from articles.actions.publishing import approve_article, override_rule
from articles.actions.questions import ask_question
from articles.actions.statements import confirm_attribution
from articles.actions.verdicts import record_verdict, sign_off
from articles.models import (
    Attribution,
    Citation,
    Claim,
    NewsroomSettings,
    Override,
    PublicationApproval,
    Question,
    Rule,
    Severity,
    Source,
    Tick,
)
from articles.reads.articles import desk_revision, read_desk
from articles.reads.publishing import read_gate, report_of
from articles.refusals import NotAllowed, Refused, Stale
from articles.reports import Rendering, in_rendering, render_json, render_markdown
from tests.factories import SHORT, make_claim, make_revision
from tests.reports.validated import wrong_in


def counts(article, reader) -> dict[Rule, int]:
    """How much hits each rule that anything hits."""
    revision = article.revisions.select_related("article").latest("number")
    found = {check.rule: check.count for check in rules.checks_of(revision, reader=reader)}
    return {rule: number for rule, number in found.items() if number}


def check(article, rule, reader) -> rules.Check:
    revision = article.revisions.select_related("article").latest("number")
    return next(each for each in rules.checks_of(revision, reader=reader) if each.rule == rule)


def override(article, by, rule, reason="We go to press."):
    shown = check(article, rule, by).digest
    return override_rule(article, by=by, rule=rule, reason=reason, displayed_violations=shown)


def clear(article, by):
    return approve_article(article, by=by, displayed_state=rules.state_of(article))


def signed(verdict, by) -> None:
    expected_version = Claim.objects.get(pk=verdict.claim_id).version
    verdict.claim.refresh_from_db()
    sign_off(verdict, by=by, agrees=True, expected_version=expected_version)


def facts(article) -> int:
    return sum(1 for each in article.revisions.latest("number").statements.all() if each.facts)


def test_an_unjudged_claim_hits_what_it_should(article, claim, editor):
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


def test_queries_places_and_dissent_hit_their_rules(
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

    found = counts(article, editor)

    assert {
        rule: found[rule] for rule in (Rule.OPEN_QUESTION, Rule.LOCATOR, Rule.DISAGREEMENT)
    } == {
        Rule.OPEN_QUESTION: 1,
        Rule.LOCATOR: 1,
        Rule.DISAGREEMENT: 1,
    }


def test_a_new_text_leaves_stale_verdicts_and_claims_to_confirm(article, verdict, editor):
    make_revision(article, editor, SHORT.replace("4.5", "5.4"))

    found = counts(article, editor)

    assert (found[Rule.STALE], found[Rule.TO_CONFIRM]) == (1, 1)


def test_the_desk_counts_what_the_gate_counts(article, verdict, editor):
    make_claim(article, editor, "Nobody has counted the cars")
    make_revision(article, editor, SHORT.replace("4.5", "5.4"))

    desk = read_desk(desk_revision(article, reader=editor), reader=editor)

    told = {tally.rule: tally.number for tally in desk.coverage.tallies if tally.number}
    told[Rule.NOT_CLOSED] = desk.coverage.total - desk.coverage.closed
    assert told == counts(article, editor)


def test_an_article_is_not_approved_while_a_required_rule_is_not_met(article, claim, editor):
    with pytest.raises(Refused, match="Every claim has a verdict; Every claim is signed off"):
        clear(article, editor)

    override(article, editor, Rule.UNJUDGED)
    with pytest.raises(Refused, match="not met: Every claim is signed off"):
        clear(article, editor)
    override(article, editor, Rule.UNSIGNED)
    approved = clear(article, editor)

    told = {each["rule"]: (each["count"], bool(each["override"])) for each in approved.checks}
    assert (told["unjudged"], told["stale"]) == ((1, True), (0, False))
    assert read_gate(article, reader=editor).is_approved


def test_what_hits_a_rule_later_asks_again(article, claim, editor):
    override(article, editor, Rule.UNJUDGED)
    override(article, editor, Rule.UNSIGNED)
    make_claim(article, editor, "Nobody has counted the cars")

    now = check(article, Rule.UNJUDGED, editor)

    assert (now.count, len(now.new), now.holds_back) == (2, 1, True)
    with pytest.raises(Refused, match="not met"):
        clear(article, editor)


@pytest.mark.parametrize("what", ["claim", "verdict", "text", "title", "attribution", "speaker"])
def test_what_changes_after_the_clearing_shows(article, claim, editor, reviewer, rating, what):
    override(article, editor, Rule.UNJUDGED)
    override(article, editor, Rule.UNSIGNED)
    clear(article, editor)

    if what == "claim":
        make_claim(article, editor, "Nobody has counted the cars")
    elif what == "verdict":
        record_verdict(claim, by=reviewer, rating=rating, explanation="So.", expected_version=1)
    elif what == "text":
        make_revision(article, editor, SHORT + " It rained.")
    elif what == "attribution":
        said = Attribution.objects.filter(statement__revision__article=article)[0]
        confirm_attribution(said, by=editor, expected_version=said.version)
    elif what == "speaker":
        speaker = article.speakers.get(name="Jane Doe")
        speaker.change(expected_version=speaker.version, name="Joan Doe")
    else:
        article.change(expected_version=article.version, title="Another bridge")

    gate = read_gate(article, reader=editor)
    desk = read_desk(desk_revision(article, reader=editor), reader=editor)
    assert gate.approval is not None
    assert desk.newest.approval
    assert not gate.is_approved
    assert not desk.newest.approval.is_current
    assert str(desk.newest.approval.approved_by) == "edith"


def test_what_people_say_to_each_other_is_no_change(article, claim, editor):
    override(article, editor, Rule.UNJUDGED)
    override(article, editor, Rule.UNSIGNED)
    clear(article, editor)

    add_comment(claim, by=editor, text="Good.")

    assert read_gate(article, reader=editor).is_approved


def test_violations_that_the_page_did_not_show_stop_an_override_and_an_approval(
    article, claim, editor
):
    old = rules.state_of(article)
    expected_version = check(article, Rule.UNJUDGED, editor).digest
    make_claim(article, editor, "Nobody has counted the cars")

    with pytest.raises(Stale):
        override_rule(
            article,
            by=editor,
            rule=Rule.UNJUDGED,
            reason="So.",
            displayed_violations=expected_version,
        )
    with pytest.raises(Stale):
        approve_article(article, by=editor, displayed_state=old)
    with pytest.raises(Refused, match="Enter a reason"):
        override(article, editor, Rule.UNJUDGED, reason=" ")
    with pytest.raises(Refused, match="no violations any more"):
        override(article, editor, Rule.OPEN_QUESTION)


def test_only_an_editor_overrides_and_clears(article, claim, reviewer, administrator):
    for person in (reviewer, administrator):
        with pytest.raises(NotAllowed):
            override(article, person, Rule.UNJUDGED)
        with pytest.raises(NotAllowed):
            clear(article, person)


def test_a_house_that_minds_less_clears_more(article, claim, editor, administrator):
    set_newsroom_settings(
        by=administrator,
        expected_version=NewsroomSettings.current().version,
        sign_offs=1,
        is_blind=False,
        severities=dict.fromkeys(Rule, Severity.SHOULD),
    )

    assert clear(article, editor).checks[0]["severity"] == "should"


def test_clearings_and_overrides_are_never_rewritten(article, claim, editor):
    overridden = override(article, editor, Rule.UNJUDGED)
    override(article, editor, Rule.UNSIGNED)
    approved = clear(article, editor)

    for row, model in ((overridden, Override), (approved, PublicationApproval)):
        with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
            model.objects.filter(pk=row.pk).update(created_at=row.created_at)
        with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
            model.objects.filter(pk=row.pk).delete()


MUST = [{"rule": "unjudged", "severity": "must", "count": 1, "override": None}]


def passed_over(article, editor) -> PublicationApproval:
    revision = article.revisions.latest("number")
    return PublicationApproval.objects.create(
        article=article, revision=revision, state="0" * 64, checks=MUST, approved_by=editor
    )


def test_the_database_itself_passes_over_no_rule_that_must_hold(article, claim, editor):
    with pytest.raises(IntegrityError, match="neither met nor overridden"), transaction.atomic():
        passed_over(article, editor)


def test_without_the_trigger_it_would(article, claim, editor):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")

    assert passed_over(article, editor).pk


def test_an_earlier_revision_is_not_approved(article, claim, editor):
    first = article.revisions.get()
    make_revision(article, editor, SHORT + " It rained.")

    with pytest.raises(IntegrityError, match="only the newest revision"), transaction.atomic():
        PublicationApproval.objects.create(
            article=article, revision=first, state="0" * 64, checks=[], approved_by=editor
        )


def test_the_report_names_who_approved_it_and_what_was_overridden(article, claim, editor):
    override(article, editor, Rule.UNJUDGED, reason="The desk knows it.")
    override(article, editor, Rule.UNSIGNED)
    clear(article, editor)

    report = report_of(article, at=timezone.now(), reader=editor)

    told = json.loads(render_json(report))["report"]["clearing"]
    assert (told["by"], told["revision"], told["is_current"]) == ("edith", 1, True)
    passed = {each["rule"]: each["reason"] for each in told["checks"] if each["overridden_by"]}
    assert passed == {"unjudged": "The desk knows it.", "unsigned": "We go to press."}
    assert "The desk knows it." in render_markdown(report)
    public = render_json(in_rendering(report, Rendering.PUBLIC))
    assert '"by": "edith"' in public
    assert "The desk knows it." not in public
    assert wrong_in(render_json(report)) == wrong_in(public) == []
