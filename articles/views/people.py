"""People and their rights, for administrators."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import actions, permissions, reads
from articles.forms.people import InvitationForm, person_form
from articles.refusals import Refused
from articles.views.answers import answer, done
from articles.views.requests import Request


@require_safe
def people(request: Request) -> HttpResponse:
    """Everybody, and the invitations that nobody has accepted yet."""
    permissions.require(permissions.may_invite(request.user))
    context = {"people": reads.list_people(), "invitations": reads.open_invitations()}
    return answer(request, "people/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def person_edit(request: Request, user_id: int) -> HttpResponse:
    """Change somebody's rights."""
    permissions.require(permissions.may_invite(request.user))
    person = get_object_or_404(reads.list_people(), pk=user_id)
    form = person_form(person, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.change_rights(person, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return done(request, _("Saved."), "people")
    status = 422 if form.errors else 200
    return answer(request, "people/edit.html", {"form": form, "person": person}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_create(request: Request) -> HttpResponse:
    """Invite somebody. The link is shown once; only its fingerprint is kept."""
    permissions.require(permissions.may_invite(request.user))
    form = InvitationForm(request.POST or None)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        try:
            invitation, token = actions.invite(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            link = request.build_absolute_uri(reverse("invitation_accept", args=[token]))
            context |= {"invitation": invitation, "link": link}
    status = 422 if form.errors else 200
    return answer(request, "people/invite.html", context, status=status)
