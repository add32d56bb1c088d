"""Tokens of the API: one's own, and for administrators all of them and those of integrations."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles import permissions
from articles.actions.newsroom import create_integration, create_token, revoke_token
from articles.forms.accounts import IntegrationForm, IntegrationTokenForm, TokenForm
from articles.reads.account import every_token, integrations, tokens_of
from articles.views.answers import Request, answer, done
from articles.views.submissions import ABOVE, submit


@require_http_methods(["GET", "HEAD", "POST"])
def token_list(request: Request) -> HttpResponse:
    """Show one's own tokens; make one, and show its secret this once."""
    form = TokenForm(request.POST) if request.method == "POST" else TokenForm()
    submission = submit(form, partial(create_token, by=request.user), field=ABOVE)
    context = {
        "form": TokenForm() if submission.is_done else form,
        "created": submission.result,
        "tokens": tokens_of(request.user),
    }
    return answer(request, "account/tokens.html", context, status=submission.status)


@require_POST
def token_revoke(request: Request, token_id: int) -> HttpResponse:
    """Make a token useless: one's own, or as an administrator any."""
    is_administrator = permissions.may_invite(request.user)
    rows = every_token() if is_administrator else tokens_of(request.user)
    token = get_object_or_404(rows, pk=token_id)
    revoke_token(token, by=request.user)
    notice = _("The token “%(name)s” is revoked.") % {"name": token.name}
    return done(request, notice, "token_list" if token.user == request.user else "every_token")


@require_http_methods(["GET", "HEAD", "POST"])
def all_tokens(request: Request) -> HttpResponse:
    """Show all tokens; make one for an integration, and show its secret this once."""
    permissions.require(permissions.may_invite(request.user))
    data = (request.POST,) if request.method == "POST" else ()
    form = IntegrationTokenForm(*data, integrations=integrations())
    submission = submit(form, partial(create_token, by=request.user), field=ABOVE)
    context = {
        "form": IntegrationTokenForm(integrations=integrations()) if submission.is_done else form,
        "integration_form": IntegrationForm(),
        "integrations": integrations(),
        "created": submission.result,
        "tokens": every_token(),
    }
    return answer(request, "administration/tokens.html", context, status=submission.status)


@require_POST
def integration_create(request: Request) -> HttpResponse:
    """Make the account of another system."""
    permissions.require(permissions.may_invite(request.user))
    form = IntegrationForm(request.POST)
    submission = submit(form, partial(create_integration, by=request.user), field=ABOVE)
    if submission.is_done:
        return done(request, _("Integration added. Now create its token."), "every_token")
    context = {
        "form": IntegrationTokenForm(integrations=integrations()),
        "integration_form": form,
        "integrations": integrations(),
        "tokens": every_token(),
    }
    return answer(request, "administration/tokens.html", context, status=submission.status)
