from django.db import models

from articles.models.captures.job import Job
from articles.models.conditions import is_web_address


class Download(models.Model):
    """The answer of a server to a fetch job, until a parsing worker has read it.

    Deleted some time after the job has ended; what was read of it is a capture.
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
    at = models.DateTimeField(help_text="When the last of it arrived.")
    deflated = models.BinaryField(help_text="Its bytes, compressed by zlib.")
    post = models.JSONField(
        default=dict, db_default={}, blank=True, help_text="The record of a post; empty for a page."
    )

    class Meta:
        constraints = [
            is_web_address("url", name="download_address_of_the_web"),
            is_web_address("final_url", name="download_final_address_of_the_web"),
        ]

    def __str__(self) -> str:
        return self.final_url
