"""Addresses that say whether this installation works, for containers, proxies and monitoring.

django-health-check 4.8 was read and not adopted: each probe of its cache and its storage writes and
deletes, and it answers with the start of the database's error and with the address of Redis. The tests
here ask for a probe that writes nothing and for an answer that names only what fails.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from factcheck.monitoring.probes import Numbers, run_probes

OK, FAILING = "ok", "failing"
SERVICE_UNAVAILABLE = 503
BEARER = "Bearer "


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 and "ok", or 503 and the names of what pages lack; the reasons are in the log."""
    results = run_probes(with_workers=False)
    failing = [name for name, numbers in results.items() if not numbers["ok"]]
    body = OK if not failing else "".join(f"{name}: {FAILING}\n" for name in failing)
    status = SERVICE_UNAVAILABLE if failing else 200
    return HttpResponse(body, content_type="text/plain", status=status)


@login_not_required
@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """Answer 200 as long as this process answers at all."""
    return JsonResponse({"status": OK})


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 if pages and background work work, else 503. Details only for those who may see them."""
    results = run_probes(with_workers=True)
    is_ready = all(numbers["ok"] for numbers in results.values())
    content: dict[str, object] = {"status": OK if is_ready else FAILING}
    if may_see_details(request, results):
        content["checks"] = results
    return JsonResponse(content, status=200 if is_ready else SERVICE_UNAVAILABLE)


def may_see_details(request: HttpRequest, results: dict[str, Numbers]) -> bool:
    """Return whether the request brings `MONITORING_TOKEN`, or is an administrator's.

    Whose session it is, only the database knows; without one nobody is asked for.
    """
    if has_token(request):
        return True
    return bool(results["database"]["ok"]) and bool(
        getattr(request.user, "is_administrator", False)
    )


def has_token(request: HttpRequest) -> bool:
    """Return whether the request brings `MONITORING_TOKEN` as its bearer token. Unset, nobody does."""
    sent = request.headers.get("Authorization", "")
    token: str = settings.MONITORING_TOKEN
    return bool(token) and constant_time_compare(sent, BEARER + token)
