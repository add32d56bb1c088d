"""How people come in: closed sign-up, opened by an invitation. The rest is allauth's."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from articles import actions
from articles.models import User
from articles.views.requests import Request

TOKEN = "invitation"  # noqa: S105 (the session's key, not a password)


class InvitationAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-up is open to whoever holds an invitation, and gives what it promises."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Does this browser hold an invitation that still counts?"""
        token = request.session.get(TOKEN, "")
        return bool(token) and actions.open_invitation(token) is not None

    def save_user(
        self,
        request: HttpRequest,
        user: User,
        form: object,
        commit: bool = True,  # noqa: FBT001, FBT002 (allauth's signature)
    ) -> User:
        """Store the new person together with their rights: both or neither."""
        saved: User = super().save_user(request, user, form, commit=commit)
        actions.accept_invitation(saved, request.session.pop(TOKEN, ""))
        return saved


@login_not_required
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """The link in an invitation: remember it and go to the sign-up form."""
    invitation = actions.open_invitation(token)
    if invitation is None:
        return render(request, "account/invitation_over.html", status=410)
    request.session[TOKEN] = token
    return redirect("account_signup")


@require_POST
def keys_set(request: Request) -> HttpResponse:
    """Switch the desk's single keys on or off for whoever asks, and go back to where they were."""
    actions.use_keys(request.user, on=request.POST.get("on") == "yes")
    page = request.META.get("HTTP_REFERER", "")
    is_ours = url_has_allowed_host_and_scheme(
        page, {request.get_host()}, require_https=request.is_secure()
    )
    return redirect(page if is_ours else "article_list")
