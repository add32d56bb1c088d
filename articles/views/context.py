"""The navigation, which every page shows."""

from functools import cache, partial
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import User
from articles.reads.claims import MOST_COUNTED, PendingWork, count_pending_work


def navigation(request: HttpRequest) -> dict[str, object]:
    """Template context: the links of the header, counted only on pages that draw it."""
    counts = cache(partial(_count, request))
    return {
        "navigation": SimpleLazyObject(lambda: links_of(request, counts())),
        "unread": SimpleLazyObject(lambda: unread_of(counts())),
        "delays": SimpleLazyObject(lambda: dict(counts().silent)),
        "administration": SimpleLazyObject(lambda: administration_of(request)),
    }


def _view_name(request: HttpRequest) -> str:
    """Return the name of the page's view; a part of a page belongs to the page that asks for it."""
    htmx = getattr(request, "htmx", None)
    page = htmx.current_url_abs_path if htmx else None
    try:
        match = resolve(urlsplit(page).path) if page else request.resolver_match
    except Resolver404:
        return ""
    return match.view_name if match else ""


def _count(request: HttpRequest) -> PendingWork:
    return count_pending_work(request.user) if isinstance(request.user, User) else PendingWork()


def header_of(request: HttpRequest, counts: PendingWork) -> dict[str, object]:
    """Return what the header shows, for a page that has counted the pending work with its own reads."""
    return {
        "navigation": links_of(request, counts),
        "unread": unread_of(counts),
        "delays": dict(counts.silent),
    }


def unread_of(counts: PendingWork) -> str:
    """Return the number of unread notifications, for the bell; empty for none."""
    return _as_text(counts.notifications)


def links_of(request: HttpRequest, counts: PendingWork) -> list[dict[str, object]]:
    """Return the links of the header."""
    if not isinstance(request.user, User):
        return []
    links = [
        ("work_list", _("My work"), ""),
        ("article_list", _("Articles"), ""),
        ("claim_list", _("Claims to check"), _as_text(counts.claims)),
        ("question_list", _("Questions"), _as_text(counts.questions)),
        *_for_editors(request.user, counts),
        ("source_list", _("Sources"), ""),
        ("speaker_list", _("Speakers"), ""),
        ("dashboard", _("Dashboard"), ""),
    ]
    current = _section(request)
    return [
        {"url": reverse(name), "label": label, "count": count, "current": name == current}
        for name, label, count in links
    ]


def _for_editors(user: User, counts: PendingWork) -> list[tuple[str, str, str]]:
    """Return the link that only editors need."""
    if not permissions.may_publish(user):
        return []
    return [("correction_case_list", _("Corrections"), _as_text(counts.corrections))]


def administration_of(request: HttpRequest) -> list[dict[str, object]]:
    """Return the links of the account menu to the pages that only administrators may open."""
    if not isinstance(request.user, User):
        return []
    links = []
    if permissions.may_invite(request.user):
        links.append(("person_list", _("People")))
        links.append(("every_token", _("API tokens")))
    if permissions.may_change_settings(request.user):
        links += [
            ("newsroom_settings", _("House rules")),
            ("scale_list", _("Rating scales")),
            ("tag_list", _("Tags")),
            ("retention", _("Retention")),
            ("publisher_profile", _("Public pages")),
            ("webhook_list", _("Webhooks")),
            ("newsroom_history", _("History")),
            ("message_list", _("E-mails not sent")),
        ]
        links.append(("fact_check_list", _("Fact-checks of others")))
    current = _section(request)
    return [
        {"url": reverse(name), "label": label, "current": name == current} for name, label in links
    ]


def _section(request: HttpRequest) -> str:
    """Return the name of the view whose link the page belongs to."""
    here = _view_name(request)
    section = {
        "article": "article_list",
        "import": "article_list",
        "claim": "claim_list",
        "correction": "correction_case_list",
        "contradiction": "claim_list",
        "person": "person_list",
        "rating": "scale_list",
        "scale": "scale_list",
        "source": "source_list",
        "speaker": "speaker_list",
        "team": "person_list",
        "integration": "every_token",
        "every": "every_token",
        "invitation": "person_list",
        "login": "newsroom_history",
        "webhook": "webhook_list",
        "mention": "work_list",
    }
    return section.get(here.split("_")[0], here)


def _as_text(count: int) -> str:
    """Return a number of the header; empty for nothing, "99+" for more."""
    return f"{MOST_COUNTED - 1}+" if count >= MOST_COUNTED else str(count or "")
