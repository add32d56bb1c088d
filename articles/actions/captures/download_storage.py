"""Store what a server sent until a parsing worker has read it."""

import zlib

from django.db import transaction

from articles import fetching, jobs, rate_limit
from articles.models import Download, HostTurn, Job


def save_download(job: Job, sent: fetching.Download) -> None:
    """Store what a server sent and pass the job on to a parsing worker: both, or neither.

    Raises `jobs.Lost` if another attempt owns the job.
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
            post=sent.post.as_json() if sent.post else {},
        )


def load_download(job: Job) -> fetching.Download:
    """Return what a server sent for the job."""
    download = job.download
    return fetching.Download(
        url=download.url,
        final_url=download.final_url,
        redirects=tuple(fetching.Hop(url, status) for url, status in download.redirects),
        status=download.status,
        headers=tuple((name, value) for name, value in download.headers),
        content_type=download.content_type,
        body=zlib.decompress(download.deflated),
        at=download.at,
        post=fetching.record_from_json(download.post),
    )


def delete_old_downloads() -> None:
    """Delete the downloads and turns of jobs that have ended."""
    for model in (Download, HostTurn):
        model.objects.exclude(job__state__in=Job.PENDING).delete()
