"""Exports: the files that a worker makes of the report of an article."""

from http import HTTPStatus

from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Field, Router

from articles import permissions
from articles.actions.publishing import ask_for_export
from articles.api.articles import readable_articles
from articles.api.protocol.authentication import ApiRequest
from articles.api.protocol.operations import read, read_file, read_list, single
from articles.api.protocol.paging import Page
from articles.api.protocol.shapes import ID, Shape, id_of, text
from articles.api.protocol.writing import Body, Made, write
from articles.file_store import open_stored
from articles.models import Export
from articles.reads.publishing import ExportRow, export_row, exports_of, own_exports
from articles.refusals import Refused
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
