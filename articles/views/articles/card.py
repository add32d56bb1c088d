"""Submit a form of the card beside the text, and answer with the card."""

from collections.abc import Callable, Mapping
from functools import partial

from django import forms
from django.http import HttpResponse

from articles.models import Claim, Statement
from articles.views.answers import Request
from articles.views.articles.desk import after_change, after_mistake
from articles.views.submissions import submit


def submit_on_card(
    request: Request,
    thing: Claim | Statement,
    form: forms.Form,
    action: Callable[..., object],
    *,
    name: str,
    field: str = "",
    version: Callable[[], int] | None = None,
    displayed: Callable[[], Mapping[str, str]] = dict,
) -> HttpResponse:
    """Run the action of a form on the card of `thing`, and answer with that card.

    The action gets the claim or statement, the user as `by`, and what was typed. `name` is what the
    card's template calls the form. The other arguments are those of `submit`.
    """
    act = partial(action, thing, by=request.user)
    submission = submit(form, act, field=field, version=version, displayed=displayed)
    article = thing.revision.article
    claim_id = thing.pk if isinstance(thing, Claim) else None
    statement_id = None if claim_id else thing.pk
    if submission.is_done:
        return after_change(request, article, claim_id=claim_id, statement_id=statement_id)
    return after_mistake(
        request,
        article,
        {name: form},
        claim_id=claim_id,
        statement_id=statement_id,
        status=submission.status,
    )
