"""Invitations, people, house rules, undo and help. Login is in accounts.py."""

from functools import partial
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import permissions
from articles.actions.newsroom import (
    change_rights,
    created_invitation,
    delete_team,
    invite,
    reset_two_factor,
    revoke_invitation,
    save_team,
    set_newsroom_settings,
    undo_action,
)
from articles.actions.plan import rename_tag
from articles.forms.lists import TagForm
from articles.forms.newsroom import InvitationForm, newsroom_settings_form, person_form
from articles.forms.readers import team_form
from articles.models import Invitation, NewsroomSettings, Rule, Team, UndoEntry
from articles.reads.guide import guide_page
from articles.reads.newsroom import (
    has_second_factor,
    last_undo_entry,
    list_people,
    list_tags,
    list_teams,
    newest_change_since,
    open_invitations,
    place_of,
)
from articles.refusals import Refused, Stale
from articles.views.answers import Request, answer, article_or_404, back_to_page, done
from articles.views.articles.desk import after_change, number_of
from articles.views.submission_keys import FIELD, parse_key
from articles.views.submissions import ABOVE, submit


@require_safe
def person_list(request: Request) -> HttpResponse:
    """All users, and the invitations that are not accepted yet."""
    permissions.require(permissions.may_invite(request.user))
    context = {
        "people": list_people(),
        "teams": list_teams(),
        "invitations": open_invitations(),
    }
    return answer(request, "newsroom/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def person_edit(request: Request, user_id: int) -> HttpResponse:
    """Change the roles of a user."""
    permissions.require(permissions.may_invite(request.user))
    person = get_object_or_404(list_people(), pk=user_id)
    form = person_form(person, request.POST if request.method == "POST" else None)
    submission = submit(form, partial(change_rights, person, by=request.user), field=ABOVE)
    if submission.is_done:
        return done(request, _("Saved."), "person_list")
    can_reset = person != request.user and has_second_factor(person)
    context = {"form": form, "person": person, "can_reset_two_factor": can_reset}
    return answer(request, "newsroom/person_edit.html", context, status=submission.status)


@require_POST
def two_factor_reset(request: Request, user_id: int) -> HttpResponse:
    """Remove the second factor of a person who has lost it."""
    permissions.require(permissions.may_invite(request.user))
    person = get_object_or_404(list_people(), pk=user_id)
    reset_two_factor(person, by=request.user)
    return done(request, _("Two-factor login was removed."), "person_edit", person.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def team_create(request: Request) -> HttpResponse:
    """Create a team."""
    return _team(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def team_edit(request: Request, team_id: int) -> HttpResponse:
    """Change the name and the members of a team."""
    permissions.require(permissions.may_invite(request.user))
    return _team(request, get_object_or_404(Team, pk=team_id))


def _team(request: Request, team: Team | None) -> HttpResponse:
    permissions.require(permissions.may_invite(request.user))
    form = team_form(team, request.POST if request.method == "POST" else None)
    submission = submit(form, partial(save_team, team, by=request.user), field="name")
    if submission.is_done:
        return done(request, _("Saved."), "person_list")
    context = {"form": form, "team": team}
    return answer(request, "newsroom/team.html", context, status=submission.status)


@require_POST
def team_delete(request: Request, team_id: int) -> HttpResponse:
    """Delete a team that no article names as a reader."""
    permissions.require(permissions.may_invite(request.user))
    delete_team(get_object_or_404(Team, pk=team_id), by=request.user)
    return done(request, _("Team deleted."), "person_list")


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_create(request: Request) -> HttpResponse:
    """Invite a person, then show the link (`created`). Only its fingerprint is stored."""
    permissions.require(permissions.may_invite(request.user))
    form = InvitationForm(request.POST or None)
    key = parse_key(request.POST.get(FIELD, "")) or uuid4()
    submission = submit(form, partial(invite, by=request.user, key=key), field=ABOVE)
    if submission.is_done:
        return redirect(f"{reverse('invitation_create')}?created={key}")
    context: dict[str, object] = {"form": form}
    created_key = parse_key(request.GET.get("created", ""))
    if created_key and (created := created_invitation(request.user, created_key)):
        invitation, token = created
        link = request.build_absolute_uri(reverse("invitation_accept", args=[token]))
        context |= {"invitation": invitation, "link": link}
    return answer(request, "newsroom/invite.html", context, status=submission.status)


@require_POST
def invitation_revoke(request: Request, invitation_id: int) -> HttpResponse:
    """Revoke an invitation that was not accepted."""
    permissions.require(permissions.may_invite(request.user))
    invitation = get_object_or_404(Invitation, pk=invitation_id)
    revoke_invitation(invitation, by=request.user)
    notice = _("The invitation for %(email)s is revoked.") % {"email": invitation.email}
    return done(request, notice, "person_list")


@require_http_methods(["GET", "HEAD", "POST"])
def newsroom_settings(request: Request) -> HttpResponse:
    """Show and change the house rules. If somebody else changed them first, show both."""
    permissions.require(permissions.may_change_settings(request.user))
    form = newsroom_settings_form(
        NewsroomSettings.current(), request.POST if request.method == "POST" else None
    )

    def save(*, expected_version: int, sign_offs: int, **_others: object) -> None:
        set_newsroom_settings(
            by=request.user,
            expected_version=expected_version,
            sign_offs=sign_offs,
            is_blind=form.cleaned_data["is_blind"],
            names_staff=form.cleaned_data["names_staff"],
            severities=form.severities,
        )

    submission = submit(form, save, version=lambda: NewsroomSettings.current().version)
    if submission.is_done:
        return done(request, _("Saved."), "newsroom_settings")
    newsroom = NewsroomSettings.current()
    context: dict[str, object] = {"form": form, "newsroom": newsroom}
    if submission.status == Stale.status:
        severities = [(rule.label, newsroom.severity(rule).label) for rule in Rule]
        context |= {"is_stale": True, "severities": severities}
    return answer(request, "newsroom/settings.html", context, status=submission.status)


@require_safe
def tag_list(request: Request) -> HttpResponse:
    """Show the tags that articles have, with the number of these articles."""
    permissions.require(permissions.may_change_settings(request.user))
    return answer(request, "newsroom/tags.html", {"rows": [(tag, None) for tag in list_tags()]})


@require_http_methods(["POST"])
def tag_rename(request: Request, tag_id: int) -> HttpResponse:
    """Rename a tag on all its articles, or make it one with another. A refusal keeps what was typed."""
    permissions.require(permissions.may_change_settings(request.user))
    tag = get_object_or_404(list_tags(), pk=tag_id)
    form = TagForm(request.POST)
    submission = submit(form, partial(rename_tag, tag, by=request.user), field="name")
    if submission.is_done:
        return done(request, _("Saved."), "tag_list")
    rows = [(each, form if each == tag else None) for each in list_tags()]
    return answer(request, "newsroom/tags.html", {"rows": rows}, status=submission.status)


@require_POST
def article_undo(request: Request, article_id: int) -> HttpResponse:
    """Undo the entry that the page offers (`entry`). If it cannot be undone, say what came after."""
    article = article_or_404(request, article_id)
    wanted = number_of(request.POST.get("entry", ""))
    if not wanted:
        raise Refused(_("You have no action here to undo."))
    entry = get_object_or_404(article.undo_entries, pk=wanted)
    try:
        undone = undo_action(entry, by=request.user)
    except Stale as stale:
        after = newest_change_since(entry)
        raise Stale(f"{stale} {after}".strip()) from stale
    notice = _("Undone: %(what)s") % {"what": undone.get_kind_display()}
    if undone.kind in UndoEntry.AT_THE_GATE and not request.htmx:
        return done(request, notice, "article_gate", article.pk)
    if undone.kind in UndoEntry.OF_CORRECTIONS and not request.htmx:
        messages.success(request, notice)
        return back_to_page(request)
    claim_id, statement_id = place_of(undone)
    return after_change(
        request,
        article,
        claim_id=claim_id,
        statement_id=statement_id,
        notice=notice,
        offered=last_undo_entry(article, request.user),
    )


@require_safe
def help_page(request: Request, name: str = "") -> HttpResponse:
    """Show one page of the user guide, or its contents."""
    page = guide_page(name)
    if page is None:
        raise Http404
    return answer(request, "help/page.html", {"page": page})
