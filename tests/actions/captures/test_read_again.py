"""Stored bytes are read again beside the first reading, and a new reader changes no page."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from articles import tasks
from articles.actions.captures import read_again
from articles.actions.sources import attach_upload, fetch_again
from articles.actions.verdicts import record_verdict
from articles.models import Capture, Citation, Drift, Finding, Job, Notification
from articles.reading.document import READER_VERSION, Document
from articles.refusals import NotAllowed, Refused
from articles.rules.freshness import drift_of, freshness_of
from tests.factories import make_citation
from tests.origin import Origin
from tests.worker import fetch_and_parse

PAGE = "<p>The bridge cost 4.5 million euros, the minister said.</p><p>It rained.</p>"
RUSSIAN = "Мост стоил 4,5 миллиона евро, сказал министр."


@pytest.fixture
def origin(settings):
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = [origin.allowed]
        origin.page("/law", PAGE)
        yield origin


@pytest.fixture
def older(monkeypatch):
    """Have everything read by a reader of another version, with other results, until called."""
    monkeypatch.setattr("articles.actions.captures.readings.READER_VERSION", READER_VERSION - 1)
    notes = Document.text_with_notes
    monkeypatch.setattr(
        Document, "text_with_notes", property(lambda document: f"Menu\n{document.text}")
    )

    def upgrade() -> None:
        monkeypatch.setattr("articles.actions.captures.readings.READER_VERSION", READER_VERSION)
        monkeypatch.setattr(Document, "text_with_notes", notes)

    return upgrade


def work() -> Job:
    """Run the pending fetch job until it has ended."""
    job = Job.objects.filter(kind=Job.Kind.FETCH, state__in=Job.PENDING).get()
    Job.objects.filter(pk=job.pk).update(not_before=Now())
    fetch_and_parse(job.pk)
    job.refresh_from_db()
    return job


def upload(claim, reviewer, data: bytes = PAGE.encode(), name: str = "law.html") -> Capture:
    about = {"by": reviewer, "title": "", "stance": Citation.Stance.SUPPORTS}
    citation = attach_upload(claim, file_name=name, data=data, **about)
    return citation.source.captures.get()


@pytest.mark.parametrize("judged", [False, True], ids=["without a verdict", "with a verdict"])
def test_a_new_reader_reports_no_page_as_changed(claim, reviewer, rating, origin, older, judged):
    citation = make_citation(claim, reviewer, origin.url("/law"))
    work()
    claim.refresh_from_db()
    if judged:
        record_verdict(
            claim, by=reviewer, rating=rating, explanation="So.", expected_version=claim.version
        )
    older()
    origin.page("/law", PAGE + "<!-- made later -->")

    fetch_again(citation.source, by=reviewer)
    job = work()

    assert (job.outcome, job.message) == (
        "captured",
        "The page was captured again. Its text is unchanged.",
    )
    drift = drift_of(citation.source)[citation.pk]
    assert (drift.status, drift.marks_verdict) == (Drift.UNCHANGED, False)
    assert not freshness_of([claim])[claim.pk].is_stale
    tasks.report_drift(Job.objects.get(kind=Job.Kind.DRIFT).pk)
    assert not Notification.objects.exists()
    first, again, newest = Capture.objects.order_by("pk")
    assert (again.read_again_of, again.sha256, again.captured_at) == (
        first,
        first.sha256,
        first.captured_at,
    )
    assert first.text == f"Menu\n{again.text}"
    assert again.text == newest.text

    origin.page("/law", PAGE.replace("4.5", "5.4"))
    fetch_again(citation.source, by=reviewer)

    assert work().outcome == "changed"
    assert drift_of(citation.source)[citation.pk].status == Drift.CHANGED


def test_without_the_second_reading_a_new_reader_would_report_a_change(
    claim, reviewer, origin, older, monkeypatch
):
    citation = make_citation(claim, reviewer, origin.url("/law"))
    work()
    older()
    monkeypatch.setattr("articles.actions.captures.readings.READ_AT_ONCE", 0)
    origin.page("/law", PAGE + "<!-- made later -->")

    fetch_again(citation.source, by=reviewer)

    assert work().outcome == "changed"


def test_an_old_capture_is_read_again_beside_its_first_reading(claim, reviewer, older):
    first = upload(claim, reviewer)
    before = Capture.objects.values().get(pk=first.pk)
    findings = set(Finding.objects.values_list("pk", flat=True))
    older()

    reading = read_again(first, by=reviewer)

    assert Capture.objects.values().get(pk=first.pk) == before
    assert (reading.reader, reading.read_by, reading.captured_by) == (
        READER_VERSION,
        reviewer,
        reviewer,
    )
    assert reading.read_at
    assert (reading.sha256, reading.file_name) == (first.sha256, "law.html")
    assert "Menu" not in reading.text
    assert first.source.captures.first() == reading
    assert set(reading.findings.values_list("sought", "outcome")) >= {("claim", "exact")}
    assert findings < set(Finding.objects.values_list("pk", flat=True))
    assert read_again(first, by=reviewer) == read_again(reading, by=reviewer) == reading


def test_bytes_are_read_again_in_another_encoding(claim, reviewer):
    guessed = upload(claim, reviewer, RUSSIAN.encode("cp866"), "law.txt")

    reading = read_again(guessed, by=reviewer, encoding="cp866")

    assert reading.text == RUSSIAN
    assert (reading.encoding, reading.missing_text) == ("cp866", "")


def test_a_capture_without_its_bytes_or_without_the_right_cannot_be_read_again(
    claim, reviewer, editor, captures_folder, older
):
    capture = upload(claim, reviewer)
    older()
    reader = type(reviewer).objects.create(username="guest", email="guest@newsroom.invalid")
    with pytest.raises(NotAllowed):
        read_again(capture, by=reader)
    capture.file.storage.delete(str(capture.file))

    with pytest.raises(Refused, match="missing"):
        read_again(capture, by=reviewer)

    assert Capture.objects.count() == 1


def test_the_database_itself_refuses_a_reading_of_other_bytes(claim, reviewer):
    capture = upload(claim, reviewer)
    other = {
        name: value
        for name, value in Capture.objects.values().get(pk=capture.pk).items()
        if name != "id"
    }
    wrong = other | {"read_again_of_id": capture.pk, "read_at": Now(), "sha256": "0" * 64}

    with pytest.raises(IntegrityError, match="same bytes"), transaction.atomic():
        Capture.objects.create(**wrong)
