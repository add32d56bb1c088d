"""Events as the history tells them: a description, and what changed in it."""

from articles.reads.history.changes import Entry, Thread, changes_of, subject_of
from articles.reads.history.describe_event import claim_events, hanging_on, history_of, told

__all__ = [
    "Entry",
    "Thread",
    "changes_of",
    "claim_events",
    "hanging_on",
    "history_of",
    "subject_of",
    "told",
]
