"""The history: events of an article or a claim, each with a description and its changes."""

from articles.reads.history.changes import FeedEntry, Thread, changes_of, subject_of
from articles.reads.history.describe_event import describe_event
from articles.reads.history.events import (
    bind_claim_events,
    claim_events_from,
    events_of_rows,
    history_of,
)
from articles.reads.history.newsroom_events import describe_newsroom_events, newsroom_events
from articles.reads.history.verification import Misfit, count_links, first_fault

__all__ = [
    "FeedEntry",
    "Misfit",
    "Thread",
    "bind_claim_events",
    "changes_of",
    "claim_events_from",
    "count_links",
    "describe_event",
    "describe_newsroom_events",
    "events_of_rows",
    "first_fault",
    "history_of",
    "newsroom_events",
    "subject_of",
]
