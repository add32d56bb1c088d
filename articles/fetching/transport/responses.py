"""Judge a response before its body is read: a redirect, a page, or a failure."""

import contextlib
import datetime as dt
import email.utils
import http.client
import re
import ssl
from http import HTTPStatus

import urllib3
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from urllib3.exceptions import InvalidHeader, ProtocolError
from urllib3.response import BaseHTTPResponse

from articles.fetching.guard import Policy
from articles.fetching.outcomes import FetchFailed, Outcome
from articles.reading.document import Unreadable
from articles.reading.file_types import require_readable

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BLOCKED = frozenset({401, 402, 403, 407, 418, 429, 451, 999})
_MISSING = frozenset({404, 410})
_BODYLESS = frozenset({204, 205, 304})
_PARTIAL = frozenset({206, 226})  # a range or a difference, and we ask for neither
_HEADERS_LIMIT = 65_536  # bytes in all; http.client limits their number to 100
_RETRY_AFTER_LIMIT = 7 * 24 * 3600.0  # seconds

_CHALLENGE_SIZE = 100_000  # bytes; a longer page is more than a challenge
_CHALLENGE = re.compile(
    rb"/cdn-cgi/challenge-platform/ | _Incapsula_Resource | captcha-delivery\.com"
    rb"| <title>\s*(?:Just\ a\ moment|Attention\ Required!\ \|\ Cloudflare)"
    rb"| id=[\"']px-captcha | awsWafCookieDomainList",
    re.VERBOSE,
)


def check_headers(response: BaseHTTPResponse) -> None:
    """Raise FetchFailed (too large) when the headers are larger than any honest server sends."""
    size = sum(len(name) + len(value) for name, value in response.headers.iteritems())
    if size > _HEADERS_LIMIT:
        sentence = _(
            "The server's response is malformed: its headers are too large. Upload the page instead."
        )
        raise FetchFailed(Outcome.TOO_LARGE, sentence)


def redirect_location(response: BaseHTTPResponse) -> str:
    """Return the target of a redirect as the server wrote it; "" for any other response."""
    target = response.headers.get("location", "").strip(" \t")
    if response.status not in _REDIRECTS or not target:
        return ""
    with contextlib.suppress(UnicodeError):  # read as Latin-1, written as UTF-8
        target = target.encode("latin-1").decode("utf-8")
    return target


def check_status(response: BaseHTTPResponse) -> None:
    """Raise FetchFailed unless the response is a page of a type that can be read."""
    status = response.status
    if status in _BLOCKED or "challenge" in response.headers.get("cf-mitigated", ""):
        raise FetchFailed(
            Outcome.BLOCKED, _blocked_sentence(status), retry_after=retry_after(response)
        )
    if status in _MISSING:
        raise FetchFailed(Outcome.MISSING)
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        sentence = _("The server answered with an error (status {status}). Try again later.")
        sentence = format_lazy(sentence, status=status)
        raise FetchFailed(Outcome.UNREACHABLE, sentence, retry_after=retry_after(response))
    if status in _PARTIAL:
        sentence = _(
            "The server sent only a part of the page, which nobody asked for (status {status}). Try "
            "again, or upload the page."
        )
        raise FetchFailed(Outcome.MALFORMED, format_lazy(sentence, status=status))
    if status in _BODYLESS:
        raise FetchFailed(Outcome.NOT_A_PAGE)
    try:
        require_readable(response.headers.get("content-type", ""))
    except Unreadable as unreadable:
        raise FetchFailed(Outcome.NOT_A_PAGE, unreadable.sentence) from unreadable


def check_challenge(response: BaseHTTPResponse, body: bytes) -> None:
    """Raise FetchFailed (blocked) for a page that only asks visitors to prove they are human."""
    if len(body) <= _CHALLENGE_SIZE and _CHALLENGE.search(body):
        sentence = _(
            "The server asks visitors to prove that they are human. Open the page and upload it."
        )
        raise FetchFailed(Outcome.BLOCKED, sentence)


def connection_failure(error: Exception, policy: Policy) -> FetchFailed:
    """Return the failure for a connection that broke or could not be made."""
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
    return _broken_answer(error)


def _broken_answer(error: Exception) -> FetchFailed:
    """Return the failure of a connection that was made: the answer is malformed, or broke off."""
    inner = error.args[-1] if isinstance(error, ProtocolError) and error.args else error
    if isinstance(inner, http.client.RemoteDisconnected):
        sentence = _("The server closed the connection without an answer. Try again later.")
        return FetchFailed(Outcome.UNREACHABLE, sentence)
    if isinstance(inner, http.client.IncompleteRead):
        sentence = _("The server sent less of the page than it announced. Try again, or upload it.")
        return FetchFailed(Outcome.MALFORMED, sentence)
    if isinstance(inner, http.client.HTTPException | InvalidHeader):
        return FetchFailed(Outcome.MALFORMED)
    if isinstance(error, ProtocolError):
        sentence = _("The connection broke off while the page was sent. Try again later.")
        return FetchFailed(Outcome.UNREACHABLE, sentence)
    return FetchFailed(Outcome.UNREACHABLE)


def _blocked_sentence(status: int) -> Promise | None:
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return _("The server asks us to come back later. Try again, or upload the page.")
    if status == HTTPStatus.UNAUTHORIZED:
        return _("The page needs a login. Upload it instead.")
    return None


def retry_after(response: BaseHTTPResponse) -> float | None:
    """Return the seconds that Retry-After asks for, at most a week; None without one."""
    value = response.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), _RETRY_AFTER_LIMIT)
    try:
        until = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=dt.UTC)
    seconds = (until - dt.datetime.now(dt.UTC)).total_seconds()
    return min(max(seconds, 0.0), _RETRY_AFTER_LIMIT)
