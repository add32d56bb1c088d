"""Live updates of an open desk: the page asks every two seconds and draws what changed."""

from dataclasses import replace
from http import HTTPStatus

from django.http import HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.actions.newsroom import be_present
from articles.forms.newsroom import NewsForm
from articles.models import SeenChanges, User
from articles.prepared import read_now, without_reads
from articles.reads.articles import DeskUpdates, desk_reading, poll_desk
from articles.reads.statements import Choice, desk_and_card_reading
from articles.views.answers import Request, read_or_404
from articles.views.articles.desk import (
    card_context,
    desk_parts,
    entries_in,
    filters_in_use,
    rendered,
)

RENEWED_AFTER = 3600  # seconds: a quiet page gets a new look, for changes are not kept for ever


@require_POST
def article_news(request: Request, article_id: int) -> HttpResponse:
    """Answer with the parts of the desk that changed since the page last asked, 204 without any.

    The request also says that the user is here, and which statement is open.
    """
    form = NewsForm(request.POST)
    look = SeenChanges.parse(form.cleaned_data["look"]) if form.is_valid() else None
    if look is None:
        return HttpResponseBadRequest(_("Reload the page."))
    typed = form.cleaned_data
    news, people = read_or_404(poll_desk, look, article_id, reader=request.user)
    others = [person for person in people if person.user != request.user]
    be_present(
        news.article,
        by=request.user,
        statement_id=typed["statement"],
        writing=typed["writing"],
        known=next((person for person in people if person not in others), None),
    )
    here = "".join(f"{o.user.pk}-{o.statement_id}-{o.writing};" for o in others)
    here += str(typed["statement"])
    is_old = news.look.at - look.at > RENEWED_AFTER
    if not news.has_news and here == typed["here"] and not is_old:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    context: dict[str, object] = {
        "here": here,
        "others": others,
        "beside": [o for o in others if o.statement_id and o.statement_id == typed["statement"]],
        "look": news.look,
    }
    parts = ["here", "company", "look"]
    if news.has_news:
        choice = Choice(
            statement_id=typed["statement"],
            claim_id=typed["claim"],
            entries=entries_in(typed["part"]),
        )
        parts += _news(request, news, choice, context)
    return HttpResponse(rendered(request, parts, context))


def _news(
    request: Request, news: DeskUpdates, choice: Choice, context: dict[str, object]
) -> list[str]:
    """Return the changed parts of text and filters, and the card of the choice if it is affected."""
    statement_id, claim_id = choice.statement_id, choice.claim_id
    if news.new_text:
        context["sentence"] = _("There is a new revision of the text.")
        context["address"] = ""
        return ["changed"]
    desk = read_or_404(
        read_now,
        desk_reading(news.article.pk, filters_in_use(request), reader=request.user),
    )
    context |= {"desk": desk, "article": desk.article, "in_hand": statement_id}
    parts = desk_parts(desk, news, context)
    line = next((line for line in desk.lines if line.statement_id == statement_id), None)
    mine = news.in_words(line.start, line.end) if line else []
    mine += [change for change in news.changes if claim_id and change.claim_id == claim_id]
    if not mine and not news.is_outdated:
        return parts
    if claim_id:
        choice = replace(choice, statement_id=None)
    _desk, card = read_now(desk_and_card_reading(without_reads(desk), choice, reader=request.user))
    if card is not None:
        context |= card_context(request, card)
        parts.append("card")
    blind = {each.claim.pk for each in desk.claims if each.is_blind}
    who = {change.user_id for change in mine if change.user_id and change.claim_id not in blind}
    names = ", ".join(map(str, User.objects.filter(pk__in=who).order_by("username")))
    if not names and any(change.claim_id in blind for change in mine):
        names = _("Somebody")  # a blind reviewer must not learn who judged
    if names:
        context["sentence"] = _("%(who)s changed this.") % {"who": names}
        context["address"] = f"?claim={claim_id}" if claim_id else f"?statement={statement_id}"
        parts.append("changed")
    return parts
