"""The feed of a claim: its changes, comments and files in one list."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from articles.models import Claim, Comment, Event, File, ImportedEvent, Resolution, User
from articles.models.conditions import is_withdrawn, standing
from articles.prepared import Bound, Fixed, prepared
from articles.reads.history import FeedEntry, Thread, changes_of, describe_event, subject_of
from articles.reads.verdicts import is_blind, without_verdicts
from articles.stored_sentences import translated_reason

SHOWN = 20  # entries on the first page
MAX_ENTRIES = 1000


@dataclass(slots=True)
class Feed:
    """Entries, oldest first. `earlier` is the number to request to see more; None if there are no more.

    It is not read for a card that does not show it.
    """

    entries: list[FeedEntry]
    earlier: int | None
    is_read: bool = True

    @property
    def open_threads(self) -> int:
        """The number of threads that are neither resolved nor withdrawn."""
        threads = [entry.thread for entry in self.entries if entry.thread]
        return sum(1 for thread in threads if not (thread.resolved or is_withdrawn(thread.first)))


UNREAD = Feed([], None, is_read=False)


def length_of(entries: int) -> int:
    """Return how many entries a feed shows of as many as an address asks for."""
    return max(1, min(entries, MAX_ENTRIES))


def bind_feed(claim_id: int, *, limit: int) -> tuple[Bound[Any], ...]:
    """Return the reads of a claim's feed that need only the claim, for `FeedRows`."""
    most = Fixed(limit + 1)
    return (
        _imported_events.bind(claim_id, most),
        _first_comments.bind(claim_id, most),
        _replies.bind(claim_id, most),
        _resolutions.bind(claim_id, most),
        _files.bind(claim_id, most),
    )


@dataclass(frozen=True, slots=True)
class FeedRows:
    """The events of `bind_claim_events`, and the rows of `bind_feed` in its order."""

    events: Sequence[Event]
    imported_events: Sequence[ImportedEvent]
    first_comments: Sequence[Comment]
    replies: Sequence[Comment]
    resolutions: Sequence[Resolution]
    files: Sequence[File]


def feed_from(
    claim: Claim, rows: FeedRows, *, people: Sequence[User], hidden: Collection[int], limit: int
) -> Feed:
    """Return the newest `limit` entries of a claim's feed: no query.

    `people` are all users. Of the sources with ids in `hidden` only the fact that something
    happened is shown.
    """
    feed = [
        *_of_events(claim, rows.events, people),
        *_of_imported_events(claim, rows.imported_events, hidden),
        *_of_threads(rows),
        *(FeedEntry(file.created_at, file.author, file=file) for file in rows.files),
    ]
    feed.sort(key=lambda entry: entry.at)
    more = len(feed) > limit and limit < MAX_ENTRIES
    return Feed(feed[-limit:], limit + SHOWN if more else None)


def _of_events(
    claim: Claim, events: Sequence[Event], people: Sequence[User]
) -> Iterator[FeedEntry]:
    by_id = {person.pk: person for person in people}
    shown, anonymous = without_verdicts(events) if is_blind(claim) else (list(events), set())
    for event in shown:
        subject, data, changes = subject_of(event), event.pgh_data or {}, event.pgh_diff or {}
        yield FeedEntry(
            event.pgh_created_at,
            None if event.pgh_slug in anonymous else event.user,
            describe_event(subject, event.pgh_label, data, changes),
            translated_reason(event.why or ""),
            changes_of(event, by_id),
            is_anonymous=event.pgh_slug in anonymous,
            token="" if event.pgh_slug in anonymous else event.token or "",
        )


def _of_imported_events(
    claim: Claim, events: Sequence[ImportedEvent], hidden: Collection[int]
) -> Iterator[FeedEntry]:
    """Yield what happened to the claim in another newsroom, from its imported report.

    A blind reviewer sees nothing of it: the verdict here may be a confirmed one.
    """
    if is_blind(claim):
        return
    for event in events:
        why = "" if event.source_id in hidden else event.why
        yield FeedEntry(event.at, event.person, event.what, translated_reason(why))


def _of_threads(rows: FeedRows) -> Iterator[FeedEntry]:
    resolutions = {resolution.comment_id: resolution for resolution in rows.resolutions}
    replies: dict[int | None, list[Comment]] = {}
    for reply in rows.replies:
        replies.setdefault(reply.reply_to_id, []).append(reply)
    for comment in rows.first_comments:
        thread = Thread(comment, replies.get(comment.pk, []), resolutions.get(comment.pk))
        yield FeedEntry(comment.created_at, comment.author, thread=thread)


@prepared
def _imported_events(claim_id: int, limit: Fixed) -> QuerySet[ImportedEvent]:
    listed_themselves = ["comment", "file", "resolution"]
    events = ImportedEvent.objects.filter(claim=claim_id).exclude(subject__in=listed_themselves)
    return events.select_related("report_import").order_by("-number")[:limit]


@prepared
def ids_of_comments(claim_id: int) -> QuerySet[Comment, int]:
    """Return the ids of the comments on a claim that are not withdrawn, replies included."""
    return Comment.objects.filter(standing(), claim=claim_id).values_list("pk", flat=True)


@prepared
def _first_comments(claim_id: int, limit: Fixed) -> QuerySet[Comment]:
    return _newest_threads(claim_id, limit).select_related("author", "withdrawal")


@prepared
def _replies(claim_id: int, limit: Fixed) -> QuerySet[Comment]:
    replies = Comment.objects.filter(reply_to__in=_newest_threads(claim_id, limit).values("pk"))
    return replies.select_related("author", "withdrawal").order_by("pk")


@prepared
def _resolutions(claim_id: int, limit: Fixed) -> QuerySet[Resolution]:
    threads = _newest_threads(claim_id, limit).values("pk")
    newest = Resolution.objects.filter(comment__in=threads).order_by("comment_id", "-number")
    return newest.select_related("author").distinct("comment_id")


def _newest_threads(claim_id: int, limit: Fixed) -> QuerySet[Comment]:
    first_comments = Comment.objects.filter(claim=claim_id, reply_to__isnull=True)
    return first_comments.order_by("-pk")[:limit]


@prepared
def _files(claim_id: int, limit: Fixed) -> QuerySet[File]:
    files = File.objects.filter(claim=claim_id).select_related("author", "withdrawal")
    return files.order_by("-pk")[:limit]
