"""A new version of a long text is saved by a worker; a refusal loses nothing that was typed."""

import pytest

from articles import tasks
from articles.actions.articles import background_revision, start_revision
from articles.models import (
    Article,
    BackgroundImport,
    Claim,
    Import,
    Job,
    Revision,
    alignment_fingerprint,
)
from articles.reads.articles import newest_revision
from tests.factories import make_article, make_claim

TEXT = "Minister Jane Doe said that the bridge cost 4.5 million euros. Nobody counted the cars."
NEW = "Minister Jane Doe said that the bridge cost 4.5 million euros. Two people counted the cars."


@pytest.fixture(autouse=True)
def short_limit(monkeypatch):
    """Have a worker save what is longer than ten code points."""
    monkeypatch.setattr(background_revision, "LONG_TEXT", 10)


@pytest.fixture
def claim(editor) -> Claim:
    return make_claim(make_article(editor, TEXT), editor, "Nobody counted the cars")


@pytest.fixture
def article(claim) -> Article:
    return Article.objects.get(pk=claim.revision.article_id)


@pytest.fixture
def imported(article, editor) -> Import:
    return start_revision(article, by=editor, pasted=NEW)


def address_of(imported: Import) -> str:
    return f"/articles/{imported.revises_id}/revisions/new/{imported.key}/"


def typed(imported: Import, **changes: object) -> dict[str, object]:
    former = newest_revision(imported.revises_id or 0)
    version = alignment_fingerprint(former, imported.text)
    return {"body": imported.text, "expected_version": version} | changes


@pytest.fixture
def queued(client, editor, imported) -> str:
    """The address of a new version that waits for a worker."""
    client.force_login(editor)
    response = client.post(address_of(imported), typed(imported))
    assert response.status_code == 302
    return str(response["Location"])


def work() -> Job:
    job = Job.objects.get(kind=Job.Kind.IMPORT_ARTICLE)
    tasks.import_article(job.pk)
    job.refresh_from_db()
    return job


def test_a_worker_saves_the_new_version_and_carries_the_claims_over(client, article, claim, queued):
    page = client.get(queued).content.decode()
    assert "Saving the new version" in page
    assert article.revisions.count() == 1

    assert work().state == Job.State.DONE

    newest = article.revisions.latest("number")
    assert (newest.number, newest.text) == (2, NEW)
    claim.refresh_from_db()
    assert claim.revision == newest
    assert client.get(queued)["Location"] == f"/articles/{article.pk}/"


def test_the_form_sent_twice_and_a_message_delivered_twice_save_one_version(
    client, article, imported, queued
):
    assert client.get(address_of(imported))["Location"] == queued
    assert client.post(address_of(imported), typed(imported))["Location"] == queued
    job = work()
    tasks.import_article(job.pk)

    assert article.revisions.count() == 2
    assert client.get(address_of(imported))["Location"] == f"/articles/{article.pk}/"


def test_what_changed_in_the_meantime_is_refused_and_nothing_typed_is_lost(
    client, article, claim, imported, editor
):
    client.force_login(editor)
    choices = {f"go-{claim.pk}": "words", f"words-{claim.pk}": "the cars"}
    edited = NEW.replace("Two", "Three")
    version = alignment_fingerprint(newest_revision(article), edited)
    sent = typed(imported, body=edited, expected_version=version)
    progress = client.post(address_of(imported), sent | choices)["Location"]
    make_claim(article, editor, "4.5 million euros")  # somebody flags another statement

    assert work().outcome == "refused"

    page = client.get(progress).content.decode()
    assert "The new version was not saved." in page
    assert "Someone changed the text" in page
    again = client.get(address_of(imported)).content.decode()
    assert "Three people counted" in again
    assert 'value="the cars"' in again
    assert Revision.objects.count() == 1


def test_what_can_be_refused_at_once_is_not_queued(client, imported, editor):
    client.force_login(editor)

    page = client.post(address_of(imported), typed(imported, body=TEXT))

    assert page.status_code >= 400
    assert not BackgroundImport.objects.exists()
