"""What everybody may know: the newest editions that were not withdrawn, and the policies."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from articles.models import Edition, Policy, PublisherProfile, Retraction
from articles.reads.publishing.report_publishing import site_address
from articles.reports import corrections, describe_checks

ON_A_FEED = 50
MARKS = ["autolink", "emphasis", "escape", "link", "list", "newline"]
LINKS = ("https://", "http://", "mailto:")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A fact-check, or a correction of one. `address` is its own, and never changes."""

    address: str
    title: str
    text: str
    published_at: datetime
    updated_at: datetime


def standing_editions() -> QuerySet[Edition]:
    """Return the editions that were not withdrawn, with their publication, without their texts."""
    withdrawn = Retraction.objects.filter(
        edition__publication=OuterRef("publication"), edition__number__gte=OuterRef("number")
    )
    editions = Edition.objects.filter(~Exists(withdrawn)).select_related("publication")
    return editions.defer("page", "record")


def newest_editions() -> QuerySet[Edition]:
    """Return the newest edition of each publication that is not withdrawn, the latest first.

    `first_published_at` is the time of the first edition.
    """
    newer = Edition.objects.filter(
        publication=OuterRef("publication"), number__gt=OuterRef("number")
    )
    first = Edition.objects.filter(publication=OuterRef("publication")).order_by("number")
    return (
        standing_editions()
        .filter(~Exists(newer))
        .annotate(first_published_at=Subquery(first.values("published_at")[:1]))
        .order_by("-published_at", "-pk")
    )


def checks_for_feed() -> list[FeedEntry]:
    """Return the latest fact-checks. One query."""
    return [
        FeedEntry(
            address=site_address("publication_detail", edition.publication.key),
            title=edition.title,
            text=describe_edition(edition),
            published_at=edition.first_published_at,  # type: ignore[attr-defined]  # annotated
            updated_at=edition.published_at,
        )
        for edition in newest_editions()[:ON_A_FEED]
    ]


def describe_edition(edition: Edition) -> str:
    """Return the verdicts of an edition in one line, after the note to readers of a first one."""
    note = edition.note if edition.number == 1 else ""
    return "\n".join(filter(None, [note, describe_checks(edition.outline)]))


def corrections_for_feed() -> list[FeedEntry]:
    """Return the latest corrections. One query.

    They have no text of earlier editions, which may have been confidential in what was removed.
    """
    former = Edition.objects.filter(
        publication=OuterRef("publication"), number=OuterRef("number") - 1
    )
    editions = standing_editions().filter(number__gt=1)
    with_former = editions.annotate(former_outline=Subquery(former.values("outline")[:1]))
    return [_correction(each) for each in with_former.order_by("-published_at", "-pk")[:ON_A_FEED]]


def _correction(edition: Edition) -> FeedEntry:
    changes = corrections(edition.former_outline, edition.outline)  # type: ignore[attr-defined]  # annotated
    lines = [_line(each.what, each.claim) for each in changes]
    return FeedEntry(
        address=site_address("edition_detail", edition.publication.key, edition.number),
        title=_("Correction: %(title)s") % {"title": edition.title},
        text="\n".join(filter(None, [edition.note, *dict.fromkeys(lines)])),
        published_at=edition.published_at,
        updated_at=edition.published_at,
    )


def _line(what: str, claim: int | None) -> str:
    return _("Claim %(number)d: %(what)s") % {"number": claim, "what": what} if claim else what


def published_pages() -> QuerySet[Edition, tuple[str, datetime]]:
    """Return the key and the last change of each fact-check that is not withdrawn, in a fixed order."""
    pages = newest_editions().order_by("publication_id")
    return pages.values_list(F("publication__key"), "published_at")


class PolicyMarkdown(MarkdownIt):
    """Reads paragraphs, lists, emphasis and links. All else is text."""

    def __init__(self) -> None:
        super().__init__("zero", {"breaks": True})
        self.enable(MARKS)

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library's name)
        """Return whether the address may be a link."""
        return url.lower().startswith(LINKS)


def policy_html(profile: PublisherProfile, policy: Policy) -> SafeString:
    """Return the text of a policy as HTML, in which HTML of the text is escaped."""
    return SafeString(PolicyMarkdown().render(profile.text(policy)))
