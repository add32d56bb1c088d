"""Open the desk of an article, or request the card of another statement of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from articles import permissions
from articles.forms.drawing import BlankForm
from articles.forms.lists import AssignSelectionForm
from articles.models import Article, Claim, Statement, UndoEntry
from articles.prepared import read_now, together
from articles.reads.articles import Desk, desk_reading, newest_unconfirmed
from articles.reads.claims import SHOWN_SOURCES
from articles.reads.newsroom import Surroundings, surroundings_reading
from articles.reads.statements import Card, Choice, desk_and_card_reading, read_card
from articles.views.answers import Request, answer, plays_recordings, read_or_404
from articles.views.articles.desk import DESK, OFFERED, card_context, filters, number
from articles.views.articles.drawn_desks import answer_unchanged, is_plain, keep
from articles.views.context import header_of

GONE = 410  # the status of an article that was deleted


@require_safe
@plays_recordings
def article_detail(request: Request, article_id: int) -> HttpResponse:
    """Show the desk, or that the article was deleted to those who may restore it."""
    try:
        if request.htmx.target in {"card", "happened", "sources"}:
            return _card(request, article_id)
        return answer_unchanged(request, article_id) or _desk(request, article_id)
    except Http404:
        deleted = permissions.restorable_by(request.user).filter(pk=article_id).first()
        if deleted is None:
            raise
        return answer(request, "articles/deleted.html", {"article": deleted}, status=GONE)


def _choice(request: Request) -> Choice:
    """Return which card `?statement=` or `?claim=` chooses, and the lengths of its lists."""
    return Choice(
        statement_id=number(request, "statement"),
        claim_id=number(request, "claim"),
        entries=number(request, "feed") or 0,
        sources=number(request, "sources") or SHOWN_SOURCES,
    )


def _card(request: Request, article_id: int) -> HttpResponse:
    choice = _choice(request)
    newest, card = read_or_404(read_card, article_id, choice, reader=request.user)
    if card is None:
        return HttpResponseClientRedirect(former_text(newest.revision.article, choice))
    context = card_context(request, card) | {"desk": None, "look": newest.look}
    return answer(request, DESK, context, part="card")


def _desk(request: Request, article_id: int) -> HttpResponse:
    """Show the whole desk; parameters of the address filter it."""
    choice, is_kept = _choice(request), is_plain(request)
    desk, card, around = _read(request, article_id, choice)
    if card is None:
        address = former_text(desk.article, choice)
        return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
    context = card_context(request, card) | {
        "desk": desk,
        "look": desk.newest.look,
        **header_of(request, around.pending),
        "entry": _offered_entry(request, card.article, around.last_entry),
        "assign_selection_form": BlankForm(
            AssignSelectionForm, offered={"assignee": around.reviewers}
        ),
        "unconfirmed": newest_unconfirmed(desk.article) if desk.newest.has_unconfirmed else None,
    }
    part = "copy" if request.htmx.target == "copy" else ""
    response = answer(request, DESK, context, part=part)
    if is_kept:
        keep(request, article_id, response, around, desk.newest.look)
    return response


def _read(
    request: Request, article_id: int, choice: Choice
) -> tuple[Desk, Card | None, Surroundings]:
    around = desk_reading(article_id, filters(request.GET), reader=request.user)
    reading = together(
        desk_and_card_reading(around, choice, reader=request.user, article_id=article_id),
        surroundings_reading(article_id, request.user),
    )
    (desk, card), surroundings = read_or_404(read_now, reading)
    return desk, card, surroundings


def former_text(article: Article, choice: Choice) -> str:
    """Return the address of a statement of an earlier revision, or of what happened to a claim.

    Raises `Http404` if the article never had it.
    """
    if choice.claim_id:
        claim = get_object_or_404(Claim, pk=choice.claim_id, revision__article=article)
        last = claim.carry_overs.select_related("former", "revision").last()
        if last is None:
            raise Http404
        address = reverse("article_compare", args=[article.pk])
        numbers = f"?from={last.former.number}&to={last.revision.number}"
        return f"{address}{numbers}#claim-{claim.pk}"
    statements = Statement.objects.select_related("revision")
    statement = get_object_or_404(statements, pk=choice.statement_id, revision__article=article)
    return reverse("revision_detail", args=[article.pk, statement.revision.number])


def _offered_entry(request: Request, article: Article, last: UndoEntry | None) -> UndoEntry | None:
    """Return the entry that the page offers to undo.

    After a redirect it is that of the action before it, otherwise the user's `last` one.
    """
    article_id, entry_id = request.session.pop(OFFERED, None) or (0, 0)
    if article_id != article.pk:
        return last
    return last if last and last.pk == entry_id else None
