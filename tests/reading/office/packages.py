"""Make .odt files for tests."""

from tests.importing.documents import zipped

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())


def odt(body: str, *, styles: str = "", meta: str = "", manifest: str = "") -> bytes:
    """An .odt file with this content of its text."""
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    about = f"<office:document-meta {NAMESPACES}><office:meta>{meta}</office:meta></office:document-meta>"
    members = {"content.xml": content, "meta.xml": about}
    if manifest:
        members["META-INF/manifest.xml"] = manifest
    kind = ("mimetype", b"application/vnd.oasis.opendocument.text")
    return zipped([kind, *((name, text.encode()) for name, text in members.items())])


def style(name: str, properties: str, family: str = "text") -> str:
    """An automatic style."""
    return (
        f'<style:style style:name="{name}" style:family="{family}">'
        f"<style:text-properties {properties}/></style:style>"
    )
