"""Responses of views: a whole page, or the part of it that htmx requested."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import ParamSpec, TypeVar
from urllib.parse import urlencode, urlsplit, urlunsplit

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, QuerySet
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.defaults import page_not_found
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from articles import rules
from articles.actions.undo_log import collect_undo_entries
from articles.file_store import open_stored
from articles.models import Article, UndoEntry, User
from articles.reads.visibility import readable_rows
from articles.refusals import Refused

NextHandler = Callable[[HttpRequest], HttpResponse]
Found = TypeVar("Found")
AnyModel = TypeVar("AnyModel", bound=Model)
Arguments = ParamSpec("Arguments")
View = TypeVar("View", bound=Callable[..., HttpResponse])


def plays_recordings(view: View) -> View:
    """Let the pages of a view, which have players, load recordings and captions from here."""
    allowed: View = csp_update({"media-src": [SELF]})(view)  # type: ignore[assignment]  # as it was
    return allowed


def answer(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    *,
    part: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render the whole page, or only its `part` for an htmx request.

    A restored history entry and a boosted link to another page get the page.
    """
    htmx = getattr(request, "htmx", None)
    wants_part = bool(part and htmx and not htmx.history_restore_request)
    name = f"{template}#{part}" if wants_part else template
    return render(request, name, {**context, "is_part": wants_part}, status=status)


class PrivateAnswers:
    """Middleware that keeps answers out of the caches of browsers and proxies.

    Otherwise the Back button would show a page after its reader has logged out. Exempt is what a
    view marks as public, and what a program asks for and may ask for again with its ETag.
    """

    def __init__(self, get_response: NextHandler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "public" in response.get("Cache-Control", ""):
            return response
        if "ETag" in response and not _is_browser(request):
            patch_cache_control(response, private=True, no_cache=True)
        else:
            response["Cache-Control"] = "private, no-store"
        return response


def _is_browser(request: HttpRequest) -> bool:
    """Return whether a browser asks, as far as it says so."""
    return "Sec-Fetch-Mode" in request.headers or "text/html" in request.headers.get("Accept", "")


class HtmxAnswers:
    """Middleware that adapts redirects, refusals and caching to htmx.

    A redirect of an htmx request loads the whole page. A refusal is shown in `#notices`, and what
    was typed stays; without htmx it is a page. Page and part share an address, so `Vary` lets
    caches distinguish them.
    """

    def __init__(self, get_response: NextHandler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "htmx", False) and "Location" in response:
            response = HttpResponseClientRedirect(_return_address(request, response["Location"]))
        patch_vary_headers(response, ("HX-Request", "HX-Target"))
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Show the sentence of a refusal that no view has caught, or of one by the database."""
        refusal = exception if isinstance(exception, Refused) else rules.refusal_of(exception)
        return answer_refusal(request, refusal) if refusal else None


class OwnNotFoundPage:
    """Middleware that shows the app's page for what is not found, as without DEBUG.

    With DEBUG, as under `make run`, Django would show a page for developers.
    """

    def __init__(self, get_response: NextHandler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_unknown = response.status_code == HTTPStatus.NOT_FOUND and not request.resolver_match
        return page_not_found(request, Http404()) if settings.DEBUG and is_unknown else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Show it for what a view has not found."""
        is_missing = isinstance(exception, Http404)
        return page_not_found(request, exception) if settings.DEBUG and is_missing else None


def answer_refusal(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Show the sentence of a refusal: as a page, or for htmx in `#notices`, where the form stays."""
    context = {"refusal": refusal}
    if not getattr(request, "htmx", False):
        return render(request, "refused.html", context, status=refusal.status)
    response = render(request, "refused.html#notice", context, status=refusal.status)
    response["HX-Retarget"] = "#notices"
    response["HX-Reswap"] = "innerHTML"
    return response


class UndoEntries:
    """Give the request the undo entries that its actions record, so that the answer offers those."""

    def __init__(self, get_response: NextHandler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with collect_undo_entries() as entries:
            setattr(request, "undo_entries", entries)  # noqa: B010 (see Request)
            return self.get_response(request)


def _return_address(request: HttpRequest, to: str) -> str:
    """Return the redirect address; a login leads back to the page, not to the requested part."""
    parts = urlsplit(to)
    if parts.path != str(settings.LOGIN_URL):
        return to
    here = urlsplit(getattr(request, "htmx").current_url or "")  # noqa: B009 (see HtmxMiddleware)
    page = urlunsplit(("", "", here.path, here.query, ""))
    return f"{parts.path}?{urlencode({'next': page})}" if page else to


def done(request: HttpRequest, message: str, to: str, *args: int) -> HttpResponse:
    """Redirect after a success without htmx, and show `message` on the next page."""
    messages.success(request, message)
    return redirect(to, *args)


def back_to_page(request: HttpRequest) -> HttpResponse:
    """Redirect to the page that the form was on, to the start page from elsewhere."""
    page = request.META.get("HTTP_REFERER", "")
    is_ours = url_has_allowed_host_and_scheme(
        page, {request.get_host()}, require_https=request.is_secure()
    )
    return redirect(page if is_ours else "home")


def read_or_404(
    read: Callable[Arguments, Found], *args: Arguments.args, **named: Arguments.kwargs
) -> Found:
    """Return what `read` finds. Raises `Http404` if it finds nothing."""
    try:
        return read(*args, **named)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


class Request(HttpRequest):
    """The type of requests after LoginRequiredMiddleware, HtmxMiddleware and UndoEntries."""

    user: User  # anonymous users never reach these views
    htmx: HtmxDetails
    undo_entries: list[UndoEntry]


def article_or_404(request: Request, article_id: int) -> Article:
    """Return the article if the user may read it. Raises `Http404`."""
    return readable_or_404(request, Article.objects.all(), article_id, through="pk")


def readable_or_404(
    request: Request, rows: QuerySet[AnyModel], row_id: int | None, *, through: str
) -> AnyModel:
    """Return the row if the user may read its article, which the lookup `through` leads to.

    Raises `Http404`: what may not be read is not found.
    """
    return get_object_or_404(readable_rows(rows, through, request.user), pk=row_id)


def download(
    file: FieldFile, name: str, *, sha256: str = "", size: int | None = None
) -> FileResponse:
    """Return stored bytes as an attachment, so that no browser runs untrusted content.

    Raises `DamagedFile` if they are not those that were stored, `Http404` if there are none: an
    imported report may not have included them.
    """
    if not file.name:
        raise Http404
    try:
        stored = open_stored(file.name, sha256=sha256, size=size)
    except FileNotFoundError as missing:
        raise Http404 from missing
    return FileResponse(
        stored,
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
    )
