from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404


def download(file: FieldFile, name: str) -> FileResponse:
    """Stored bytes as an attachment: no browser is to run what a stranger wrote.

    Raises `Http404` where they were seen elsewhere and did not come with the report of it.
    """
    if not file:
        raise Http404
    return FileResponse(
        file.open("rb"),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
    )
