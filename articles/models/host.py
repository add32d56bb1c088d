from django.db import models


class Host(models.Model):
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
