"""The triggers log each written row once for the live updates of open desks."""

import threading

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
    Notification,
    SearchDocument,
    SeenChanges,
    Statement,
    Verdict,
)
from articles.reads.articles import DeskUpdates, updates_since
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
    their article, of which no desk can be open yet, and no desk shows notifications or the indexes
    of the search."""
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
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        Change.objects.all().delete()


@pytest.mark.parametrize("written", ["", "x", "1.", "-1", "1.x", "١"])
def test_an_invalid_snapshot_is_refused(written):
    assert SeenChanges.parse(written) is None
