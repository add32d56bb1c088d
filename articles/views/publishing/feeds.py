"""Feeds of fact-checks and corrections (Atom, JSON Feed), the sitemap, and what robots may read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.functional import Promise
from django.utils.html import linebreaks
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.models import PublisherProfile
from articles.reads.publishing import (
    FeedEntry,
    checks_for_feed,
    corrections_for_feed,
    published_pages,
    site_address,
)
from articles.views.publishing.public_answers import ALWAYS_ASK, NOTHING_ALLOWED, public_answer

ON_A_SITEMAP = 50_000  # addresses, as the protocol says
NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class FeedSubject:
    """What a feed is about: its title, and the read of its entries."""

    title: Promise
    read: Callable[[], list[FeedEntry]]


SUBJECTS = {
    "checks": FeedSubject(_("Fact-checks"), checks_for_feed),
    "corrections": FeedSubject(_("Corrections"), corrections_for_feed),
}


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed, as the heads of pages name it."""

    title: str
    media_type: str
    path: str


def feed_links() -> list[FeedLink]:
    """Return all feeds."""
    return [
        FeedLink(f"{subject.title} ({label})", media_type, reverse(f"{key}_{ending}"))
        for key, subject in SUBJECTS.items()
        for ending, label, media_type in (
            ("atom", "Atom", "application/atom+xml"),
            ("json", "JSON Feed", "application/feed+json"),
        )
    ]


class AtomFeed(Feed[FeedEntry, FeedSubject]):
    """The Atom feed of a subject. XML has no control characters, so that titles lose theirs."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FeedSubject:
        """Return the subject that the address names."""
        return SUBJECTS[kwargs["subject"]]

    def title(self, subject: FeedSubject) -> str:
        """Return the title of the feed."""
        return NO_XML.sub("", _title_of(subject))

    def link(self, _subject: FeedSubject) -> str:
        """Return the address of the list of fact-checks."""
        return site_address("publication_list")

    def items(self, subject: FeedSubject) -> list[FeedEntry]:
        """Return the entries, the latest first."""
        return subject.read()

    def item_title(self, item: FeedEntry) -> str:
        """Return the title of an entry."""
        return NO_XML.sub("", item.title)

    def item_description(self, item: FeedEntry) -> str:
        """Return the text of an entry as HTML."""
        return linebreaks(NO_XML.sub("", item.text), autoescape=True)

    def item_link(self, item: FeedEntry) -> str:
        """Return the address of an entry, which is its id too."""
        return item.address

    item_guid = item_link

    def item_pubdate(self, item: FeedEntry) -> Any:
        """Return when the entry was published."""
        return item.published_at

    def item_updateddate(self, item: FeedEntry) -> Any:
        """Return when the entry changed."""
        return item.updated_at


ATOM = AtomFeed()


def _title_of(subject: FeedSubject) -> str:
    """Return the title of a feed, which names the newsroom if it has a name."""
    return " · ".join(filter(None, [PublisherProfile.current().name, str(subject.title)]))


@require_safe
@login_not_required
def feed_atom(request: HttpRequest, subject: str) -> HttpResponse:
    """Return the latest entries as Atom (RFC 4287)."""
    response: HttpResponse = ATOM(request, subject=subject)
    del response["Last-Modified"]  # without entries it would be the time of now
    return _feed(request, response)


@require_safe
@login_not_required
def feed_json(request: HttpRequest, subject: str) -> HttpResponse:
    """Return the latest entries as JSON Feed 1.1."""
    about = SUBJECTS[subject]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title_of(about),
        "home_page_url": site_address("publication_list"),
        "feed_url": site_address(f"{subject}_json"),
        "language": get_language() or "en",
        "items": [
            {
                "id": entry.address,
                "url": entry.address,
                "title": entry.title,
                "content_text": entry.text,
                "date_published": entry.published_at.isoformat(),
                "date_modified": entry.updated_at.isoformat(),
            }
            for entry in about.read()
        ],
    }
    response = JsonResponse(feed, content_type="application/feed+json; charset=utf-8")
    return _feed(request, response)


def _feed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"  # for readers that run in a browser
    return public_answer(request, response, cache=ALWAYS_ASK, policy=NOTHING_ALLOWED)


@require_safe
@login_not_required
def sitemap(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """Return the addresses of all fact-checks that are not withdrawn.

    More than a sitemap may hold are divided, and the first address lists the parts.
    """
    parts = Paginator(published_pages(), ON_A_SITEMAP)
    if number is None and parts.num_pages > 1:
        listed = [f"{settings.SITE_ADDRESS}/sitemap-{each}.xml" for each in parts.page_range]
        return _xml(
            request, "sitemapindex", [f"<sitemap><loc>{at}</loc></sitemap>" for at in listed]
        )
    if (number or 1) not in parts.page_range:
        raise Http404
    pages = [
        f"<url><loc>{escape(site_address('publication_detail', key))}</loc>"
        f"<lastmod>{changed_at.isoformat(timespec='seconds')}</lastmod></url>"
        for key, changed_at in parts.page(number or 1).object_list
    ]
    return _xml(request, "urlset", pages)


def _xml(request: HttpRequest, root: str, lines: list[str]) -> HttpResponse:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{XMLNS}">'
    text = "\n".join([head, *lines, f"</{root}>\n"])
    response = HttpResponse(text, content_type="application/xml; charset=utf-8")
    return public_answer(request, response, cache=ALWAYS_ASK, policy=NOTHING_ALLOWED)


@require_safe
@login_not_required
def robots(request: HttpRequest) -> HttpResponse:
    """Say what search engines may read: what is published, and nothing else."""
    lines = (
        "User-agent: *",
        *(f"Allow: {path}" for path in PUBLIC_PATHS),
        "Disallow: /",
        f"Sitemap: {settings.SITE_ADDRESS}{reverse('sitemap')}",
    )
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    return public_answer(request, response, cache=ALWAYS_ASK)


PUBLIC_PATHS = ("/published/", "/policies/", "/sitemap", "/static/")
