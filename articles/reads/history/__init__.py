"""The history: events of an article or a claim, each with a description and its changes."""

from articles.reads.history.changes import FeedEntry, Thread, changes_of, subject_of
from articles.reads.history.describe_event import describe_event
from articles.reads.history.events import claim_events, events_of_rows, history_of
from articles.reads.history.newsroom_events import describe_newsroom_events, newsroom_events

__all__ = [
    "FeedEntry",
    "Thread",
    "changes_of",
    "claim_events",
    "describe_event",
    "describe_newsroom_events",
    "events_of_rows",
    "history_of",
    "newsroom_events",
    "subject_of",
]
