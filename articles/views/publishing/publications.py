"""Publish reports and withdraw them. published.py shows them to everyone."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import permissions, rules
from articles.actions.publishing import publish_report, queue_publication, withdraw_publication
from articles.forms.publishing import PublishForm, WithdrawForm
from articles.models import Article, BackgroundPublication, Edition, Publication
from articles.reads.publishing import (
    background_publication,
    drafted_note,
    editions_of,
    is_approved,
    is_long,
    outline_for,
    publication_of,
    report_for,
    unfinished_publication,
)
from articles.refusals import Refused
from articles.reports import Rendering, corrections, in_rendering, outline
from articles.views.answers import (
    Request,
    answer,
    article_or_404,
    done,
    read_or_404,
    readable_or_404,
)
from articles.views.submissions import ABOVE, submit

Outline = dict[str, Any]
# The version that the page expects, what readers would see, and the action that publishes it.
NextEdition = tuple[str, Outline, Callable[..., Edition | BackgroundPublication]]


@require_http_methods(["GET", "HEAD", "POST"])
def article_publish(request: Request, article_id: int) -> HttpResponse:
    """Show what would be published and what was, and publish an edition.

    A worker publishes a long article: its page names the state of the article, not of the report.
    """
    permissions.require(permissions.may_publish(request.user))
    article = article_or_404(request, article_id)
    unfinished = unfinished_publication(article)
    if unfinished and unfinished.is_pending:
        return redirect("publication_progress", unfinished.background.pk)
    next_edition = _long_edition if is_long(article) else _edition
    version, drawn, publish = next_edition(request, article)
    note = unfinished.background.note if unfinished else drafted_note(article, reader=request.user)
    form = PublishForm(request.POST or None, initial={"expected_version": version, "note": note})
    submission = submit(form, publish, field=ABOVE, version=lambda: version)
    if isinstance(submission.result, BackgroundPublication):
        return redirect("publication_progress", submission.result.pk)
    if submission.result:
        return _published(request, submission.result, article)
    context = _published_before(article, version, drawn) | {
        "article": article,
        "form": form,
        "is_approved": is_approved(article),
        "unfinished": unfinished,
    }
    return answer(request, "publishing/publish.html", context, status=submission.status)


def _edition(request: Request, article: Article) -> NextEdition:
    report, disclosed = report_for(request.user, article, Rendering.PUBLIC)
    publish = partial(publish_report, article, by=request.user, report=report, disclosed=disclosed)
    return report.version, outline(in_rendering(report, Rendering.PUBLIC)), publish


def _long_edition(request: Request, article: Article) -> NextEdition:
    publish = partial(queue_publication, article, by=request.user)
    return rules.state_of(article), outline_for(request.user, article), publish


def _published_before(article: Article, version: str, drawn: Outline) -> dict[str, object]:
    """Return the editions for the page, and how the next one differs from the newest."""
    publication = publication_of(article)
    editions = editions_of(publication) if publication else []
    return {
        "publication": publication,
        "editions": editions,
        "corrections": corrections(editions[0].outline, drawn) if editions else [],
        "is_published": bool(editions) and editions[0].version == version,
        "withdraw_form": WithdrawForm(initial={"expected_version": editions[0].number})
        if editions
        else None,
    }


def _published(request: Request, edition: Edition, article: Article) -> HttpResponse:
    sentence = _("Edition %(number)d is published.") % {"number": edition.number}
    return done(request, sentence, "article_publish", article.pk)


@require_safe
def publication_progress(request: Request, background_publication_id: int) -> HttpResponse:
    """Show the progress of an edition that a worker makes, then redirect to the editions."""
    permissions.require(permissions.may_publish(request.user))
    row = read_or_404(background_publication, background_publication_id, request.user)
    if row.background.edition:
        return _published(request, row.background.edition, row.background.article)
    context = {"row": row, "last_step": BackgroundPublication.Step.PUBLISHED}
    return answer(request, "publishing/progress.html", context, part="progress")


@require_POST
def publication_withdraw(request: Request, publication_id: int) -> HttpResponse:
    """Withdraw the publication."""
    permissions.require(permissions.may_publish(request.user))
    publications = Publication.objects.all()
    publication = readable_or_404(request, publications, publication_id, through="article")
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Enter a reason. Readers see it in place of the report."))
    withdraw_publication(publication, by=request.user, **form.cleaned_data)
    return done(request, _("Withdrawn."), "article_publish", publication.article_id)
