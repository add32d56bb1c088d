"""Desks as people saw them a moment ago, which are shown again while nothing has changed.

A process keeps the newest pages for a minute, because texts such as "2 minutes ago" grow old. One query
decides whether a page is still the same: it looks for changes of the article since then, as an open
desk does, and compares what the page shows of the reader and of the newsroom.
"""

import re
import time
import uuid
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from threading import Lock

from django.contrib.messages import get_messages
from django.http import HttpResponse, HttpResponseNotModified
from django.middleware.csrf import get_token
from django.utils.translation import get_language

from articles.models import SeenChanges, User
from articles.prepared import read_now, together
from articles.reads.articles import updates_reading
from articles.reads.newsroom import Surroundings, surroundings_reading
from articles.views.answers import Request, read_or_404
from articles.views.articles.desk import OFFERED

LIFETIME = 60.0  # seconds
MOST_PAGES, MOST_BYTES = 60, 200_000  # in a process, and of one of them
VARYING = re.compile(rb'((?:name="(?:csrfmiddlewaretoken|submission_key)"|id="look") value=")[^"]*')
TOKEN, KEY = b'name="csrf', b'name="subm'  # how the fields begin that vary; the other is the look


@dataclass(frozen=True, slots=True)
class DrawnDesk:
    """A page: what it depends on, and its HTML in parts, of which every second one needs a value."""

    tag: str
    drawn_at: float
    look: SeenChanges
    state: Hashable
    parts: Sequence[bytes]


_pages: OrderedDict[tuple[int, int], DrawnDesk] = OrderedDict()
_lock = Lock()


def is_plain(request: Request) -> bool:
    """Return whether a page is requested that shows nothing but the desk: no filter, no message."""
    is_special = request.GET or request.htmx or OFFERED in request.session
    return request.method == "GET" and not is_special and not len(get_messages(request))


def answer_unchanged(request: Request, article_id: int) -> HttpResponse | None:
    """Return the page that the user saw a moment ago, None if it may look otherwise now.

    Raises `Http404` if they may no longer read the article.
    """
    page = _pages.get((request.user.pk, article_id))
    if page is None or time.monotonic() - page.drawn_at > LIFETIME or not is_plain(request):
        return None
    reading = together(
        updates_reading(page.look, article_id=article_id, reader=request.user),
        surroundings_reading(article_id, request.user),
    )
    (news,), around = read_or_404(read_now, reading)
    if news.has_news or page.state != _state(request.user, around):
        return None
    if request.headers.get("If-None-Match") == page.tag:
        return HttpResponseNotModified(headers={"ETag": page.tag})
    return HttpResponse(_filled_in(page, request, news.look), headers={"ETag": page.tag})


def keep(
    request: Request,
    article_id: int,
    response: HttpResponse,
    around: Surroundings,
    look: SeenChanges,
) -> None:
    """Remember the page that a user is shown, whose rows were read together with `around`."""
    if len(response.content) > MOST_BYTES:
        return
    tag = f'"{uuid.uuid4().hex}"'
    response["ETag"] = tag
    page = DrawnDesk(
        tag=tag,
        drawn_at=time.monotonic(),
        look=look,
        state=_state(request.user, around),
        parts=VARYING.split(response.content),
    )
    with _lock:
        _pages.pop((request.user.pk, article_id), None)
        _pages[request.user.pk, article_id] = page
        while len(_pages) > MOST_PAGES:
            _pages.popitem(last=False)


def forget_drawn_desks() -> None:
    """Forget all pages."""
    with _lock:
        _pages.clear()


def _state(user: User, around: Surroundings) -> Hashable:
    """Return what a desk shows that is no change of its article."""
    names = [each.attname for each in user._meta.concrete_fields]
    entry = around.last_entry.pk if around.last_entry else None
    own = tuple(getattr(user, name) for name in names if name not in {"password", "last_login"})
    return own, around.pending, entry, around.newsroom, get_language()


def _filled_in(page: DrawnDesk, request: Request, look: SeenChanges) -> bytes:
    """Return the HTML with a token against forged requests, and new keys for its forms."""
    token, html = get_token(request).encode(), []
    for part in page.parts:
        html.append(part)
        if part.startswith(TOKEN):
            html.append(token)
        elif part.startswith(KEY):
            html.append(str(uuid.uuid4()).encode())
        elif part.startswith(b'id="look" '):
            html.append(str(look).encode())
    return b"".join(html)
