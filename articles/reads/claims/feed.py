"""The feed of a claim: its changes, comments and files in one list."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from articles.models import Claim, Comment, Resolution, User, Verdict
from articles.models.conditions import is_withdrawn
from articles.reads.history import (
    FeedEntry,
    Thread,
    changes_of,
    claim_events,
    describe_event,
    subject_of,
)
from articles.reads.verdicts import is_blind, without_verdicts

SHOWN = 20  # entries on the first page
MAX_ENTRIES = 1000


@dataclass(slots=True)
class Feed:
    """Entries, oldest first. `earlier` is the number to request to see more; None if there are no more."""

    entries: list[FeedEntry]
    earlier: int | None

    @property
    def open_threads(self) -> int:
        """The number of threads that are neither resolved nor withdrawn."""
        threads = [entry.thread for entry in self.entries if entry.thread]
        return sum(1 for thread in threads if not (thread.resolved or is_withdrawn(thread.first)))


def feed_of(
    claim: Claim,
    *,
    verdicts: Sequence[Verdict],
    people: Sequence[User],
    hidden: Collection[int],
    entries: int = SHOWN,
) -> Feed:
    """Return the newest `entries` of a claim's feed in a constant number of queries.

    `verdicts` are the claim's, with their sign-offs; `people` are all users. Of the sources with
    ids in `hidden` only the fact that something happened is shown.
    """
    limit = max(1, min(entries, MAX_ENTRIES))
    feed = [
        *_events(claim, verdicts, people, hidden, limit + 1),
        *_imported_events(claim, hidden, limit + 1),
        *_threads(claim, limit + 1),
        *_files(claim, limit + 1),
    ]
    feed.sort(key=lambda entry: entry.at)
    more = len(feed) > limit and limit < MAX_ENTRIES
    return Feed(feed[-limit:], limit + SHOWN if more else None)


def _events(
    claim: Claim,
    verdicts: Sequence[Verdict],
    people: Sequence[User],
    hidden: Collection[int],
    limit: int,
) -> Iterator[FeedEntry]:
    by_id = {person.pk: person for person in people}
    events = claim_events(claim, verdicts=verdicts, hidden=hidden, limit=limit)
    shown, anonymous = without_verdicts(events) if is_blind(claim) else (events, set())
    for event in shown:
        subject, data, changes = subject_of(event), event.pgh_data or {}, event.pgh_diff or {}
        yield FeedEntry(
            event.pgh_created_at,
            None if event.pgh_slug in anonymous else event.user,
            describe_event(subject, event.pgh_label, data, changes),
            event.why or "",
            changes_of(event, by_id),
            is_anonymous=event.pgh_slug in anonymous,
        )


def _imported_events(claim: Claim, hidden: Collection[int], limit: int) -> Iterator[FeedEntry]:
    """Yield what happened to the claim in another newsroom, from its imported report.

    A blind reviewer sees nothing of it: the verdict here may be a confirmed one.
    """
    if is_blind(claim):
        return
    listed_themselves = ["comment", "file", "resolution"]
    events = claim.imported_events.exclude(subject__in=listed_themselves)
    for event in events.select_related("report_import").order_by("-number")[:limit]:
        why = "" if event.source_id in hidden else event.why
        yield FeedEntry(event.at, event.person, event.what, why)


def _threads(claim: Claim, limit: int) -> Iterator[FeedEntry]:
    comments = Comment.objects.select_related("author", "withdrawal")
    newest = Resolution.objects.select_related("author").order_by("comment_id", "-number")
    first_comments = (
        comments.filter(claim=claim, reply_to__isnull=True)
        .prefetch_related(
            Prefetch("replies", comments.order_by("pk")),
            Prefetch("resolutions", newest.distinct("comment_id")),
        )
        .order_by("-pk")
    )
    for comment in first_comments[:limit]:
        resolution = next(iter(comment.resolutions.all()), None)
        thread = Thread(comment, list(comment.replies.all()), resolution)
        yield FeedEntry(comment.created_at, comment.author, thread=thread)


def _files(claim: Claim, limit: int) -> Iterator[FeedEntry]:
    files = claim.files.select_related("author", "withdrawal").order_by("-pk")
    for file in files[:limit]:
        yield FeedEntry(file.created_at, file.author, file=file)
