"""Whatever is written, by whomever: the desk learns of it, once, and of nothing twice."""

import threading

import pghistory.models
import pgtrigger
import pytest
from django.apps import apps
from django.db import connection, transaction

from articles.actions.claims import add_comment
from articles.models import Change, Citation, Claim, ImportedEvent, Statement, Verdict
from articles.reads.articles import Look, News, news_since
from tests.factories import make_article, make_citation, make_claim

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def claim(editor):
    return make_claim(make_article(editor), editor, "the bridge cost 4.5 million euros")


def news(claim: Claim, look: Look) -> News:
    return news_since(look, claim.revision.article_id)


def now(claim: Claim) -> Look:
    return news(claim, Look(0)).look


def kinds(found: News) -> set[str]:
    return {change.kind for change in found.changes}


def test_a_new_text_is_told_once_and_not_statement_by_statement(editor):
    article = make_article(editor)

    assert [change.kind for change in Change.objects.filter(article=article)] == ["revision"]


def test_what_an_action_does_is_told_with_who_did_it_and_where(claim, editor):
    look = now(claim)

    add_comment(claim, by=editor, text="Well.")

    [change] = news(claim, look).changes
    assert (change.kind, change.claim_id, change.user_id) == ("comment", claim.pk, editor.pk)
    assert (change.start, change.end) == (claim.start, claim.end)


def test_what_goes_past_all_actions_is_told_too(claim):
    look = now(claim)

    Claim.objects.filter(pk=claim.pk).update(note="Written by hand.")

    assert kinds(news(claim, look)) == {"claim"}


def test_all_that_hangs_on_a_claim_or_a_statement_has_a_trigger_that_tells_the_desk():
    """Whoever adds a model: put `seen_on_the_desk` among its triggers. What an imported report
    tells of its past comes with the article: no desk of it can be open."""
    shown = {Claim, Statement, Verdict, Citation}
    hanging = {
        model
        for model in apps.get_app_config("articles").get_models()
        if not issubclass(model, pghistory.models.Event)
        and shown & {field.related_model for field in model._meta.get_fields() if field.many_to_one}
    }
    told = {model for model, trigger in pgtrigger.registered() if "seen_as" in (trigger.name or "")}

    assert hanging - told == {ImportedEvent}


def test_a_fetch_is_told_to_those_who_cite_the_page(claim, reviewer):
    look = now(claim)

    make_citation(claim, reviewer)

    assert kinds(news(claim, look)) >= {"citation", "job"}


def test_nothing_is_told_twice(claim, editor):
    add_comment(claim, by=editor, text="Well.")

    found = news(claim, Look(0))

    assert found.changes
    assert not news(claim, found.look).changes
    assert Look.parse(str(found.look)) == found.look


def early_and_late(claim: Claim) -> tuple[list[int], Look]:
    """One writes, and commits after somebody later has written, committed, and been read."""
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
    look = news(claim, Look(0)).look
    before = list(Change.objects.values_list("pk", flat=True))
    read.set()
    slow.join()
    return before, look


def test_who_commits_late_is_told_all_the_same(claim):
    _before, look = early_and_late(claim)

    assert kinds(news(claim, look)) == {"claim"}


def test_by_ids_alone_who_commits_late_would_be_missed(claim):
    before, _look = early_and_late(claim)

    assert not Change.objects.filter(pk__gt=max(before)).exists()


def test_the_log_is_never_rewritten(claim):
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        Change.objects.all().delete()


@pytest.mark.parametrize("written", ["", "x", "1.", "-1", "1.x", "١"])
def test_a_look_that_is_none_is_refused(written):
    assert Look.parse(written) is None
