"""Published fact-checks on other sites: a page to frame, and oEmbed, which leads to it."""

import base64
import hashlib
from http import HTTPStatus
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import get_template, render_to_string
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import PublisherProfile
from articles.reads.publishing import PublishedEdition, find_edition, site_address
from articles.refusals import Refused
from articles.reports import own_verdicts
from articles.views.publishing.feeds import NO_XML
from articles.views.publishing.public_answers import ALWAYS_ASK, NOTHING_ALLOWED, public_answer
from articles.views.publishing.published import edition_language, edition_or_404

STYLE = "publishing/embed.css"
VERDICTS_SHOWN = 5
WIDTH, HEIGHT = 600, 420  # pixels, if the consumer names no smaller ones
KEEP_SECONDS = 3600
PUBLISHED_VIEWS = {"publication_detail", "edition_detail"}
OEmbed = dict[str, str | int]


@require_safe
@login_not_required
def publication_embed(request: HttpRequest, key: str) -> HttpResponse:
    """Show the verdicts of the newest edition in a page that every site may frame.

    It has no script and loads nothing. What is withdrawn shows the reason.
    """
    status = edition_or_404(key)
    verdicts = own_verdicts(status.edition.outline)
    context: dict[str, object] = {
        "status": status,
        "verdicts": verdicts[:VERDICTS_SHOWN],
        "unlisted": len(verdicts[VERDICTS_SHOWN:]),
        "address": site_address("publication_detail", key),
        "style": STYLE,
        "profile": PublisherProfile.current(),
    }
    language = edition_language(status.edition)
    with translation.override(language):
        context |= {"language": language, "direction": "rtl" if get_language_bidi() else "ltr"}
        page = render_to_string("publishing/embed.html", context)
    status_code = HTTPStatus.GONE if status.retraction else HTTPStatus.OK
    policy = NOTHING_ALLOWED | {"style-src": [_style_source()], "frame-ancestors": ["*"]}
    response = HttpResponse(page, status=status_code)
    return public_answer(request, response, cache=ALWAYS_ASK, policy=policy, is_framed=True)


def _style_source() -> str:
    """Return the Content-Security-Policy source that allows exactly the style of the page."""
    digest = hashlib.sha256(get_template(STYLE).render().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@require_safe
@login_not_required
def oembed(request: HttpRequest) -> HttpResponse:
    """Describe how to embed the published page `url` (oEmbed 1.0), as JSON or XML.

    401 for a page of the newsroom, 404 for any other that is not published or was withdrawn, 501
    for another format.
    """
    form = request.GET.get("format", "json")
    if form not in {"json", "xml"}:
        return _refusal(HTTPStatus.NOT_IMPLEMENTED, _("Ask for the format json or xml."))
    try:
        width = _pixels(request, "maxwidth", WIDTH)
        height = _pixels(request, "maxheight", HEIGHT)
    except Refused as refusal:
        return _refusal(HTTPStatus.BAD_REQUEST, str(refusal))
    view, key = _target(request)
    if view and view not in PUBLISHED_VIEWS:
        return _refusal(HTTPStatus.UNAUTHORIZED, _("This page is not public."))
    status = find_edition(key) if key else None
    if status is None or status.retraction:
        return _refusal(
            HTTPStatus.NOT_FOUND, _("There is no published fact-check at this address.")
        )
    return _described(request, _record(status, width, height), form)


def _pixels(request: HttpRequest, name: str, default: int) -> int:
    """Return the smaller of the default and what the consumer allows. Raises `Refused`."""
    typed = request.GET.get(name, "")
    if not typed:
        return default
    if not (typed.isascii() and typed.isdigit() and len(typed) < 9 and int(typed)):
        raise Refused(_("Give %(name)s as a number of pixels above 0.") % {"name": name})
    return min(default, int(typed))


def _target(request: HttpRequest) -> tuple[str, str]:
    """Return the view and the key of the page that `url` names; empty if it is not one of ours."""
    try:
        named = urlsplit(request.GET.get("url", "").strip())
    except ValueError:
        return "", ""
    own = {urlsplit(settings.SITE_ADDRESS).netloc, request.get_host()}
    if named.scheme not in {"http", "https"} or named.netloc not in own:
        return "", ""
    try:
        match = resolve(named.path)
    except Resolver404:
        return "", ""
    if getattr(match.func, "login_required", True):
        return match.view_name, ""
    is_published = match.view_name in PUBLISHED_VIEWS
    return ("publication_detail", match.kwargs["key"]) if is_published else ("", "")


def _record(status: PublishedEdition, width: int, height: int) -> OEmbed:
    title = status.edition.title
    frame = format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" frameborder="0"></iframe>',
        site_address("publication_embed", status.edition.publication.key),
        width,
        height,
        _("Fact-check: %(title)s") % {"title": title},
    )
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": PublisherProfile.current().name or _("Fact-checks"),
        "provider_url": site_address("publication_list"),
        "cache_age": KEEP_SECONDS,
        "html": str(frame),
        "width": width,
        "height": height,
    }


def _described(request: HttpRequest, record: OEmbed, form: str) -> HttpResponse:
    if form == "json":
        response: HttpResponse = JsonResponse(record)
    else:
        lines = [f"<{name}>{escape(NO_XML.sub('', str(v)))}</{name}>" for name, v in record.items()]
        head = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>'
        text = "\n".join([head, "<oembed>", *lines, "</oembed>\n"])
        response = HttpResponse(text, content_type="text/xml; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"  # for editors that run in a browser
    return public_answer(request, response, cache=ALWAYS_ASK, policy=NOTHING_ALLOWED)


def _refusal(status: HTTPStatus, sentence: str) -> HttpResponse:
    response = HttpResponse(
        f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8"
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response
