"""Page or part: what a view answers, and how htmx wants it."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.contrib import messages
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from articles.actions.undo_log import collect_undo_entries
from articles.models import UndoEntry, User
from articles.refusals import Refused

NextHandler = Callable[[HttpRequest], HttpResponse]


def answer(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    *,
    part: str = "",
    status: int = 200,
) -> HttpResponse:
    """The whole page, or only its `part` when htmx asks for that.

    A restored history entry and a boosted link to another page want the page.
    """
    htmx = getattr(request, "htmx", None)
    wants_part = bool(part and htmx and not htmx.history_restore_request)
    name = f"{template}#{part}" if wants_part else template
    return render(request, name, {**context, "is_part": wants_part}, status=status)


class HtmxAnswers:
    """What holds for every answer.

    A redirect of an htmx request means another page, so the browser goes there as a whole. A
    refusal is said in `#notices`, and what was typed stays where it is; without htmx it is a
    page of its own. Page and part share an address, so caches must tell them apart.
    """

    def __init__(self, get_response: NextHandler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "htmx", False) and "Location" in response:
            response = HttpResponseClientRedirect(_way_back(request, response["Location"]))
        patch_vary_headers(response, ("HX-Request", "HX-Target"))
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal that no view has caught with its sentence and status."""
        if not isinstance(exception, Refused):
            return None
        context = {"refusal": exception}
        if not getattr(request, "htmx", False):
            return render(request, "refused.html", context, status=exception.status)
        response = render(request, "refused.html#notice", context, status=exception.status)
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


def _way_back(request: HttpRequest, to: str) -> str:
    """After a login that ran out: back to the page that asked, not to the part it asked for."""
    parts = urlsplit(to)
    if parts.path != str(settings.LOGIN_URL):
        return to
    here = urlsplit(getattr(request, "htmx").current_url or "")  # noqa: B009 (see HtmxMiddleware)
    page = urlunsplit(("", "", here.path, here.query, ""))
    return f"{parts.path}?{urlencode({'next': page})}" if page else to


def done(request: HttpRequest, sentence: str, to: str, *args: int) -> HttpResponse:
    """After a success without htmx: say so on the page that comes next."""
    messages.success(request, sentence)
    return redirect(to, *args)


class Request(HttpRequest):
    """Only a type: LoginRequiredMiddleware, HtmxMiddleware and UndoEntries make it true."""

    user: User  # anonymous people never reach these views
    htmx: HtmxDetails
    undo_entries: list[UndoEntry]


def download(file: FieldFile, name: str) -> FileResponse:
    """Stored bytes as an attachment: no browser is to run what a stranger wrote.

    Raises `Http404` where they were seen elsewhere and did not come with the report of it.
    """
    if not file:
        raise Http404
    return FileResponse(
        file.open("rb"),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
    )
