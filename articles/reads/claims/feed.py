"""What happened around a claim, in order: changes, comments and files in one list."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from articles.models import Claim, Comment, Resolution, User, Verdict
from articles.reads.history import Entry, Thread, changes_of, claim_events, subject_of, told
from articles.reads.verdicts import without_verdicts

SHOWN = 20  # entries at first
MOST = 1000  # entries, however often somebody asks for earlier ones


@dataclass(slots=True)
class Feed:
    """Oldest first. `earlier` is how many to ask for to see more; None when these are all."""

    entries: list[Entry]
    earlier: int | None

    @property
    def open_threads(self) -> int:
        threads = [entry.thread for entry in self.entries if entry.thread]
        gone = sum(1 for thread in threads if hasattr(thread.first, "withdrawal"))
        return sum(1 for thread in threads if not thread.resolved) - gone


def feed_of(
    claim: Claim,
    *,
    verdicts: Sequence[Verdict],
    people: Sequence[User],
    hidden: Collection[int],
    entries: int = SHOWN,
) -> Feed:
    """The newest `entries` of a claim's feed: a constant number of queries, however long it is.

    `verdicts` are those of the claim, with their sign-offs; `people` are all of the house. Of the sources
    that are `hidden`, by their ids, only that something happened is told.
    """
    limit = max(1, min(entries, MOST))
    found = [
        *_events(claim, verdicts, people, hidden, limit + 1),
        *_told(claim, hidden, limit + 1),
        *_threads(claim, limit + 1),
        *_files(claim, limit + 1),
    ]
    found.sort(key=lambda entry: entry.at)
    more = len(found) > limit and limit < MOST
    return Feed(found[-limit:], limit + SHOWN if more else None)


def _events(
    claim: Claim,
    verdicts: Sequence[Verdict],
    people: Sequence[User],
    hidden: Collection[int],
    limit: int,
) -> Iterator[Entry]:
    by_id = {person.pk: person for person in people}
    events = claim_events(claim, verdicts=verdicts, hidden=hidden, limit=limit)
    kept, nameless = without_verdicts(events) if claim.is_blind else (events, set())
    for event in kept:
        subject, data, changes = subject_of(event), event.pgh_data or {}, event.pgh_diff or {}
        yield Entry(
            event.pgh_created_at,
            None if event.pgh_slug in nameless else event.user,
            told(subject, event.pgh_label, data, changes),
            event.why or "",
            changes_of(event, by_id),
            nameless=event.pgh_slug in nameless,
        )


def _told(claim: Claim, hidden: Collection[int], limit: int) -> Iterator[Entry]:
    """What happened to the claim in another newsroom, as its report tells it."""
    spoken = ["comment", "file", "resolution"]
    for event in claim.imported_events.exclude(subject__in=spoken).order_by("-number")[:limit]:
        why = "" if event.source_id in hidden else event.why
        yield Entry(event.at, event.who, event.what, why)


def _threads(claim: Claim, limit: int) -> Iterator[Entry]:
    comments = Comment.objects.select_related("author", "withdrawal")
    newest = Resolution.objects.select_related("author").order_by("comment_id", "-number")
    first = (
        comments.filter(claim=claim, reply_to__isnull=True)
        .prefetch_related(
            Prefetch("replies", comments.order_by("pk")),
            Prefetch("resolutions", newest.distinct("comment_id")),
        )
        .order_by("-pk")
    )
    for comment in first[:limit]:
        resolution = next(iter(comment.resolutions.all()), None)
        thread = Thread(comment, list(comment.replies.all()), resolution)
        yield Entry(comment.created_at, comment.author, thread=thread)


def _files(claim: Claim, limit: int) -> Iterator[Entry]:
    files = claim.files.select_related("author", "withdrawal").order_by("-pk")
    for file in files[:limit]:
        yield Entry(file.created_at, file.author, file=file)
