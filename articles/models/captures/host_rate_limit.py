"""The rate limit of a server, and the turns that fetch jobs have at it."""

from django.db import models

from articles.models.captures.job import Job


class HostRateLimit(models.Model):
    """A server that pages are fetched from, and when any worker may next send it a request.

    Its row is the lock under which turns are given out.
    """

    name = models.CharField(max_length=300, primary_key=True)
    next_at = models.DateTimeField(help_text="The first turn that no job has yet.")
    closed_until = models.DateTimeField(
        null=True, blank=True, help_text="The server asked not to be contacted until then."
    )

    def __str__(self) -> str:
        return self.name


class HostTurn(models.Model):
    """The turn of a fetch job at a server: when it may send a request, or where it is sending one.

    It holds for one attempt of its job. When the lease of that attempt ends, the job no longer
    counts as being at the server, so a worker that died blocks nobody.
    """

    job = models.OneToOneField(
        Job, on_delete=models.CASCADE, primary_key=True, related_name="host_turn"
    )
    attempt = models.PositiveSmallIntegerField()
    turn_at = models.DateTimeField(null=True, blank=True, help_text="When it may send a request.")
    host = models.CharField(
        max_length=300, blank=True, help_text="The server that it is sending requests to."
    )

    class Meta:
        indexes = [models.Index(fields=["host"], name="host_turn_host")]

    def __str__(self) -> str:
        return f"{self.job_id}: {self.host or self.turn_at}"
