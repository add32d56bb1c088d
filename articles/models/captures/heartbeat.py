"""When each worker was last heard from, in the database: an emptied Redis forgets nothing of it."""

from datetime import timedelta

from django.db import models

SILENT_AFTER = timedelta(
    seconds=60
)  # a worker that is not heard from for so long counts as stopped


class WorkerHeartbeat(models.Model):
    """One row for each worker and kind of work; the worker renews it every few seconds.

    It has no history: it says nothing about an article, and changes all the time.
    """

    class Kind(models.TextChoices):
        FETCH = "fetch", "fetch"  # the names of the queues
        PARSE = "parse", "parse"
        PERIODIC = "periodic", "periodic"  # the thread that calls the periodic tasks
        SWEEP = "sweep", "sweep"  # the task that picks up forgotten work has ended

    kind = models.CharField(max_length=20, choices=Kind)
    worker = models.CharField(max_length=200, help_text="Celery's name of the worker.")
    heard_at = models.DateTimeField(help_text="The time of the database.")

    class Meta:
        ordering = ["kind", "worker"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "worker"], name="heartbeat_once_a_worker"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.worker}"


class ProcessMetrics(models.Model):
    """What a process of the app has counted since it started, for `/metrics`: without history.

    What ended processes have counted is added up in the row `ENDED`, so that no total ever sinks.
    """

    ENDED = "ended"

    process = models.CharField(max_length=200, primary_key=True)
    samples = models.JSONField(help_text="The value of each sample by its name and labels.")
    stored_at = models.DateTimeField(help_text="The time of the database.")

    def __str__(self) -> str:
        return self.process
