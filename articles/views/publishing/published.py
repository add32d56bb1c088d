"""Published fact-checks as everybody reads them: their list, each with its editions and files."""

import re
from http import HTTPStatus
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_safe

from articles.models import Edition, PublisherProfile
from articles.reads.publishing import (
    PublishedEdition,
    describe_edition,
    find_edition,
    newest_editions,
    site_address,
)
from articles.reports import BANNER, EDITIONS, appearing_at, as_json_ld
from articles.views.answers import answer
from articles.views.publishing.feeds import feed_links
from articles.views.publishing.public_answers import (
    EDITION,
    NOTHING_ALLOWED,
    PAGE,
    public_answer,
)

ON_A_PAGE = 50
PAGE_LANGUAGE = re.compile(r'<html lang="([a-zA-Z-]+)"')


@require_safe
@login_not_required
def publication_list(request: HttpRequest) -> HttpResponse:
    """List the published fact-checks, the latest first."""
    page = Paginator(newest_editions(), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [(edition, describe_edition(edition)) for edition in page.object_list]
    context = _about_us() | {"page": page, "rows": rows}
    return answer(request, "publishing/list.html", context)


@require_safe
@login_not_required
def publication_detail(request: HttpRequest, key: str) -> HttpResponse:
    """Show the newest edition to everyone."""
    return _edition_page(request, edition_or_404(key))


@require_safe
@login_not_required
def edition_detail(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Show one edition to everyone, with a note if there is a newer one."""
    return _edition_page(request, edition_or_404(key, number))


@require_safe
@login_not_required
def edition_file(request: HttpRequest, key: str, number: int, ending: str) -> HttpResponse:
    """Download the bytes that were published."""
    status = edition_or_404(key, number)
    if status.retraction:
        return _withdrawn(request, status)
    data, kind = {
        "html": (status.edition.page, "text/html"),
        "json": (status.edition.record, "application/json"),
    }[ending]
    response = HttpResponse(data.encode(), content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{key}-{number}.{ending}"'
    return public_answer(request, response, cache=EDITION)


def edition_or_404(key: str, number: int | None = None) -> PublishedEdition:
    """Return the edition with this number, or the newest. Raises `Http404`."""
    status = find_edition(key, number)
    if status is None:
        raise Http404
    return status


def _edition_page(request: HttpRequest, status: PublishedEdition) -> HttpResponse:
    """Return the page as it was published, with what other programs read of it in its head.

    A banner names a newer edition. An early page has no place for the list of editions: its banner
    has it.
    """
    if status.retraction:
        return _withdrawn(request, status)
    with translation.override(edition_language(status.edition)):
        page = _completed_page(status)
    policy = NOTHING_ALLOWED | {"style-src": [status.edition.style]}
    return public_answer(request, HttpResponse(page), cache=PAGE, policy=policy)


def edition_language(edition: Edition) -> str:
    """Return the language that the edition was published in, which it keeps for every reader."""
    match = PAGE_LANGUAGE.search(edition.page)
    return match[1] if match else settings.LANGUAGE_CODE


def _completed_page(status: PublishedEdition) -> str:
    context = {"status": status} | _context(status)
    editions = render_to_string("publishing/editions.html", context)
    banner = ""
    if status.is_superseded:
        banner = render_to_string("publishing/banner.html", context)
    page = status.edition.page
    if EDITIONS in page:
        page = page.replace(EDITIONS, editions, 1)
    else:
        banner += editions
    page = page.replace(BANNER, banner, 1)
    # Text is escaped, so that these tags are those of the page.
    head = render_to_string("publishing/head.html", context)
    page = page.replace("</head>", f"{head}</head>", 1)
    foot = render_to_string("publishing/foot.html", context)
    return page.replace("</body>", f"{foot}</body>", 1)


def _context(status: PublishedEdition) -> dict[str, object]:
    address = site_address("publication_detail", status.edition.publication.key)
    reviews = status.edition.outline.get("claim_reviews", [])
    return _about_us() | {
        "address": address,
        "json_ld": as_json_ld(appearing_at(reviews, address)) if reviews else "",
        "oembed_links": _oembed_links(address),
        "description": " ".join(describe_edition(status.edition).split())[:300],
        "first_published_at": status.editions[-1].published_at.isoformat(timespec="seconds"),
        "published_at": status.edition.published_at.isoformat(timespec="seconds"),
    }


def _about_us() -> dict[str, object]:
    """Return what the foot of every public page names: the newsroom, its policies, its feeds."""
    return {"profile": PublisherProfile.current(), "feeds": feed_links()}


def _oembed_links(address: str) -> list[tuple[str, str]]:
    """Return the media type and the address of each oEmbed description of a published page."""
    types = {"json": "application/json+oembed", "xml": "text/xml+oembed"}
    return [
        (media_type, f"{site_address('oembed')}?{urlencode({'url': address, 'format': form})}")
        for form, media_type in types.items()
    ]


def _withdrawn(request: HttpRequest, status: PublishedEdition) -> HttpResponse:
    return answer(request, "publishing/withdrawn.html", {"status": status}, status=HTTPStatus.GONE)
