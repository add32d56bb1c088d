"""The history: events of an article or a claim, each with a description and its changes."""

from articles.reads.history.changes import FeedEntry, Thread, changes_of, subject_of
from articles.reads.history.describe_event import describe_event
from articles.reads.history.events import claim_events, events_of_rows, history_of

__all__ = [
    "FeedEntry",
    "Thread",
    "changes_of",
    "claim_events",
    "describe_event",
    "events_of_rows",
    "history_of",
    "subject_of",
]
