"""Undo: what a person did last on an article."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import actions, reads
from articles.models import Article, Deed
from articles.refusals import Refused, Stale
from articles.views.answers import done
from articles.views.desk import after_change, number_of
from articles.views.requests import Request


@require_POST
def deed_undo(request: Request, article_id: int) -> HttpResponse:
    """Take back the deed that the page has shown (`deed`). If it cannot be, say what came after."""
    article = get_object_or_404(Article, pk=article_id)
    wanted = number_of(request.POST.get("deed", ""))
    if not wanted:
        raise Refused(_("There is nothing of yours here that could be undone."))
    deed = get_object_or_404(article.deeds, pk=wanted)
    try:
        undone = actions.undo_action(deed, by=request.user)
    except Stale as stale:
        after = reads.came_after(deed)
        raise Stale(f"{stale} {after}".strip()) from stale
    notice = _("Undone: %(what)s") % {"what": undone.get_kind_display()}
    if undone.kind in Deed.AT_THE_GATE and not request.htmx:
        return done(request, notice, "article_gate", article.pk)
    claim_id, statement_id = reads.place_of(undone)
    return after_change(
        request, article, claim_id=claim_id, statement_id=statement_id, notice=notice
    )
