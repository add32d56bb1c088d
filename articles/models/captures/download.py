from django.db import models

from articles.models.captures.job import Job


class Download(models.Model):
    """What a server sent for a job, until somebody has read it: the fetch goes on from here.

    It goes some time after the job has ended; what was read of it is a capture.
    """

    job = models.OneToOneField(
        Job, on_delete=models.CASCADE, primary_key=True, related_name="download"
    )
    url = models.TextField()
    final_url = models.TextField()
    redirects = models.JSONField(default=list, help_text="[[address, status], ...]")
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField(default=list, help_text="[[name, value], ...]")
    content_type = models.TextField(blank=True)
    at = models.DateTimeField(help_text="When the last of it came.")
    deflated = models.BinaryField(help_text="Its bytes, as zlib packs them.")

    def __str__(self) -> str:
        return self.final_url


class HostRateLimit(models.Model):
    """A server that pages are fetched from, and when it may be asked next, by whatever worker.

    Its row is the lock under which turns are given out; how many are there at once is counted in
    the jobs, whose leases end by themselves when a worker dies.
    """

    name = models.CharField(max_length=300, primary_key=True)
    next_at = models.DateTimeField(help_text="The first turn that nobody has yet.")
    closed_until = models.DateTimeField(
        null=True, blank=True, help_text="The server asked us to stay away until then."
    )

    def __str__(self) -> str:
        return self.name
