"""The type of a file in binary form, by its first bytes and by the names of its parts."""

import re
import zipfile
import zlib
from io import BytesIO

from articles.reading.document import Unreadable
from articles.reading.signatures.refused import (
    OTHER_PACKED,
    PASSWORD,
    WITHOUT_TEXT,
    refused_type,
)
from articles.reading.signatures.types import FileType

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"  # the container of .doc, .xls, .msg, and of a .docx with a password
_GZIP = b"\x1f\x8b\x08"
_ZSTD = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")
_STARTS = (
    (b"%PDF-", FileType.PDF),
    (b"{\\rtf", FileType.RICH_TEXT),
    (b"WARC/", FileType.WARC),
)
_PDF_HEADER = re.compile(rb"%PDF-\d\.\d\s")
_PDF_END = re.compile(rb"startxref\s+\d+\s+%%EOF")
_PDF_TAIL = 2048  # bytes
PICTURES = re.compile(rb"\x89PNG\r\n\x1a\n | \xff\xd8\xff | RIFF....WEBP", re.VERBOSE | re.DOTALL)
_OTHER_PICTURES = re.compile(
    rb"GIF8[79]a | II\*\x00 | MM\x00\* | BM....\x00\x00\x00\x00 | ....ftyp(?:heic|heix|mif1|avif)",
    re.VERBOSE | re.DOTALL,
)
_SOUND = re.compile(rb"ID3[\x02-\x04] | OggS\x00 | fLaC | RIFF....WAVE", re.VERBOSE | re.DOTALL)
_FILM = re.compile(rb"....ftyp | \x1a\x45\xdf\xa3 | RIFF....AVI\x20", re.VERBOSE | re.DOTALL)
_NAMED_STARTS = ((b"bplist00", ".webarchive"), (b"Rar!\x1a", ".rar"), (b"7z\xbc\xaf", ".7z"))
_IN_ZIP = (  # a part that only this type has
    (b"xl/workbook.xml", ".xlsx"),
    (b"ppt/presentation.xml", ".pptx"),
    (b"application/epub+zip", ".epub"),
    (b"application/vnd.oasis.opendocument.spreadsheet", ".ods"),
    (b"application/vnd.oasis.opendocument.presentation", ".odp"),
    (b"Index/Document.iwa", ".pages"),
)
_IN_OLE = (  # a stream that only this type has
    ("WordDocument", ""),
    ("Workbook", ".xls"),
    ("PowerPoint Document", ".ppt"),
    ("__substg1.0_", ".msg"),
)
_PAGE = re.compile(rb"^[^/\n]+\.html?$", re.MULTILINE)
_MEMBERS = 5_000
_MIMETYPE = 200  # bytes
_UNPACKED = 512  # bytes of a gzip file


def packed_type(body: bytes, start: bytes) -> FileType | None:
    """Return the type that the bytes prove; None for text. Raises Unreadable for what is not read."""
    for signature, file_type in _STARTS:
        if start.startswith(signature):
            return file_type
    if start.startswith(ZIP):
        return _zipped(body)
    if start.startswith(OLE):
        return _of_old_program(body)
    if start.startswith(_GZIP):
        return _gzipped(start)
    _refuse_media(start)
    for signature, shown in _NAMED_STARTS:
        if start.startswith(signature):
            raise refused_type(shown)
    if start.startswith(_ZSTD):
        return FileType.WARC
    return FileType.PDF if _is_pdf_behind_junk(body, start) else None


def _is_pdf_behind_junk(body: bytes, start: bytes) -> bool:
    """Whether a PDF file begins within the first bytes, as readers allow; a text may mention one."""
    if start.startswith(b"<") or not _PDF_HEADER.search(start):
        return False
    return bool(_PDF_END.search(body[-_PDF_TAIL:])) and b"endobj" in body


def _refuse_media(start: bytes) -> None:
    for kind, patterns in (
        ("image", (PICTURES, _OTHER_PICTURES)),
        ("audio", (_SOUND,)),
        ("video", (_FILM,)),
    ):
        if any(pattern.match(start) for pattern in patterns):
            raise Unreadable(WITHOUT_TEXT[kind])


def _zipped(body: bytes) -> FileType:
    """Return the type of a zip file, by the names of its parts."""
    contents = _contents(body)
    for part, shown in _IN_ZIP:
        if part in contents:
            raise refused_type(shown)
    if b"_rels/.rels" in contents:
        return FileType.WORD
    if b"content.xml" in contents and (b"mimetype" in contents or b"META-INF/" in contents):
        return FileType.OPENDOCUMENT
    if b"datapackage.json" in contents and b"archive/" in contents:
        return FileType.WACZ
    if _PAGE.search(contents):
        return FileType.ZIPPED_PAGE
    raise Unreadable(OTHER_PACKED)


def _contents(body: bytes) -> bytes:
    """Return the names of the parts, and what the part `mimetype` says; the bytes of a damaged file.

    The bytes of a whole file would not do: a Word document may hold a table of another program.
    """
    if body.count(b"PK\x01\x02") > _MEMBERS:
        return body  # its reader refuses it
    try:
        with zipfile.ZipFile(BytesIO(body)) as package:
            names = package.namelist()
            is_short = "mimetype" in names and package.getinfo("mimetype").file_size < _MIMETYPE
            kind = package.read("mimetype") if is_short else b""
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError):
        return body
    return "\n".join([*names, ""]).encode("utf-8", "replace") + kind


def _of_old_program(body: bytes) -> FileType:
    for stream, shown in _IN_OLE:
        if stream.encode("utf-16-le") in body:
            if shown:
                raise refused_type(shown)
            return FileType.OLD_WORD
    if "EncryptedPackage".encode("utf-16-le") in body:
        raise Unreadable(PASSWORD)
    return FileType.OLD_WORD


def is_old_word(body: bytes) -> bool:
    """Whether a file is a document in the old Word format (.doc)."""
    return body.startswith(OLE) and "WordDocument".encode("utf-16-le") in body


def _gzipped(start: bytes) -> FileType:
    try:
        unpacked = zlib.decompressobj(31).decompress(start, _UNPACKED)
    except zlib.error:
        unpacked = b""
    if unpacked.startswith(b"WARC/"):
        return FileType.WARC
    raise refused_type(".gz")
