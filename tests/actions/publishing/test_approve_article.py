"""The publication gate: overrides of rules, and approvals of an article."""

import json

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from articles import rules
from articles.actions.claims import add_comment
from articles.actions.newsroom import set_newsroom_settings
from articles.actions.publishing import approve_article, override_rule
from articles.actions.statements import confirm_attribution
from articles.actions.verdicts import record_verdict
from articles.models import (
    Attribution,
    NewsroomSettings,
    Override,
    PublicationApproval,
    Rule,
    Severity,
)
from articles.reads.articles import desk_revision, read_desk
from articles.reads.publishing import read_gate, visible_report
from articles.refusals import NotAllowed, Refused, Stale
from articles.reports import Rendering, in_rendering, render_json, render_markdown
from tests.factories import SHORT, make_claim, make_revision
from tests.reports.validated import wrong_in


def check(article, rule, reader) -> rules.Check:
    revision = article.revisions.select_related("article").latest("number")
    return next(each for each in rules.checks_of(revision, reader=reader) if each.rule == rule)


def override(article, by, rule, reason="We go to press."):
    shown = check(article, rule, by).digest
    return override_rule(article, by=by, rule=rule, reason=reason, displayed_violations=shown)


def approve(article, by):
    return approve_article(article, by=by, displayed_state=rules.state_of(article))


def test_an_article_is_not_approved_while_a_required_rule_is_not_met(article, claim, editor):
    with pytest.raises(Refused, match="Every claim has a verdict; Every claim is signed off"):
        approve(article, editor)

    override(article, editor, Rule.UNJUDGED)
    with pytest.raises(Refused, match="not met: Every claim is signed off"):
        approve(article, editor)
    override(article, editor, Rule.UNSIGNED)
    approved = approve(article, editor)

    checks = {each["rule"]: (each["count"], bool(each["override"])) for each in approved.checks}
    assert (checks["unjudged"], checks["stale"]) == ((1, True), (0, False))
    assert read_gate(article, reader=editor).is_approved


def test_later_violations_need_another_override(article, claim, editor):
    override(article, editor, Rule.UNJUDGED)
    override(article, editor, Rule.UNSIGNED)
    make_claim(article, editor, "Nobody has counted the cars")

    now = check(article, Rule.UNJUDGED, editor)

    assert (now.count, len(now.new), now.holds_back) == (2, 1, True)
    with pytest.raises(Refused, match="not met"):
        approve(article, editor)


@pytest.mark.parametrize("what", ["claim", "verdict", "text", "title", "attribution", "speaker"])
def test_a_change_after_the_approval_is_detected(article, claim, editor, reviewer, rating, what):
    override(article, editor, Rule.UNJUDGED)
    override(article, editor, Rule.UNSIGNED)
    approve(article, editor)

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


def test_a_comment_does_not_end_the_approval(article, claim, editor):
    override(article, editor, Rule.UNJUDGED)
    override(article, editor, Rule.UNSIGNED)
    approve(article, editor)

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


def test_only_an_editor_overrides_and_approves(article, claim, reviewer, administrator):
    for person in (reviewer, administrator):
        with pytest.raises(NotAllowed):
            override(article, person, Rule.UNJUDGED)
        with pytest.raises(NotAllowed):
            approve(article, person)


def test_recommended_rules_do_not_block_approval(article, claim, editor, administrator):
    set_newsroom_settings(
        by=administrator,
        expected_version=NewsroomSettings.current().version,
        sign_offs=1,
        is_blind=False,
        severities=dict.fromkeys(Rule, Severity.SHOULD),
    )

    assert approve(article, editor).checks[0]["severity"] == "should"


def test_approvals_and_overrides_are_never_rewritten(article, claim, editor):
    overridden = override(article, editor, Rule.UNJUDGED)
    override(article, editor, Rule.UNSIGNED)
    approved = approve(article, editor)

    for row, model in ((overridden, Override), (approved, PublicationApproval)):
        with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
            model.objects.filter(pk=row.pk).update(created_at=row.created_at)
        with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
            model.objects.filter(pk=row.pk).delete()


MUST = [{"rule": "unjudged", "severity": "must", "count": 1, "override": None}]


def approve_despite_violation(article, editor) -> PublicationApproval:
    revision = article.revisions.latest("number")
    return PublicationApproval.objects.create(
        article=article, revision=revision, state="0" * 64, checks=MUST, approved_by=editor
    )


def test_the_database_itself_refuses_an_approval_with_a_violated_required_rule(
    article, claim, editor
):
    with pytest.raises(IntegrityError, match="neither met nor overridden"), transaction.atomic():
        approve_despite_violation(article, editor)


def test_without_the_trigger_the_database_would_accept_it(article, claim, editor):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")

    assert approve_despite_violation(article, editor).pk


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
    approve(article, editor)

    report = visible_report(article, at=timezone.now(), reader=editor)

    approval = json.loads(render_json(report))["report"]["clearing"]
    assert (approval["by"], approval["revision"], approval["is_current"]) == ("edith", 1, True)
    passed = {each["rule"]: each["reason"] for each in approval["checks"] if each["overridden_by"]}
    assert passed == {"unjudged": "The desk knows it.", "unsigned": "We go to press."}
    assert "The desk knows it." in render_markdown(report)
    public = render_json(in_rendering(report, Rendering.PUBLIC))
    assert '"by": "edith"' in public
    assert "The desk knows it." not in public
    assert wrong_in(render_json(report)) == wrong_in(public) == []
