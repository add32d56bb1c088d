"""The history of the newsroom: accounts and rights, invitations, house rules and scales."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Event, SecondFactor, SpeakerIdentity, User
from articles.reads.history.changes import ChangedField, changes_of, subject_of

TABLES = (
    "articles.UserEvent",
    "articles.GroupMembershipEvent",
    "articles.GrantedPermissionEvent",
    "articles.SecondFactorEvent",
    "articles.InvitationEvent",
    "articles.IntegrationEvent",
    "articles.ApiTokenEvent",
    "articles.TeamEvent",
    "articles.TeamMemberEvent",
    "articles.NewsroomSettingsEvent",
    "articles.PublisherProfileEvent",
    "articles.ScaleEvent",
    "articles.RatingEvent",
    "articles.TagEvent",
    "articles.SpeakerIdentityEvent",
    "articles.SpeakerMergeEvent",
    "articles.WebhookEndpointEvent",
)
TITLES: Mapping[tuple[str, str], str | Promise] = {
    ("user", "insert"): _("Account created"),
    ("user", "update"): _("Account changed"),
    ("user", "delete"): _("Account deleted"),
    ("groupmembership", "insert"): _("Added to the group %(group)s"),
    ("groupmembership", "delete"): _("Removed from the group %(group)s"),
    ("grantedpermission", "insert"): _("Permission given: %(permission)s"),
    ("grantedpermission", "delete"): _("Permission taken away: %(permission)s"),
    ("secondfactor", "insert"): _("Second factor added (%(type)s)"),
    ("secondfactor", "delete"): _("Second factor removed (%(type)s)"),
    ("invitation", "insert"): _("Person invited"),
    ("invitation", "update"): _("Invitation changed"),
    ("invitation", "delete"): _("Invitation deleted"),
    ("integration", "insert"): _("Integration added"),
    ("integration", "delete"): _("Integration deleted"),
    ("apitoken", "insert"): _("Token of the API created: %(name)s"),
    ("apitoken", "update"): _("Token of the API revoked: %(name)s"),
    ("apitoken", "delete"): _("Token of the API deleted: %(name)s"),
    ("team", "insert"): _("Team added"),
    ("team", "update"): _("Team renamed"),
    ("team", "delete"): _("Team deleted"),
    ("teammember", "insert"): _("Added to the team %(team)s"),
    ("teammember", "delete"): _("Removed from the team %(team)s"),
    ("house", "insert"): _("House rules set"),
    ("house", "update"): _("House rules changed"),
    ("publisherprofile", "insert"): _("Public pages set"),
    ("publisherprofile", "update"): _("Public pages changed"),
    ("scale", "insert"): _("Scale added"),
    ("scale", "update"): _("Scale changed"),
    ("rating", "insert"): _("Rating added"),
    ("rating", "update"): _("Rating changed"),
    ("tag", "insert"): _("Tag added"),
    ("tag", "update"): _("Tag renamed"),
    ("speakeridentity", "insert"): _("Speaker identified"),
    ("speakeridentity", "update"): _("Speaker’s Wikidata id changed"),
    ("speakermerge", "insert"): _("Speaker merged: %(merged)s is %(into)s"),
    ("speakermerge", "update"): _("Speaker merged: %(merged)s is %(into)s"),
    ("speakermerge", "delete"): _("Speaker separated: %(merged)s from %(into)s"),
    ("webhookendpoint", "insert"): _("Webhook added"),
    ("webhookendpoint", "update"): _("Webhook changed"),
    ("webhookendpoint", "delete"): _("Webhook deleted"),
}
NAMES = ("username", "email", "label", "name")  # the column that names the row, by precedence


@dataclass(frozen=True, slots=True)
class NewsroomEvent:
    """What happened to whom or what (`subject`), when and by whom. `who` is None for no person."""

    at: datetime
    who: User | None
    what: str
    subject: str
    changes: list[ChangedField]


def newsroom_events() -> QuerySet[Event]:
    """Select the events of the newsroom, newest first, without names from imported reports."""
    events: QuerySet[Event] = Event.objects.across(*TABLES)  # type: ignore[no-untyped-call]  # published without types
    external = Q(pgh_model="articles.UserEvent", pgh_data__is_external=True)
    newest_first = ("-pgh_created_at", "-pgh_id", "pgh_model")
    return events.exclude(external).select_related("user").order_by(*newest_first)


def describe_newsroom_events(events: Iterable[Event]) -> list[NewsroomEvent]:
    """Describe the events of one page. At most five queries."""
    events = list(events)
    people = User.objects.in_bulk()
    names = _names_by_column(events)
    return [
        NewsroomEvent(
            at=event.pgh_created_at,
            who=event.user,
            what=_title_of(event, names),
            subject=_name_of(event, people),
            changes=changes_of(event, people),
        )
        for event in events
    ]


def _names_by_column(events: Iterable[Event]) -> dict[str, Mapping[int, str]]:
    """Return the names of the teams, groups and permissions that the events refer to, by id."""
    rows = [event.pgh_data or {} for event in events]
    groups = [row["group_id"] for row in rows if "group_id" in row]
    permissions = [row["permission_id"] for row in rows if "permission_id" in row]
    team_events: Any = apps.get_model("articles", "TeamEvent")  # teams that are deleted too
    named = Permission.objects.filter(pk__in=permissions).values_list("pk", "name")
    speakers = {row[key] for row in rows for key in ("merged_id", "into_id") if key in row}
    identities = dict(SpeakerIdentity.objects.filter(pk__in=speakers).values_list("pk", "name"))
    return {
        "merged_id": identities,
        "into_id": identities,
        "team_id": dict(team_events.objects.order_by("pgh_id").values_list("id", "name")),
        "group_id": dict(Group.objects.filter(pk__in=groups).values_list("pk", "name")),
        "permission_id": dict(named),
    }


def _title_of(event: Event, names: Mapping[str, Mapping[int, str]]) -> str:
    title = str(TITLES.get((subject_of(event), event.pgh_label), event.pgh_label))
    row = event.pgh_data or {}
    factors = dict(SecondFactor.Type.choices)
    details = {
        column.removesuffix("_id"): named.get(row.get(column) or 0, _("(deleted since)"))
        for column, named in names.items()
    }
    details["type"] = factors.get(row.get("type", ""), "")
    details["name"] = row.get("name", "")
    return title % details if "%" in title else title


def _name_of(event: Event, people: Mapping[int, User]) -> str:
    row = event.pgh_data or {}
    for person_id in (row.get("user_id"), row.get("person_id")):
        if person_id in people:
            return str(people[person_id or 0])
    return str(next((row[name] for name in NAMES if row.get(name)), ""))
