"""What an answer means before its body is read: go on, page, or which failure."""

import contextlib
import datetime as dt
import email.utils
import re
import ssl
from http import HTTPStatus

import urllib3
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from urllib3.response import BaseHTTPResponse

from articles.fetching.kinds import check_type
from articles.fetching.outcomes import FetchFailed, Outcome
from articles.fetching.policy import Policy

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BLOCKED = frozenset({401, 402, 403, 407, 418, 429, 451, 999})
_MISSING = frozenset({404, 410})
_BODYLESS = frozenset({204, 205, 304})
_HEADERS_LIMIT = 65_536  # bytes in all; their number is limited to 100 by http.client
_RETRY_AFTER_LIMIT = 7 * 24 * 3600.0  # seconds

_CHALLENGE_SIZE = 100_000  # bytes; a page longer than this is more than a challenge
_CHALLENGE = re.compile(
    rb"/cdn-cgi/challenge-platform/ | _Incapsula_Resource | captcha-delivery\.com"
    rb"| <title>\s*(?:Just\ a\ moment|Attention\ Required!\ \|\ Cloudflare)"
    rb"| id=[\"']px-captcha | awsWafCookieDomainList",
    re.VERBOSE,
)


def check_headers(answer: BaseHTTPResponse) -> None:
    """Raise FetchFailed (too large) when the headers are larger than any honest server's."""
    size = sum(len(name) + len(value) for name, value in answer.headers.iteritems())
    if size > _HEADERS_LIMIT:
        sentence = _(
            "The server's response is malformed: its headers are too large. Upload the page instead."
        )
        raise FetchFailed(Outcome.TOO_LARGE, sentence)


def location(answer: BaseHTTPResponse) -> str:
    """Return where a redirect leads, as the server wrote it; "" if the answer is no redirect."""
    said = answer.headers.get("location", "").strip(" \t")
    if answer.status not in _REDIRECTS or not said:
        return ""
    with contextlib.suppress(UnicodeError):  # headers come as Latin-1, and addresses as UTF-8
        said = said.encode("latin-1").decode("utf-8")
    return said


def check_status(answer: BaseHTTPResponse) -> None:
    """Raise FetchFailed unless the answer is a page that is worth receiving."""
    status = answer.status
    if status in _BLOCKED or "challenge" in answer.headers.get("cf-mitigated", ""):
        raise FetchFailed(Outcome.BLOCKED, _blocked(status), retry_after=_retry_after(answer))
    if status in _MISSING:
        raise FetchFailed(Outcome.MISSING)
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        sentence = _("The server answered with an error (status {status}). Try again later.")
        sentence = format_lazy(sentence, status=status)
        raise FetchFailed(Outcome.UNREACHABLE, sentence, retry_after=_retry_after(answer))
    if status in _BODYLESS:
        raise FetchFailed(Outcome.NOT_A_PAGE)
    check_type(answer.headers.get("content-type", ""))


def check_challenge(answer: BaseHTTPResponse, body: bytes) -> None:
    """Raise FetchFailed (blocked) for a page that only asks whether a person is there."""
    if len(body) <= _CHALLENGE_SIZE and _CHALLENGE.search(body):
        sentence = _(
            "The server asks visitors to prove that they are human. Open the page and upload it."
        )
        raise FetchFailed(Outcome.BLOCKED, sentence)


def broken(error: Exception, policy: Policy) -> FetchFailed:
    """Return the failure that stands for a connection that broke, or was never made."""
    if isinstance(error, ssl.SSLCertVerificationError):
        sentence = _(
            "The server's certificate is not valid. Check the address, or upload the page."
        )
        return FetchFailed(Outcome.UNREACHABLE, sentence)
    if isinstance(error, ssl.SSLError):
        sentence = _(
            "No secure connection to the server was possible. Try again, or upload the page."
        )
        return FetchFailed(Outcome.UNREACHABLE, sentence)
    if isinstance(error, TimeoutError | urllib3.exceptions.TimeoutError):
        sentence = _(
            "The server did not accept a connection within {seconds} seconds. Try again later."
        )
        return FetchFailed(
            Outcome.TIMED_OUT, format_lazy(sentence, seconds=f"{policy.connect_seconds:g}")
        )
    return FetchFailed(Outcome.UNREACHABLE)


def _blocked(status: int) -> Promise | None:
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return _("The server asks us to come back later. Try again, or upload the page.")
    if status == HTTPStatus.UNAUTHORIZED:
        return _("The page needs a login. Upload it instead.")
    return None


def _retry_after(answer: BaseHTTPResponse) -> float | None:
    """Return the seconds that Retry-After asks for, at most a week; None if it does not."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return min(float(said), _RETRY_AFTER_LIMIT)
    try:
        until = email.utils.parsedate_to_datetime(said)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=dt.UTC)
    seconds = (until - dt.datetime.now(dt.UTC)).total_seconds()
    return min(max(seconds, 0.0), _RETRY_AFTER_LIMIT)
