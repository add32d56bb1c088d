from django.db.models.fields.files import FieldFile
from django.http import FileResponse


def download(file: FieldFile, name: str) -> FileResponse:
    """Stored bytes as an attachment: no browser is to run what a stranger wrote."""
    return FileResponse(
        file.open("rb"),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
    )
