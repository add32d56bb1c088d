"""Create, change and delete teams. Articles can name them as readers."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.readers import require_access_to_assigned
from articles.actions.transactions import acting, log_change
from articles.models import Team, TeamMember, User
from articles.refusals import Refused


def save_team(team: Team | None, *, by: User, name: str, members: Collection[User]) -> Team:
    """Create a team, or change the name and the members of `team`.

    Members gain and lose the articles of the team at once. Raises `Refused` without a name, if
    another team has it, or if somebody who leaves is assigned to an open claim of such an article.
    """
    permissions.require(permissions.may_invite(by))
    if not name.strip():
        raise Refused(_("Enter a name for the team."))
    team = team or Team()
    if Team.objects.filter(name__iexact=name.strip()).exclude(pk=team.pk).exists():
        raise Refused(_("Another team has this name. Choose a different one."))
    with acting(by):
        team.name = name.strip()
        team.save()
        leaving = team.memberships.exclude(person__in=members)
        people = [membership.person for membership in leaving.select_related("person")]
        leaving.delete()
        present = set(team.memberships.values_list("person_id", flat=True))
        for person in members:
            if person.pk not in present:
                TeamMember.objects.create(team=team, person=person)
        require_access_to_assigned(people)
        log_change("team.changed", team=team.pk, by=by.pk)
    return team


def delete_team(team: Team, *, by: User) -> None:
    """Delete a team. Raises `Refused` while articles name it as a reader."""
    permissions.require(permissions.may_invite(by))
    with acting(by):
        Team.objects.select_for_update().get(pk=team.pk)  # naming it as a reader waits for this
        titles = list(team.reads.values_list("article__title", flat=True))
        if titles:
            raise Refused(
                _("The team reads these articles: %(titles)s. Remove it from their readers first.")
                % {"titles": ", ".join(titles)}
            )
        log_change("team.deleted", team=team.pk, by=by.pk)
        team.memberships.all().delete()
        team.delete()
