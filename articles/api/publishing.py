"""Publication of an article, and the files that a worker makes of its report."""

from http import HTTPStatus

from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Field, Router

from articles import permissions, rules
from articles.actions.publishing import (
    ask_for_export,
    publish_report,
    queue_publication,
    withdraw_publication,
)
from articles.api.articles import readable_articles
from articles.api.protocol.authentication import ApiRequest, Scope
from articles.api.protocol.operations import read, read_file, read_list, single
from articles.api.protocol.paging import Page
from articles.api.protocol.shapes import ID, VERSION, Shape, id_of, text
from articles.api.protocol.writing import Body, Made, write
from articles.file_store import open_stored
from articles.models import Article, Edition, Export
from articles.reads.publishing import (
    ExportRow,
    editions_of,
    export_row,
    exports_of,
    is_approved,
    is_long,
    own_exports,
    publication_of,
    report_for,
    site_address,
    unfinished_publication,
)
from articles.refusals import Refused, Stale
from articles.reports import FORMATS, Rendering

router = Router(tags=["publishing"])
EXPORT = Shape(
    "Export",
    {
        "id": ID,
        "article": id_of("article"),
        "format": {"enum": list(FORMATS), "description": "The format of the file."},
        "rendering": {
            "enum": [each.value for each in Rendering],
            "description": "`legal` for the full version, `public` for the public one.",
        },
        "state": {
            "enum": ["pending", "ready", "failed"],
            "description": "Ask again until it is no longer pending.",
        },
        "step": text("What the worker is doing."),
        "failure": text("Why it failed; empty otherwise."),
        "at": {"type": "string", "format": "date-time", "description": "When it was asked for."},
        "until": {"type": "string", "format": "date-time", "description": "When it is removed."},
        "size": {"type": ["integer", "null"], "description": "Bytes, once it is ready."},
    },
    about="A file with the report of an article, for the account that asked for it.",
)


@read_list(router, "/articles/{int:article_id}/exports", EXPORT)
def export_list(request: ApiRequest, article_id: int) -> Page:
    """The files of an article that this account asked for, newest first."""
    permissions.require(permissions.may_export(request.user))
    article = single(readable_articles(request.user).filter(pk=article_id))
    return Page([export_as_json(row) for row in exports_of(article, request.user)])


class NewExport(Body):
    """Which file to make."""

    format: str = Field(max_length=20)
    rendering: Rendering = Rendering.PUBLIC


@write(router, "/articles/{int:article_id}/exports", EXPORT, status=HTTPStatus.ACCEPTED)
def export_ask(request: ApiRequest, article_id: int, body: NewExport) -> Made:
    """Have a worker make a file of the report. `Location` is where to ask how far it is."""
    permissions.require(permissions.may_export(request.user))
    article = single(readable_articles(request.user).filter(pk=article_id))
    wanted = FORMATS.get(body.format)
    if wanted is None or body.rendering not in wanted.renderings:
        raise Refused(
            _("This file is not available. Formats are: %(formats)s.")
            % {"formats": ", ".join(f"{k} ({', '.join(f.renderings)})" for k, f in FORMATS.items())}
        )
    asked = ask_for_export(article, by=request.user, form=wanted, rendering=body.rendering)
    location = reverse("api_export", args=[asked.pk])
    return Made(export(request, asked.pk), location, HTTPStatus.ACCEPTED)


@read(router, "/exports/{int:export_id}", EXPORT)
def export(request: ApiRequest, export_id: int) -> dict[str, object]:
    """How far a file is. Only the account that asked for it finds it."""
    return export_as_json(export_row(_export(request, export_id)))


@read_file(router, "/exports/{int:export_id}/file")
def export_file(request: ApiRequest, export_id: int) -> FileResponse:
    """The file, once it is ready."""
    export = _export(request, export_id)
    if not export.made_at:
        raise Http404
    permissions.require(
        permissions.may_download(request.user, export),
        _("The visibility of a source in this file has changed. Generate the file again."),
    )
    stored = open_stored(export.file.name or "", size=export.size)
    return FileResponse(stored, as_attachment=True, filename=export.file_name)


def _export(request: ApiRequest, export_id: int) -> Export:
    permissions.require(permissions.may_export(request.user))
    return single(own_exports(request.user).filter(pk=export_id))


def export_as_json(row: ExportRow) -> dict[str, object]:
    export = row.export
    state = "ready" if export.made_at else "pending" if row.is_pending else "failed"
    return EXPORT.values(
        None,
        id=export.pk,
        article=export.article_id,
        format=export.form,
        rendering=export.rendering,
        state=state,
        step=str(export.get_step_display()),
        failure=row.failure,
        at=export.created_at,
        until=row.until,
        size=export.size,
    )


PUBLICATION = Shape(
    "Publication",
    {
        "id": id_of("article"),
        "version": VERSION | {"description": "Number of the newest edition, 0 without one."},
        "state": {
            "enum": ["unpublished", "pending", "published", "withdrawn"],
            "description": "`pending` while a worker makes the edition of a long article.",
        },
        "approved": {
            "type": "boolean",
            "description": "Whether the current state of the article may be published.",
        },
        "address": text("Where everybody reads it; empty without an edition."),
        "failure": text("Why the edition of a long article was not published; empty otherwise."),
        "withdrawn_because": text("The reason that readers see; empty unless it is withdrawn."),
    },
    about="What is published of an article. A correction is another edition.",
)


class NewEdition(Body):
    """The next edition. `note` is for readers: what was corrected, or what the first edition is."""

    note: str = ""


class Withdrawal(Body):
    """Why all editions are withdrawn. Readers see it."""

    reason: str


@read(router, "/articles/{int:article_id}/publication", PUBLICATION)
def publication(request: ApiRequest, article_id: int) -> dict[str, object]:
    """What is published of an article, and whether its current state may be."""
    article = single(readable_articles(request.user).filter(pk=article_id))
    unfinished = unfinished_publication(article)  # first: what is made meanwhile is an edition then
    published = publication_of(article)
    editions = editions_of(published) if published else []
    retraction = getattr(editions[0], "retraction", None) if editions else None
    state = "withdrawn" if retraction else "published" if editions else "unpublished"
    return PUBLICATION.values(
        None,
        id=article.pk,
        version=editions[0].number if editions else 0,
        state="pending" if unfinished and unfinished.is_pending else state,
        approved=is_approved(article),
        address=site_address("publication_detail", published.key) if published else "",
        failure=unfinished.failure if unfinished else "",
        withdrawn_because=retraction.reason if retraction else "",
    )


@write(
    router,
    "/articles/{int:article_id}/editions",
    PUBLICATION,
    changes=publication,
    scope=Scope.PUBLISH,
    or_else={HTTPStatus.ACCEPTED: PUBLICATION},
)
def edition_publish(request: ApiRequest, article_id: int, body: NewEdition) -> Made:
    """Publish the approved state of an article: its first edition, or a correction.

    A worker publishes a long article: then the answer is 202.
    """
    article = _to_publish(request, article_id)
    status = HTTPStatus.CREATED
    if is_long(article):
        state = rules.state_of(article)
        queue_publication(article, by=request.user, expected_version=state, note=body.note)
        status = HTTPStatus.ACCEPTED
    else:
        report, disclosed = report_for(request.user, article, Rendering.PUBLIC)
        publish_report(
            article,
            by=request.user,
            report=report,
            disclosed=disclosed,
            expected_version=report.version,
            note=body.note,
        )
    location = reverse("api_publication", args=[article.pk])
    return Made(publication(request, article.pk), location, status)


@write(
    router,
    "/articles/{int:article_id}/withdrawal",
    PUBLICATION,
    changes=publication,
    scope=Scope.PUBLISH,
)
def publication_withdraw(request: ApiRequest, article_id: int, body: Withdrawal) -> Made:
    """Withdraw all editions of an article. Readers see the reason instead."""
    article = _to_publish(request, article_id)
    published = publication_of(article)
    if published is None:
        raise Http404
    withdraw_publication(
        published,
        by=request.user,
        reason=body.reason,
        expected_version=request.expected_version,
    )
    location = reverse("api_publication", args=[article.pk])
    return Made(publication(request, article.pk), location)


def _to_publish(request: ApiRequest, article_id: int) -> Article:
    """Return the article, if its newest edition is the one that `If-Match` names. Raises `Stale`."""
    article = single(readable_articles(request.user).filter(pk=article_id))
    permissions.require(permissions.may_publish(request.user))
    newest = Edition.objects.filter(publication__article=article).order_by("-number")
    number = newest.values_list("number", flat=True).first() or 0
    if number != request.expected_version:
        raise Stale(_("There is a newer edition. Read it, then decide."))
    return article
