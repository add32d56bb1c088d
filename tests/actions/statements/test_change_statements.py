"""Several statements are flagged, confirmed or assigned at once: all or none, and one undo."""

import threading
import time
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from articles.actions.claims import assign_claim, move_claim
from articles.actions.statements import (
    Selection,
    assign_statements,
    attribute_statement,
    confirm_speakers,
    flag_statements,
    merge_statement,
)
from articles.actions.verdicts import record_verdict
from articles.models import (
    Attribution,
    Claim,
    Event,
    Notification,
    SearchDocument,
    SeenChanges,
    UndoEntry,
)
from articles.reads.articles import desk_revision
from articles.refusals import NotAllowed, Refused, Stale
from tests.factories import make_claim, make_long_article, make_revision, statement_with
from tests.undoing import fresh, undo

DISPUTED: dict[str, Any] = {"reason": Claim.Reason.DISPUTED, "priority": Claim.Priority.HIGH}


def selected(article, *words: str, look: SeenChanges | None = None, by=None) -> Selection:
    """The statements with these words, or all, as a page that has seen everything shows them."""
    revision = article.revisions.latest("number")
    ids = [statement_with(article, each).pk for each in words]
    ids = ids or list(revision.statements.values_list("pk", flat=True))
    look = look or desk_revision(article, reader=by or article.owner).look
    return Selection(revision, ids, look)


def claims_of(article) -> list[tuple[str, str, int | None]]:
    rows = Claim.objects.filter(revision__article=article).order_by("start")
    return list(rows.values_list("text", "state", "assignee"))


def test_statements_without_a_claim_are_flagged_and_one_undo_takes_it_back(article, claim, editor):
    cut = make_claim(article, editor, "Nobody has counted the cars.")
    move_claim(cut, by=editor, to=Claim.State.CUT, why="No.", expected_version=1)
    before = claims_of(article)

    flagged = flag_statements(selected(article), by=editor, **DISPUTED)

    assert [each.text for each in flagged] == [
        "“It is safe,” she said.".replace("“", '"').replace("”", '"'),
        "The bridge opened in 2019.",
        "Nobody has counted the cars.",
    ]
    assert (flagged[2].pk, fresh(cut).state) == (cut.pk, "open")
    assert sorted(Claim.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert SearchDocument.objects.filter(claim__in=[each.pk for each in flagged]).count() == 3
    made = Event.objects.filter(pgh_model="articles.ClaimEvent", pgh_label="insert")
    assert {event.user for event in made} == {editor}
    assert undo(editor).kind == "flag_statements"
    assert claims_of(article) == before
    assert fresh(cut).priority == Claim.Priority.NORMAL


def test_an_undo_of_flags_on_which_somebody_has_built_changes_nothing(
    article, editor, reviewer, rating
):
    flagged = flag_statements(selected(article), by=editor, **DISPUTED)
    record_verdict(
        fresh(flagged[1]), by=reviewer, rating=rating, explanation="So.", expected_version=1
    )

    with pytest.raises(Stale, match="Other work depends on this"):
        undo(editor)

    assert Claim.objects.count() == 4


def test_suggested_speakers_are_confirmed_and_one_undo_takes_it_back(article, reviewer):
    selection = selected(article, "Minister", "It is safe", by=reviewer)

    confirmed = confirm_speakers(selection, by=reviewer)

    states = Attribution.objects.order_by("pk").values_list("state", "confirmed_by", "version")
    assert list(states) == [("confirmed", reviewer.pk, 2)] * len(confirmed)
    assert len(confirmed) == 2
    with pytest.raises(Refused, match="waits to be confirmed"):
        confirm_speakers(selected(article, by=reviewer), by=reviewer)
    assert undo(reviewer).kind == "confirm_speakers"
    assert not Attribution.objects.filter(state="confirmed").exists()


def test_open_claims_are_assigned_and_one_undo_takes_it_back(article, claim, editor, reviewer):
    other = make_claim(article, editor, "Nobody has counted the cars")
    cut = make_claim(article, editor, "2019")
    move_claim(cut, by=editor, to=Claim.State.CUT, why="No.", expected_version=1)
    assign_claim(other, by=editor, assignee=editor_who_reviews(editor), expected_version=1)

    assigned = assign_statements(selected(article), by=editor, assignee=reviewer)

    assert assigned == [claim, other]
    assert {row[2] for row in claims_of(article) if row[1] != "cut"} == {reviewer.pk}
    notified = Notification.objects.filter(recipient=reviewer, kind="assigned", actor=editor)
    assert set(notified.values_list("claim", flat=True)) == {claim.pk, other.pk}
    undo(editor)
    assert not notified.exists()
    assert {fresh(claim).assignee, fresh(other).assignee} == {None, editor}
    with pytest.raises(Refused, match="no open claim"):
        assign_statements(selected(article, "It is safe"), by=editor, assignee=reviewer)


def editor_who_reviews(editor):
    editor.is_reviewer = True
    editor.save()
    return editor


@pytest.mark.django_db(transaction=True)
def test_what_somebody_changed_since_is_named_and_nothing_is_done(article, claim, editor, reviewer):
    seen = selected(article, by=reviewer)
    spoken = statement_with(article, "It is safe")
    wrong = spoken.attributions.get()
    attribute_statement(
        spoken, by=editor, attribution=wrong, name="A guard", expected_version=wrong.version
    )
    assign_claim(claim, by=editor, assignee=reviewer, expected_version=1)

    for act in (
        lambda: confirm_speakers(seen, by=reviewer),
        lambda: assign_statements(seen, by=reviewer, assignee=reviewer),
        lambda: flag_statements(seen, by=reviewer, **DISPUTED),
    ):
        with pytest.raises(Stale) as refusal:
            act()
        assert "“Minister Jane Doe said that the bridge …” (claim)" in str(refusal.value)
        assert 'safe," she said.” (speaker). Nothing was done.' in str(refusal.value)
    assert Attribution.objects.filter(state="confirmed").count() == 1
    assert Claim.objects.count() == 1
    assert not UndoEntry.objects.filter(by=reviewer).exists()

    opened = selected(article, "The bridge opened", look=seen.look)  # of these nothing changed
    assert len(flag_statements(opened, by=reviewer, **DISPUTED)) == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_check_the_correction_of_somebody_else_would_be_undone_unseen(
    article, claim, editor, reviewer, second_reviewer, monkeypatch
):
    monkeypatch.setattr(Selection, "require_unchanged", lambda *_args: None)
    seen = selected(article, by=reviewer)
    assign_claim(claim, by=editor, assignee=second_reviewer, expected_version=1)

    assign_statements(seen, by=reviewer, assignee=reviewer)

    assert fresh(claim).assignee == reviewer


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_not_committed_yet_is_waited_for_and_then_refused(
    article, claim, editor, reviewer, second_reviewer
):
    seen, refused = selected(article, by=reviewer), []

    def assign_others() -> None:
        try:
            assign_statements(seen, by=reviewer, assignee=reviewer)
        except Stale as stale:
            refused.append(str(stale))
        finally:
            connections.close_all()

    waiter = threading.Thread(target=assign_others)
    with transaction.atomic():
        assign_claim(claim, by=editor, assignee=second_reviewer, expected_version=1)
        waiter.start()
        while not waits_for_a_lock() and waiter.is_alive():
            time.sleep(0.01)
    waiter.join(30)

    assert len(refused) == 1
    assert fresh(claim).assignee == second_reviewer


def waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])


def test_statements_that_are_gone_are_refused(article, editor):
    seen = selected(article)
    merge_statement(statement_with(article, "The bridge opened"), by=editor, expected_version=1)
    with pytest.raises(Stale, match="split or merged"):
        flag_statements(seen, by=editor, **DISPUTED)

    old = selected(article)
    make_revision(article, editor, "The bridge opened in 2020.")
    with pytest.raises(Stale, match="new version"):
        flag_statements(old, by=editor, **DISPUTED)
    assert not Claim.objects.exists()


def test_who_may_change_and_how_many(article, claim, editor, reviewer, nobody):
    everything = selected(article)
    for act in (
        lambda: flag_statements(everything, by=nobody, **DISPUTED),
        lambda: confirm_speakers(everything, by=nobody),
        lambda: assign_statements(everything, by=nobody, assignee=reviewer),
    ):
        with pytest.raises(NotAllowed):
            act()
    nothing = Selection(everything.revision, [], everything.look)
    with pytest.raises(Refused, match="Select statements first"):
        confirm_speakers(nothing, by=editor)
    too_many = Selection(everything.revision, range(501), everything.look)
    with pytest.raises(Refused, match="at most 500 statements"):
        confirm_speakers(too_many, by=editor)
    reviewer.is_active = False
    reviewer.save()
    with pytest.raises(Refused, match="cannot read this article"):
        assign_statements(everything, by=editor, assignee=reviewer)
    with pytest.raises(Refused, match="already"):
        flag_statements(selected(article, "Minister"), by=editor, **DISPUTED)


def test_20_statements_are_changed_with_the_queries_of_2(editor, reviewer):
    article = make_long_article(editor, 60, every=6)
    revision = article.revisions.get()
    ids = list(revision.statements.values_list("pk", flat=True))
    look = desk_revision(article, reader=editor).look
    cut = [ids[6], ids[12]]  # the claims in them are flagged again, the others are new
    revision.claims.filter(number__in=[2, 3]).update(state=Claim.State.CUT)
    acts = (
        lambda chosen: flag_statements(chosen, by=editor, **DISPUTED),
        lambda chosen: confirm_speakers(chosen, by=editor),
        lambda chosen: assign_statements(chosen, by=editor, assignee=reviewer),
    )

    def changed_and_queries(act, chosen: list[int]) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as captured:
            rows = act(Selection(revision, chosen, look))
        return len(rows), len(captured)

    for act in acts:
        few = changed_and_queries(act, [ids[5], cut[0]])
        many = changed_and_queries(
            act, [cut[1], *ids[13:18], *ids[19:24], *ids[25:30], *ids[31:35]]
        )
        assert (few[0], many[0]) == (2, 20)
        assert few[1] == many[1] <= 24
