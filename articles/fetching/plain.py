"""Plain text to a Document."""

from articles.fetching.charset import decode
from articles.fetching.document import Document
from articles.fetching.storable import storable

_LINE_ENDS = {"\r\n": "\n", "\r": "\n"}


def read_plain(body: bytes, *, content_type: str) -> Document:
    """Return the text as it stands, with one kind of line end and no byte order mark."""
    text = decode(body, content_type=content_type)
    for foreign, ours in _LINE_ENDS.items():
        text = text.replace(foreign, ours)
    return Document(storable(text).strip("\n"))
