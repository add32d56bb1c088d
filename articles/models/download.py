from django.db import models

from articles.models.job import Job


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
