"""The article page: the text on one side, the card of the chosen statement on the other."""

from collections.abc import Collection, Iterable, Mapping
from urllib.parse import parse_qs, urlsplit

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import capfirst

from articles import permissions
from articles.forms.cards import card_forms, shown_part
from articles.models import Article, Claim, Mark, Question, SeenChanges, Statement, UndoEntry
from articles.prepared import read_now, together, without_reads
from articles.reads.articles import (
    EVERYTHING,
    OF_VERDICTS,
    CardRevision,
    Desk,
    DeskUpdates,
    Filters,
    desk_reading,
    updates_reading,
)
from articles.reads.claims import (
    SHOWN,
    pending_work_reading,
    readable_claim,
)
from articles.reads.statements import Card, Choice, desk_and_card_reading, read_card
from articles.views.answers import Request, answer, read_or_404, readable_or_404
from articles.views.context import header_of

DESK = "articles/detail.html"
# Parts of the card that a change may leave as they are, by their ids.
STATEMENT, NEW_SOURCE, QUESTIONS = "card-statement", "new-source", "questions"
OFFERED = "offered_undo"  # the session's key: article and entry that the next page offers to undo


def number(request: Request, name: str) -> int | None:
    """Return a number of the address, None without one. Raises `Http404` for anything else."""
    return number_of(request.GET.get(name, ""))


def number_of(typed: str) -> int | None:
    """Return the typed number, None for nothing. Raises `Http404` for anything else."""
    if not typed:
        return None
    if not typed.isascii() or not typed.isdigit() or len(typed) > 18:
        raise Http404
    return int(typed)


def filters(query: QueryDict | dict[str, list[str]]) -> Filters:
    """Return the filters that an address names."""
    pick = query.getlist if isinstance(query, QueryDict) else lambda name: query.get(name, [])
    chosen = (
        frozenset(pick(name)) for name in ("kind", "speaker", "state", "fresh", "left", "suggested")
    )
    return Filters(*chosen)


def card_context(
    request: Request, card: Card, forms: Mapping[str, object] | None = None
) -> dict[str, object]:
    """Return what the card's template needs; `forms` that were sent take the place of empty ones."""
    claim = card.claim.claim if card.claim else None
    verdict = card.claim.verdict_to_sign if card.claim else None
    dissent = card.claim.dissent if card.claim else None
    may = {
        "flag": permissions.may_flag(request.user),
        "edit": permissions.may_edit(request.user),
        "tick": permissions.may_tick(request.user),
        "attribute": permissions.may_attribute(request.user),
        "assign": permissions.may_assign(request.user),
        "comment": permissions.may_comment(request.user),
        "override": permissions.may_override(request.user),
        "cut": permissions.may_edit(request.user),
        "export": permissions.may_export(request.user),
        "cite": claim is not None and permissions.may_cite(request.user, claim),
        "judge": claim is not None and permissions.may_judge(request.user, claim),
        "confirm": claim is not None and permissions.may_confirm(request.user, claim),
        "sign_off": verdict is not None and permissions.may_sign_off(request.user, verdict),
        "break_tie": dissent is not None and permissions.may_break_tie(request.user, dissent),
    }
    choices = {
        "kind_choices": Statement.Kind.choices,
        "state_choices": Claim.State.choices,
        "mark_choices": Mark.choices,
        "channel_choices": Question.Channel.choices,
    }
    return {
        "article": card.article,
        "card": card,
        "in_hand": card.statement.pk,
        "shown_part": shown_part(request.GET, forms or {}),
        "entries_shown": SHOWN,
        "may": may,
        **choices,
        **card_forms(card),
        **(forms or {}),
    }


def after_change(
    request: Request,
    article: Article,
    *,
    statement_id: int | None = None,
    claim_id: int | None = None,
    notice: str = "",
    offered: UndoEntry | None = None,
    unchanged: Collection[str] = (),
) -> HttpResponse:
    """Answer a change with the card, and htmx also with the changed parts of text and filters.

    `unchanged` are parts of the card that the change itself leaves as they are: see `_kept_parts`.
    The notice names the action that this request recorded, and offers to undo exactly that one, unless
    `offered` is another. `notice` replaces its text.
    """
    recorded_here = [e for e in request.undo_entries if e.article_id == article.pk]
    recorded = recorded_here[-1] if recorded_here else None  # the one that can be undone first
    offered = offered or recorded
    notice = notice or (str(recorded.get_kind_display()) if recorded else "")
    if not request.htmx:
        request.session[OFFERED] = [article.pk, offered.pk if offered else 0]
        if notice:
            messages.success(request, capfirst(notice), extra_tags="undo" if recorded else "")
        chosen = f"?statement={statement_id}" if statement_id else ""
        chosen = f"?claim={claim_id}" if claim_id else chosen
        return redirect(reverse("article_detail", args=[article.pk]) + chosen)
    choice = Choice(statement_id, claim_id, entries=entries_in(open_part(request)))
    undo = {"notice": notice, "may_undo": bool(recorded), "entry": offered}
    return _changed_parts(request, article, choice, undo, unchanged)


def _changed_parts(
    request: Request,
    article: Article,
    choice: Choice,
    undo: Mapping[str, object],
    unchanged: Collection[str],
) -> HttpResponse:
    """Return the card, the changed parts of the desk, the header and what can be undone."""
    look = SeenChanges.parse(request.headers.get("Factcheck-Look", ""))
    looks = [each for each in (look, _look_of_card(request, choice)) if each]
    around = desk_reading(article.pk, filters_in_use(request), reader=request.user)
    reading = together(
        desk_and_card_reading(around, choice, reader=request.user),
        updates_reading(*looks, article_id=article.pk, reader=request.user)
        if look
        else without_reads([]),
        pending_work_reading(request.user),
    )
    (desk, card), updates, counts = read_or_404(read_now, reading)
    if card is None:
        raise Http404
    news = updates[0] if updates else None
    kept = _kept_parts(unchanged, updates[1]) if len(updates) > 1 else ()
    context = card_context(request, card) | {"desk": desk, "kept": kept, **undo}
    context |= header_of(request, counts)
    context["look"] = news.look if news else desk.newest.look
    parts = ["card", "look", *desk_parts(desk, news, context), "undo", "done"]
    return HttpResponse(rendered(request, parts, context))


def _look_of_card(request: Request, choice: Choice) -> SeenChanges | None:
    """Return what the page had seen when it drew its card, None if that is another claim's."""
    claim, _space, look = request.headers.get("Factcheck-Card", "").partition(" ")
    return SeenChanges.parse(look) if claim == str(choice.claim_id) else None


def _kept_parts(unchanged: Collection[str], news: DeskUpdates) -> Collection[str]:
    """Return which of these parts the page may keep: nobody has changed them since it drew its card.

    The claim itself is as it was then: an action on it is refused otherwise. `unchanged` leaves out
    what the action changes.
    """
    if not news.only_of_claims:
        return ()
    is_judged_only = all(change.kind in OF_VERDICTS for change in news.changes)
    return [each for each in unchanged if each != QUESTIONS or is_judged_only]


def desk_parts(desk: Desk, news: DeskUpdates | None, context: dict[str, object]) -> list[str]:
    """Return the parts to draw again after `news`; of the text, only statements that changed.

    Without news it is the whole text.
    """
    parts, others = (
        ["navigation", "strip", "progress", "states"],
        ["speakers", "consistency", "readers"],
    )
    if news is None or news.whole_text or news.new_text:
        return [*parts, *others, "copy"]
    context["changed"] = news.changed(desk.lines)
    return [*parts, *([] if news.only_of_claims else others), "lines"]


def rendered(request: Request, parts: Iterable[str], context: dict[str, object]) -> str:
    """Return parts of the desk that replace those with the same ids."""
    context["out_of_band"] = True
    return "\n".join(render_to_string(f"{DESK}#{part}", context, request) for part in parts)


def filters_in_use(request: Request) -> Filters:
    """Return the filters of the page that sent an htmx request."""
    return filters(parse_qs(urlsplit(request.htmx.current_url or "").query))


def open_part(request: Request) -> str:
    """Return which part of the claim the page shows that sent an htmx request."""
    return str(request.headers.get("Factcheck-Part", ""))


def entries_in(part: str) -> int:
    """Return how many entries of its history the card of a claim shows in this part: often none."""
    return SHOWN if part == "history" else 0


def after_mistake(
    request: Request,
    article: Article,
    forms: Mapping[str, object],
    *,
    statement_id: int | None = None,
    claim_id: int | None = None,
    status: int = 422,
) -> HttpResponse:
    """Answer with the card and the `forms` that were sent, with their errors."""
    part = shown_part(request.GET, forms) or open_part(request)
    choice, desk = Choice(statement_id, claim_id, entries=entries_in(part)), None
    newest: CardRevision
    if request.htmx:
        newest, card = read_or_404(read_card, article.pk, choice, reader=request.user)
    else:
        desk, card = desk_and_card(request, article.pk, EVERYTHING, choice)
        newest = desk.newest
    if card is None:
        raise Http404
    context = card_context(request, card, forms) | {"desk": desk, "look": newest.look}
    return answer(request, DESK, context, part="card", status=status)


def desk_and_card(
    request: Request, article_id: int, filters: Filters, choice: Choice
) -> tuple[Desk, Card | None]:
    """Return the desk of the article as the user may see it, and a card of it. Raises `Http404`."""
    desk = desk_reading(article_id, filters, reader=request.user)
    return read_or_404(read_now, desk_and_card_reading(desk, choice, reader=request.user))


def statement_or_404(request: Request, statement_id: int) -> Statement:
    """Return the statement with its revision and article. Raises `Http404`."""
    statements = Statement.objects.select_related("revision__article")
    return readable_or_404(request, statements, statement_id, through="revision__article")


def claim_or_404(request: Request, claim_id: int) -> Claim:
    """Return the claim with its revision and article. Raises `Http404`."""
    return read_or_404(readable_claim, claim_id, reader=request.user)
