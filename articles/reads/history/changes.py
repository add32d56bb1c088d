"""What an event changed: the label of each field with its value before and after."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateTimeField, Field
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from articles.models import RATING_FIELDS, Comment, Event, File, Policy, Resolution, Rule, User

RIGHTS = ("is_editor", "is_reviewer", "is_administrator", "is_active", "is_staff", "is_superuser")
SHOWN_FIELDS = {
    "claim": {"state", "reason", "priority", "note", "assignee_id"},
    "citation": {"stance", "locator", "excerpt", "note"},
    "query": {"state", "addressee", "deadline", "answer", "override_reason"},
    "user": {"username", "first_name", "last_name", "email", *RIGHTS},
    "invitation": {"accepted_by_id", "revoked_by_id", "expires_at"},
    "house": {"sign_offs", "is_blind", *Rule.values},
    "publisherprofile": {"name", "report_days", *Policy.values},
    "scale": {"name", "description"},
    "team": {"name"},
    "rating": {"position", *RATING_FIELDS},
    "webhookendpoint": {
        *("name", "url", "kinds", "sees_all", "is_active", "problem", "secret_made_at"),
    },
}
# Model names that differ from the word in report files, which other programs read.
SUBJECTS = {
    "claimcarryover": "carrying",
    "newsroomsettings": "house",
    "publicationapproval": "clearing",
    "question": "query",
    "sourcegrant": "confidant",
    "verdictreconfirmation": "confirmation",
}
MAX_VALUE_LENGTH = 400  # code points


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A field that an event changed, as people read it."""

    label: str
    before: str
    after: str


@dataclass(slots=True)
class Thread:
    """A comment with its replies, and the newest resolution or reopening."""

    first: Comment
    replies: list[Comment]
    resolution: Resolution | None

    @property
    def resolved(self) -> bool:
        return bool(self.resolution and self.resolution.resolved)

    @property
    def version(self) -> int:
        """The number of times it was resolved or reopened, which the next change must name."""
        return self.resolution.number if self.resolution else 0


@dataclass(slots=True)
class FeedEntry:
    """Who did what, when and why; or a thread, or a file. `is_anonymous`: the person is withheld.

    `token` is the name of the token of the API with which it was done, if any.
    """

    at: datetime
    who: User | str | None  # a name if it comes from an imported report
    what: str = ""
    why: str = ""
    changes: list[ChangedField] = field(default_factory=list)
    thread: Thread | None = None
    file: File | None = None
    is_anonymous: bool = False
    token: str = ""


def changes_of(event: Event, people: Mapping[int, User]) -> list[ChangedField]:
    """Return the changed fields worth showing. `people` maps ids to the users to name."""
    subject = subject_of(event)
    changes = event.pgh_diff or {}
    if event.pgh_label != "update" or subject not in SHOWN_FIELDS:
        return []
    model = apps.get_model(str(event.pgh_model).removesuffix("Event"))
    shown_changes = []
    for name in sorted(SHOWN_FIELDS[subject] & set(changes)):
        field = _field(model, name)
        if field is not None:
            before, after = (_display_value(field, value, people) for value in changes[name])
            shown_changes.append(ChangedField(capfirst(str(field.verbose_name)), before, after))
    return shown_changes


def subject_of(event: Event) -> str:
    """Return the word of report files for the model of the event: `claim`, `query`, ..."""
    model = str(event.pgh_model).removeprefix("articles.").removesuffix("Event").lower()
    return SUBJECTS.get(model, model)


def _field(model: Any, name: str) -> Field[Any, Any] | None:
    try:
        model_field = model._meta.get_field(name.removesuffix("_id"))
    except FieldDoesNotExist:  # the field was removed since
        return None
    return model_field if isinstance(model_field, Field) else None


def _display_value(field: Field[Any, Any], value: Any, people: Mapping[int, User]) -> str:
    if isinstance(field, ArrayField):
        each = [_display_value(field.base_field, item, people) for item in value or []]
        return ", ".join(each) or _("nothing")
    if value in {None, ""}:
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.remote_field:
        return str(people.get(value, value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, DateTimeField):
        at = parse_datetime(str(value))
        return date_format(timezone.localtime(at), "DATETIME_FORMAT") if at else str(value)
    return Truncator(str(value)).chars(MAX_VALUE_LENGTH)
