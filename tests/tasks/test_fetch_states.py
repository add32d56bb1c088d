"""The outcomes of fetches, one by one and over several days."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.db.models.functions import Now

from articles import fetching, tasks
from articles.actions.sources import fetch_again
from articles.fetching import FetchFailed, Outcome
from articles.models import Capture, Citation, Job, Source
from tests.factories import make_citation
from tests.origin import Origin
from tests.worker import fetch_and_parse

LAW = "<p>The bridge cost five million euros.</p>"


@pytest.fixture
def origin(settings):
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = [origin.allowed]
        yield origin


@pytest.fixture
def cite(claim, reviewer, origin):
    """Cite a page of the origin, and fetch it as a worker does."""

    def cited(path: str = "/law") -> Citation:
        citation = make_citation(claim, reviewer, origin.url(path))
        look(citation.source)
        return citation

    return cited


def look(source: Source) -> Job:
    """Fetch the source now, until the job has ended."""
    job = Job.objects.filter(kind=Job.Kind.FETCH, subject_id=source.pk).first()
    if job is None or not job.is_pending:
        job = fetch_again(source, by=source.added_by)
    while job.is_pending:
        Job.objects.filter(pk=job.pk).update(not_before=Now())
        fetch_and_parse(job.pk)
        job.refresh_from_db()
    return job


def days_pass(days: float) -> None:
    """Move all jobs and captures so many days into the past."""
    ago = timedelta(days=days)
    ended = Job.objects.filter(finished_at__isnull=False)
    ended.update(finished_at=F("finished_at") - ago)
    Job.objects.filter(state=Job.State.QUEUED).update(not_before=F("not_before") - ago)


def test_a_page_that_the_server_calls_unchanged_gets_no_new_capture(origin, cite):
    origin.page("/law", LAW, ETag='"one"', Last_Modified="Tue, 25 Feb 2025 09:30:00 GMT")
    source = cite().source
    origin.page("/law", "", status=304)

    job = look(source)

    asked = origin.requests[-1][1]
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == (
        '"one"',
        "Tue, 25 Feb 2025 09:30:00 GMT",
    )
    assert (job.state, job.outcome) == (Job.State.DONE, "unchanged")
    assert job.finished_at is not None
    assert Capture.objects.count() == 1


def test_a_page_with_the_same_bytes_gets_no_new_capture(origin, cite):
    origin.page("/law", LAW)
    source = cite().source

    assert look(source).outcome == "unchanged"
    assert Capture.objects.count() == 1


def test_a_page_with_another_text_has_changed(origin, cite):
    origin.page("/law", LAW)
    source = cite().source
    origin.page("/law", LAW.replace("five", "six"))

    job = look(source)

    assert (job.outcome, job.message) == ("changed", str(Outcome.CHANGED.sentence))
    assert [capture.text for capture in Capture.objects.all()] == [
        "The bridge cost six million euros.",
        "The bridge cost five million euros.",
    ]


def test_a_page_with_other_bytes_and_the_same_text_is_captured_as_unchanged(origin, cite):
    origin.page("/law", LAW)
    source = cite().source
    origin.page("/law", f"{LAW}<!-- made at 9:31 -->")

    assert look(source).outcome == "captured"
    assert Capture.objects.count() == 2


def test_a_permanent_redirect_means_that_the_page_has_moved(origin, cite):
    origin.redirect("/law", "/new", status=301)
    origin.page("/new", LAW)

    source = cite().source

    job = Job.objects.get()
    assert (job.state, job.outcome) == (Job.State.DONE, "moved")
    assert Capture.objects.get().final_url == origin.url("/new")
    origin.page("/new", LAW.replace("five", "six"))
    assert look(source).outcome == "changed"


ANSWERS = {
    401: "blocked",
    403: "blocked",
    429: "blocked",
    404: "missing",
    410: "missing",
    500: "unreachable",
}


@pytest.mark.parametrize(("status", "outcome"), ANSWERS.items())
def test_each_http_status_has_its_outcome_and_sentence(origin, cite, status, outcome):
    origin.page("/law", "no", status=status)

    cite()

    job = Job.objects.get(kind=Job.Kind.FETCH)
    assert (job.state, job.outcome) == (Job.State.FAILED, outcome)
    assert job.message.endswith(".")


def test_a_page_is_gone_after_three_failed_fetches_three_days_apart(origin, cite):
    origin.page("/law", "no", status=404)
    source = cite().source
    assert [look(source).outcome for _time in range(5)] == ["missing"] * 5

    days_pass(3)
    assert look(source).outcome == "missing"
    days_pass(2)
    assert look(source).outcome == "missing"
    days_pass(1)

    job = look(source)
    assert (job.outcome, job.message) == ("gone", str(Outcome.GONE.sentence))


def test_without_the_days_between_five_quick_fetches_would_call_a_page_gone(origin, cite, settings):
    settings.FETCH_LOOK_AGAIN_DAYS = 0
    origin.page("/law", "no", status=404)

    source = cite().source

    assert [look(source).outcome for _time in range(2)] == ["missing", "gone"]


def test_a_successful_fetch_in_between_starts_the_count_again(origin, cite):
    origin.page("/law", "no", status=404)
    source = cite().source
    days_pass(3)
    look(source)
    days_pass(3)
    origin.page("/law", LAW)
    assert look(source).outcome == "captured"
    days_pass(3)
    origin.page("/law", "no", status=404)

    assert look(source).outcome == "missing"


def test_a_missing_page_is_fetched_again_in_three_days(origin, cite):
    origin.page("/law", "no", status=404)
    source = cite().source
    again = Job.objects.get(kind=Job.Kind.LOOK_AGAIN)
    tasks.retry_missing_page(again.pk)
    again.refresh_from_db()
    assert again.state == Job.State.QUEUED

    days_pass(3)
    tasks.retry_missing_page(again.pk)

    again.refresh_from_db()
    assert (again.state, again.outcome) == (Job.State.DONE, "asked")
    assert Job.objects.filter(kind=Job.Kind.FETCH, subject_id=source.pk).count() == 2


def test_a_page_that_was_captured_meanwhile_is_not_fetched_again(origin, cite):
    origin.page("/law", "no", status=404)
    source = cite().source
    origin.page("/law", LAW)
    look(source)
    days_pass(3)

    tasks.retry_missing_page(Job.objects.get(kind=Job.Kind.LOOK_AGAIN).pk)

    assert Job.objects.get(kind=Job.Kind.LOOK_AGAIN).outcome == "not needed"


def test_a_fetch_is_retried_at_the_time_that_the_server_asked_for(claim, reviewer, monkeypatch):
    def busy(*args, **kwargs):
        raise FetchFailed(
            Outcome.BLOCKED, retry_after=600, final_url="https://www.example.com/page"
        )

    monkeypatch.setattr(fetching, "download", busy)
    make_citation(claim, reviewer)

    fetch_and_parse(Job.objects.get().pk)

    job = Job.objects.annotate(wait=F("not_before") - Now()).get()
    assert job.state == Job.State.QUEUED
    assert 590 < job.wait.total_seconds() <= 600


def test_a_server_that_asks_for_a_day_gets_no_request_before(claim, reviewer, monkeypatch):
    def closed(*args, **kwargs):
        raise FetchFailed(
            Outcome.BLOCKED, retry_after=86_400, final_url="https://www.example.com/page"
        )

    monkeypatch.setattr(fetching, "download", closed)
    make_citation(claim, reviewer)

    fetch_and_parse(Job.objects.get().pk)

    assert Job.objects.get(kind=Job.Kind.FETCH).state == Job.State.FAILED
    again = Job.objects.annotate(wait=F("not_before") - Now()).get(kind=Job.Kind.LOOK_AGAIN)
    assert again.wait > timedelta(hours=23)
