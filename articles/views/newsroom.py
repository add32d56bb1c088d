"""Invitations, people, house rules, undo and help. Login itself is allauth's."""

from functools import partial

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import permissions
from articles.actions.newsroom import (
    accept_invitation,
    change_rights,
    invite,
    open_invitation,
    set_newsroom_settings,
    undo_action,
    use_keys,
)
from articles.forms.newsroom import InvitationForm, newsroom_settings_form, person_form
from articles.models import Article, NewsroomSettings, Rule, UndoEntry, User
from articles.reads.guide import guide_page
from articles.reads.newsroom import (
    last_undo_entry,
    list_people,
    newest_change_since,
    open_invitations,
    place_of,
)
from articles.refusals import Refused, Stale
from articles.views.answers import Request, answer, done
from articles.views.articles.desk import after_change, number_of
from articles.views.submissions import ABOVE, submit

TOKEN = "invitation"  # noqa: S105 (the session's key, not a password)


class InvitationAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Opens sign-up to people with an invitation and gives them its roles."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return whether this browser has an invitation that can still be accepted."""
        token = request.session.get(TOKEN, "")
        return bool(token) and open_invitation(token) is not None

    def save_user(
        self,
        request: HttpRequest,
        user: User,
        form: object,
        commit: bool = True,  # noqa: FBT001, FBT002 (allauth's signature)
    ) -> User:
        """Save the new user together with their roles, in one transaction."""
        saved: User = super().save_user(request, user, form, commit=commit)
        accept_invitation(saved, request.session.pop(TOKEN, ""))
        return saved


@login_not_required
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Remember the invitation of the link and go to the sign-up form."""
    invitation = open_invitation(token)
    if invitation is None:
        return render(request, "account/invitation_over.html", status=410)
    request.session[TOKEN] = token
    return redirect("account_signup")


@require_POST
def keys_set(request: Request) -> HttpResponse:
    """Turn keyboard shortcuts on or off for the user and return to the page."""
    use_keys(request.user, on=request.POST.get("on") == "yes")
    page = request.META.get("HTTP_REFERER", "")
    is_ours = url_has_allowed_host_and_scheme(
        page, {request.get_host()}, require_https=request.is_secure()
    )
    return redirect(page if is_ours else "article_list")


@require_safe
def person_list(request: Request) -> HttpResponse:
    """All users, and the invitations that are not accepted yet."""
    permissions.require(permissions.may_invite(request.user))
    context = {"people": list_people(), "invitations": open_invitations()}
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
    context = {"form": form, "person": person}
    return answer(request, "newsroom/person_edit.html", context, status=submission.status)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_create(request: Request) -> HttpResponse:
    """Invite a person. The link is shown once; only its fingerprint is stored."""
    permissions.require(permissions.may_invite(request.user))
    form = InvitationForm(request.POST or None)
    context: dict[str, object] = {"form": form}
    submission = submit(form, partial(invite, by=request.user), field=ABOVE)
    if submission.result:
        invitation, token = submission.result
        link = request.build_absolute_uri(reverse("invitation_accept", args=[token]))
        context |= {"invitation": invitation, "link": link}
    return answer(request, "newsroom/invite.html", context, status=submission.status)


@require_http_methods(["GET", "HEAD", "POST"])
def newsroom_settings(request: Request) -> HttpResponse:
    """Show and change the house rules. If somebody else changed them first, show both."""
    permissions.require(permissions.may_change_settings(request.user))
    form = newsroom_settings_form(
        NewsroomSettings.current(), request.POST if request.method == "POST" else None
    )

    def save(*, expected_version: int, sign_offs: int, is_blind: bool, **_rules: object) -> None:
        set_newsroom_settings(
            by=request.user,
            expected_version=expected_version,
            sign_offs=sign_offs,
            is_blind=is_blind,
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


@require_POST
def article_undo(request: Request, article_id: int) -> HttpResponse:
    """Undo the entry that the page offers (`entry`). If it cannot be undone, say what came after."""
    article = get_object_or_404(Article, pk=article_id)
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
