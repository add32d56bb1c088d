"""The article page: text on one side, the card of the statement in hand on the other."""

from urllib.parse import parse_qs, urlsplit

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from articles import permissions, reads
from articles.forms.cards import card_forms
from articles.models import Article, Claim, Mark, Query, Statement
from articles.reads.desk import Filters
from articles.reads.feed import SHOWN
from articles.views.answers import answer
from articles.views.requests import Request

DESK = "articles/detail.html"


@require_safe
def article_detail(request: Request, article_id: int) -> HttpResponse:
    """The desk. `?statement=` or `?claim=` chooses the card; `kind`, `speaker`, `state` filter."""
    article = get_object_or_404(Article, pk=article_id)
    statement_id, claim_id = number(request, "statement"), number(request, "claim")
    entries = number(request, "feed") or SHOWN
    card = reads.card(
        article,
        reader=request.user,
        statement_id=statement_id,
        claim_id=claim_id,
        entries=entries,
    )
    if card is None:
        return former_text(article, statement_id=statement_id, claim_id=claim_id)
    context = card_context(request, card)
    if request.htmx.target in {"card", "feed"}:
        return answer(request, DESK, context, part="card")
    context |= {"desk": reads.desk(article, filters(request.GET))}
    context |= {"waiting": reads.newest_waiting(article)}
    return answer(request, DESK, context, part="copy" if request.htmx.target == "copy" else "")


def former_text(
    article: Article, *, statement_id: int | None, claim_id: int | None
) -> HttpResponse:
    """A link to a statement of an older text leads to that text; to a claim that a new text has
    cut, to where this is told. Raises `Http404` when the article never had it."""
    if claim_id:
        claim = get_object_or_404(Claim, pk=claim_id, revision__article=article)
        last = claim.carryings.select_related("former", "revision").last()
        if last is None:
            raise Http404
        address = reverse("article_compare", args=[article.pk])
        numbers = f"?from={last.former.number}&to={last.revision.number}"
        return redirect(f"{address}{numbers}#claim-{claim.pk}")
    statements = Statement.objects.select_related("revision")
    statement = get_object_or_404(statements, pk=statement_id, revision__article=article)
    return redirect("revision_detail", article.pk, statement.revision.number)


def number(request: Request, name: str) -> int | None:
    """A number in the address bar. Raises `Http404` when it is none."""
    return number_of(request.GET.get(name, ""))


def number_of(typed: str) -> int | None:
    """The number typed, None for nothing. Raises `Http404` when it is none."""
    if not typed:
        return None
    if not typed.isascii() or not typed.isdigit() or len(typed) > 18:
        raise Http404
    return int(typed)


def filters(query: QueryDict | dict[str, list[str]]) -> Filters:
    """The filters that an address names."""
    pick = query.getlist if isinstance(query, QueryDict) else lambda name: query.get(name, [])
    chosen = (frozenset(pick(name)) for name in ("kind", "speaker", "state", "fresh"))
    return Filters(*chosen)


def card_context(request: Request, card: reads.Card, **bound: object) -> dict[str, object]:
    """What the card's template needs; `bound` forms take the place of empty ones."""
    claim = card.claim.claim if card.claim else None
    verdict = card.verdict
    may = {
        "flag": permissions.may_flag(request.user),
        "edit": permissions.may_edit(request.user),
        "attribute": permissions.may_attribute(request.user),
        "comment": permissions.may_comment(request.user),
        "override": permissions.may_override(request.user),
        "cut": permissions.may_cut(request.user),
        "export": permissions.may_export(request.user),
        "cite": claim is not None and permissions.may_cite(request.user, claim),
        "judge": claim is not None and permissions.may_judge(request.user, claim),
        "confirm": claim is not None and permissions.may_confirm(request.user, claim),
        "sign_off": verdict is not None and permissions.may_sign_off(request.user, verdict),
    }
    choices = {
        "kind_choices": Statement.Kind.choices,
        "state_choices": Claim.State.choices,
        "mark_choices": Mark.choices,
        "channel_choices": Query.Channel.choices,
        "deed": reads.last_deed(card.article, request.user),
    }
    return {
        "article": card.article,
        "card": card,
        "may": may,
        **choices,
        **card_forms(card, reader=request.user),
        **bound,
    }


def after_change(
    request: Request,
    article: Article,
    *,
    statement_id: int | None = None,
    claim_id: int | None = None,
    notice: str = "",
) -> HttpResponse:
    """After a change: the card, and with htmx also the text and the meter, which it may touch.

    It is said in a notice, with a button to undo it; `notice` says something else.
    """
    deed = reads.last_deed(article, request.user)
    may_undo = not notice and deed is not None and deed.is_fresh
    notice = notice or (str(deed.get_kind_display()) if deed and may_undo else "")
    if not request.htmx:
        if notice:
            messages.success(request, capfirst(notice), extra_tags="undo" if may_undo else "")
        chosen = f"?statement={statement_id}" if statement_id else ""
        chosen = f"?claim={claim_id}" if claim_id else chosen
        return redirect(reverse("article_detail", args=[article.pk]) + chosen)
    card = reads.card(article, reader=request.user, statement_id=statement_id, claim_id=claim_id)
    if card is None:
        raise Http404
    shown = filters(parse_qs(urlsplit(request.htmx.current_url or "").query))
    context = card_context(request, card)
    context |= {"desk": reads.desk(article, shown), "out_of_band": True}
    context |= {"notice": notice, "may_undo": may_undo}
    parts = [
        render_to_string(f"{DESK}#{part}", context, request)
        for part in ("card", "progress", "speakers", "consistency", "undo", "copy", "done")
    ]
    return HttpResponse("\n".join(parts))


def after_mistake(
    request: Request,
    article: Article,
    *,
    statement_id: int | None = None,
    claim_id: int | None = None,
    status: int = 422,
    **bound: object,
) -> HttpResponse:
    """The card again with what was typed, and what is wrong with it."""
    card = reads.card(article, reader=request.user, statement_id=statement_id, claim_id=claim_id)
    if card is None:
        raise Http404
    context = card_context(request, card, **bound)
    if not request.htmx:
        context |= {"desk": reads.desk(article)}
    return answer(request, DESK, context, part="card", status=status)


def statement_or_404(statement_id: int) -> Statement:
    """The statement with its revision and article."""
    return get_object_or_404(Statement.objects.select_related("revision__article"), pk=statement_id)


def claim_or_404(claim_id: int) -> Claim:
    """The claim with its revision and article."""
    return get_object_or_404(Claim.objects.select_related("revision__article"), pk=claim_id)
