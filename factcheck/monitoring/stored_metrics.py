"""What processes count is stored in the database, and added up for `/metrics`.

prometheus_client counts. Its mode for several processes was not adopted: the files that they share are
those of one container, each process that was ever started leaves two, and workers would need ports of
their own. django-prometheus, the other well-kept choice, has the same limits and wraps the database.
Here one address answers for all web processes and workers, on whatever machine.
"""

import json
import os
import socket
import time
from collections import Counter
from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now

from articles.metrics import REGISTRY
from articles.models import ProcessMetrics

ENDED_AFTER = timedelta(minutes=10)
Samples = dict[str, float]
_process: dict[int, str] = {}


def process_name() -> str:
    """Return a name that no other process has, also none that had or will have the same number."""
    number = os.getpid()
    if number not in _process:
        _process.clear()  # after a fork
        _process[number] = f"{socket.gethostname()}:{number}:{time.time():.0f}"
    return _process[number]


def current_samples() -> Samples:
    """Return what this process has counted: each value by its name and labels."""
    return {
        sample_key(sample.name, sample.labels): sample.value
        for metric in REGISTRY.collect()
        for sample in metric.samples
        if not sample.name.endswith("_created")
    }


def sample_key(name: str, labels: dict[str, str]) -> str:
    """Return a sample's name and labels as one text. `sample_of` undoes it."""
    return json.dumps([name, labels])


def sample_of(key: str) -> tuple[str, dict[str, str]]:
    """Return the name and the labels of a sample."""
    name, labels = json.loads(key)
    return name, labels


def store_samples() -> None:
    """Store what this process has counted since it started."""
    samples = current_samples()
    if not samples:
        return
    row = ProcessMetrics(process=process_name(), samples=samples, stored_at=Now())
    ProcessMetrics.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["process"],
        update_fields=["samples", "stored_at"],
    )


def total_samples() -> Samples:
    """Return the sums over all processes, also those that have ended."""
    total: Counter[str] = Counter()
    for samples in ProcessMetrics.objects.values_list("samples", flat=True):
        total.update(samples)
    return dict(total)


@transaction.atomic
def fold_ended() -> int:
    """Add what ended processes have counted to one row. Returns how many there were."""
    rows = ProcessMetrics.objects.select_for_update()
    ended = list(rows.exclude(pk=ProcessMetrics.ENDED).filter(stored_at__lt=Now() - ENDED_AFTER))
    if not ended:
        return 0
    empty = ProcessMetrics(process=ProcessMetrics.ENDED, samples={}, stored_at=Now())
    ProcessMetrics.objects.bulk_create([empty], ignore_conflicts=True)
    row = rows.get(pk=ProcessMetrics.ENDED)
    total: Counter[str] = Counter(row.samples)
    for each in ended:
        total.update(each.samples)
    row.samples = dict(total)
    row.save(update_fields=["samples"])
    ProcessMetrics.objects.filter(pk__in=[each.pk for each in ended]).delete()
    return len(ended)
