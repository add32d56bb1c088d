"""Cited pages are fetched again in turn, and each citation shows how its page changed."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.db.models.functions import Now

from articles import tasks
from articles.actions.captures import recheck_sources
from articles.actions.sources import fetch_again
from articles.actions.verdicts import reconfirm_verdict, record_verdict
from articles.models import Capture, Citation, Claim, Drift, Job, Mark, Source
from articles.reads.claims import claim_card
from articles.rules.freshness import drift_of, freshness_of
from tests.factories import make_citation, make_claim
from tests.origin import Origin
from tests.worker import fetch_and_parse

PASSAGE = "Minister Jane Doe said that the bridge cost 4.5 million euros, all told."
PAGE = f"<p>News of the day. {PASSAGE} It rained.</p>"


@pytest.fixture
def origin(settings):
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = [origin.allowed]
        origin.page("/law", PAGE, ETag='"one"')
        yield origin


@pytest.fixture
def judged(claim, reviewer, rating, origin) -> Citation:
    """The citation of a captured page on which a verdict depends."""
    citation = make_citation(claim, reviewer, origin.url("/law"))
    work()
    claim.refresh_from_db()
    record_verdict(
        claim, by=reviewer, rating=rating, explanation="It did.", expected_version=claim.version
    )
    return citation


def work() -> None:
    """Run all pending fetch jobs until they have ended."""
    while job := Job.objects.filter(kind=Job.Kind.FETCH, state__in=Job.PENDING).first():
        Job.objects.filter(pk=job.pk).update(not_before=Now())
        fetch_and_parse(job.pk)


def hours_pass(hours: float) -> None:
    ended = Job.objects.filter(finished_at__isnull=False)
    ended.update(finished_at=F("finished_at") - timedelta(hours=hours))
    Job.objects.filter(state=Job.State.QUEUED).update(
        not_before=F("not_before") - timedelta(hours=hours)
    )


def retry_missing_pages() -> None:
    """Run the recheck and its fetch jobs a day later."""
    hours_pass(25)
    tasks.recheck()
    work()


def drift(citation) -> Drift:
    return drift_of(citation.source)[citation.pk].status


def marks(citation) -> list[Mark]:
    return freshness_of([citation.claim])[citation.claim_id].marks


def test_a_page_is_fetched_again_after_a_day_by_a_conditional_request(judged, origin):
    retry_missing_pages()
    tasks.recheck()
    assert origin.hits["/law"] == 2
    origin.page("/law", "", status=304)

    retry_missing_pages()

    assert origin.requests[-1][1]["If-None-Match"] == '"one"'
    assert (origin.hits["/law"], Capture.objects.count()) == (3, 1)
    assert drift(judged) == Drift.UNCHANGED


BECOMES = {
    "another page around it": ("rained", "snowed", Drift.PASSAGE_UNCHANGED, []),
    "another number": ("4.5", "5.4", Drift.CHANGED, [Mark.SOURCE_CHANGED]),
    "nothing of it": (PASSAGE, "", Drift.VANISHED, [Mark.SOURCE_CHANGED]),
}


@pytest.mark.parametrize(("old", "new", "status", "marks_it"), BECOMES.values(), ids=BECOMES)
def test_each_citation_shows_how_its_passage_changed(judged, origin, old, new, status, marks_it):
    origin.page("/law", PAGE.replace(old, new))

    retry_missing_pages()

    assert (drift(judged), marks(judged)) == (status, marks_it)


def test_a_page_that_moved_does_not_mark_the_verdict(judged, origin):
    origin.redirect("/law", "/new", status=301)
    origin.page("/new", PAGE)

    retry_missing_pages()

    assert (drift(judged), marks(judged)) == (Drift.MOVED, [])


@pytest.mark.parametrize(("status", "change"), [(403, Drift.BLOCKED), (404, Drift.UNREACHABLE)])
def test_a_page_that_cannot_be_fetched_does_not_mark_the_verdict(judged, origin, status, change):
    origin.page("/law", "no", status=status)

    retry_missing_pages()

    assert (drift(judged), marks(judged)) == (change, [])


HIDDEN = {
    "a login form": "<h1>Sign in</h1><form><input type=password></form>",
    "a paywall": '<meta name="article:content_tier" content="locked"><p>It rained on Monday.</p>',
}


@pytest.mark.parametrize("page", HIDDEN.values(), ids=HIDDEN)
def test_a_page_that_hides_the_passage_later_does_not_mark_the_verdict(judged, origin, page):
    origin.page("/law", page)

    retry_missing_pages()

    assert (drift(judged), marks(judged)) == (Drift.BLOCKED, [])


def test_a_page_that_is_gone_marks_the_verdict_until_somebody_reconfirms_it(
    judged, origin, reviewer, settings
):
    origin.page("/law", "no", status=404)
    settings.FETCH_LOOK_AGAIN_DAYS = 0
    for _look in range(3):
        fetch_again(judged.source, by=reviewer)
        work()
    assert (drift(judged), marks(judged)) == (Drift.GONE, [Mark.SOURCE_CHANGED])

    card = claim_card(judged.claim_id, reader=reviewer)
    assert card.verdict
    reconfirm_verdict(
        card.verdict,
        by=reviewer,
        expected_version=card.claim.version,
        displayed_captures=card.fingerprints.digest,
    )
    fetch_again(judged.source, by=reviewer)
    work()

    assert (drift(judged), marks(judged)) == (Drift.GONE, [])


def test_pages_fetched_longest_ago_come_first_up_to_the_limit(
    article, editor, reviewer, claim, origin, settings
):
    settings.RECHECK_AT_ONCE = 2
    for number in range(3):
        origin.page(f"/{number}", PAGE)
        make_citation(claim, reviewer, origin.url(f"/{number}"))
        work()
        hours_pass(1)
    hours_pass(24)

    assert recheck_sources() == 2

    asked = Job.objects.filter(kind=Job.Kind.FETCH, state=Job.State.QUEUED)
    assert set(asked.values_list("subject_id", flat=True)) == set(
        Source.objects.order_by("pk").values_list("pk", flat=True)[:2]
    )
    assert recheck_sources() == 1
    assert recheck_sources() == 0


@pytest.mark.parametrize("case", ["never", "cut", "waiting", "failed lately", "uploaded"])
def test_some_sources_are_not_fetched_again(judged, origin, editor, reviewer, settings, case):
    hours_pass(25)
    if case == "never":
        settings.RECHECK_HOURS = 0
    elif case == "cut":
        Claim.objects.update(state="cut")
    elif case == "waiting":
        fetch_again(judged.source, by=reviewer)
    elif case == "failed lately":
        Job.objects.update(state="failed", outcome="blocked")
    else:
        Source.objects.update(kind="upload", url="", title="A letter")

    assert recheck_sources() == 0


def test_a_page_whose_fetch_failed_is_fetched_again_after_a_week(judged):
    Job.objects.update(state="failed", outcome="blocked")
    hours_pass(24 * 7)

    assert recheck_sources() == 1


def test_a_page_that_two_claims_cite_is_fetched_once(judged, article, editor, reviewer, origin):
    make_citation(make_claim(article, editor, "It is safe"), reviewer, origin.url("/law"))

    retry_missing_pages()

    assert origin.hits["/law"] == 2
