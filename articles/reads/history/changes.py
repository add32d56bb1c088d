"""What an event changed, in words: the name of each field, before and after."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateTimeField, Field
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from articles.models import Comment, Event, File, Resolution, User

TOLD = {
    "claim": {"state", "reason", "priority", "note", "assignee_id"},
    "citation": {"stance", "locator", "excerpt", "note"},
    "query": {"state", "addressee", "deadline", "answer", "override_reason"},
}
# Models whose word in report files is an older one; programs outside read those files.
SUBJECTS = {
    "claimcarryover": "carrying",
    "newsroomsettings": "house",
    "publicationapproval": "clearing",
    "question": "query",
    "sourcegrant": "confidant",
    "verdictreconfirmation": "confirmation",
}
LONGEST = 400  # code points of a value


@dataclass(frozen=True, slots=True)
class Change:
    label: str
    before: str
    after: str


@dataclass(slots=True)
class Thread:
    """A comment with the answers to it, and who last said that it is done, or is not."""

    first: Comment
    replies: list[Comment]
    resolution: Resolution | None

    @property
    def resolved(self) -> bool:
        return bool(self.resolution and self.resolution.resolved)

    @property
    def version(self) -> int:
        """How often it was resolved or reopened: what the next one to do so must have seen."""
        return self.resolution.number if self.resolution else 0


@dataclass(slots=True)
class Entry:
    """Who did what, when and why; or a thread, or a file. `nameless`: it is not told who."""

    at: datetime
    who: User | str | None  # a name, of what was told elsewhere
    what: str = ""
    why: str = ""
    changes: list[Change] = field(default_factory=list)
    thread: Thread | None = None
    file: File | None = None
    nameless: bool = False


def changes_of(event: Event, people: Mapping[int, User]) -> list[Change]:
    """What people would want to know of it; `people` by id are those whom it may name."""
    subject = subject_of(event)
    changes = event.pgh_diff or {}
    if event.pgh_label != "update" or subject not in TOLD:
        return []
    model = apps.get_model(str(event.pgh_model).removesuffix("Event"))
    found = []
    for name in sorted(TOLD[subject] & set(changes)):
        field = _field(model, name)
        if field is not None:
            before, after = (_told(field, value, people) for value in changes[name])
            found.append(Change(capfirst(str(field.verbose_name)), before, after))
    return found


def subject_of(event: Event) -> str:
    """Return the word for what the event is about, as report files have it: `claim`, `query`, ..."""
    model = str(event.pgh_model).removeprefix("articles.").removesuffix("Event").lower()
    return SUBJECTS.get(model, model)


def _field(model: Any, name: str) -> Field[Any, Any] | None:
    try:
        found = model._meta.get_field(name.removesuffix("_id"))
    except FieldDoesNotExist:  # of earlier days
        return None
    return found if isinstance(found, Field) else None


def _told(field: Field[Any, Any], value: Any, people: Mapping[int, User]) -> str:
    if value in {None, ""}:
        return _("nothing")
    if field.remote_field:
        return str(people.get(value, value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, DateTimeField):
        at = parse_datetime(str(value))
        return date_format(timezone.localtime(at), "DATETIME_FORMAT") if at else str(value)
    return Truncator(str(value)).chars(LONGEST)
