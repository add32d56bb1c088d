"""The record of a post beside its page: fetched after it, and never a reason to lose the page."""

from dataclasses import replace

from django.conf import settings

from articles.fetching.guard import Policy
from articles.fetching.outcomes import Download, FetchFailed
from articles.fetching.posts.bluesky import bluesky_record
from articles.fetching.posts.fediverse import announced, fediverse_record
from articles.fetching.posts.requests import Requests
from articles.reading.posts import Network, PostAddress, PostRecord, post_address
from articles.reading.posts.record import NOT_HAD
from articles.refusals import Refused


def with_post(page: Download, *, policy: Policy) -> Download:
    """Return the page of a post with the post's record, or with the reason why there is none.

    Any other page comes back as it is. The record has the time of one more fetch.
    """
    address = _address(page)
    if address is None:
        return page
    try:
        record = _record(address, page, Requests(policy))
    except (FetchFailed, Refused) as failure:
        problem = str(NOT_HAD) % {"reason": failure}
        record = PostRecord(address.network, author=address.author, problem=problem)
    return replace(page, post=record)


def is_post(url: str) -> bool:
    """Whether the address is that of a post, or may be."""
    return post_address(url, bluesky_hosts=settings.BLUESKY_HOSTS) is not None


def _address(page: Download) -> PostAddress | None:
    hosts = settings.BLUESKY_HOSTS
    every = (post_address(url, bluesky_hosts=hosts) for url in (page.final_url, page.url))
    address = next(filter(None, every), None)
    if address and address.needs_announcement and not announced(page):
        return None
    return address


def _record(address: PostAddress, page: Download, requests: Requests) -> PostRecord:
    if address.network is Network.BLUESKY:
        return bluesky_record(address, requests)
    return fediverse_record(address, page, requests)
