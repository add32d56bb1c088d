"""Answers that everybody gets: with an ETag, and kept by caches as long as they may."""

import hashlib
from collections.abc import Mapping

from csp.constants import NONE
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control

Policy = Mapping[str, list[str]]
# Seconds, for browsers; what caches of others keep is `s_maxage`.
NOTHING_ALLOWED = {
    each: [NONE] for each in ("default-src", "form-action", "base-uri", "frame-ancestors")
}
# A correction shows at once in a browser. A cache in front of the app may be a minute behind.
PAGE = {"public": True, "max_age": 0, "s_maxage": 60, "must_revalidate": True}
# The bytes of an edition never change, but a withdrawal must reach who has not got them yet.
EDITION = {"public": True, "max_age": 31_536_000, "immutable": True, "s_maxage": 0}
# What is withdrawn is gone at the next request, everywhere.
ALWAYS_ASK = {"public": True, "no_cache": True}


def public_answer(
    request: HttpRequest,
    response: HttpResponse,
    *,
    cache: Mapping[str, bool | int],
    policy: Policy | None = None,
    is_framed: bool = False,
) -> HttpResponse:
    """Return the response with its ETag, or 304 for who has the same bytes.

    `policy` is the Content-Security-Policy of the answer. `is_framed`: every site may frame it.
    """
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    patch_cache_control(response, **cache)
    answered = get_conditional_response(request, etag=etag, response=response) or response
    if not isinstance(answered, HttpResponse):
        raise TypeError("a conditional answer has no stream")
    # Browsers take the headers of a 304 for those of the page that they keep.
    if policy is not None:
        answered._csp_config = policy  # type: ignore[attr-defined]  # what csp's decorator sets
    if is_framed:
        answered.xframe_options_exempt = True  # as Django's decorator
    return answered
