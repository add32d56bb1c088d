"""A worker publishes a long article: once, only what was approved, and with the note that was typed."""

import pytest
from django.utils import timezone

from articles import tasks
from articles.actions.claims import edit_claim
from articles.actions.publishing import begin_publication, publish_queued_report, queue_publication
from articles.jobs import Lost
from articles.models import BackgroundPublication, Edition, Job
from articles.reads.publishing import publications, report_for
from articles.refusals import NotAllowed, Stale
from articles.reports import Rendering
from articles.rules import state_of
from tests.factories import UserFactory, make_approval, make_edition


@pytest.fixture(autouse=True)
def short_limit(monkeypatch):
    """Have a worker publish what is longer than a few words."""
    monkeypatch.setattr(publications, "LONG_TEXT", 10)


@pytest.fixture
def approved(article, claim, editor):
    make_approval(article, editor)
    return article


def queue(article, by, **changes) -> BackgroundPublication:
    return queue_publication(article, by=by, expected_version=state_of(article), **changes)


def job_of(background: BackgroundPublication) -> Job:
    return Job.objects.filter(kind=Job.Kind.PUBLISH, subject_id=background.pk).latest("pk")


def publish(background: BackgroundPublication) -> BackgroundPublication:
    tasks.publish(job_of(background).pk)
    background.refresh_from_db()
    return background


def change(claim, editor) -> None:
    claim.refresh_from_db()
    edit_claim(
        claim,
        by=editor,
        expected_version=claim.version,
        reason=claim.reason,
        priority=claim.priority,
        note="Count again.",
    )


def test_an_edition_whose_job_ends_while_it_is_read_has_not_failed(approved, editor):
    queue(approved, editor)
    Job.objects.update(state=Job.State.DONE, finished_at=timezone.now())

    row = publications.unfinished_publication(approved)

    assert row is not None
    assert (row.is_pending, row.failure) == (True, "")


def test_a_worker_publishes_the_edition_that_a_page_would(approved, editor):
    background = publish(queue(approved, editor, note="First."))

    edition = Edition.objects.get()
    assert background.edition == edition
    assert (edition.number, edition.note, edition.published_by) == (1, "First.", editor)
    assert job_of(background).state == Job.State.DONE
    report, _disclosed = report_for(editor, approved, Rendering.PUBLIC)
    assert edition.version == report.version


def test_two_requests_and_two_messages_publish_one_edition(approved, editor):
    first, second = queue(approved, editor), queue(approved, editor)
    publish(first)
    publish(second)

    assert first == second
    assert Edition.objects.count() == 1
    assert job_of(first).state == Job.State.DONE


def test_what_is_refused_at_once_adds_no_job(article, claim, editor, reviewer):
    with pytest.raises(NotAllowed, match="not approved"):
        queue(article, editor)
    make_approval(article, editor)
    with pytest.raises(NotAllowed):
        queue(article, reviewer)
    with pytest.raises(Stale, match="has changed since you opened"):
        queue_publication(article, by=editor, expected_version="another state")

    assert not Job.objects.filter(kind=Job.Kind.PUBLISH).exists()


def test_a_change_before_the_worker_begins_is_refused_and_keeps_the_note(
    approved, claim, editor, client
):
    background = queue(approved, editor, note="A reader wrote to us.")
    change(claim, editor)
    make_approval(approved, editor)
    publish(background)

    assert not Edition.objects.exists()
    assert "has changed since" in job_of(background).message
    client.force_login(editor)
    page = client.get(f"/articles/{approved.pk}/publish/").content.decode()
    assert "A reader wrote to us." in page
    assert "was not published" in page
    assert publish(queue(approved, editor, note="Again.")).edition == Edition.objects.get()


def test_a_change_and_approval_while_the_worker_writes_are_not_published(approved, claim, editor):
    job = job_of(queue(approved, editor))
    background = BackgroundPublication.objects.get()
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.RUNNING, attempt=1, lease_until=timezone.now()
    )
    job.refresh_from_db()
    begin_publication(job, background)
    report, disclosed = report_for(editor, approved, Rendering.PUBLIC)
    change(claim, editor)
    make_approval(approved, editor)

    with pytest.raises(Stale, match="has changed since"):
        publish_queued_report(job, background, report=report, disclosed=disclosed)

    assert not Edition.objects.exists()
    job.refresh_from_db()
    assert job.state == Job.State.RUNNING


def test_a_late_worker_publishes_nothing(approved, editor):
    background = queue(approved, editor)
    job = job_of(background)
    report, disclosed = report_for(editor, approved, Rendering.PUBLIC)
    publish(background)

    with pytest.raises(Lost):
        publish_queued_report(job, background, report=report, disclosed=disclosed)

    assert Edition.objects.count() == 1


def test_without_a_change_the_worker_refuses_another_edition(approved, editor):
    make_edition(approved, editor)
    background = publish(queue(approved, editor))

    assert "Nothing has changed" in job_of(background).message
    assert background.edition is None


def test_the_page_of_a_long_article_leads_to_the_progress_and_back(approved, editor, client):
    client.force_login(editor)
    page = client.get(f"/articles/{approved.pk}/publish/")
    typed = {"expected_version": page.context["form"]["expected_version"].value(), "note": "Hm."}

    asked = client.post(f"/articles/{approved.pk}/publish/", typed)
    again = client.get(f"/articles/{approved.pk}/publish/")
    waiting = client.get(asked["Location"])

    assert asked.status_code == 302
    assert again["Location"] == asked["Location"]
    assert "Waiting for a worker" in waiting.content.decode()
    publish(BackgroundPublication.objects.get())
    assert client.get(asked["Location"])["Location"] == f"/articles/{approved.pk}/publish/"
    assert "Edition 1 is published." in client.get(again.request["PATH_INFO"]).content.decode()


def test_the_page_of_a_long_article_lists_the_corrections(approved, editor, claim, client):
    make_edition(approved, editor)
    claim.refresh_from_db()
    approved.title = "Another bridge"
    approved.save()
    make_approval(approved, editor)
    client.force_login(editor)

    page = client.get(f"/articles/{approved.pk}/publish/").content.decode()

    assert "Another bridge" in page
    assert "Changes readers will see" in page


def test_others_who_may_publish_see_the_progress_and_reviewers_do_not(
    approved, editor, reviewer, client
):
    address = f"/publications/progress/{queue(approved, editor).pk}/"

    for person, status in ((UserFactory(is_editor=True), 200), (reviewer, 403)):
        client.force_login(person)
        assert client.get(address).status_code == status
