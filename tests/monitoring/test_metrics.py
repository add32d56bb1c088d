"""`/metrics`: what all processes have counted, and what waits, for requests with the token."""

from datetime import timedelta

import pytest
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from articles import jobs, metrics, workers
from articles.models import Job, ProcessMetrics
from factcheck.monitoring import stored_metrics
from factcheck.monitoring.heartbeats import Heartbeats
from factcheck.monitoring.stored_metrics import fold_ended, sample_key, store_samples
from tests.worker import wait_until

pytestmark = pytest.mark.django_db(transaction=True)  # a scrape has a connection of its own
TOKEN = "only-for-monitoring"
BYTES = sample_key("factcheck_capture_bytes_total", {})


@pytest.fixture
def scraped(client, settings):
    """`scraped()` returns the value of each sample by its name and labels."""
    settings.MONITORING_TOKEN = TOKEN

    def scrape() -> dict[tuple[str, ...], float]:
        answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
        assert answer.status_code == 200
        return {
            (sample.name, *sorted(sample.labels.values())): sample.value
            for family in text_string_to_metric_families(answer.content.decode())
            for sample in family.samples
        }

    return scrape


def test_without_the_token_there_is_nothing(client, settings):
    assert client.get("/metrics").status_code == 404
    settings.MONITORING_TOKEN = TOKEN
    settings.SECURE_SSL_REDIRECT = True

    answers = [
        client.get("/metrics", headers={"Authorization": sent})
        for sent in ("", "Bearer ", f"Bearer {TOKEN}x", TOKEN)
    ]

    assert {answer.status_code for answer in answers} == {404}


def test_what_is_counted_is_summed_over_processes_and_never_sinks(scraped):
    now = timezone.now()
    for process, value in (("a", 5.0), ("b", 7.0)):
        ProcessMetrics.objects.create(process=process, samples={BYTES: value}, stored_at=now)
    assert scraped()["factcheck_capture_bytes_total",] == 12

    ProcessMetrics.objects.filter(pk="a").update(stored_at=now - timedelta(hours=1))
    assert (fold_ended(), fold_ended()) == (1, 0)

    assert scraped()["factcheck_capture_bytes_total",] == 12
    assert set(ProcessMetrics.objects.values_list("pk", flat=True)) == {"b", ProcessMetrics.ENDED}


def test_requests_stages_outcomes_and_queues_are_measured(client, scraped, monkeypatch):
    monkeypatch.setattr(stored_metrics, "process_name", lambda: "this one")
    workers.beat([workers.Kind.FETCH], "fetcher@here")
    with metrics.time_stage(metrics.Stage.PARSE):
        client.get("/health/live")
    waiting = jobs.ask(Job.Kind.FETCH, 1)
    with jobs.claimed(jobs.ask(Job.Kind.FETCH, 2).pk, lease=timedelta(seconds=9)) as job:
        assert job
        jobs.finish(job, outcome="captured")
    store_samples()

    values = scraped()

    assert values["factcheck_request_seconds_count", "2xx", "health_live"] >= 1
    assert values["factcheck_request_seconds_bucket", "+Inf", "2xx", "health_live"] >= 1
    assert values["factcheck_stage_seconds_count", "parse"] >= 1
    assert values["factcheck_jobs_ended_total", "captured", "done", "fetch"] >= 1
    assert values["factcheck_queue_waiting", "fetch"] == 1
    assert values["factcheck_queue_waiting", "parse"] == 0
    assert values["factcheck_queue_oldest_seconds", "fetch"] >= 0
    assert values["factcheck_worker_heard_seconds", "fetch"] < 60
    assert waiting.pk


def test_a_web_process_stores_what_it_counts_also_at_its_end(monkeypatch):
    monkeypatch.setattr(stored_metrics, "process_name", lambda: "web")
    thread = Heartbeats((), "web:1")
    thread.start()
    wait_until(ProcessMetrics.objects.filter(pk="web").exists, 10)
    metrics.CAPTURE_BYTES.inc(1000)

    thread.stop()

    assert not thread.is_alive()
    assert ProcessMetrics.objects.get(pk="web").samples[BYTES] >= 1000
    assert not workers.heartbeats()
