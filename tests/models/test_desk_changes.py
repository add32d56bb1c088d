"""The triggers log each written row once for the live updates of open desks."""

import re
import threading
from dataclasses import replace
from typing import Any

import pghistory.models
import pgtrigger
import pytest
from django.apps import apps
from django.db import connection, transaction

from articles.actions.claims import add_comment
from articles.models import (
    Change,
    Citation,
    Claim,
    ClaimKey,
    ImportedEvent,
    NextTransaction,
    Notification,
    PublishedChange,
    SearchDocument,
    SeenChanges,
    Statement,
    Verdict,
)
from articles.models.desk_changes import MOST_SEEN
from articles.reads.articles import DeskUpdates, desk_revision, updates_since
from tests.factories import make_article, make_citation, make_claim

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def claim(editor):
    return make_claim(make_article(editor), editor, "the bridge cost 4.5 million euros")


def news(claim: Claim, look: SeenChanges) -> DeskUpdates:
    return updates_since(look, claim.revision.article_id, reader=claim.flagged_by)


def now(claim: Claim) -> SeenChanges:
    return news(claim, SeenChanges(0)).look


def kinds(updates: DeskUpdates) -> set[str]:
    return {change.kind for change in updates.changes}


def test_a_new_version_is_one_change_and_not_one_per_statement(editor):
    article = make_article(editor)

    assert [change.kind for change in Change.objects.filter(article=article)] == ["revision"]


def test_a_change_by_an_action_has_author_and_span(claim, editor):
    look = now(claim)

    add_comment(claim, by=editor, text="Well.")

    [change] = news(claim, look).changes
    assert (change.kind, change.claim_id, change.user_id) == ("comment", claim.pk, editor.pk)
    assert (change.start, change.end) == (claim.start, claim.end)


def test_a_change_without_an_action_is_recorded_too(claim):
    look = now(claim)

    Claim.objects.filter(pk=claim.pk).update(note="Written by hand.")

    assert kinds(news(claim, look)) == {"claim"}


def test_every_model_of_a_claim_or_statement_has_a_trigger_for_live_updates():
    """For a new model, add `logs_desk_change` to its triggers. Imported events come with
    their article, of which no desk can be open yet, and no desk shows notifications, corrections or
    the indexes of the search."""
    shown = {Claim, Statement, Verdict, Citation}
    dependent_models = {
        model
        for model in apps.get_app_config("articles").get_models()
        if not issubclass(model, pghistory.models.Event)
        and shown & {field.related_model for field in model._meta.get_fields() if field.many_to_one}
    }
    with_trigger = {
        model for model, trigger in pgtrigger.registered() if "seen_as" in (trigger.name or "")
    }

    assert dependent_models - with_trigger == {
        ImportedEvent,
        SearchDocument,
        ClaimKey,
        Notification,
        PublishedChange,
    }


def test_a_fetch_is_a_change_of_every_citing_claim(claim, reviewer):
    look = now(claim)

    make_citation(claim, reviewer)

    assert kinds(news(claim, look)) >= {"citation", "job"}


def test_no_change_is_shown_twice(claim, editor):
    add_comment(claim, by=editor, text="Well.")

    updates = news(claim, SeenChanges(0))

    assert updates.changes
    assert not news(claim, updates.look).changes
    assert SeenChanges.parse(str(updates.look)) == updates.look


def early_and_late(claim: Claim) -> tuple[list[int], SeenChanges]:
    """One transaction writes first and commits after a later one was committed and read."""
    written, read = threading.Event(), threading.Event()

    def write_slowly() -> None:
        with transaction.atomic():
            Claim.objects.filter(pk=claim.pk).update(note="early")
            written.set()
            read.wait(20)
        connection.close()

    slow = threading.Thread(target=write_slowly)
    slow.start()
    written.wait(20)
    claim.revision.article.save()
    look = news(claim, SeenChanges(0)).look
    before = list(Change.objects.values_list("pk", flat=True))
    read.set()
    slow.join()
    return before, look


def test_a_late_commit_is_not_missed(claim):
    _before, look = early_and_late(claim)

    assert kinds(news(claim, look)) == {"claim"}


def test_a_reader_that_went_by_ids_would_miss_a_late_commit(claim):
    before, _look = early_and_late(claim)

    assert not Change.objects.filter(pk__gt=max(before)).exists()


def test_the_log_cannot_be_changed(claim):
    with pytest.raises(Exception, match="Cannot delete"), transaction.atomic():
        Change.objects.all().delete()


@pytest.mark.parametrize("written", ["", "x", "1.", "-1", "1.x", "١"])
def test_an_invalid_snapshot_is_refused(written):
    assert SeenChanges.parse(written) is None


def restored_elsewhere(claim: Claim) -> None:
    """Leave what a dump brings from a database that had counted further: transactions to come."""
    rows = [
        Change(
            article=claim.revision.article, kind="claim", start=number, end=9999, transaction=2**40
        )
        for number in range(MOST_SEEN + 50)
    ]
    Change.objects.bulk_create(rows)


def test_a_desk_of_a_restored_database_is_not_drawn_again_for_ever(claim, editor):
    restored_elsewhere(claim)
    look = desk_revision(claim.revision.article, reader=editor).look

    updates = news(claim, look)
    assert not updates.has_news
    add_comment(claim, by=editor, text="Well.")
    assert kinds(news(claim, updates.look)) == {"comment"}


def test_without_the_limit_every_poll_would_draw_it_again(
    claim, editor, monkeypatch, changed_rules
):
    monkeypatch.setattr(NextTransaction, "template", "2::bigint ^ 50")
    restored_elsewhere(claim)
    look = desk_revision(claim.revision.article, reader=editor).look

    for _poll in range(3):
        shown = SeenChanges.parse(str(look))
        assert shown
        updates = news(claim, shown)
        assert updates.has_news
        look = updates.look


@pytest.mark.parametrize(
    "change",
    [{"database": 7}, {"at": 1_000_000_000}],
    ids=["of another database", "older than changes are kept"],
)
def test_a_page_that_may_have_missed_changes_is_drawn_again_once(claim, client, editor, change):
    current = now(claim)
    former = replace(current, oldest=current.oldest + 10_000, **change)
    address = f"/articles/{claim.revision.article_id}/news/"
    client.force_login(editor)

    def poll(look: SeenChanges) -> Any:
        return client.post(address, {"look": str(look), "here": "None", "claim": claim.pk})

    first = poll(former)
    assert first.status_code == 200
    assert 'id="copy"' in first.content.decode()
    assert 'id="card"' in first.content.decode()
    written = re.search(r'id="look" value="([^"]+)"', first.content.decode())
    assert written
    second = SeenChanges.parse(written[1])
    assert second
    assert not second.is_outdated(current)
    assert poll(second).status_code == 204


def test_a_quiet_page_gets_a_new_look_before_its_own_is_too_old(claim, client, editor):
    client.force_login(editor)
    look = replace(now(claim), at=now(claim).at - 2 * 3600)

    response = client.post(
        f"/articles/{claim.revision.article_id}/news/", {"look": str(look), "here": "None"}
    )

    assert response.status_code == 200
    assert 'id="look"' in response.content.decode()
    assert 'id="copy"' not in response.content.decode()
