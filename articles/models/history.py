"""The history: tables that triggers write, and that nobody rewrites."""

import pgtrigger
from pghistory.models import Context
from pghistory.models import Event as EventTable

from articles.models.protection import append_only, not_truncatable


class EventContext(Context):
    """Who caused events, and why. The database refuses to change it, as it refuses for events."""

    class Meta:
        proxy = True
        app_label = "articles"
        triggers = append_only()


def event_tables() -> list[type[EventTable]]:
    """Return the models of all tables of events, in the order of their names."""
    return sorted(EventTable.__subclasses__(), key=lambda model: model._meta.db_table)


def protect_event_tables() -> None:
    """Give the tables of events the triggers that they have in common.

    django-pghistory creates these models without a place for their triggers. It forbids to change
    and delete their rows, by the setting PGHISTORY_APPEND_ONLY. `articles.models` calls this when
    it has loaded all models.
    """
    for model in event_tables():
        pgtrigger.register(not_truncatable())(model)
