"""Undo: one's own last action, if nobody has built on it."""

from datetime import date

import pytest

from articles.actions.articles import edit_article
from articles.actions.claims import add_comment, assign_claim, edit_claim, move_claim, settle_thread
from articles.actions.newsroom import UNDO_RULES, undo_action
from articles.actions.questions import ask_question, close_question, override_question
from articles.actions.sources import change_citation
from articles.actions.statements import (
    ask_about_inconsistency,
    attribute_statement,
    confirm_attribution,
    correct_speaker,
    dismiss_inconsistency,
    mark_quotation,
    merge_statement,
    set_kind,
    split_statement,
    unmark_quotation,
)
from articles.actions.verdicts import record_verdict, sign_off
from articles.models import (
    Attribution,
    Citation,
    Claim,
    Comment,
    Event,
    Inconsistency,
    Question,
    Quotation,
    SignOff,
    Statement,
    UndoEntry,
    Verdict,
    Withdrawal,
)
from articles.refusals import NotAllowed, Refused, Stale
from tests.factories import make_citation, make_claim, make_inconsistency, statement_with
from tests.undoing import fresh, undo


def test_each_kind_of_action_has_a_rule_for_its_undo():
    assert set(UNDO_RULES) == set(UndoEntry.Kind)


def test_several_actions_are_undone_one_after_the_other(claim, reviewer):
    move_claim(claim, by=reviewer, to=Claim.State.HELP_NEEDED, expected_version=1)
    assign_claim(claim, by=reviewer, assignee=reviewer, expected_version=2)
    edit_claim(
        claim,
        by=reviewer,
        expected_version=3,
        reason=Claim.Reason.LEGAL,
        priority=Claim.Priority.HIGH,
        note="N",
    )

    undo(reviewer)
    assign_claim(fresh(claim), by=reviewer, assignee=None, expected_version=fresh(claim).version)
    for _step in range(3):
        undo(reviewer)

    now = fresh(claim)
    assert (now.state, now.assignee, now.reason, now.priority, now.note) == (
        Claim.State.OPEN,
        None,
        Claim.Reason.DISPUTED,
        Claim.Priority.NORMAL,
        "",
    )


def test_an_action_on_which_another_person_built_stays(claim, reviewer, second_reviewer):
    move_claim(claim, by=reviewer, to=Claim.State.IN_PROGRESS, expected_version=1)
    assign_claim(claim, by=second_reviewer, assignee=second_reviewer, expected_version=2)

    with pytest.raises(Stale, match="Other work depends on this"):
        undo(reviewer)

    assert fresh(claim).state == Claim.State.IN_PROGRESS


def test_without_the_version_check_the_work_of_others_would_be_lost(
    claim, reviewer, second_reviewer, monkeypatch
):
    monkeypatch.setattr(
        "articles.actions.newsroom.undo.restore.expected_version",
        lambda _step, row: fresh(row).version,
    )
    move_claim(claim, by=reviewer, to=Claim.State.IN_PROGRESS, expected_version=1)
    move_claim(claim, by=second_reviewer, to=Claim.State.HELP_NEEDED, expected_version=2)

    undo(reviewer)

    assert fresh(claim).state == Claim.State.OPEN


def test_nobody_undoes_the_action_of_another_person(claim, editor, reviewer):
    with pytest.raises(NotAllowed, match="own work"):
        undo_action(UndoEntry.objects.get(by=editor), by=reviewer)


def test_undoing_twice_is_undoing_once(claim, reviewer):
    move_claim(claim, by=reviewer, to=Claim.State.IN_PROGRESS, expected_version=1)
    entry = undo(reviewer)

    with pytest.raises(Stale, match="already been undone"):
        undo_action(entry, by=reviewer)


def test_the_last_action_is_undone_first(claim, reviewer):
    move_claim(claim, by=reviewer, to=Claim.State.IN_PROGRESS, expected_version=1)
    first = UndoEntry.objects.get(by=reviewer)
    assign_claim(claim, by=reviewer, assignee=reviewer, expected_version=2)

    with pytest.raises(Stale, match="is a later one"):
        undo_action(first, by=reviewer)


def test_an_undo_is_an_event_of_its_own(claim, reviewer):
    move_claim(claim, by=reviewer, to=Claim.State.IN_PROGRESS, expected_version=1)
    undo(reviewer)

    event = Event.objects.tracks(claim).order_by("-pgh_id").first()
    assert (event.user, event.why) == (reviewer, "Undone: state changed")
    assert event.pgh_diff["state"] == ["in_progress", "open"]


def test_undoing_a_new_flag_deletes_the_claim(claim, editor):
    undo(editor)

    assert not Claim.objects.exists()
    assert Event.objects.filter(pgh_model="articles.ClaimEvent", pgh_label="delete").count() == 1


def test_a_flag_with_a_comment_stays(claim, editor, reviewer):
    add_comment(claim, by=reviewer, text="Hm.")

    with pytest.raises(Stale, match="Other work depends on this"):
        undo(editor)

    assert Claim.objects.exists()


def test_a_withdrawn_verdict_stays_in_the_history_and_no_longer_counts(verdict, reviewer, rating):
    undo(reviewer)

    claim = fresh(verdict.claim)
    assert claim.state == Claim.State.OPEN
    assert Verdict.objects.count() == 1
    assert not claim.verdicts.standing().exists()
    with pytest.raises(Refused, match="Record a verdict first"):
        move_claim(claim, by=reviewer, to=Claim.State.READY, expected_version=claim.version)
    again = record_verdict(
        claim, by=reviewer, rating=rating, explanation="So.", expected_version=claim.version
    )
    assert again.number == 2


def test_a_signed_verdict_is_not_withdrawn(verdict, reviewer, second_reviewer):
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=2)

    with pytest.raises(NotAllowed):
        undo(reviewer)

    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("agrees", [True, False])
def test_a_sign_off_is_withdrawn_and_may_be_given_again(verdict, second_reviewer, agrees):
    sign_off(verdict, by=second_reviewer, agrees=agrees, reason="Hm.", expected_version=2)
    undo(second_reviewer)

    claim = fresh(verdict.claim)
    assert (claim.state, claim.signed_off_by) == (Claim.State.READY, None)
    verdict = Verdict.objects.select_related("claim").get(pk=verdict.pk)
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=claim.version)
    assert fresh(claim).state == Claim.State.SIGNED_OFF
    assert (SignOff.objects.count(), SignOff.objects.standing().count()) == (2, 1)


def test_undo_does_not_close_a_reopened_claim_with_a_new_question(
    verdict, reviewer, second_reviewer
):
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=2)
    claim = fresh(verdict.claim)
    move_claim(claim, by=reviewer, to=Claim.State.IN_PROGRESS, why="New.", expected_version=3)
    ask_question(
        claim,
        by=second_reviewer,
        addressee="X",
        channel=Question.Channel.EMAIL,
        text="Why?",
    )

    with pytest.raises(Refused, match="question was asked"):
        undo(reviewer)

    assert fresh(claim).state == Claim.State.IN_PROGRESS


def test_a_comment_is_withdrawn_unless_somebody_answered(claim, reviewer, second_reviewer):
    first = add_comment(claim, by=reviewer, text="A")
    add_comment(claim, by=second_reviewer, text="B", reply_to=first)

    with pytest.raises(Stale, match="Other work depends on this"):
        undo(reviewer)
    undo(second_reviewer)
    undo(reviewer)

    assert (Comment.objects.count(), Withdrawal.objects.count()) == (2, 2)
    with pytest.raises(NotAllowed, match="withdrawn"):
        add_comment(claim, by=second_reviewer, text="C", reply_to=first)


def test_a_thread_is_reopened_by_undo(claim, reviewer):
    first = add_comment(claim, by=reviewer, text="A")
    settle_thread(first, by=reviewer, resolved=True, expected_version=0)
    undo(reviewer)

    assert [each.resolved for each in first.resolutions.all()] == [False, True]


def test_a_question_is_reopened_made_blocking_again_and_withdrawn(claim, editor, reviewer):
    question = ask_question(
        claim, by=editor, addressee="X", channel=Question.Channel.EMAIL, text="Why?"
    )
    override_question(question, by=editor, reason="Press time.", expected_version=1)
    close_question(question, by=editor, answer="So.", expected_version=2)

    undo(editor)
    assert (fresh(question).state, fresh(question).answer) == (Question.State.OPEN, "")
    undo(editor)
    assert fresh(question).is_blocking
    undo(editor)
    assert fresh(question).state == Question.State.WITHDRAWN


def test_an_answered_question_is_not_withdrawn(claim, editor, reviewer):
    question = ask_question(
        claim, by=editor, addressee="X", channel=Question.Channel.EMAIL, text="Why?"
    )
    close_question(question, by=reviewer, answer="So.", expected_version=1)

    with pytest.raises(Stale, match="Other work depends on this"):
        undo(editor)


def shape(article):
    """All that people can correct of an article's statements."""
    revision = article.revisions.get()
    return (
        [(s.start, s.end, s.kind) for s in revision.statements.all()],
        sorted(
            (q.statement.start, q.start, q.end)
            for q in Quotation.objects.filter(statement__revision=revision)
        ),
        sorted(
            (a.statement.start, str(a.speaker), a.state)
            for a in Attribution.objects.filter(statement__revision=revision)
        ),
        sorted(article.speakers.values_list("name", flat=True)),
    )


def test_all_corrections_of_statements_are_undone(article, editor):
    before = shape(article)
    first = statement_with(article, "Minister")
    set_kind(first, by=editor, kind=Statement.Kind.QUOTED, expected_version=first.version)
    split_statement(first, by=editor, before="that the", expected_version=first.version)
    merge_statement(first, by=editor, expected_version=first.version)
    second = statement_with(article, '"It is safe')
    quotation = second.quotations.select_related("statement")[0]
    unmark_quotation(quotation, by=editor, expected_version=second.version)
    second = fresh(second)
    mark_quotation(second, by=editor, words="is safe", expected_version=second.version)
    split_statement(fresh(second), by=editor, before="safe", expected_version=second.version)
    said = Attribution.objects.filter(statement__revision__article=article)[0]
    attribute_statement(
        said.statement,
        by=editor,
        expected_version=said.version,
        attribution=said,
        name="Somebody else",
        everywhere=True,
    )
    last = statement_with(article, "Nobody")
    attribute_statement(last, by=editor, expected_version=0, name="A witness")
    assert shape(article) != before

    for _step in range(8):
        undo(editor)

    assert shape(article) == before


def test_a_confirmed_speaker_is_a_suggestion_again(article, editor):
    said = Attribution.objects.filter(statement__revision__article=article)[0]
    confirm_attribution(said, by=editor, expected_version=said.version)
    undo(editor)

    assert fresh(said).state == Attribution.State.SUGGESTED


def test_a_changed_citation_gets_its_former_values(claim, reviewer):
    citation = make_citation(claim, reviewer)
    change_citation(
        citation,
        by=reviewer,
        expected_version=1,
        stance=Citation.Stance.REFUTES,
        locator="p. 3",
        excerpt="five",
        note="",
    )
    undo(reviewer)

    now = fresh(citation)
    assert (now.stance, now.locator, now.excerpt) == (Citation.Stance.SUPPORTS, "", "")


def test_a_resolved_inconsistency_is_open_again(article, editor):
    inconsistency = make_inconsistency(article)
    dismiss_inconsistency(inconsistency, by=editor, expected_version=1, reason="Both.")
    undo(editor)
    assert fresh(inconsistency).state == Inconsistency.State.OPEN

    inconsistency = Inconsistency.objects.select_related("revision__article").get(
        pk=inconsistency.pk
    )
    question = ask_about_inconsistency(
        inconsistency,
        by=editor,
        expected_version=inconsistency.version,
        addressee="X",
        channel=Question.Channel.EMAIL,
    )
    undo(editor)
    assert fresh(inconsistency).state == Inconsistency.State.OPEN
    assert fresh(question).state == Question.State.WITHDRAWN


def test_undoing_the_flag_of_a_cut_claim_cuts_it_again(article, editor):
    claim = make_claim(article, editor, "4.5 million")
    move_claim(claim, by=editor, to=Claim.State.CUT, why="Gone.", expected_version=1)
    make_claim(article, editor, "4.5 million")
    undo(editor)

    assert fresh(claim).state == Claim.State.CUT


def test_an_article_gets_its_former_details(article, editor):
    was = (article.title, article.byline, article.published_on)
    edit_article(
        article,
        by=editor,
        expected_version=article.version,
        title="Another",
        byline="Somebody",
        publisher="",
        published_on=date(2025, 2, 1),
        scale=article.scale,
    )

    undo(editor)

    now = fresh(article)
    assert (now.title, now.byline, now.published_on) == was


def test_an_article_in_another_language_is_not_split_back(article, editor):
    known = ("title", "byline", "publisher", "published_on", "scale")
    same = {name: getattr(article, name) for name in known}
    edit_article(article, by=editor, expected_version=article.version, language="de", **same)

    with pytest.raises(Refused, match="split again"):
        undo(editor)


def test_a_speaker_gets_the_former_details(article, editor):
    speaker = article.speakers.get(name="Jane Doe")
    was = (speaker.name, speaker.role, speaker.aliases)
    correct_speaker(
        speaker,
        by=editor,
        expected_version=speaker.version,
        name="Joan Doe",
        kind=speaker.kind,
        aliases=["J"],
    )

    undo(editor)

    now = fresh(speaker)
    assert (now.name, now.role, now.aliases) == was


def test_a_speaker_corrected_by_another_person_since_stays(article, editor, reviewer):
    speaker = article.speakers.get(name="Jane Doe")
    reviewer.is_editor = True
    reviewer.save()
    for person, name in ((editor, "Joan Doe"), (reviewer, "Jean Doe")):
        speaker = correct_speaker(
            speaker, by=person, expected_version=speaker.version, name=name, kind=speaker.kind
        )

    with pytest.raises(Stale):
        undo(editor)

    assert fresh(speaker).name == "Jean Doe"
