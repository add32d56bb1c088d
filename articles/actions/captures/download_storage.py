"""Between the two halves of a fetch: what a server sent waits for a worker that reads it."""

import zlib

from django.db import transaction

from articles import fetching, jobs, rate_limit
from articles.models import Download, HostTurn, Job


def keep_download(job: Job, sent: fetching.Download) -> None:
    """Keep what a server sent, and pass the job on to who reads it: both, or neither.

    Raises `jobs.Lost` when the lease ran out meanwhile.
    """
    deflated = zlib.compress(sent.body, 1)
    with transaction.atomic():
        jobs.pass_on(job, task="parse")
        rate_limit.leave(job)
        Download.objects.create(
            job=job,
            url=sent.url,
            final_url=sent.final_url,
            redirects=[[hop.url, hop.status] for hop in sent.redirects],
            status=sent.status,
            headers=[list(header) for header in sent.headers],
            content_type=sent.content_type,
            at=sent.at,
            deflated=deflated,
        )


def kept_download(job: Job) -> fetching.Download:
    """What a server sent for the job."""
    kept = job.download
    return fetching.Download(
        url=kept.url,
        final_url=kept.final_url,
        redirects=tuple(fetching.Hop(url, status) for url, status in kept.redirects),
        status=kept.status,
        headers=tuple((name, value) for name, value in kept.headers),
        content_type=kept.content_type,
        body=zlib.decompress(kept.deflated),
        at=kept.at,
    )


def forget_downloads() -> None:
    """Delete the downloads and turns of jobs that have ended."""
    for model in (Download, HostTurn):
        model.objects.exclude(job__state__in=Job.PENDING).delete()
