"""`/metrics` in the form of Prometheus: what all processes have counted, and what waits now."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector, CollectorRegistry

from articles import workers
from articles.metrics import REGISTRY
from articles.models import Job, OutboxMessage
from factcheck.database.own_connection import limited_connection
from factcheck.monitoring.health import has_token
from factcheck.monitoring.stored_metrics import Samples, sample_of, total_samples

SCRAPE_SECONDS = 5.0  # for all queries
SUFFIXES = ("_bucket", "_count", "_sum", "_total")


@login_not_required
@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with all metrics, to requests with `MONITORING_TOKEN`; for others there is no such page."""
    if not has_token(request):
        return HttpResponse(status=404)
    registry = CollectorRegistry()
    registry.register(StoredMetrics())
    with limited_connection(SCRAPE_SECONDS):
        content = generate_latest(registry)
    return HttpResponse(content, content_type=CONTENT_TYPE_LATEST)


class StoredMetrics(Collector):
    """Reads the metrics from the database when they are scraped."""

    def collect(self) -> Iterator[Metric]:
        """Yield the sums over all processes, then what is true at the moment."""
        yield from _counted(total_samples())
        yield from _queues()
        yield from _heartbeats()
        yield _gauge(
            "factcheck_jobs_running",
            "Jobs that a worker has now.",
            Job.objects.filter(state=Job.State.RUNNING).count(),
        )
        unsent = OutboxMessage.objects.filter(state=OutboxMessage.State.QUEUED)
        yield _gauge("factcheck_messages_waiting", "E-mails that wait to be sent.", unsent.count())


def _counted(total: Samples) -> Iterator[Metric]:
    """Yield each metric of the code with the sums in place of what this process has counted."""
    samples = [(*sample_of(key), value) for key, value in total.items()]
    for own in REGISTRY.collect():
        metric = Metric(own.name, own.documentation, own.type)
        names = {f"{own.name}{suffix}" for suffix in SUFFIXES}
        for name, labels, value in samples:
            if name in names:
                metric.add_sample(name, labels, value)
        yield metric


def _queues() -> Iterator[Metric]:
    waiting = GaugeMetricFamily(
        "factcheck_queue_waiting", "Jobs that could begin and have no worker.", labels=["queue"]
    )
    oldest = GaugeMetricFamily(
        "factcheck_queue_oldest_seconds", "Seconds that the oldest of them waits.", labels=["queue"]
    )
    for queue in workers.queues():
        waiting.add_metric([queue.name], queue.waiting)
        oldest.add_metric([queue.name], queue.oldest_seconds)
    yield from (waiting, oldest)


def _heartbeats() -> Iterator[Metric]:
    heard = GaugeMetricFamily(
        "factcheck_worker_heard_seconds",
        "Seconds since a kind of worker was last heard from.",
        labels=["kind"],
    )
    for kind, beat in sorted(workers.heartbeats().items()):
        heard.add_metric([kind], beat.seconds)
    yield heard


def _gauge(name: str, documentation: str, value: float) -> Metric:
    return GaugeMetricFamily(name, documentation, value=value)
